"""What every request passes: its address and host, the headers and id of its response, and a plain page for a failure.

Never a stack trace; and no log line holds what a visitor wrote.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence

from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.adapters.rate_limits import CALLER, Rate, RateLimits, address_key
from assistant.observability import REQUEST, exception_location
from assistant.web.context import context_of

logger = logging.getLogger(__name__)

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
}
REQUEST_ID = "X-Request-ID"
# What a monitor asks by any name, and what is so cheap that counting costs more.
FOR_ANY_HOST = ("/healthz", "/readyz")
NOT_COUNTED = ("/healthz", "/readyz", "/static/")
READING = ("GET", "HEAD")
WORDED = (403, 404, 405, 413, 415, 429, 500, 503)
"""Statuses with words of their own."""


class ResponseHeaders:
    """ASGI middleware that adds HEADERS and the request's id; what is personal is never cached.

    The id stands in the log lines of the request too. It is always our own: what a client sends could be words.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on under its id and add the headers to its response."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = secrets.token_hex(6)
        REQUEST.set(request)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = request
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if not scope["path"].startswith("/static/"):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, send_with_headers)


class Gate:
    """ASGI middleware that notes where a request comes from, and turns away what this service is not there for."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str], limits: RateLimits, pages: Rate) -> None:
        """`hosts` are the names that are answered to; none for any."""
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._limits = limits
        self._pages = pages

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer in its place."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if self._hosts and path not in FOR_ANY_HOST and host_of(scope) not in self._hosts:
            await PlainTextResponse("This service does not answer to that host name.\n", 400)(scope, receive, send)
            return
        caller = address_key(scope["client"][0] if scope.get("client") else "unknown")
        CALLER.set(caller)
        if scope["method"] in READING and not path.startswith(NOT_COUNTED):
            wait = await self._limits.wait((self._pages, caller))
            if wait:
                await problem(Request(scope), 429, {"Retry-After": str(wait)})(scope, receive, send)
                return
        await self._app(scope, receive, send)


def host_of(scope: Scope) -> str:
    """The host that a request names, in lower case and without its port."""
    host = Headers(scope=scope).get("host", "").lower()
    if host.startswith("["):
        return host.partition("]")[0].lstrip("[")
    return host.partition(":")[0]


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
