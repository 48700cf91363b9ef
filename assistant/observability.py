"""Where a failure came from, for the log; never its message, which may hold what somebody typed."""

from __future__ import annotations

import traceback
from pathlib import Path

FRAMES = 6


def exception_location(failure: BaseException) -> str:
    """The kind of a failure and the last lines it came through."""
    frames = traceback.extract_tb(failure.__traceback__)[-FRAMES:]
    places = (f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in reversed(frames))
    return f"{type(failure).__name__} at {' < '.join(places)}"
