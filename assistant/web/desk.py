"""Holds the front door of the process: opens it when the service starts, and again when it could not be opened."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from assistant.engine.front_door import FrontDoor

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 5.0


class Desk:
    """The front door, or None while the model or the conversation store is out of order."""

    def __init__(self, open_door: Callable[[], FrontDoor]) -> None:
        self._open_door = open_door
        self._door: FrontDoor | None = None
        self._tried_at = -SECONDS_BETWEEN_TRIES
        self._lock = asyncio.Lock()

    async def door(self) -> FrontDoor | None:
        """The door; a closed one is tried again every few seconds, so that recovery needs no restart."""
        if self._door is not None:
            return self._door
        async with self._lock:
            if self._door is None and time.monotonic() - self._tried_at >= SECONDS_BETWEEN_TRIES:
                try:
                    self._door = await asyncio.to_thread(self._open_door)
                except Exception:
                    logger.exception("the front door cannot be opened")
                self._tried_at = time.monotonic()
        return self._door
