"""Which times are free: hours − leave − closures − booked → slots − notice − horizon.

A pure pipeline: the diary comes in, free times come out. Starts lie on a grid that begins
where a stretch of working hours begins; a slot fits inside that stretch.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

from assistant.consultation.model import Claim, OfficerId, Rota, TimeWindow, WeeklyHours
from assistant.consultation.wall_clock import LONDON

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Diary:
    """Everything that decides whether a time is free, at one instant."""

    rota: Rota
    claims: tuple[Claim, ...]
    bank_holidays: frozenset[date]
    now: datetime

    def last_day(self) -> date:
        """The last day, in London, that may be booked."""
        return london_day(self.now) + timedelta(days=self.rota.settings.horizon_days)


def london_day(instant: datetime) -> date:
    """The date in London at an instant."""
    return instant.astimezone(LONDON).date()


def london_instant(day: date, wall_time: time) -> datetime:
    """The instant of a wall-clock time in London; the first of the two when clocks go back."""
    return datetime.combine(day, wall_time, LONDON).astimezone(timezone.utc)


def free_times(diary: Diary, window: TimeWindow | None = None) -> Iterator[tuple[datetime, tuple[OfficerId, ...]]]:
    """Yield every start that is free, in order, with the officers who are free then.

    Lazy: asking for the first few costs only the days up to them.
    """
    settings = diary.rota.settings
    # What begins this very moment is past, even where no notice is needed.
    earliest = diary.now + max(settings.minimum_notice, timedelta.resolution)
    last_day = diary.last_day()
    if window is not None:
        earliest = max(earliest, window.starts_at)
        last_day = min(last_day, london_day(window.ends_at))
    before = None if window is None else _seconds_up(window.ends_at)
    days = _OfficerDays(diary)
    day = london_day(earliest)
    while day <= last_day:
        starts: dict[int, list[OfficerId]] = {}
        if not is_closed(diary, day):
            for officer_id, start in days.free_starts(day, _seconds_up(earliest)):
                if before is None or start < before:
                    starts.setdefault(start, []).append(officer_id)
        for start in sorted(starts):
            yield datetime.fromtimestamp(start, timezone.utc), tuple(starts[start])
        day += _ONE_DAY


def is_closed(diary: Diary, day: date) -> bool:
    """Whether nobody takes consultations on a day."""
    return day in diary.bank_holidays or any(
        closure.first_day <= day <= closure.last_day for closure in diary.rota.closures
    )


class _OfficerDays:
    """The diary indexed for a walk through the days, in whole seconds for speed."""

    def __init__(self, diary: Diary) -> None:
        settings = diary.rota.settings
        self._length = int(settings.slot_length.total_seconds())
        self._step = int(settings.slot_step.total_seconds())
        self._limit = settings.daily_limit
        active = [officer.id for officer in diary.rota.officers if officer.active]
        self._hours = {officer_id: _by_weekday(diary.rota, officer_id) for officer_id in active}
        self._forbidden = _forbidden_starts(diary, active)
        self._next = dict.fromkeys(active, 0)
        self._per_day: Mapping[tuple[OfficerId, date], int] = (
            Counter()
            if self._limit is None
            else Counter((claim.officer_id, london_day(claim.starts_at)) for claim in diary.claims)
        )

    def free_starts(self, day: date, earliest: int) -> Iterator[tuple[OfficerId, int]]:
        """Yield the free starts of one day, officer by officer; days must come in order."""
        midnight = _seconds(london_instant(day, time.min))
        changes = _seconds(london_instant(day + _ONE_DAY, time.min)) - midnight != 86_400
        for officer_id, weekdays in self._hours.items():
            if self._limit is not None and self._per_day[officer_id, day] >= self._limit:
                continue
            # Stretches of hours may overlap, so that a start could come up twice.
            seen: set[int] = set()
            for hours in weekdays[day.weekday()]:
                if changes:
                    opens = _seconds(london_instant(day, hours.starts))
                    closes = _seconds(london_instant(day, hours.ends))
                else:
                    opens = midnight + _since_midnight(hours.starts)
                    closes = midnight + _since_midnight(hours.ends)
                for start in self._starts(officer_id, opens, closes, earliest):
                    if start not in seen:
                        seen.add(start)
                        yield officer_id, start

    def _starts(self, officer_id: OfficerId, opens: int, closes: int, earliest: int) -> Iterator[int]:
        forbidden = self._forbidden[officer_id]
        position = self._next[officer_id]
        # Forbidden stretches that ended before these hours never matter again.
        while position < len(forbidden) and forbidden[position][1] <= opens - 86_400:
            position += 1
        self._next[officer_id] = position
        start = opens if earliest <= opens else self._on_grid(opens, earliest)
        while start + self._length <= closes:
            while position < len(forbidden) and forbidden[position][1] <= start:
                position += 1
            if position < len(forbidden) and forbidden[position][0] < start:
                start = self._on_grid(opens, forbidden[position][1])
                continue
            yield start
            start += self._step

    def _on_grid(self, opens: int, at_least: int) -> int:
        return opens + -((opens - at_least) // self._step) * self._step


def _by_weekday(rota: Rota, officer_id: OfficerId) -> list[list[WeeklyHours]]:
    weekdays: list[list[WeeklyHours]] = [[] for _ in range(7)]
    for hours in rota.hours:
        if hours.officer_id == officer_id:
            weekdays[hours.weekday].append(hours)
    return weekdays


def _forbidden_starts(diary: Diary, officer_ids: list[OfficerId]) -> dict[OfficerId, list[tuple[int, int]]]:
    """For each officer the stretches, both ends excluded, in which no slot may start."""
    settings = diary.rota.settings
    length = int(settings.slot_length.total_seconds())
    before = int(settings.buffer_before.total_seconds())
    after = int(settings.buffer_after.total_seconds())
    found: dict[OfficerId, list[tuple[int, int]]] = {each: [] for each in officer_ids}
    for leave in diary.rota.leave:
        if leave.officer_id in found:
            found[leave.officer_id].append((_seconds(leave.starts_at) - length, _seconds_up(leave.ends_at)))
    for claim in diary.claims:
        if claim.officer_id in found:
            found[claim.officer_id].append(
                (
                    _seconds(claim.claimed_from) - length - after,
                    _seconds_up(claim.claimed_until) + before,
                )
            )
    return {officer_id: _merged(stretches) for officer_id, stretches in found.items()}


def _merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches without overlaps, in order. Those that only touch stay two."""
    merged: list[tuple[int, int]] = []
    for opens, closes in sorted(stretches):
        if merged and opens < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], closes))
        else:
            merged.append((opens, closes))
    return merged


def _seconds(instant: datetime) -> int:
    """Whole seconds since 1970; the part below a second is cut off."""
    return int(instant.timestamp())


def _seconds_up(instant: datetime) -> int:
    """Whole seconds since 1970, a part of a second counted as a whole one."""
    return math.ceil(instant.timestamp())


def _since_midnight(wall_time: time) -> int:
    return wall_time.hour * 3600 + wall_time.minute * 60 + wall_time.second
