"""Where a command reads its lines from: a file, or standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO


@contextmanager
def opened(name: str) -> Iterator[TextIO]:
    """The file of that name as UTF-8, closed afterwards; `-` is standard input."""
    if name == "-":
        yield sys.stdin
        return
    with open(name, encoding="utf-8") as file:
        yield file
