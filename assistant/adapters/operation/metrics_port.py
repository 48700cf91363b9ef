"""`/metrics` for Prometheus, on a port of its own that no visitor reaches."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path
from wsgiref.simple_server import WSGIServer

from sqlalchemy.engine import Engine

from assistant.adapters.release import Release
from assistant.consultation.service import Consultations

SHARED = "PROMETHEUS_MULTIPROC_DIR"


class MetricsPort:
    """Shows the figures of a service: those that its processes count, and those of its stores.

    # prometheus-client: processes share counts through files in a folder, which the environment must name before
    # the library is imported. So make this first of all, also where one process serves.
    """

    def __init__(self, address: tuple[str, int]) -> None:
        self._address = address
        self._folder = tempfile.TemporaryDirectory(prefix="assistant-metrics-")
        self.variables = {SHARED: self._folder.name}
        """What the environment of the serving processes must say before they count anything."""
        self._server: WSGIServer | None = None
        self._thread: threading.Thread | None = None

    def open(self, database: Engine, consultations: Consultations, release: Release) -> None:
        """Listen; raises OSError where the port is taken."""
        from prometheus_client import CollectorRegistry, start_http_server

        from assistant.adapters.operation.metric_families import CountedByProcesses, Stores

        registry = CollectorRegistry()
        registry.register(CountedByProcesses(Path(self._folder.name)))
        registry.register(Stores(database, consultations, release))
        host, port = self._address
        self._server, self._thread = start_http_server(port, host, registry)

    def close(self) -> None:
        """Stop listening, and forget what was counted."""
        if self._server is not None and self._thread is not None:
            self._server.shutdown()
            self._server.server_close()
            self._thread.join(5)
        self._folder.cleanup()
