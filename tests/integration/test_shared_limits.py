"""Limits that several processes share in Redis."""

from __future__ import annotations

from pathlib import Path

from assistant.adapters.rate_limits import Rate, RateLimits
from tests.support.servers import redis_server

FIVE = Rate("codes_in_all", 5, 3600)


def test_two_processes_count_together_and_go_on_alone_while_redis_is_away(tmp_path: Path) -> None:
    with redis_server(tmp_path) as port:
        one, other = (RateLimits(f"redis://127.0.0.1:{port}/0") for _ in range(2))
        used = [limits.wait_seconds((FIVE, "all")) for limits in (one, other) * 3]
        assert used[:5] == [0] * 5
        assert 0 < used[5] <= 3600
        assert one.wait_seconds((FIVE, "somebody else")) == 0
    assert one.wait_seconds((FIVE, "all")) == 0, "counted in this process alone"


async def test_asking_redis_holds_up_no_other_request(tmp_path: Path) -> None:
    with redis_server(tmp_path) as port:
        limits = RateLimits(f"redis://127.0.0.1:{port}/0")
        assert [await limits.wait((FIVE, "all")) for _ in range(5)] == [0] * 5
        assert await limits.wait((FIVE, "all")) > 0
