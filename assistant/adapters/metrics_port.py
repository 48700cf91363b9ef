"""`/metrics` for Prometheus, on a port of its own that no visitor reaches."""

from __future__ import annotations

import logging
import os
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIServer

from sqlalchemy.exc import SQLAlchemyError

from assistant.adapters.release import Release
from assistant.adapters.store_figures import read_store_figures

if TYPE_CHECKING:
    from prometheus_client.core import Metric

    from assistant.bootstrap import Services

logger = logging.getLogger(__name__)

SHARED = "PROMETHEUS_MULTIPROC_DIR"
MOST_FREE_SLOTS = 100_000
KEPT_SECONDS = 10.0
"""However often they are asked for, the stores are not read more often than this."""


class MetricsPort:
    """Shows the figures of a service: those that its processes count, and those of its stores.

    # prometheus-client: processes share counts through files in a folder, which must be named before the library
    # is imported. So make this first of all, also where one process serves.
    """

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._folder = tempfile.TemporaryDirectory(prefix="assistant-metrics-")
        os.environ[SHARED] = self._folder.name
        self._server: WSGIServer | None = None
        self._thread: threading.Thread | None = None

    def open(self, services: Services, release: Release) -> None:
        """Listen; raises OSError where the port is taken."""
        from prometheus_client import CollectorRegistry, start_http_server

        registry = CollectorRegistry()
        registry.register(_CountedByProcesses(Path(self._folder.name)))
        registry.register(_Stores(services, release))
        host, port = self._address
        self._server, self._thread = start_http_server(port, host, registry)

    def close(self) -> None:
        """Stop listening, and forget what was counted."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join(5)
        os.environ.pop(SHARED, None)
        self._folder.cleanup()


class _CountedByProcesses:
    """What the serving processes count, summed up; a worker that died is in hand of nothing any more."""

    def __init__(self, folder: Path) -> None:
        from prometheus_client import CollectorRegistry
        from prometheus_client.multiprocess import MultiProcessCollector

        self._folder = folder
        self._collector = MultiProcessCollector(CollectorRegistry(), str(folder))

    def collect(self) -> Iterator[Metric]:
        from prometheus_client.multiprocess import mark_process_dead

        for file in self._folder.glob("gauge_live*_*.db"):
            pid = int(file.stem.rpartition("_")[2])
            if not Path(f"/proc/{pid}").exists():
                mark_process_dead(pid, str(self._folder))
        yield from self._collector.collect()


class _Stores:
    """What the stores and the release say."""

    def __init__(self, services: Services, release: Release) -> None:
        self._services = services
        self._release = release
        self._read_at = -KEPT_SECONDS
        self._kept: tuple[Metric, ...] = ()

    def describe(self) -> tuple[()]:
        """Nothing: a registry would otherwise read the stores when this is registered."""
        return ()

    def collect(self) -> Iterator[Metric]:
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
        from prometheus_client.core import InfoMetricFamily

        return InfoMetricFamily("assistant_release", "What is running.", value=vars(self._release))

    def _read(self) -> Iterator[Metric]:
        from prometheus_client.core import GaugeMetricFamily

        services = self._services
        figures = read_store_figures(services.database, services.clock.now())
        free = services.consultations.free_slots(limit=MOST_FREE_SLOTS)
        single: dict[str, tuple[str, Any]] = {
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
