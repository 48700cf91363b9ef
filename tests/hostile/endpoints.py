"""Every address of the service, read from the application, and how to send a text to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

import httpx
from starlette.routing import BaseRoute, Mount, Route

from tests.support.running_service import Visitor

PARAMETER = re.compile(r"\{[^}]*\}")
# Every field of every form; a page takes those that it knows.
FIELDS = (
    "message", "button", "role", "organisation", "name", "email", "sure", "code", "topic", "tier", "feh", "yos",
    "social_care", "stage", "tried", "slot", "own_words", "key", "reference", "password",
)  # fmt: skip
QUERY = ("after", "edition", "audience", "sent", "q", "from", "week", "page")
LONGEST_ADDRESS = 2000


@dataclass(frozen=True)
class Endpoint:
    """One address with one method."""

    method: str
    path: str

    def send(self, visitor: Visitor, text: str, tokens: dict[str, str]) -> httpx.Response:
        """Put the text into every place that the address has for one."""
        sendable = text.encode("utf-8", "replace").decode()
        path = PARAMETER.sub(quote(sendable[: LONGEST_ADDRESS // 9], safe="") or "-", self.path)
        if self.method == "POST":
            return visitor.http.post(path, data={**tokens, **dict.fromkeys(FIELDS, sendable)})
        short = sendable[: LONGEST_ADDRESS // 20]
        return visitor.http.get(path, params=dict.fromkeys(QUERY, short))


def endpoints_of(routes: Iterable[BaseRoute]) -> list[Endpoint]:
    """Every method and address but the messages' own, which has tests of its own."""
    return [each for each in _flat(routes) if each.path != "/api/messages"]


def _flat(routes: Iterable[BaseRoute], prefix: str = "") -> Iterator[Endpoint]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _flat(route.routes or (), prefix + route.path)
            yield Endpoint("GET", f"{prefix}{route.path}/{{path}}")
        elif isinstance(route, Route):
            for method in sorted((route.methods or {"GET"}) - {"HEAD"}):
                yield Endpoint(method, prefix + route.path)
