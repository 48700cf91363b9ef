"""The schema goes up, down and up again on both databases, with bookings in it."""

import multiprocessing
from datetime import timedelta
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select

from assistant.adapters.database.engine import current_revision, downgrade, open_engine, upgrade
from assistant.adapters.database.tables import bookings, metadata
from assistant.consultation.outcomes.booking import SlotTaken
from tests.support.bookers import remove_constraints, shifted
from tests.support.databases import new_database
from tests.support.office import Office, slot_at

REVISIONS = ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008"]
# Only one of the databases has them, or neither could describe them in tables.py.
ONLY_IN_MIGRATIONS = {"bookings_live_start", "bookings_one_hold", "bookings_no_overlap"}


@pytest.fixture()
def empty_url(backend: str, tmp_path: Path) -> str:
    """A database without any table."""
    return new_database(backend, tmp_path, migrated=False)


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection")
def test_the_tables_are_what_the_migrations_make(database_url: str):
    engine = open_engine(database_url)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    unexpected = [
        difference for difference in differences if getattr(difference[1], "name", None) not in ONLY_IN_MIGRATIONS
    ]
    assert unexpected == []


def test_each_revision_goes_up_down_and_up_again(empty_url: str):
    engine = open_engine(empty_url)
    for revision in REVISIONS:
        upgrade(engine, revision)
        downgrade(engine, "-1")
        upgrade(engine, revision)
        assert current_revision(engine) == revision
    downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    upgrade(engine)
    assert current_revision(engine) == REVISIONS[-1]
    engine.dispose()


def test_upgrading_twice_changes_nothing(office: Office):
    office.book("anna", slot_at())
    upgrade(office.engine)

    assert len(office.consultations.bookings_between(slot_at().starts_at, slot_at().ends_at)) == 1


def test_bookings_survive_going_back_to_their_revision_and_up_again(office: Office):
    booking = office.book("anna", slot_at())

    downgrade(office.engine, "0002", discard_data=True)
    upgrade(office.engine)

    assert office.consultations.find(booking.reference) == booking
    later = office.book("ben", shifted(slot_at(), timedelta(hours=1)))
    assert isinstance(office.consultations.move("ben", later.reference, slot_at()), SlotTaken)


def test_going_back_refuses_to_drop_rows_unless_told_to(office: Office):
    office.book("anna", slot_at())

    with pytest.raises(RuntimeError, match=r"would drop \d+ rows of the table audit"):
        downgrade(office.engine, "base")

    assert current_revision(office.engine) == REVISIONS[-1]
    with office.engine.connect() as connection:
        assert len(connection.execute(select(bookings)).all()) == 1


def test_a_refused_step_back_leaves_every_table(office: Office):
    """The whole way back is one transaction: an earlier step is undone when a later one refuses."""
    office.book("anna", slot_at())
    before = set(inspect(office.engine).get_table_names())

    with pytest.raises(RuntimeError):
        downgrade(office.engine, "base")

    assert set(inspect(office.engine).get_table_names()) == before


def test_two_processes_that_migrate_at_once_both_succeed(empty_url: str):
    processes = [multiprocessing.get_context("fork").Process(target=migrate, args=(empty_url,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

    assert [process.exitcode for process in processes] == [0, 0]


def migrate(url: str) -> None:
    """Bring a database up to date, in a process of its own."""
    engine = open_engine(url, wait_seconds=60)
    upgrade(engine)
    engine.dispose()


def test_the_constraint_is_there_again_after_down_and_up(office: Office):
    remove_constraints(office.engine)
    downgrade(office.engine, "0001", discard_data=True)
    upgrade(office.engine)
    office.book("anna", slot_at())

    assert isinstance(office.hold("ben", slot_at()), SlotTaken)
