"""One turn of a conversation at a time: in this process, or across processes with Redis."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from rasa.core.lock import TicketLock
from rasa.core.lock_store import InMemoryLockStore, LockStore
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

REDIS_SECONDS = 2
LONGEST_HELD = 20
"""Seconds after which a lock frees itself, longer than any turn: its process may have died."""
# Rasa 3.6: its own stores ask once a second whether the turn before has ended.
SECONDS_BETWEEN_QUESTIONS = 0.05


class ProcessLocks(InMemoryLockStore):
    """Locks of one process."""

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LONGEST_HELD,
        wait_time_in_seconds: float = SECONDS_BETWEEN_QUESTIONS,
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation's lock."""
        async with super().lock(conversation_id, lock_lifetime, wait_time_in_seconds) as ticket:
            yield ticket

    async def are_answering(self) -> bool:
        """Always: the locks are in memory."""
        return True


class SharedLocks(LockStore):
    """Locks that several processes share.

    # Rasa 3.6: its Redis store reads and writes tickets in separate steps, so that two processes can hold
    # one lock, and it keeps the event loop waiting. Redis's own lock is one step.
    """

    def __init__(self, url: str) -> None:
        """Take the address of Redis: redis://[user:password@]host:port/database; rediss:// for TLS."""
        self._redis = Redis.from_url(
            url,
            socket_timeout=REDIS_SECONDS,
            socket_connect_timeout=REDIS_SECONDS,
            # A server that was restarted leaves dead connections in the pool.
            retry=Retry(NoBackoff(), 1),
            retry_on_error=[RedisConnectionError],
        )
        super().__init__()

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LONGEST_HELD,
        wait_time_in_seconds: float = SECONDS_BETWEEN_QUESTIONS,
    ) -> AsyncGenerator[None, None]:
        """Hold the conversation's lock; raises RedisError when Redis is away."""
        held = self._redis.lock(f"conversation:{conversation_id}", timeout=lock_lifetime, sleep=wait_time_in_seconds)
        await held.acquire()
        try:
            yield
        finally:
            try:
                await held.release()
            except RedisError as failure:
                # The turn is done and saved; the lock runs out by itself.
                logger.error("lock not released: %s", type(failure).__name__)

    async def are_answering(self) -> bool:
        """Whether Redis answers right now."""
        try:
            return bool(await self._redis.ping())
        except RedisError:
            return False
