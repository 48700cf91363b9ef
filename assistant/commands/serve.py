"""`assistant serve`: the service, one listener, one process or several workers behind it."""

from __future__ import annotations

import argparse
import logging
import os
from typing import Any

from assistant.settings import Settings

logger = logging.getLogger(__name__)

WORKER_APP = "assistant.web.worker:worker_app"


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("serve", help="run the service")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.add_argument(
        "--workers", type=int, default=1, help="processes that answer, one for each core (default 1; more need Redis)"
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted; mail and housekeeping run in this process alone."""
    import uvicorn

    from assistant.adapters.clock import SystemClock
    from assistant.adapters.operation.metrics_port import MetricsPort
    from assistant.adapters.operation.probes.stores import probe_redis
    from assistant.adapters.operation.process_memory import share_memory_between_threads
    from assistant.adapters.operation.service_lock import ServiceLock
    from assistant.logs import keep_logs
    from assistant.settings import read_log_style, read_settings
    from assistant.web.worker import app_of

    keep_logs(read_log_style())
    share_memory_between_threads()
    settings = read_settings(listening_at=_address(arguments.host, arguments.port))
    metrics = MetricsPort(settings.metrics) if settings.metrics else None
    os.environ.update(metrics.variables if metrics else {})
    for finding in probe_redis(settings, SystemClock().now()):
        # The service starts all the same: Redis may come later, and the booking pages work without it.
        logger.error("%s: %s", finding.check, finding.text)
    workers = workers_of(arguments.workers, settings)
    lock = ServiceLock(settings)
    lock.take()
    # Workers are processes of their own, which read the settings again and do not know where this one listens.
    os.environ.setdefault("ASSISTANT_PUBLIC_URL", settings.public_url)
    # Built before anything below imports spaCy or Rasa, so that TensorFlow can be kept out.
    app: Any = app_of(settings) if workers == 1 else WORKER_APP

    from assistant.adapters.release import release_of
    from assistant.bootstrap import services, start
    from assistant.web.housekeeping import housekeeping_of

    built = services() if workers == 1 else start(settings)
    release = release_of(settings.models_folder, built.library)
    if metrics is not None:
        metrics.open(built.database, built.consultations, release)
    running = ", ".join(f"{name} {value}" for name, value in vars(release).items())
    logger.info("serving on %s: %s", settings.public_url, running)
    built.outbox_worker.start(every_seconds=0.5)
    housekeeping = housekeeping_of(built)
    housekeeping.start()
    # Rasa 3.6: its websockets pin is older than uvicorn's websocket support needs.
    try:
        uvicorn.run(
            app,
            factory=workers > 1,
            workers=workers,
            host=arguments.host,
            port=arguments.port,
            ws="none",
            log_config=None,
            log_level="warning",
            server_header=False,
            forwarded_allow_ips=settings.trusted_proxies,
        )
    finally:
        housekeeping.stop()
        built.outbox_worker.stop()
        if metrics is not None:
            metrics.close()
        lock.give_back()
    return 0


def workers_of(wanted: int, settings: Settings) -> int:
    """How many processes answer: as many as wanted, or one without Redis, which several need to take turns.

    Raises ValueError for less than one.
    """
    if wanted < 1:
        raise ValueError("--workers takes a number from 1, for example --workers 2")
    if wanted > 1 and settings.redis_url is None:
        logger.warning("one process serves: more need ASSISTANT_REDIS_URL (for example redis://127.0.0.1:6379/0)")
        return 1
    return wanted


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds the service."""
    local = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host
    return f"http://[{local}]:{port}" if ":" in local else f"http://{local}:{port}"
