"""PostgreSQL is killed while people book: every booking that was acknowledged is there afterwards.

Clients of the killed server see errors and say yes again. `ASSISTANT_TEST_DATABASE_KILLS`
sets how often it is killed (3 for the full figure).
"""

import os
import signal
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import SQLAlchemyError

from assistant.adapters.database.audit import verify
from assistant.adapters.database.engine import upgrade
from assistant.consultation.outcomes.booking import AlreadyBooked, Booked
from assistant.consultation.policy import BookingPolicy
from tests.support.bookers import booked, overlaps, shifted, try_to_book, with_proved_addresses
from tests.support.databases import free_port, own_server_folder, start_own_postgresql, stop_own_postgresql
from tests.support.office import REQUEST, Office, slot_at

KILLS = int(os.environ.get("ASSISTANT_TEST_DATABASE_KILLS", "1"))
CLIENTS = 4
BOOKINGS_BETWEEN_KILLS = 12


@pytest.fixture()
def server() -> Iterator[tuple[Path, int]]:
    """A server of one's own, to be killed."""
    folder, port = own_server_folder(), free_port()
    start_own_postgresql(folder, port)
    yield folder, port
    stop_own_postgresql(folder)


class Client(threading.Thread):
    """Books one slot after another and says yes again whenever it got no answer."""

    def __init__(self, office: Office, name: str, slots: list, progress: threading.Semaphore) -> None:
        super().__init__()
        self._office, self._name, self._slots, self._progress = office, name, slots, progress
        self.acknowledged: list[str] = []
        self.errors = 0

    def run(self) -> None:
        """Book."""
        for slot in self._slots:
            outcome = None
            while not isinstance(outcome, (Booked, AlreadyBooked)):
                try:
                    outcome = self._once(slot)
                except SQLAlchemyError:
                    self.errors += 1
            self.acknowledged.append(outcome.booking.reference)
            self._progress.release()

    def _once(self, slot) -> object:
        """Say yes to what was prepared, or begin again if nothing was."""
        with self._office.unit_of_work(writing=False) as work:
            intent = work.conversations.latest_intent(self._name)
        if intent is not None and intent.slot == slot:
            return self._office.consultations.confirm(intent.id)
        self._office.hold(self._name, slot)
        return self._office.consultations.confirm(self._office.consultations.prepare(self._name, REQUEST).intent_id)


def test_what_was_acknowledged_survives_the_death_of_the_database(server: tuple[Path, int]):
    folder, port = server
    url = f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"
    office = Office(url, BookingPolicy(live_bookings_per_mailbox=1000))
    upgrade(office.engine)
    office.add_officers(CLIENTS)
    names = [f"client-{number}" for number in range(CLIENTS)]
    with_proved_addresses(office, names)
    each = BOOKINGS_BETWEEN_KILLS * (KILLS + 1) // CLIENTS
    progress = threading.Semaphore(0)
    clients = [
        Client(office, name, [weekday_slot(number, officer) for number in range(each)], progress)
        for officer, name in enumerate(names, 1)
    ]
    for client in clients:
        client.start()
    for _ in range(KILLS):
        for _ in range(BOOKINGS_BETWEEN_KILLS // 2):
            progress.acquire()
        postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        start_own_postgresql(folder, port)
    for client in clients:
        client.join()

    acknowledged = [reference for client in clients for reference in client.acknowledged]
    assert sorted(acknowledged) == sorted(booked(office))
    assert len(set(acknowledged)) == CLIENTS * each
    assert overlaps(office) == []
    assert sum(client.errors for client in clients) > 0
    with office.engine.connect() as connection:
        assert verify(connection).intact
    office.engine.dispose()


def weekday_slot(number: int, officer_id: int):
    """The slots of an officer, four an hour apart on each of the days from Tuesday to Friday."""
    day, hour = divmod(number, 4)
    week, weekday = divmod(day, 4)
    return shifted(slot_at(officer_id=officer_id), timedelta(days=7 * week + weekday, hours=hour))


def test_an_attempt_on_a_dead_database_is_an_error_and_not_an_answer(server: tuple[Path, int]):
    folder, port = server
    office = Office(f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres")
    upgrade(office.engine)
    office.add_officers()
    with_proved_addresses(office, ["anna"])
    stop_own_postgresql(folder)

    with pytest.raises(SQLAlchemyError):
        try_to_book(office.consultations, "anna", slot_at())

    start_own_postgresql(folder, port)
    assert isinstance(try_to_book(office.consultations, "anna", slot_at()), Booked)
    office.engine.dispose()
