"""How often the parts are asked whether they work."""

from __future__ import annotations

import asyncio

import pytest

from assistant.web import health
from assistant.web.health import Readiness


class Parts:
    """Parts that count how often they are asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def ask(self) -> dict[str, bool]:
        self.asked += 1
        await asyncio.sleep(0)
        return {"bookings": True}


async def test_many_who_ask_at_once_and_one_after_another_ask_the_parts_once() -> None:
    parts = Parts()
    readiness = Readiness(parts.ask)
    assert await asyncio.gather(*(readiness.parts() for _ in range(50))) == [{"bookings": True}] * 50
    await readiness.parts()
    assert parts.asked == 1


async def test_what_was_found_is_not_kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KEPT_SECONDS", 0.0)
    parts = Parts()
    readiness = Readiness(parts.ask)
    await readiness.parts()
    await readiness.parts()
    assert parts.asked == 2
