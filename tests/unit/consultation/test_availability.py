"""What is free, and why the rest is not."""

import os
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from operator import itemgetter

import pytest

from assistant.consultation.availability import Diary, free_times, london_day
from assistant.consultation.blocked import Blocked, why_blocked
from assistant.consultation.model import (
    Claim,
    Closure,
    Leave,
    Officer,
    OfficerId,
    Rota,
    RotaSettings,
    Slot,
    TimeWindow,
    WeeklyHours,
)
from bench import first_free_slot
from tests.support.rotas import free_by_brute_force, random_diary

ROTAS = int(os.environ.get("ASSISTANT_TEST_ROTAS", "150"))
ANNA, BEN = OfficerId(1), OfficerId(2)
MONDAY = date(2026, 6, 8)
HALF_HOUR = timedelta(minutes=30)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    """A moment of a summer's day by the clock in London."""
    return datetime.combine(day, time(hour, minute), timezone.utc) - timedelta(hours=1)


def diary(**changes) -> Diary:
    """Anna works on Mondays from nine to eleven; it is six in the morning and no notice is needed."""
    settings = changes.pop("settings", RotaSettings(minimum_notice=timedelta(0), horizon_days=0))
    hours = changes.pop("hours", (WeeklyHours(ANNA, 0, time(9), time(11)),))
    rota = Rota((Officer(ANNA, "Anna", "a@example.invalid"), Officer(BEN, "Ben", "b@example.invalid")), hours)
    rota = replace(rota, settings=settings, **changes.pop("rota", {}))
    return replace(Diary(rota, (), frozenset(), at(6)), **changes)


def starts(of: Diary, window: TimeWindow | None = None) -> list[str]:
    """The free starts as London shows them."""
    return [(start + timedelta(hours=1)).strftime("%H:%M") for start, _ in free_times(of, window)]


def claim(starts_at: datetime, minutes: int = 30, before: int = 0, after: int = 0) -> Claim:
    """A booking of Anna's."""
    return Claim(
        "booking",
        ANNA,
        starts_at,
        starts_at - timedelta(minutes=before),
        starts_at + timedelta(minutes=minutes + after),
    )


def test_hours_are_cut_into_slots_that_fit_inside():
    assert starts(diary()) == ["09:00", "09:30", "10:00", "10:30"]


def test_a_slot_that_would_end_after_hours_is_not_offered():
    settings = RotaSettings(timedelta(minutes=45), HALF_HOUR, minimum_notice=timedelta(0), horizon_days=0)
    assert starts(diary(settings=settings)) == ["09:00", "09:30", "10:00"]


def test_a_slot_ending_when_a_booking_begins_does_not_clash():
    assert starts(diary(claims=(claim(at(9, 30)),))) == ["09:00", "10:00", "10:30"]


def test_a_booking_off_the_grid_blocks_both_slots_it_touches():
    assert starts(diary(claims=(claim(at(9, 45), minutes=30),))) == ["09:00", "10:30"]


def test_buffers_keep_neighbouring_slots_free():
    settings = RotaSettings(
        buffer_before=timedelta(minutes=5),
        buffer_after=timedelta(minutes=10),
        minimum_notice=timedelta(0),
        horizon_days=0,
    )
    booked = (claim(at(10), before=5, after=10),)
    assert starts(diary(settings=settings, claims=booked)) == ["09:00"]


def test_leave_takes_every_slot_it_touches():
    away = Leave(ANNA, at(9, 45), at(10, 1))
    assert starts(diary(rota={"leave": (away,)})) == ["09:00", "10:30"]


def test_notice_counts_to_the_minute():
    settings = RotaSettings(minimum_notice=timedelta(hours=3, minutes=30), horizon_days=0)
    assert starts(diary(settings=settings)) == ["09:30", "10:00", "10:30"]
    assert starts(diary(settings=settings, now=at(6) + timedelta(microseconds=1))) == ["10:00", "10:30"]


def test_the_horizon_is_a_day_in_london():
    late_evening = at(0, 30, MONDAY)
    settings = RotaSettings(minimum_notice=timedelta(0), horizon_days=0)
    assert london_day(late_evening) == MONDAY
    assert len(starts(diary(settings=settings, now=late_evening))) == 4


def test_closures_and_bank_holidays_close_the_whole_day():
    assert starts(diary(rota={"closures": (Closure(MONDAY, MONDAY),)})) == []
    assert starts(diary(bank_holidays=frozenset({MONDAY}))) == []


def test_a_full_day_offers_nothing_more():
    settings = RotaSettings(minimum_notice=timedelta(0), horizon_days=0, daily_limit=1)
    assert starts(diary(settings=settings, claims=(claim(at(9)),))) == []


def test_a_window_is_kept_with_its_end_excluded():
    assert starts(diary(), TimeWindow(at(9, 30), at(10, 30))) == ["09:30", "10:00"]


