"""The service is opened in the background: nobody waits for it for long, and a failure is tried again."""

from __future__ import annotations

import asyncio
import threading

from assistant.web import chat_provider as chat_provider_module
from assistant.web.chat_provider import ChatProvider


async def test_an_open_service_is_opened_once_for_everybody() -> None:
    opened: list[object] = []
    provider = ChatProvider(lambda: opened.append(object()) or opened[0])
    services = await asyncio.gather(*(provider.service() for _ in range(20)))
    assert services == [opened[0]] * 20
    assert len(opened) == 1


async def test_a_service_that_takes_long_keeps_nobody_waiting_and_is_there_later() -> None:
    may_open, service = threading.Event(), object()
    provider = ChatProvider(lambda: may_open.wait(30) and service)
    assert await provider.service(wait_seconds=0.01) is None
    may_open.set()
    assert await provider.service(wait_seconds=30) is service


async def test_a_process_has_started_once_its_service_is_open() -> None:
    may_open, service = threading.Event(), object()
    provider = ChatProvider(lambda: may_open.wait(30) and service)
    starting = asyncio.create_task(provider.start())
    assert await provider.service(wait_seconds=0.01) is None
    assert not starting.done()
    may_open.set()
    await starting
    assert await provider.service(wait_seconds=0) is service


async def test_a_process_starts_although_its_service_cannot_be_opened() -> None:
    def open_service() -> object:
        raise OSError("no model")

    await ChatProvider(open_service).start()


async def test_a_service_that_fails_is_not_tried_again_at_once_but_soon(monkeypatch) -> None:
    tries: list[int] = []
    now = [100.0]
    monkeypatch.setattr(chat_provider_module.time, "monotonic", lambda: now[0])

    def open_service() -> object:
        tries.append(1)
        if len(tries) < 2:
            raise OSError("no model")
        return "service"

    provider = ChatProvider(open_service)
    assert await provider.service() is None
    assert await provider.service() is None
    assert len(tries) == 1
    now[0] += chat_provider_module.SECONDS_BETWEEN_TRIES
    assert await provider.service() == "service"
