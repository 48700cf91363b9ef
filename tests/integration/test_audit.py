"""The audit trail only grows, and whoever tampers with it all the same is found out."""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from assistant.adapters.database.audit import START_OF_CHAIN, guard_problems, verify
from assistant.adapters.database.audit_heads import FILE, KeptHeads
from assistant.adapters.database.tables import audit, audit_head
from tests.support.office import Office, slot_at

MUTATIONS = int(os.environ.get("ASSISTANT_TEST_AUDIT_MUTATIONS", "150"))
ENTRIES = 12


@pytest.fixture()
def trail(office: Office) -> Iterator[Connection]:
    """A connection to a trail of some entries, as the owner of the database: nothing stops the tampering."""
    with office.unit_of_work() as work:
        length = len(work.audit.entries())
        for number in range(length, ENTRIES):
            work.audit.append(f"officer {number % 3}", "leave_added", "officer 1", {"number": number, "é": "ü"})
        work.commit()
    with office.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE audit DISABLE TRIGGER ALL"))
            connection.execute(text("ALTER TABLE audit_head DISABLE TRIGGER ALL"))
        else:
            names = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit%'")
            )
            for (name,) in names.all():
                connection.execute(text(f"DROP TRIGGER {name}"))
    with office.engine.connect() as connection:
        yield connection


def test_an_untouched_trail_is_intact(trail: Connection):
    verification = verify(trail)

    assert verification.intact
    assert verification.entries == ENTRIES


def test_an_empty_trail_is_intact(database_url: str):
    office = Office(database_url)
    with office.engine.connect() as connection:
        verification = verify(connection)
    office.engine.dispose()

    assert (verification.entries, verification.head, verification.intact) == (0, START_OF_CHAIN, True)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody'",
        "DELETE FROM audit",
        "DELETE FROM audit_head",
        "UPDATE audit_head SET position = position - 1",
        "UPDATE audit_head SET hash = hash",
    ],
)
def test_the_database_refuses_to_change_what_was_written(office: Office, statement: str):
    with pytest.raises(DBAPIError, match="the audit trail only grows"), office.engine.begin() as connection:
        connection.execute(text(statement))


@pytest.mark.parametrize("backend", ["postgresql"])
@pytest.mark.parametrize("table", ["audit", "audit_head"])
def test_postgresql_refuses_to_empty_the_trail(office: Office, table: str):
    with pytest.raises(DBAPIError, match="the audit trail only grows"), office.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {table}"))


def test_any_tampering_is_found(trail: Connection):
    """Random changes, removals, swaps and additions; `ASSISTANT_TEST_AUDIT_MUTATIONS` says how many."""
    kept_elsewhere = verify(trail).head
    for seed in range(MUTATIONS):
        pick = random.Random(seed)
        mutation = pick.choice([change, remove, swap, insert, cut, rewrite, change_head])
        with trail.begin_nested():
            mutation(trail, pick)
            assert not verify(trail, kept_elsewhere).intact, f"{mutation.__name__}, seed {seed}"
            trail.get_nested_transaction().rollback()
    assert verify(trail, kept_elsewhere).intact


def test_a_problem_names_the_entry(trail: Connection):
    trail.execute(audit.update().where(audit.c.position == 5).values(actor="somebody else"))

    assert verify(trail).problems == ("entry 5 was changed",)


def test_a_cut_end_is_found_without_a_head_kept_elsewhere(trail: Connection):
    trail.execute(audit.delete().where(audit.c.position > ENTRIES - 2))

    assert verify(trail).problems == (f"the chain ends at entry {ENTRIES - 2}, its head says {ENTRIES}",)


def test_a_head_that_was_kept_stays_good_as_the_trail_grows(office: Office):
    with office.engine.connect() as connection:
        kept = verify(connection).head
    office.book("anna", slot_at())

    with office.engine.connect() as connection:
        assert verify(connection, kept).intact


