"""How much may be used in a stretch of time, with the library `limits`: in this process, or shared in Redis."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import math
import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from limits import RateLimitItem, RateLimitItemPerSecond
from limits.errors import StorageError
from limits.storage import MemoryStorage, RedisStorage, Storage
from limits.strategies import MovingWindowRateLimiter

from assistant.consultation.ports import Cap
from assistant.metrics import LIMITS_REACHED

logger = logging.getLogger(__name__)

CALLER: ContextVar[str] = ContextVar("caller", default="")
"""Where the request that is being answered comes from, as one short key; empty outside of requests.

A context variable, because chat actions run many layers below the listener that knows the address.
"""
REDIS_SECONDS = 2
_ONE_LINE_A_MINUTE = RateLimitItemPerSecond(1, 60, namespace="log")


@dataclass(frozen=True)
class Rate:
    """At most `amount` in any `seconds`, at once or spread."""

    name: str
    amount: int
    seconds: int

    @property
    def item(self) -> RateLimitItem:
        """The rate as the library counts it."""
        return RateLimitItemPerSecond(self.amount, self.seconds, namespace=self.name)


class RateLimits:
    """Counts uses. While Redis is away each process counts for itself: a limit is no reason to answer nobody."""

    def __init__(self, redis_url: str | None = None) -> None:
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = None if redis_url is None else MovingWindowRateLimiter(_redis(redis_url))

    def wait_seconds(self, *uses: tuple[Rate, str]) -> int:
        """0 when each use (a rate, and whose) is within its limit, and they are counted; else the seconds to wait."""
        if self._shared is not None:
            try:
                return self._wait_seconds(self._shared, uses)
            except StorageError as failure:
                self._say_sometimes("shared limits are away", type(failure).__name__)
        return self._wait_seconds(self._own, uses)

    async def wait(self, *uses: tuple[Rate, str]) -> int:
        """`wait_seconds`, without holding up the event loop while Redis is asked."""
        return self.wait_seconds(*uses) if self._shared is None else await asyncio.to_thread(self.wait_seconds, *uses)

    def _wait_seconds(self, limiter: MovingWindowRateLimiter, uses: tuple[tuple[Rate, str], ...]) -> int:
        for rate, whose in uses:
            if not limiter.test(rate.item, whose):
                LIMITS_REACHED.labels(rate.name).inc()
                self._say_sometimes("limit reached", rate.name)
                return max(1, math.ceil(limiter.get_window_stats(rate.item, whose).reset_time - time.time()))
        for rate, whose in uses:
            limiter.hit(rate.item, whose)
        return 0

    def _say_sometimes(self, what: str, which: str) -> None:
        if self._own.hit(_ONE_LINE_A_MINUTE, what, which):
            logger.warning("%s: %s", what, which)


class CountedCaps:
    """Implements `assistant.consultation.ports.Caps`: what is used by whoever makes the request, and in all."""

    def __init__(self, limits: RateLimits, rates: Mapping[Cap, tuple[Rate, ...]]) -> None:
        self._limits = limits
        self._rates = rates

    def use(self, *caps: Cap) -> timedelta | None:
        """Count one more under each cap, unless one is used up. Commands and officers are nobody's client."""
        caller = CALLER.get()
        if not caller:
            return None
        uses = [(rate, "all" if cap in _IN_ALL else caller) for cap in caps for rate in self._rates[cap]]
        wait = self._limits.wait_seconds(*uses)
        return timedelta(seconds=wait) if wait else None


_IN_ALL = frozenset({Cap.CODES_IN_ALL, Cap.HOLDS_IN_ALL})


def _redis(url: str) -> Storage:
    return RedisStorage(url, wrap_exceptions=True, socket_timeout=REDIS_SECONDS, socket_connect_timeout=REDIS_SECONDS)


def address_key(host: str) -> str:
    """One key for an IPv4 address, one for the /64 that an IPv6 subscriber has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"address {host}"
    prefix = 64 if address.version == 6 else 32
    return f"address {ipaddress.ip_network((address, prefix), strict=False)}"
