"""The log of the service: one line an event, as text or as JSON, and never a word that somebody typed.

A line holds the time, the level, where it comes from, what happened, the process and the request. Lines of other
packages may repeat what they work with, so they are told by their place alone, and an exception by its class and
where it came from.
"""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.stdlib import ProcessorFormatter, add_log_level, add_logger_name

from assistant.observability import REQUEST, exception_location

OWN = ("assistant", "actions", "policies", "uvicorn")
"""Whose lines hold no message: what they say is written as it stands."""
_NAME_OF_EVENT = re.compile(r"[A-Za-z_]+(\.[A-Za-z_]+)+")

Event = MutableMapping[str, Any]


def keep_logs(style: str, stream: TextIO = sys.stderr) -> None:
    """Write the log of this process in a style, from warnings up and for this service from notices up."""
    handler = logging.StreamHandler(stream)
    handler.set_name("assistant")
    handler.setFormatter(
        ProcessorFormatter(
            foreign_pre_chain=[_tell_place_alone, add_log_level, add_logger_name, _add_process_and_request],
            processors=[
                structlog.processors.TimeStamper(fmt="iso", utc=True),
                _tell_failure,
                ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer() if style == "json" else _as_text,
            ],
        )
    )
    root = logging.getLogger()
    for earlier in [each for each in root.handlers if each.get_name() == handler.get_name()]:
        root.removeHandler(earlier)
    root.addHandler(handler)
    for name in OWN:
        logging.getLogger(name).setLevel(logging.WARNING if name == "uvicorn" else logging.INFO)
    # What libraries warn their users of (names that will go) tells an operator nothing, and would fill the screen.
    logging.captureWarnings(True)
    logging.getLogger("py.warnings").setLevel(logging.ERROR)


def keep_words_out_of_logs() -> None:
    """Leave of what Rasa has to tell the names of its errors.

    # Rasa 3.6: its events carry messages and slots, and structlog would print all of them.
    """
    logging.getLogger("rasa").setLevel(logging.WARNING)
    structlog.configure(
        processors=[lambda _logger, _method, event: str(event["event"])],
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def _tell_place_alone(_logger: Any, _method: str, event: Event) -> Event:
    record: logging.LogRecord = event["_record"]
    is_own = record.name.partition(".")[0] in OWN
    if not is_own and not _NAME_OF_EVENT.fullmatch(event["event"]):
        event["event"] = f"at {record.filename}:{record.lineno}"
    return event


def _add_process_and_request(_logger: Any, _method: str, event: Event) -> Event:
    event["process"] = os.getpid()
    if REQUEST.get():
        event["request"] = REQUEST.get()
    return event


def _tell_failure(_logger: Any, _method: str, event: Event) -> Event:
    failure = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if isinstance(failure, tuple) and isinstance(failure[1], BaseException):
        event["failure"] = exception_location(failure[1])
    return event


def _as_text(_logger: Any, _method: str, event: Event) -> str:
    first = [event.pop(name) for name in ("timestamp", "level", "logger", "event")]
    line = " ".join([*map(str, first), *(f"{name}={value}" for name, value in event.items())])
    return line.replace("\n", " ")
