"""The search for a free time reads the bookings that matter to it, however many there are besides."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, text

from assistant.adapters.database.tables import bookings
from tests.support.office import MONDAY, Office

MANY = 4_000
OLD = timedelta(days=60)


def old_booking(number: int) -> dict[str, object]:
    at = MONDAY - OLD - timedelta(minutes=30 * number)
    ends_at = at + timedelta(minutes=30)
    names = {name: f"{name}{number}" for name in ("id", "reference", "uid", "link_nonce", "link_hash")}
    times = {"starts_at": at, "ends_at": ends_at, "claimed_from": at, "claimed_until": ends_at}
    rest = {"state": "attended", "officer_id": 1, "version": 1, "assigned_because": "", "created_at": at}
    return {**names, **times, **rest, "changed_at": at}


@pytest.mark.parametrize("question", ["claims", "loads"])
def test_no_question_of_the_search_walks_through_every_booking(office: Office, question: str) -> None:
    with office.engine.begin() as connection:
        connection.execute(bookings.insert(), [old_booking(number) for number in range(MANY)])
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE bookings"))
    plans = plans_of(office, question)
    assert plans
    assert not [plan for plan in plans if "SCAN bookings" in plan or "Seq Scan on bookings" in plan], plans


def plans_of(office: Office, question: str) -> list[str]:
    """How the database goes about a question of the search."""
    asked: list[tuple[str, object]] = []

    def note(_connection, _cursor, statement, parameters, *_rest) -> None:
        asked.append((statement, parameters))

    with office.unit_of_work(writing=False) as work:
        event.listen(office.engine, "before_cursor_execute", note)
        if question == "claims":
            work.bookings.claims(MONDAY, MONDAY + timedelta(days=90), MONDAY)
        else:
            work.bookings.loads(MONDAY - timedelta(days=28), MONDAY)
        event.remove(office.engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if office.engine.dialect.name == "sqlite" else "EXPLAIN "
    with office.engine.connect() as connection:
        rows = [row for statement, given in asked for row in connection.exec_driver_sql(explain + statement, given)]
    return [str(row[-1]) for row in rows]
