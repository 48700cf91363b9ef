"""The figures that each serving process counts; `adapters.metric_families` adds those of the stores and shows them all.

prometheus-client decides when it is imported whether the processes of a service share them: see `MetricsPort`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Counter, Gauge, Histogram

MESSAGES = Counter("assistant_messages", "Messages taken, by the status of the answer or refused.", ["outcome"])
MESSAGE_SECONDS = Histogram(
    "assistant_message_seconds",
    "Seconds from taking a message to its answer, with the wait for its turn.",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
MESSAGES_IN_HAND = Gauge(
    "assistant_messages_in_hand", "Messages being answered or waiting for their turn.", multiprocess_mode="livesum"
)
LIMITS_REACHED = Counter("assistant_limits_reached", "Requests held back, by the limit that was reached.", ["limit"])


@contextmanager
def timed_message() -> Iterator[None]:
    """Count a message as in hand for as long as it is, and how long that was."""
    began = time.perf_counter()
    with MESSAGES_IN_HAND.track_inprogress():
        try:
            yield
        finally:
            MESSAGE_SECONDS.observe(time.perf_counter() - began)
