"""Holds a reader to a bounded number of steps: by processor time, which a busy machine does not change."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest


class TooManySteps(AssertionError):
    """The code under test took more of the processor than it may."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Fail when the block uses more processor time than this; a regular expression is interrupted too.

    Where branches are counted every line costs several times as much, and so much more is allowed.
    """
    if sys.gettrace() is not None:
        seconds *= 10

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooManySteps(f"more than {seconds} seconds of processor time")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


# What has made readers slow before: blanks, one letter, one mark and one word, over and over.
_REPEATED = (
    (" ", 500),
    (" ", 10_000),
    ("a", 10_000),
    ("1", 10_000),
    ("-", 10_000),
    ("a ", 5_000),
    ("1 ", 5_000),
    ("yes no ", 1_500),
    ("my name is ", 1_000),
    ("a@", 5_000),
    ("1-", 5_000),
    ("monday at 2 ", 800),
    ("👍", 5_000),
    ("'", 10_000),
    ("(", 10_000),
    ("a.b", 3_300),
)

HARD_TEXTS = [
    pytest.param("a" + " " * 500 + "b", id="blanks between letters"),
    *(pytest.param(piece * times, id=f"{piece} {times} times") for piece, times in _REPEATED),
]
