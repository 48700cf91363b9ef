"""`/healthz`: alive. `/readyz`: able to answer and to book, part by part."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.web.context import Context, context_of

PART_SECONDS = 5
KEPT_SECONDS = 1.0


async def healthz(request: Request) -> Response:
    """200 as long as the process answers."""
    return PlainTextResponse("alive\n")


class Readiness:
    """Asks the parts at most once a second, however often and by however many it is asked itself.

    Asking writes nothing, but it waits for its turn to write, and anybody may ask.
    """

    def __init__(self, ask: Callable[[], Awaitable[dict[str, bool]]]) -> None:
        self._ask = ask
        self._asking: asyncio.Task[dict[str, bool]] | None = None
        self._asked_at = -KEPT_SECONDS

    async def parts(self) -> dict[str, bool]:
        """Each part, and whether it works."""
        if self._asking is None or (self._asking.done() and time.monotonic() - self._asked_at >= KEPT_SECONDS):
            self._asked_at = time.monotonic()
            self._asking = asyncio.ensure_future(self._ask())
        return await asyncio.shield(self._asking)


async def readyz(request: Request) -> Response:
    """200 when every part that a visitor needs works, else 503 with the parts that do not.

    `mail` is told but does not count: messages wait in the outbox and nothing is lost.
    """
    state = request.app.state
    if not hasattr(state, "readiness"):
        state.readiness = Readiness(lambda: _ask(context_of(request)))
    parts = await state.readiness.parts()
    ready = all(works for part, works in parts.items() if part != "mail")
    return JSONResponse({"ready": ready, **parts}, status_code=200 if ready else 503)


async def _ask(context: Context) -> dict[str, bool]:
    chat = await context.chat_provider.service()
    services = context.services
    names = ("conversations", "locks", "bookings", "mail")
    answers = await asyncio.gather(
        _in_time(asyncio.to_thread(chat.store_is_answering)) if chat else _no(),
        _in_time(chat.locks_are_answering()) if chat else _no(),
        _in_time(asyncio.to_thread(services.bookings_are_answering)),
        _in_time(asyncio.to_thread(services.mail_is_going_out)),
    )
    return {"model": chat is not None, **dict(zip(names, answers, strict=True))}


async def _in_time(works: Awaitable[bool]) -> bool:
    try:
        return await asyncio.wait_for(works, PART_SECONDS)
    except asyncio.TimeoutError:
        return False


async def _no() -> bool:
    return False
