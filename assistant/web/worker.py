"""The application of one serving process: what each worker of `assistant serve` builds for itself."""

from __future__ import annotations

import ctypes

from starlette.applications import Starlette

from assistant.engine.without_tensorflow import serve_without_tensorflow
from assistant.logs import keep_logs
from assistant.settings import Settings, read_log_style, read_settings

M_ARENA_MAX = -8
"""glibc's number for how many memory arenas threads may spread over (malloc.h)."""


def worker_app() -> Starlette:
    """The gateway of a worker process, which reads the settings again."""
    keep_logs(read_log_style())
    share_memory_between_threads()
    return app_of(read_settings())


def app_of(settings: Settings) -> Starlette:
    """The gateway with a language model of its own; everything that is shared lies in databases and Redis."""
    if not settings.tensorflow:
        serve_without_tensorflow(settings.models_folder)
    # Only now: all three bring spaCy or Rasa with them.
    from assistant.bootstrap import start
    from assistant.engine.embedding import open_chat_service
    from assistant.web.app import build_app

    return build_app(start(settings), open_chat_service)


def share_memory_between_threads() -> None:
    """Keep glibc from giving each worker thread an arena of its own, which it fills once and never gives back.

    Without this the process grows by 100 MB in ten minutes of twenty people; elsewhere than on glibc nothing is done.
    """
    library = ctypes.CDLL(None)
    if hasattr(library, "mallopt"):
        library.mallopt(M_ARENA_MAX, 2)