def test_officers_who_are_free_at_one_time_are_offered_together():
    hours = (WeeklyHours(ANNA, 0, time(9), time(10)), WeeklyHours(BEN, 0, time(9, 30), time(10)))
    assert list(free_times(diary(hours=hours))) == [(at(9), (ANNA,)), (at(9, 30), (ANNA, BEN))]


def test_overlapping_hours_offer_a_start_once():
    hours = (WeeklyHours(ANNA, 0, time(9), time(10)), WeeklyHours(ANNA, 0, time(9, 30), time(10, 30)))
    assert starts(diary(hours=hours)) == ["09:00", "09:30", "10:00"]


@pytest.mark.parametrize(
    ("day", "offset"),
    [
        (date(2026, 3, 27), 0),
        (date(2026, 3, 30), 1),
        (date(2026, 10, 23), 1),
        (date(2026, 10, 26), 0),
    ],
)
def test_nine_in_the_morning_is_nine_on_both_sides_of_a_clock_change(day: date, offset: int):
    hours = (WeeklyHours(ANNA, day.weekday(), time(9), time(9, 30)),)
    now = datetime.combine(day, time(5), timezone.utc)
    expected = datetime.combine(day, time(9 - offset), timezone.utc)
    assert [start for start, _ in free_times(diary(hours=hours, now=now))] == [expected]


@pytest.mark.parametrize(
    ("changes", "start", "reason"),
    [
        ({}, at(5), Blocked.PAST),
        ({"settings": RotaSettings(minimum_notice=timedelta(hours=4), horizon_days=0)}, at(9), Blocked.TOO_SOON),
        ({}, at(9, day=MONDAY + timedelta(days=7)), Blocked.TOO_FAR),
        ({"bank_holidays": frozenset({MONDAY})}, at(9), Blocked.BANK_HOLIDAY),
        ({"rota": {"closures": (Closure(MONDAY, MONDAY),)}}, at(9), Blocked.CLOSED),
        ({}, at(8, 30), Blocked.OUTSIDE_HOURS),
        ({}, at(10, 45), Blocked.OUTSIDE_HOURS),
        ({}, at(9, 10), Blocked.NOT_A_START),
        ({"rota": {"leave": (Leave(ANNA, at(9), at(9, 1)),)}}, at(9), Blocked.AWAY),
        ({"claims": (claim(at(9)),)}, at(9), Blocked.BOOKED),
        ({"rota": {"officers": ()}}, at(9), Blocked.NO_SUCH_OFFICER),
    ],
)
def test_every_blocked_time_says_why(changes: dict, start: datetime, reason: Blocked):
    assert why_blocked(diary(**changes), Slot(ANNA, start, start + HALF_HOUR)) is reason


def test_a_slot_of_another_length_cannot_be_booked():
    assert why_blocked(diary(), Slot(ANNA, at(9), at(10))) is Blocked.NOT_A_START


@pytest.mark.timeout(300 + ROTAS)
def test_the_free_times_are_those_that_brute_force_finds():
    """On random rotas; `ASSISTANT_TEST_ROTAS` says on how many."""
    some_are_free = 0
    for seed in range(ROTAS):
        random = random_diary(seed)
        expected = free_by_brute_force(random)
        found = [(start, officer) for start, officers in free_times(random) for officer in officers]
        assert len(found) == len(set(found)), f"seed {seed}"
        assert set(found) == expected, f"seed {seed}"
        assert [start for start, _ in free_times(random)] == sorted({start for start, _ in expected})
        some_are_free += bool(expected)
    assert some_are_free > ROTAS // 3


@pytest.mark.timeout(300 + ROTAS)
def test_a_time_is_free_or_has_a_reason_never_both_and_never_neither():
    """On random rotas, for every quarter of an hour of every officer."""
    reasons: set[Blocked | None] = set()
    for seed in range(max(40, ROTAS // 10)):
        random = random_diary(seed)
        free = free_by_brute_force(random)
        length = random.rota.settings.slot_length
        for officer in random.rota.officers:
            for number in range(-8, 8 * 96):
                start = random.now.replace(second=0, microsecond=0, minute=0) + number * timedelta(minutes=15)
                reason = why_blocked(random, Slot(officer.id, start, start + length))
                assert (reason is None) == ((start, officer.id) in free), f"seed {seed}, {start}"
                reasons.add(reason)
    assert reasons == {None, *Blocked}


def test_the_last_free_slot_of_fifty_officers_in_ninety_days_is_found():
    """How long it takes is measured by `bench.first_free_slot`."""
    slots = sorted(first_free_slot.all_slots(), key=itemgetter(1))

    found = next(free_times(first_free_slot.diary(slots[:-1])))

    officer, start = slots[-1]
    assert found == (start, (officer,))
