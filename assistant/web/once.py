"""A form that is sent twice, by a double click or a second tap, is acted on once."""

from __future__ import annotations

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterable

from starlette.responses import Response

MOST_KEPT = 5_000
SEE_OTHER = 303


class OnlyOnce:
    """Remembers what came of each rendered form, so that the same one again gets the same response.

    Only what was acted on is kept: those responses lead on to another page. A form that was refused
    or failed may be sent again.
    """

    def __init__(self) -> None:
        self._sent: OrderedDict[str, asyncio.Future[Response]] = OrderedDict()

    async def run(self, parts: Iterable[str], act: Callable[[], Awaitable[Response]]) -> Response:
        """Act, unless a form with the same `parts` (conversation, page, token, fields) is acted on already."""
        key = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
        sent = self._sent.get(key)
        if sent is None:
            sent = self._sent[key] = asyncio.ensure_future(act())
            sent.add_done_callback(lambda done: self._forget_unless_acted_on(key, done))
            if len(self._sent) > MOST_KEPT:
                self._sent.popitem(last=False)
        # Shielded: the browser drops its first request when it sends the second.
        return await asyncio.shield(sent)

    def _forget_unless_acted_on(self, key: str, done: asyncio.Future[Response]) -> None:
        if done.cancelled() or done.exception() is not None or done.result().status_code != SEE_OTHER:
            self._sent.pop(key, None)
