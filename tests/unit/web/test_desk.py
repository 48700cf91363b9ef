"""The door is opened in the background: nobody waits for it for long, and a failure is tried again."""

from __future__ import annotations

import asyncio
import threading

from assistant.web import desk as desk_module
from assistant.web.desk import Desk


async def test_an_open_door_is_opened_once_for_everybody() -> None:
    opened: list[object] = []
    desk = Desk(lambda: opened.append(object()) or opened[0])
    doors = await asyncio.gather(*(desk.door() for _ in range(20)))
    assert doors == [opened[0]] * 20
    assert len(opened) == 1


async def test_a_door_that_takes_long_keeps_nobody_waiting_and_is_there_later() -> None:
    may_open, door = threading.Event(), object()
    desk = Desk(lambda: may_open.wait(30) and door)
    assert await desk.door(wait_seconds=0.01) is None
    may_open.set()
    assert await desk.door(wait_seconds=30) is door


async def test_a_door_that_fails_is_not_tried_again_at_once_but_soon(monkeypatch) -> None:
    tries: list[int] = []
    now = [100.0]
    monkeypatch.setattr(desk_module.time, "monotonic", lambda: now[0])

    def open_door() -> object:
        tries.append(1)
        if len(tries) < 2:
            raise OSError("no model")
        return "door"

    desk = Desk(open_door)
    assert await desk.door() is None
    assert await desk.door() is None
    assert len(tries) == 1
    now[0] += desk_module.SECONDS_BETWEEN_TRIES
    assert await desk.door() == "door"
