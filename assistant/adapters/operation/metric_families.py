"""The figures of a service as Prometheus collects them.

Importing this imports prometheus-client: see `MetricsPort` for what must come first.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead
from prometheus_client.registry import Collector
from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.adapters.clock import SystemClock
from assistant.adapters.database.engine import for_reading
from assistant.adapters.database.outbox import is_open
from assistant.adapters.database.tables import bookings, outbox
from assistant.adapters.release import Release
from assistant.consultation.model import BookingState
from assistant.consultation.outbox import MailKind
from assistant.consultation.service import Consultations

logger = logging.getLogger(__name__)

MOST_FREE_SLOTS = 100_000
KEPT_SECONDS = 10.0
"""However often they are asked for, the stores are not read more often than this."""


class CountedByProcesses(Collector):
    """What the serving processes count, summed up; a worker that died is in hand of nothing any more."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._collector = MultiProcessCollector(CollectorRegistry(), str(folder))

    def collect(self) -> Iterator[Metric]:
        """The figures, summed up."""
        for file in self._folder.glob("gauge_live*_*.db"):
            pid = int(file.stem.rpartition("_")[2])
            if not Path(f"/proc/{pid}").exists():
                mark_process_dead(pid, str(self._folder))
        yield from self._collector.collect()


class Stores(Collector):
    """What the stores and the release say."""

    def __init__(self, database: Engine, consultations: Consultations, release: Release) -> None:
        self._database = database
        self._consultations = consultations
        self._release = release
        self._read_at = -KEPT_SECONDS
        self._kept: tuple[Metric, ...] = ()

    def describe(self) -> Iterable[Metric]:
        """Nothing: a registry would otherwise read the stores when this is registered."""
        return ()

    def collect(self) -> Iterator[Metric]:
        """The figures as they are now, or were a moment ago."""
        if time.monotonic() - self._read_at >= KEPT_SECONDS:
            self._read_at = time.monotonic()
            try:
                self._kept = tuple(self._read())
            except SQLAlchemyError as failure:
                # Series that are missing say so better than old numbers.
                self._kept = ()
                logger.error("the stores cannot be read for monitoring: %s", type(failure).__name__)
        yield self._info()
        yield from self._kept

    def _info(self) -> Metric:
        return InfoMetricFamily("assistant_release", "What is running.", value=vars(self._release))

    def _read(self) -> Iterator[Metric]:
        figures = read_store_figures(self._database, SystemClock().now())
        free = self._consultations.free_slots(limit=MOST_FREE_SLOTS)
        single: dict[str, tuple[str, float]] = {
            "assistant_holds": ("Times held for callers who are booking.", figures.holds),
            "assistant_free_slots": ("Times that can be booked.", len(free)),
            "assistant_outbox_oldest_seconds": (
                "How long the mail that waits longest has waited.",
                figures.oldest_mail.total_seconds(),
            ),
        }
        for name, (text, value) in single.items():
            yield GaugeMetricFamily(name, text, value=value)
        failures = GaugeMetricFamily("assistant_outbox_failures", "Mails that did not go out.", labels=["state"])
        failures.add_metric(["tried_again"], figures.mails_failing)
        failures.add_metric(["given_up"], figures.mails_given_up)
        yield failures
        booked = GaugeMetricFamily("assistant_bookings", "Consultations in the store.", labels=["state"])
        for state, count in figures.bookings.items():
            booked.add_metric([state], count)
        yield booked


@dataclass(frozen=True)
class StoreFigures:
    """How much of each there is right now. `oldest_mail` is how long the mail that waits longest has waited."""

    holds: int
    bookings: dict[str, int]
    oldest_mail: timedelta
    mails_failing: int
    mails_given_up: int


def read_store_figures(engine: Engine, now: datetime) -> StoreFigures:
    """Count; raises what the database raises when it is away."""
    with for_reading(engine).connect() as connection:
        held = bookings.c.state == BookingState.HELD.value
        by_state = connection.execute(
            select(bookings.c.state, func.count()).where(~held).group_by(bookings.c.state)
        ).all()
        return StoreFigures(
            holds=_count(connection, held, bookings.c.hold_expires_at > now),
            bookings={state.value: 0 for state in BookingState if state is not BookingState.HELD} | dict(by_state),
            oldest_mail=_oldest_mail(connection, now),
            mails_failing=_count(connection, is_open(), outbox.c.last_error.is_not(None)),
            mails_given_up=_count(connection, outbox.c.given_up_at.is_not(None)),
        )


def _count(connection: Connection, *conditions: object) -> int:
    return connection.execute(select(func.count()).where(*conditions)).scalar_one()


def _oldest_mail(connection: Connection, now: datetime) -> timedelta:
    # A reminder is written long before it is due, and waits for nothing until then.
    reminder = outbox.c.kind == MailKind.REMINDER.value
    since = case((reminder, outbox.c.next_attempt_at), else_=outbox.c.created_at)
    oldest = connection.execute(select(func.min(since)).where(is_open(), since <= now)).scalar()
    return timedelta(0) if oldest is None else now - oldest
