"""`/healthz`: alive. `/readyz`: able to answer and to book, part by part."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.web.context import context_of

PART_SECONDS = 5


async def healthz(request: Request) -> Response:
    """200 as long as the process answers."""
    return PlainTextResponse("alive\n")


async def readyz(request: Request) -> Response:
    """200 when every part that a visitor needs works, else 503 with the parts that do not.

    `mail` is told but does not count: messages wait in the outbox and nothing is lost.
    """
    context = context_of(request)
    chat = await context.chat_provider.service()
    services = context.services
    names = ("conversations", "locks", "bookings", "mail")
    answers = await asyncio.gather(
        _in_time(asyncio.to_thread(chat.store_is_answering)) if chat else _no(),
        _in_time(chat.locks_are_answering()) if chat else _no(),
        _in_time(asyncio.to_thread(services.bookings_are_answering)),
        _in_time(asyncio.to_thread(services.mail_is_going_out)),
    )
    parts = {"model": chat is not None, **dict(zip(names, answers, strict=True))}
    ready = all(works for part, works in parts.items() if part != "mail")
    return JSONResponse({"ready": ready, **parts}, status_code=200 if ready else 503)


async def _in_time(works: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(works, PART_SECONDS)
    except asyncio.TimeoutError:
        return False


async def _no() -> bool:
    return False
