"""Many people book, move and cancel at random and at once; afterwards no time may be sold twice.

    python -m bench.double_booking --attempts 100000 --database sqlite --database postgresql

Four processes of four people each share the diary of two officers for a week, on a grid on which
neighbouring times overlap. After ten thousand attempts the books are checked and a fresh database is
begun: no office cancels thousands of consultations in one week, and reading past them is not what is measured.

Prints one JSON line per database: attempts, what came of them, doubles found, and how long a
booking took from the first hold to the reference. Exits with 1 if a double was found or a booking
that was acknowledged is not there.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from assistant.consultation.model import Slot
from assistant.consultation.outcomes.booking import Booked, Held, Prepared
from assistant.consultation.outcomes.changing import Cancelled, Moved
from assistant.consultation.policy import BookingPolicy
from tests.support.bookers import OVERLAPPING, booked_consultations, overlaps, with_proved_addresses
from tests.support.databases import new_database
from tests.support.office import MONDAY, REQUEST, TUESDAY_AT_TEN, MovableClock, Office

PROCESSES = 4
THREADS = 4
OFFICERS = 2
ROUND = 10_000
STARTS_A_DAY = 26
# No limit but the diary itself.
POLICY = BookingPolicy(live_bookings_per_mailbox=1_000_000, live_bookings_per_domain=1_000_000, hold=timedelta(days=30))


@dataclass(frozen=True)
class Round:
    """What came of the attempts on one database, and what its books say."""

    outcomes: Counter[str]
    booking_seconds: list[float]
    doubled: int
    acknowledged_not_stored: int
    stored_not_acknowledged: int
    seconds: float


class Caller(threading.Thread):
    """One person after another, each wanting some time."""

    def __init__(self, office: Office, name: str, attempts: int) -> None:
        super().__init__()
        self._office, self._name, self._attempts = office, name, attempts
        self._pick = random.Random(name)
        self.outcomes: Counter[str] = Counter()
        self.seconds: list[float] = []
        self.live: dict[str, Slot] = {}

    def run(self) -> None:
        """Make the attempts."""
        with_proved_addresses(self._office, [self._name])
        for _ in range(self._attempts):
            self.outcomes[self._attempt()] += 1

    def _attempt(self) -> str:
        consultations, slot = self._office.consultations, self._any_slot()
        action = self._pick.random()
        if self.live and action < 0.3:
            reference = self._pick.choice(sorted(self.live))
            outcome: object = consultations.cancel(self._name, reference)
            if isinstance(outcome, Cancelled):
                del self.live[reference]
            return f"cancel: {type(outcome).__name__}"
        if self.live and action < 0.5:
            reference = self._pick.choice(sorted(self.live))
            outcome = consultations.move(self._name, reference, slot)
            if isinstance(outcome, Moved):
                self.live[reference] = slot
            return f"move: {type(outcome).__name__}"
        began = time.perf_counter()
        outcome = consultations.hold(self._name, slot)
        if isinstance(outcome, Held):
            outcome = consultations.prepare(self._name, REQUEST)
        if isinstance(outcome, Prepared):
            outcome = consultations.confirm(outcome.intent_id)
        if isinstance(outcome, Booked):
            self.live[outcome.booking.reference] = slot
            self.seconds.append(time.perf_counter() - began)
        return f"book: {type(outcome).__name__}"

    def _any_slot(self) -> Slot:
        start = TUESDAY_AT_TEN - timedelta(hours=1)
        start += timedelta(days=self._pick.choice([0, 1, 2, 3, 6]), minutes=15 * self._pick.randrange(STARTS_A_DAY))
        return Slot(self._pick.randint(1, OFFICERS), start, start + OVERLAPPING.slot_length)


def run_process(url: str, name: str, attempts: int, results: multiprocessing.SimpleQueue) -> None:
    """Some callers in a process of their own."""
    office = Office(url, POLICY, MovableClock(MONDAY))
    callers = [Caller(office, f"{name}-{number}", attempts // THREADS) for number in range(THREADS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    office.engine.dispose()
    results.put([(caller.outcomes, caller.seconds, caller.live) for caller in callers])


def one_round(url: str, attempts: int) -> Round:
    """All processes on one empty database, and what is in its books afterwards."""
    context = multiprocessing.get_context("fork")
    results = context.SimpleQueue()
    office = Office(url, POLICY)
    office.add_officers(OFFICERS, replace(OVERLAPPING, minimum_notice=timedelta(0)))
    office.engine.dispose()
    began = time.perf_counter()
    processes = [
        context.Process(target=run_process, args=(url, f"process-{number}", attempts // PROCESSES, results))
        for number in range(PROCESSES)
    ]
    for process in processes:
        process.start()
    found = [caller for _ in processes for caller in results.get()]
    for process in processes:
        process.join()
    took = time.perf_counter() - began
    acknowledged = {reference: slot for _, _, live in found for reference, slot in live.items()}
    stored = {booking.reference: booking.slot for booking in booked_consultations(office)}
    doubled = len(overlaps(office))
    office.engine.dispose()
    return Round(
        outcomes=sum((outcomes for outcomes, _, _ in found), Counter()),
        booking_seconds=[second for _, seconds, _ in found for second in seconds],
        doubled=doubled,
        acknowledged_not_stored=sum(stored.get(reference) != slot for reference, slot in acknowledged.items()),
        stored_not_acknowledged=len(stored.keys() - acknowledged.keys()),
        seconds=took,
    )


def run(backend: str, attempts: int) -> dict:
    """As many rounds as it takes, each on a fresh database; the figures."""
    rounds = []
    for begun in range(0, attempts, ROUND):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(one_round(new_database(backend, Path(folder)), min(ROUND, attempts - begun)))
        print(f"{backend}: round {len(rounds)} took {rounds[-1].seconds:.0f} s", file=sys.stderr, flush=True)
    outcomes = sum((each.outcomes for each in rounds), Counter())
    cuts = quantiles([second for each in rounds for second in each.booking_seconds], n=100)
    return {
        "database": backend,
        "attempts": sum(outcomes.values()),
        "outcomes": dict(sorted(outcomes.items())),
        "doubled": sum(each.doubled for each in rounds),
        "acknowledged_not_stored": sum(each.acknowledged_not_stored for each in rounds),
        "stored_not_acknowledged": sum(each.stored_not_acknowledged for each in rounds),
        "booking_ms": {"p50": round(cuts[49] * 1000, 1), "p99": round(cuts[98] * 1000, 1)},
        "seconds": round(sum(each.seconds for each in rounds), 1),
    }


def main() -> int:
    """Run on each database asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--attempts", type=int, default=100_000)
    parser.add_argument("--database", action="append", choices=["sqlite", "postgresql"])
    asked = parser.parse_args()
    failed = False
    for backend in asked.database or ["sqlite", "postgresql"]:
        figures = run(backend, asked.attempts)
        print(json.dumps(figures), flush=True)
        failed |= bool(figures["doubled"] or figures["acknowledged_not_stored"] or figures["stored_not_acknowledged"])
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
