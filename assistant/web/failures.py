"""What a visitor sees when something is missing, refused or broken: a plain page, or JSON for programs.

Never a stack trace; and no log line holds what a visitor wrote.
"""

from __future__ import annotations

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.observability import exception_location
from assistant.web.context import context_of

logger = logging.getLogger(__name__)

WORDED = (403, 404, 405, 413, 415, 429, 500, 503)


class Failures:
    """ASGI middleware that turns an unexpected exception into a page, and logs where it came from."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; answer in its place when it fails before it has begun to answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as failure:
            logger.error("request failed: %s", exception_location(failure))
            if not started:
                # A broken database comes back; a bug does not.
                status = 503 if isinstance(failure, (SQLAlchemyError, OSError)) else 500
                await problem(Request(scope), status)(scope, receive, send)


async def http_problem(request: Request, refused: Exception) -> Response:
    """The response for a request that was refused with a status."""
    status = refused.status_code if isinstance(refused, HTTPException) else 500
    headers = refused.headers if isinstance(refused, HTTPException) else None
    return problem(request, status, dict(headers or {}))


def problem(request: Request, status: int, headers: dict[str, str] | None = None) -> Response:
    """The page (or, for programs, the JSON) of a status."""
    renderer = context_of(request).renderer
    key = f"page_error_{status if status in WORDED else 500}"
    title, text = renderer.say(f"{key}_title"), renderer.say(key)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": text}, status_code=status, headers=headers)
    values = {"title": title, "text": text, "path": request.url.path, "problems": ()}
    return HTMLResponse(renderer.page("problem.html", values), status_code=status, headers=headers)
