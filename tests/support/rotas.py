"""Random rotas, and the slow, obvious way to find what is free in them, minute by minute."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, timezone
from functools import cache

from assistant.consultation.availability import Diary
from assistant.consultation.model import (
    Claim,
    Closure,
    Leave,
    Officer,
    OfficerId,
    Rota,
    RotaSettings,
    WeeklyHours,
)
from assistant.language.wall_clock import LONDON

MINUTE = timedelta(minutes=1)
# Just before: clocks forward, clocks back, Easter, Christmas, the leap day, an ordinary week.
_BEGINNINGS = (
    date(2026, 3, 27),
    date(2026, 10, 23),
    date(2027, 3, 24),
    date(2026, 12, 22),
    date(2028, 2, 27),
    date(2026, 6, 8),
)
# Not inside the hour that the clocks jump over or repeat: nobody could say what is meant.
_WALL_TIMES = [time(0), time(0, 30), time(3), *(time(hour, minute) for hour in range(6, 24) for minute in (0, 15, 30))]


def random_diary(seed: int) -> Diary:
    """A diary of one to three officers over some days, full of everything that blocks a time."""
    pick = random.Random(seed)
    settings = RotaSettings(
        slot_length=pick.choice([15, 20, 30, 45, 60, 90]) * MINUTE,
        slot_step=pick.choice([5, 10, 15, 30, 45, 60]) * MINUTE,
        buffer_before=pick.choice([0, 0, 5, 15, 30]) * MINUTE,
        buffer_after=pick.choice([0, 0, 10, 15]) * MINUTE,
        minimum_notice=pick.choice([0, 1, 60, 24 * 60, 48 * 60]) * MINUTE,
        horizon_days=pick.randint(0, 6),
        daily_limit=pick.choice([None, None, 1, 3]),
    )
    now = datetime.combine(pick.choice(_BEGINNINGS), time(0), timezone.utc) + pick.randint(0, 3 * 1440) * MINUTE
    officers = tuple(
        Officer(OfficerId(number), f"Officer {number}", f"{number}@example.invalid", active=pick.random() > 0.1)
        for number in range(1, pick.randint(1, 3) + 1)
    )

    def some_instant() -> datetime:
        return now + pick.randint(-1440, 8 * 1440) * MINUTE

    leave = tuple(_leave(pick, officers, some_instant()) for _ in range(pick.randint(0, 4)))
    closures = tuple(_closure(pick, now.date()) for _ in range(pick.choice([0, 0, 1])))
    claims = tuple(_claim(pick, officers, settings, some_instant()) for _ in range(pick.randint(0, 8)))
    holidays = frozenset(now.date() + timedelta(days=pick.randint(0, 7)) for _ in range(pick.choice([0, 0, 1])))
    rota = Rota(officers, tuple(_hours(pick, officers)), leave, closures, settings)
    return Diary(rota, claims, holidays, now)


def free_by_brute_force(diary: Diary) -> set[tuple[datetime, OfficerId]]:
    """Every free start, by asking of each minute of each possible slot whether it is all right."""
    settings = diary.rota.settings
    last_day = diary.now.astimezone(LONDON).date() + timedelta(days=settings.horizon_days)
    length = settings.slot_length // MINUTE
    found = set()
    for officer in diary.rota.officers:
        if not officer.active:
            continue
        for stretch in _stretches(diary, officer.id, last_day):
            for start in stretch[:: settings.slot_step // MINUTE]:
                slot = [start + number * MINUTE for number in range(length)]
                if slot[-1] <= stretch[-1] and _all_right(diary, officer.id, slot):
                    found.add((start, officer.id))
    return found


def _all_right(diary: Diary, officer_id: OfficerId, slot: list[datetime]) -> bool:
    settings = diary.rota.settings
    day = slot[0].astimezone(LONDON).date()
    if slot[0] < diary.now + settings.minimum_notice or slot[0] <= diary.now:
        return False
    if any(each.first_day <= day <= each.last_day for each in diary.rota.closures) or day in diary.bank_holidays:
        return False
    away = [each for each in diary.rota.leave if each.officer_id == officer_id]
    if any(each.starts_at <= minute < each.ends_at for each in away for minute in slot):
        return False
    mine = [claim for claim in diary.claims if claim.officer_id == officer_id]
    that_day = [claim for claim in mine if claim.starts_at.astimezone(LONDON).date() == day]
    if settings.daily_limit is not None and len(that_day) >= settings.daily_limit:
        return False
    minute, ends = slot[0] - settings.buffer_before, slot[-1] + MINUTE + settings.buffer_after
    while minute < ends:
        if any(claim.claimed_from <= minute < claim.claimed_until for claim in mine):
            return False
        minute += MINUTE
    return True


def _stretches(diary: Diary, officer_id: OfficerId, last_day: date) -> Iterator[list[datetime]]:
    """The minutes of each stretch of working hours, found on the wall clock."""
    day = diary.now.astimezone(LONDON).date()
    while day <= last_day:
        walls = _minutes_of(day)
        for hours in diary.rota.hours:
            if hours.officer_id == officer_id and hours.weekday == day.weekday():
                yield [minute for minute, wall_time in walls if hours.starts <= wall_time < hours.ends]
        day += timedelta(days=1)


@cache
def _minutes_of(day: date) -> list[tuple[datetime, time]]:
    """The minutes of a day in London with what the clock on the wall shows."""
    midnight = datetime.combine(day, time(0), LONDON).astimezone(timezone.utc)
    walls = [
        (minute, minute.astimezone(LONDON)) for minute in (midnight + number * MINUTE for number in range(25 * 60))
    ]
    return [(minute, wall.time()) for minute, wall in walls if wall.date() == day]


def _hours(pick: random.Random, officers: tuple[Officer, ...]) -> Iterator[WeeklyHours]:
    for officer in officers:
        for weekday in range(7):
            for _ in range(pick.choice([0, 1, 1, 2])):
                starts, ends = sorted(pick.sample(_WALL_TIMES, 2))
                yield WeeklyHours(officer.id, weekday, starts, ends)


def _leave(pick: random.Random, officers: tuple[Officer, ...], starts_at: datetime) -> Leave:
    ends_at = starts_at + pick.choice([1, 30, 240, 1440, 3000]) * MINUTE
    return Leave(pick.choice(officers).id, starts_at, ends_at)


def _closure(pick: random.Random, today: date) -> Closure:
    first = today + timedelta(days=pick.randint(-1, 6))
    return Closure(first, first + timedelta(days=pick.randint(0, 2)))


def _claim(pick: random.Random, officers: tuple[Officer, ...], settings: RotaSettings, starts_at: datetime) -> Claim:
    ends_at = starts_at + pick.choice([settings.slot_length, 15 * MINUTE, 120 * MINUTE])
    return Claim(
        booking_id=str(pick.random()),
        officer_id=pick.choice(officers).id,
        starts_at=starts_at,
        claimed_from=starts_at - settings.buffer_before,
        claimed_until=ends_at + settings.buffer_after,
    )
