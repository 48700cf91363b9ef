"""`/healthz`: alive. `/readyz`: able to answer and to book, part by part."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.web.context import context_of


async def healthz(request: Request) -> Response:
    """200 as long as the process answers."""
    return PlainTextResponse("alive\n")


async def readyz(request: Request) -> Response:
    """200 when every part that a visitor needs works, else 503 with the parts that do not."""
    context = context_of(request)
    door = await context.desk.door()
    parts = {
        "model": door is not None,
        "conversations": door is not None and await asyncio.to_thread(door.store_is_answering),
        "bookings": await asyncio.to_thread(context.services.bookings_are_answering),
    }
    return JSONResponse({"ready": all(parts.values()), **parts}, status_code=200 if all(parts.values()) else 503)
