"""What every request passes first: is it meant for this host, and does its address ask for too much?"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from assistant.adapters.caller import CALLER, address_key
from assistant.adapters.rate_limits import Rate, RateLimits
from assistant.web.failures import problem

# What a monitor asks by any name, and what is so cheap that counting costs more.
FOR_ANY_HOST = ("/healthz", "/readyz")
NOT_COUNTED = ("/healthz", "/readyz", "/static/")
READING = ("GET", "HEAD")


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