def test_the_trail_holds_nothing_that_names_the_caller(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.cancel("anna", booking.reference)
    office.consultations.forget("anna@school.example.com")

    with office.engine.connect() as connection:
        words = " ".join(str(row) for row in connection.execute(select(audit)))
    for personal in ("anna", "Sam Example", "Example Primary", "letters home"):
        assert personal not in words


def change(trail: Connection, pick: random.Random) -> None:
    """Change one column of one entry."""
    row = entry(trail, pick)
    column = pick.choice(["actor", "action", "subject", "detail", "previous_hash", "hash", "at", "position"])
    value: Any = getattr(row, column)
    if column == "position":
        value = ENTRIES + pick.randint(1, 9)
    elif column == "at":
        value = value.replace(microsecond=(value.microsecond + 1) % 1_000_000)
    else:
        place = pick.randrange(len(value))
        other = pick.choice([letter for letter in "xyz0" if letter != value[place]])
        value = value[:place] + other + value[place + 1 :]
    trail.execute(audit.update().where(audit.c.position == row.position).values({column: value}))


def remove(trail: Connection, pick: random.Random) -> None:
    """Delete an entry."""
    trail.execute(audit.delete().where(audit.c.position == entry(trail, pick).position))


def swap(trail: Connection, pick: random.Random) -> None:
    """Let two entries change places."""
    first, second = pick.sample(range(1, ENTRIES + 1), 2)
    for here, there in ((first, -1), (second, first), (-1, second)):
        trail.execute(audit.update().where(audit.c.position == here).values(position=there))


def insert(trail: Connection, pick: random.Random) -> None:
    """Add an entry at the end that follows the last one by position only."""
    row = entry(trail, pick)._asdict()
    trail.execute(audit.insert().values({**row, "position": ENTRIES + 1, "hash": f"{pick.getrandbits(256):064x}"}))


def cut(trail: Connection, pick: random.Random) -> None:
    """Remove the newest entries and set the head back, as somebody would who knows the tables."""
    last = pick.randint(1, ENTRIES - 1)
    trail.execute(audit.delete().where(audit.c.position > last))
    row = trail.execute(select(audit).where(audit.c.position == last)).one()
    trail.execute(audit_head.update().values(position=last, hash=row.hash))


def rewrite(trail: Connection, pick: random.Random) -> None:
    """Remove everything, head and all."""
    trail.execute(audit.delete())
    trail.execute(audit_head.update().values(position=0, hash=START_OF_CHAIN))


def change_head(trail: Connection, pick: random.Random) -> None:
    """Let the head name another entry."""
    trail.execute(audit_head.update().values(position=pick.randint(0, ENTRIES - 1)))


def entry(trail: Connection, pick: random.Random) -> Any:
    """Any entry."""
    count = trail.execute(select(func.count()).select_from(audit)).scalar_one()
    return trail.execute(select(audit).where(audit.c.position == pick.randint(1, count))).one()


def test_triggers_that_are_switched_off_are_noticed(trail: Connection):
    assert len(guard_problems(trail)) in {3, 4}


def test_triggers_that_stand_are_no_problem(office: Office):
    with office.engine.connect() as connection:
        assert guard_problems(connection) == ()


def test_a_cut_tail_is_noticed_without_a_head_being_given(trail: Connection, office: Office, tmp_path: Path):
    heads = KeptHeads(tmp_path)
    assert heads.keep(office.engine, office.clock.now())
    assert not heads.keep(office.engine, office.clock.now()), "nothing has happened since"
    assert heads.missing(verify(trail).hashes) == ()

    trail.execute(audit.delete().where(audit.c.position > ENTRIES - 3))
    last = trail.execute(select(audit.c.position, audit.c.hash).order_by(audit.c.position.desc()).limit(1)).one()
    trail.execute(audit_head.update().values(position=last.position, hash=last.hash))

    chain = verify(trail)
    assert chain.intact, "the chain itself shows nothing"
    (problem,) = heads.missing(chain.hashes)
    assert f"entry {ENTRIES}" in problem


def test_a_cut_line_of_the_kept_heads_is_passed_over(office: Office, tmp_path: Path):
    heads = KeptHeads(tmp_path)
    office.book("anna", slot_at())
    heads.keep(office.engine, office.clock.now())
    with (tmp_path / FILE).open("a") as file:
        file.write('{"at": "2026-')
    assert len(list(heads)) == 1
