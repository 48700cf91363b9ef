"""Turns by address: whoever sends many messages at once waits for themselves, and nobody else for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

AT_ONCE = 1
"""Turns of one address under way: fewer than messages are read at once, so that one place is always left to others.

The processor is what turns wait for, so a school behind one address loses little.
"""
LONGEST_WAIT = 7.0
"""Seconds in the line of one's own address; they are part of the time that a turn has."""
LONGEST_HOLD = 1.0
"""Seconds after which a turn that has not ended lets the next of its address go: it waits for something that hangs, not
for the processor, and whoever else is at its address need not wait with it.
"""


@dataclass
class _Line:
    places: asyncio.Semaphore
    people: int = field(default=0)


class _Place:
    """A place taken in a line, given back once: when its turn ends, or before that when the turn takes too long."""

    def __init__(self, line: _Line, longest_hold: float) -> None:
        self._line = line
        self._given_back = False
        self._timer = asyncio.get_running_loop().call_later(longest_hold, self.give_back)

    def give_back(self) -> None:
        self._timer.cancel()
        if not self._given_back:
            self._given_back = True
            self._line.places.release()


class FairTurns:
    """One line an address, kept for as long as somebody stands in it."""

    def __init__(
        self, at_once: int = AT_ONCE, longest_wait: float = LONGEST_WAIT, longest_hold: float = LONGEST_HOLD
    ) -> None:
        self._at_once = at_once
        self._longest_wait = longest_wait
        self._longest_hold = longest_hold
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, address: str) -> AsyncGenerator[bool, None]:
        """Whether it is this one's turn now, within the longest wait; without an address it always is."""
        if not address:
            yield True
            return
        line = self._lines.setdefault(address, _Line(asyncio.Semaphore(self._at_once)))
        line.people += 1
        try:
            try:
                await asyncio.wait_for(line.places.acquire(), self._longest_wait)
            except asyncio.TimeoutError:
                yield False
                return
            place = _Place(line, self._longest_hold)
            try:
                yield True
            finally:
                place.give_back()
        finally:
            line.people -= 1
            if not line.people:
                del self._lines[address]
