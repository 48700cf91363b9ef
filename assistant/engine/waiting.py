"""Coroutines of Rasa's that wait for nothing, run where no event loop is."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any


def finished(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """The result of a coroutine that waits for nothing.

    Raises:
        RuntimeError: if it waits after all.
    """
    try:
        coroutine.send(None)
    except StopIteration as done:
        return done.value
    coroutine.close()
    raise RuntimeError("a coroutine waited outside its event loop")
