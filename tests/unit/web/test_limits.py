"""How much one sender may send."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta, timezone

import pytest
import time_machine

from assistant.adapters.rate_limits import CALLER, CountedCaps, Rate, RateLimits
from assistant.consultation.ports import Cap

TWENTY = Rate("messages", 20, 60)
NOON = datetime(2026, 11, 27, 12, 0, tzinfo=timezone.utc)


def used_up(limits: RateLimits, rate: Rate, whose: str, times: int) -> list[int]:
    """What each of so many attempts has to wait."""
    return [limits.wait_seconds((rate, whose)) for _ in range(times)]


def test_on_a_clock_that_runs_the_first_use_waits_for_nothing() -> None:
    limits = RateLimits()
    assert [limits.wait_seconds((TWENTY, str(number))) for number in range(200)] == [0] * 200
    assert used_up(limits, TWENTY, "a", 20) == [0] * 20
    assert 50 <= limits.wait_seconds((TWENTY, "a")) <= 61


def test_who_waits_as_long_as_was_said_may_send_again() -> None:
    limits = RateLimits()
    with time_machine.travel(NOON, tick=False) as clock:
        used_up(limits, TWENTY, "a", 20)
        wait = limits.wait_seconds((TWENTY, "a"))
        assert 0 < wait <= 60
        clock.shift(timedelta(seconds=wait))
        assert limits.wait_seconds((TWENTY, "a")) == 0


def test_asking_again_and_again_does_not_make_the_wait_longer() -> None:
    limits = RateLimits()
    with time_machine.travel(NOON, tick=False):
        used_up(limits, TWENTY, "a", 20)
        assert len(set(used_up(limits, TWENTY, "a", 300))) == 1


def test_one_sender_takes_nothing_from_another() -> None:
    limits = RateLimits()
    used_up(limits, TWENTY, "a", 50)
    assert limits.wait_seconds((TWENTY, "b")) == 0


def test_where_one_limit_is_reached_nothing_is_counted_under_the_others() -> None:
    limits = RateLimits()
    small, large = Rate("small", 1, 60), Rate("large", 3, 60)
    limits.wait_seconds((small, "a"))
    for _ in range(10):
        assert limits.wait_seconds((large, "all"), (small, "a")) > 0
    assert used_up(limits, large, "all", 3) == [0] * 3


def test_a_limit_that_is_reached_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    limits = RateLimits()
    with caplog.at_level(logging.WARNING):
        used_up(limits, TWENTY, "203.0.113.7", 60)
    assert [record.message for record in caplog.records] == ["limit reached: messages"]


def test_while_redis_is_away_the_process_counts_for_itself(unused_tcp_port: int) -> None:
    limits = RateLimits(f"redis://127.0.0.1:{unused_tcp_port}/0")
    assert used_up(limits, Rate("few", 2, 60), "a", 2) == [0, 0]
    assert limits.wait_seconds((Rate("few", 2, 60), "a")) > 0


def test_commands_and_officers_are_held_back_by_nothing() -> None:
    caps = CountedCaps(RateLimits(), {Cap.CODES_OF_CLIENT: (Rate("codes", 1, 60),)})
    assert [caps.use(Cap.CODES_OF_CLIENT) for _ in range(5)] == [None] * 5


def test_a_client_is_held_back_and_another_is_not() -> None:
    caps = CountedCaps(RateLimits(), {Cap.CODES_OF_CLIENT: (Rate("codes", 1, 60),)})
    token = CALLER.set("address 203.0.113.7/32")
    try:
        assert caps.use(Cap.CODES_OF_CLIENT) is None
        assert caps.use(Cap.CODES_OF_CLIENT) is not None
        CALLER.set("address 203.0.113.8/32")
        assert caps.use(Cap.CODES_OF_CLIENT) is None
    finally:
        CALLER.reset(token)
