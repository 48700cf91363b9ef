"""What grows with what is stored: a turn beside many conversations, the search for a time among many bookings.

    python -m bench.growth

Prints JSON lines with processor time, which a busy machine changes least.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from statistics import median

from assistant.adapters.database.tables import bookings
from bench import load
from bench.processes import service
from tests.support.databases import new_database
from tests.support.office import MONDAY, Office

CONVERSATIONS, EVENTS_EACH = (10, 100_000), 12
BOOKINGS, OFFICERS, SLOTS_A_DAY = (100, 50_000), 10, 16
SEARCHES = 40
HALF_HOUR = timedelta(minutes=30)


def turns_beside(conversations: int) -> float:
    """Processor milliseconds a message with so many conversations stored."""
    with tempfile.TemporaryDirectory() as name, service(Path(name)) as server:
        load.warm_up(server)
        _store(Path(name) / "conversations.db", conversations)
        return median(load.measure(server, 1, 2).cpu_ms for _ in range(5))


def _store(file: Path, conversations: int) -> None:
    """Copy the events of one stored conversation under other names."""
    database = sqlite3.connect(file, timeout=60)
    columns = "type_name, timestamp, intent_name, action_name, data"
    events = database.execute(f"SELECT {columns} FROM events ORDER BY id LIMIT {EVENTS_EACH}").fetchall()
    rows = ((f"stored-{number}", *event) for number in range(conversations) for event in events)
    with database:
        database.executemany(f"INSERT INTO events (sender_id, {columns}) VALUES (?, ?, ?, ?, ?, ?)", rows)
    database.close()


def search_among(count: int) -> float:
    """Processor milliseconds of a search for the first free times, with so many bookings kept."""
    with tempfile.TemporaryDirectory() as name:
        office = Office(new_database("sqlite", Path(name)))
        office.add_officers(OFFICERS)
        with office.engine.begin() as connection:
            connection.execute(bookings.insert(), [_booking(number) for number in range(count)])
        used = []
        for _ in range(SEARCHES):
            began = time.process_time()
            office.consultations.free_slots(limit=4)
            used.append((time.process_time() - began) * 1000)
        office.engine.dispose()
    return median(used)


def _booking(number: int) -> dict[str, object]:
    """A past booking; every officer has had one in each slot of each day."""
    day, slot = divmod(number // OFFICERS, SLOTS_A_DAY)
    at = MONDAY - timedelta(days=1 + day) + slot * HALF_HOUR
    names = {name: f"{name}{number}" for name in ("id", "reference", "uid", "link_nonce", "link_hash")}
    times = {"starts_at": at, "ends_at": at + HALF_HOUR, "claimed_from": at, "claimed_until": at + HALF_HOUR}
    rest = {"state": "attended", "officer_id": number % OFFICERS + 1, "version": 1, "assigned_because": ""}
    return {**names, **times, **rest, "created_at": at, "changed_at": at}


def main() -> None:
    """Measure and print."""
    for what, sizes, measure in (
        ("conversations stored", CONVERSATIONS, turns_beside),
        ("bookings kept", BOOKINGS, search_among),
    ):
        print(json.dumps({"what": what, "sizes": sizes, "cpu_ms": [round(measure(size), 2) for size in sizes]}))


if __name__ == "__main__":
    main()
