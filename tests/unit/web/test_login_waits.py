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
