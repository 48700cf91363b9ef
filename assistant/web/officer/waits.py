"""How long somebody who keeps failing to sign in has to wait: longer each time, and nobody is locked out."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.consultation.ports import Clock

MOST_KEPT = 50_000
FORGOTTEN_AFTER = timedelta(days=1)


@dataclass(frozen=True)
class Patience:
    """`free` failures cost nothing; each further one doubles the wait from a second up to the longest."""

    free: int
    longest: timedelta

    def wait_after(self, failures: int) -> timedelta:
        """The wait that this many failures earn."""
        beyond = failures - self.free
        return timedelta(0) if beyond <= 0 else min(timedelta(seconds=2 ** min(beyond - 1, 20)), self.longest)


ACCOUNT = Patience(free=3, longest=timedelta(minutes=15))
# Many people may stand behind one address.
ADDRESS = Patience(free=12, longest=timedelta(minutes=15))


@dataclass
class _Failures:
    count: int
    last: datetime


class LoginWaits:
    """Counts failures by key, in memory: an account, an address, or a browser that has signed in before.

    A browser that has signed in before is counted by itself. So strangers who try an officer's address
    slow down one another, not the officer.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._failures: OrderedDict[str, _Failures] = OrderedDict()

    def begin(self, keys: Iterable[tuple[str, Patience]]) -> int:
        """0 when an attempt may be made, which counts as failed until `succeeded`; else the seconds to wait.

        An attempt that has to wait is not counted, or waiting would never end.
        """
        now, keys = self._clock.now(), tuple(keys)
        longest = max((self._wait(key, patience, now) for key, patience in keys), default=timedelta(0))
        if longest > timedelta(0):
            return int(longest.total_seconds()) + 1
        for key, _ in keys:
            kept = self._failures.pop(key, None)
            before = kept.count if kept is not None and now - kept.last < FORGOTTEN_AFTER else 0
            self._failures[key] = _Failures(before + 1, now)
            if len(self._failures) > MOST_KEPT:
                self._failures.popitem(last=False)
        return 0

    def succeeded(self, keys: Iterable[tuple[str, Patience]]) -> None:
        """Forget what was counted."""
        for key, _ in keys:
            self._failures.pop(key, None)

    def _wait(self, key: str, patience: Patience, now: datetime) -> timedelta:
        kept = self._failures.get(key)
        return timedelta(0) if kept is None else kept.last + patience.wait_after(kept.count) - now
