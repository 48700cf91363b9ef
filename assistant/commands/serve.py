"""`assistant serve`: the service, one process, one listener."""

from __future__ import annotations

import argparse
import ctypes
from typing import Any

M_ARENA_MAX = -8
"""glibc's number for how many memory arenas threads may spread over (malloc.h)."""


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("serve", help="run the service")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    import uvicorn

    from assistant.adapters.service_lock import ServiceLock
    from assistant.engine.without_tensorflow import serve_without_tensorflow
    from assistant.settings import read_settings

    share_memory_between_threads()
    settings = read_settings(listening_at=_address(arguments.host, arguments.port))
    lock = ServiceLock(settings)
    lock.take()
    if not settings.tensorflow:
        serve_without_tensorflow(settings.models_folder)
    from assistant.bootstrap import start
    from assistant.engine.embedding import open_chat_service
    from assistant.web.app import build_app
    from assistant.web.housekeeping import housekeeping_of

    built = start(settings)
    app = build_app(built, open_chat_service)
    built.outbox_worker.start(every_seconds=0.5)
    housekeeping = housekeeping_of(built)
    housekeeping.start()
    # Rasa 3.6: its websockets pin is older than uvicorn's websocket support needs.
    try:
        uvicorn.run(
            app,
            host=arguments.host,
            port=arguments.port,
            ws="none",
            log_level="warning",
            server_header=False,
            forwarded_allow_ips=settings.trusted_proxies,
        )
    finally:
        housekeeping.stop()
        built.outbox_worker.stop()
        lock.give_back()
    return 0


def _address(host: str, port: int) -> str:
    """Where a browser on this machine finds the service."""
    local = "127.0.0.1" if host in {"0.0.0.0", "::", ""} else host
    return f"http://[{local}]:{port}" if ":" in local else f"http://{local}:{port}"


def share_memory_between_threads() -> None:
    """Keep glibc from giving each worker thread an arena of its own, which it fills once and never gives back.

    Without this the process grows by 100 MB in ten minutes of twenty people; elsewhere than on glibc nothing is done.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, 2)
