"""How much one browser and one address may send: token buckets in memory, refilled with time."""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_BUCKETS = 50_000


@dataclass
class Bucket:
    """What one sender has left, and when that was counted."""

    tokens: float
    counted_at: float


class RateLimit:
    """At most `per_minute` in a minute for each key, with a burst of as many."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, Bucket] = OrderedDict()

    def wait_seconds(self, key: str) -> int:
        """0 when `key` may send now, which is counted; else the seconds to wait."""
        now = self._clock()
        bucket = self._buckets.pop(key, None) or Bucket(float(self._per_minute), now)
        self._buckets[key] = bucket
        if len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        refilled = bucket.tokens + (now - bucket.counted_at) * self._per_minute / 60
        bucket.tokens, bucket.counted_at = min(float(self._per_minute), refilled), now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0
        return math.ceil((1 - bucket.tokens) * 60 / self._per_minute)


def address_key(host: str) -> str:
    """One key for an IPv4 address, one for the /64 that an IPv6 subscriber has."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return f"address {host}"
    prefix = 64 if address.version == 6 else 32
    return f"address {ipaddress.ip_network((address, prefix), strict=False)}"
