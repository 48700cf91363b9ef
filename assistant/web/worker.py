"""The application of one serving process: what each worker of `assistant serve` builds for itself."""

from __future__ import annotations

from starlette.applications import Starlette

from assistant.adapters.operation.process_memory import share_memory_between_threads
from assistant.engine.without_tensorflow import serve_without_tensorflow
from assistant.logs import keep_logs
from assistant.settings import Settings, read_log_style, read_settings


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
