"""Holds the chat service of the process: opens it when the service starts, and again when it could not be opened."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from assistant.engine.chat_service import ChatService
from assistant.observability import exception_location

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 5.0
LONGEST_WAIT = 4.0
LONGEST_START = 60.0


class ChatProvider:
    """The chat service, or None while the model or the conversation store is out of order."""

    def __init__(self, open_service: Callable[[], ChatService]) -> None:
        self._open_service = open_service
        self._service: ChatService | None = None
        self._tried_at = -SECONDS_BETWEEN_TRIES
        self._opening: asyncio.Task[None] | None = None

    async def service(self, wait_seconds: float = LONGEST_WAIT) -> ChatService | None:
        """The service; a closed one is tried again every few seconds, so that recovery needs no restart.

        Opening goes on in the background for as long as it takes: no visitor waits longer than `wait_seconds`.
        """
        if self._service is None:
            if self._opening is None and time.monotonic() - self._tried_at >= SECONDS_BETWEEN_TRIES:
                self._opening = asyncio.create_task(self._open())
            if self._opening is not None:
                await asyncio.wait({self._opening}, timeout=wait_seconds)
        return self._service

    async def start(self) -> None:
        """Return once the service has been opened or could not be, so that no worker takes messages while it loads.

        What hangs is left to the background after a minute: the pages that need no model answer all the same.
        """
        await self.service(wait_seconds=LONGEST_START)

    async def _open(self) -> None:
        try:
            self._service = await asyncio.to_thread(self._open_service)
        except Exception as failure:
            logger.error("the chat service cannot be opened: %s", exception_location(failure))
        finally:
            self._tried_at = time.monotonic()
            self._opening = None
