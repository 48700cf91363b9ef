"""What the release before has made and written on PostgreSQL is taken up to today's schema, and back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from rasa.shared.core.constants import ACTION_LISTEN_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted
from sqlalchemy import inspect, text
from sqlalchemy.engine import Engine

from assistant.adapters.database.audit import verify
from assistant.adapters.database.engine import current_revision, downgrade, for_reading, upgrade
from assistant.consultation.model import BookingState
from assistant.consultation.outcomes.booking import Booked, KeyReused, Prepared, SlotTaken
from assistant.engine.conversation_store import ConversationStore
from assistant.vocabulary import FORM_CONSULTATION
from tests.support.databases import new_database
from tests.support.office import HALF_HOUR, REQUEST, TUESDAY_AT_TEN, Office, slot_at

DUMP = Path(__file__).parent / "release_before.sql"
BEFORE = "0005"
ONE_MOVED = "BDV7-CPX7"
PREPARED = "9c6e1d89792428999602619927b2dc99"
"""What a caller had been shown to check, and not confirmed yet."""
SPOKEN = "email"
"""A conversation in which an open form asks for an address."""


@pytest.fixture()
def office(tmp_path: Path) -> Iterator[Office]:
    """An office on the database of the release before."""
    opened = Office(new_database("postgresql", tmp_path, migrated=False))
    connection = opened.engine.raw_connection()
    connection.cursor().execute(DUMP.read_text(encoding="utf-8"))
    connection.commit()
    connection.close()
    yield opened
    opened.engine.dispose()


def audit_is_whole(engine: Engine) -> bool:
    """Whether each entry of the trail follows from the one before, with the triggers in place."""
    with for_reading(engine).connect() as connection:
        return not verify(connection).problems


def rows(engine: Engine) -> dict[str, set[str]]:
    """Every row of every table, as text."""
    with for_reading(engine).connect() as connection:
        return {
            table: {row[0] for row in connection.execute(text(f'SELECT "{table}"::text FROM "{table}"'))}
            for table in inspect(connection).get_table_names()
        }


def test_what_was_booked_before_is_there_after_the_upgrade_and_goes_on(office: Office) -> None:
    written = rows(office.engine)
    assert current_revision(office.engine) == BEFORE

    upgrade(office.engine)

    after = rows(office.engine)
    assert {table: after[table] for table in written if table != "alembic_version"} == {
        table: kept for table, kept in written.items() if table != "alembic_version"
    }
    assert audit_is_whole(office.engine)
    moved = office.consultations.find(ONE_MOVED)
    assert moved is not None
    assert (moved.state, moved.slot.starts_at) == (BookingState.MOVED, TUESDAY_AT_TEN + 6 * HALF_HOUR)
    assert isinstance(office.hold("emil", slot_at(TUESDAY_AT_TEN + 6 * HALF_HOUR)), SlotTaken)
    # Today's answers have one part more, so who was about to confirm is shown them again, and the time is still held.
    assert isinstance(office.consultations.confirm(PREPARED), KeyReused)
    prepared = office.consultations.prepare("dora", REQUEST)
    assert isinstance(prepared, Prepared)
    assert isinstance(office.consultations.confirm(prepared.intent_id), Booked)
    office.book("fred", slot_at(TUESDAY_AT_TEN + timedelta(days=2)))
    assert audit_is_whole(office.engine)


def test_a_conversation_of_before_is_read_and_added_to(office: Office) -> None:
    upgrade(office.engine)
    store = ConversationStore(office.url, Domain.load("domain.yml"))

    async def add() -> tuple[int, int]:
        tracker = await store.retrieve(SPOKEN)
        assert tracker is not None
        asked = tracker.get_slot(REQUESTED_SLOT)
        assert (tracker.active_loop_name, asked) == (FORM_CONSULTATION, "consultation_email")
        before = len(tracker.events)
        tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        await store.save(tracker)
        again = await store.retrieve(SPOKEN)
        assert again is not None
        return before, len(again.events)

    before, after = asyncio.run(add())
    assert after == before + 1
    store.engine.dispose()


def test_the_way_back_keeps_what_was_booked_meanwhile(office: Office) -> None:
    """As the runbook has it: refused while rows of newer tables would be lost, unless that is meant."""
    written, engine = rows(office.engine), office.engine
    upgrade(engine)
    booking = office.book("fred", slot_at(TUESDAY_AT_TEN + timedelta(days=2)))
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO booking_progress (step, day) VALUES ('role', '2026-11-23')"))

    with pytest.raises(RuntimeError, match="would drop 1 rows of the table booking_progress"):
        downgrade(engine, BEFORE)
    downgrade(engine, BEFORE, discard_data=True)

    back = rows(engine)
    assert current_revision(engine) == BEFORE
    assert back.keys() == written.keys()
    assert all(back[table] >= written[table] for table in written if table not in {"audit_head", "drafts"})
    assert any(booking.reference in row for row in back["bookings"])
    assert audit_is_whole(engine)
    upgrade(engine)
    assert office.consultations.find(booking.reference) == booking
