"""What a log line may say about a failure, a conversation and a request: never words that somebody typed."""

from __future__ import annotations

import hashlib
import traceback
from contextvars import ContextVar
from pathlib import Path

FRAMES = 6
REQUEST: ContextVar[str] = ContextVar("request", default="")
"""The id of the request that is being answered; empty outside of requests."""


def exception_location(failure: BaseException) -> str:
    """The class of an exception and the last stack frames it came through; its message may hold typed words."""
    frames = traceback.extract_tb(failure.__traceback__)[-FRAMES:]
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(failure).__name__} at {' < '.join(places)}"


def conversation_digest(conversation: str) -> str:
    """The name of a conversation in a log, from which its id cannot be found."""
    return hashlib.sha256(conversation.encode()).hexdigest()[:12]
