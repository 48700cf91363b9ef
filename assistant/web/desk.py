"""Holds the front door of the process: opens it when the service starts, and again when it could not be opened."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from assistant.engine.failure_places import whence
from assistant.engine.front_door import FrontDoor

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 5.0
LONGEST_WAIT = 4.0


class Desk:
    """The front door, or None while the model or the conversation store is out of order."""

    def __init__(self, open_door: Callable[[], FrontDoor]) -> None:
        self._open_door = open_door
        self._door: FrontDoor | None = None
        self._tried_at = -SECONDS_BETWEEN_TRIES
        self._opening: asyncio.Task[None] | None = None

    async def door(self, wait_seconds: float = LONGEST_WAIT) -> FrontDoor | None:
        """The door; a closed one is tried again every few seconds, so that recovery needs no restart.

        Opening goes on in the background for as long as it takes: no visitor waits longer than `wait_seconds`.
        """
        if self._door is None:
            if self._opening is None and time.monotonic() - self._tried_at >= SECONDS_BETWEEN_TRIES:
                self._opening = asyncio.create_task(self._open())
            if self._opening is not None:
                await asyncio.wait({self._opening}, timeout=wait_seconds)
        return self._door

    async def _open(self) -> None:
        try:
            self._door = await asyncio.to_thread(self._open_door)
        except Exception as failure:
            logger.error("the front door cannot be opened: %s", whence(failure))
        finally:
            self._tried_at = time.monotonic()
            self._opening = None
