"""How much one sender may send."""

from __future__ import annotations

from assistant.web import limits
from assistant.web.limits import RateLimit


class Clock:
    """Seconds that a test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def used_up(limit: RateLimit, key: str, times: int) -> list[int]:
    """What each of so many attempts has to wait."""
    return [limit.wait_seconds(key) for _ in range(times)]


def test_a_sender_may_send_as_many_as_a_minute_allows_and_then_waits() -> None:
    limit = RateLimit(20, Clock())
    assert used_up(limit, "a", 20) == [0] * 20
    assert limit.wait_seconds("a") == 3


def test_who_waits_as_long_as_was_said_may_send_again() -> None:
    clock = Clock()
    limit = RateLimit(7, clock)
    used_up(limit, "a", 7)
    wait = limit.wait_seconds("a")
    clock.now += wait
    assert limit.wait_seconds("a") == 0


def test_asking_again_and_again_does_not_make_the_wait_longer() -> None:
    limit = RateLimit(20, Clock())
    used_up(limit, "a", 20)
    assert set(used_up(limit, "a", 500)) == {3}


def test_one_sender_takes_nothing_from_another() -> None:
    limit = RateLimit(5, Clock())
    used_up(limit, "a", 50)
    assert limit.wait_seconds("b") == 0


def test_many_senders_are_kept_in_bounded_memory(monkeypatch) -> None:
    monkeypatch.setattr(limits, "MOST_BUCKETS", 100)
    limit = RateLimit(5, Clock())
    for number in range(1000):
        limit.wait_seconds(str(number))
    assert len(limit._buckets) == 100
