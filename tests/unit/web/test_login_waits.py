"""How long somebody who keeps failing to sign in has to wait."""

from __future__ import annotations

from datetime import timedelta

from assistant.adapters.clock import SystemClock
from assistant.web.officer.waits import ACCOUNT, ADDRESS, LoginWaits
from tests.support.office import MovableClock

KEYS = (("account ada@southwark.example", ACCOUNT), ("address 127.0.0.1", ADDRESS))


def test_who_has_never_failed_does_not_wait_on_a_clock_that_runs() -> None:
    waits = LoginWaits(SystemClock())
    for number in range(500):
        keys = ((f"account {number}", ACCOUNT), (f"address {number}", ADDRESS))
        assert waits.begin(keys) == 0
        waits.succeeded(keys)


def test_free_failures_cost_nothing_on_a_clock_that_runs() -> None:
    waits = LoginWaits(SystemClock())
    assert [waits.begin(KEYS) for _ in range(ACCOUNT.free + 2)] == [0] * (ACCOUNT.free + 1) + [1]


def test_the_wait_that_was_said_is_enough() -> None:
    clock = MovableClock()
    waits = LoginWaits(clock)
    for _ in range(10):
        wait = waits.begin(KEYS)
        clock.advance(timedelta(seconds=wait))
        assert wait == 0 or waits.begin(KEYS) == 0


def test_failures_of_yesterday_are_forgotten() -> None:
    clock = MovableClock()
    waits = LoginWaits(clock)
    for _ in range(ACCOUNT.free + 1):
        waits.begin(KEYS)
    assert waits.begin(KEYS) > 0
    clock.advance(timedelta(days=1))
    assert [waits.begin(KEYS) for _ in range(ACCOUNT.free)] == [0] * ACCOUNT.free


def test_each_failure_beyond_the_free_ones_doubles_the_wait_up_to_the_longest() -> None:
    patience = ACCOUNT
    waits = [patience.wait_after(patience.free + beyond).total_seconds() for beyond in range(12)]
    assert waits == [0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900]
    assert patience.wait_after(10_000) == timedelta(minutes=15)
    assert ADDRESS.wait_after(ADDRESS.free) == timedelta(0) < ADDRESS.wait_after(ADDRESS.free + 1)


def test_who_signed_in_begins_with_all_free_failures() -> None:
    waits = LoginWaits(MovableClock())
    for _ in range(ACCOUNT.free):
        waits.begin(KEYS)
    waits.succeeded(KEYS)
    assert [waits.begin(KEYS) for _ in range(ACCOUNT.free + 1)] == [0] * (ACCOUNT.free + 1)


def test_an_attempt_that_has_to_wait_makes_the_wait_no_longer() -> None:
    clock = MovableClock()
    waits = LoginWaits(clock)
    for _ in range(ACCOUNT.free + 3):
        clock.advance(timedelta(seconds=waits.begin(KEYS)))
    assert [waits.begin(KEYS) for _ in range(3)] == [waits.begin(KEYS)] * 3 != [0] * 3


def test_a_flood_of_other_names_makes_room_by_the_oldest(monkeypatch) -> None:
    monkeypatch.setattr("assistant.web.officer.waits.MOST_KEPT", 3)
    waits = LoginWaits(MovableClock())
    first, last = (("account first", ACCOUNT),), (("account last", ACCOUNT),)
    for keys in (first, last):
        for _ in range(ACCOUNT.free + 1):
            waits.begin(keys)
    for number in range(2):
        waits.begin(((f"account {number}", ACCOUNT),))
    assert (waits.begin(last) > 0, waits.begin(first)) == (True, 0)
