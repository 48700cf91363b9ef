"""Where people give up booking is counted: the question and the day, once for each browser, and nothing else."""

from __future__ import annotations

from sqlalchemy import inspect, select

from assistant.adapters.database.booking_progress import BookingProgress
from assistant.adapters.database.tables import booking_progress
from assistant.web.consultation.face import COUNTED
from tests.web.booking_steps import begin, book, prove
from tests.web.front_desk import FrontDesk
from tests.web.reader import Reader


def reached(desk: FrontDesk) -> dict[str, tuple[int, int]]:
    """By question how many came to it, and how many came no further."""
    day = desk.office.clock.now().date()
    counted = BookingProgress(desk.office.engine).since(day, COUNTED)
    return {each.step: (each.people, each.gave_up) for each in counted if each.people}


def test_a_booking_counts_each_question_once_and_its_end(reader: Reader) -> None:
    book(reader)
    assert reached(reader.desk) == {step: (1, 0) for step in COUNTED}


def test_who_stops_is_counted_at_the_question_where_they_stopped(reader: Reader) -> None:
    begin(reader)
    prove(reader)
    with Reader(reader.desk) as another:
        begin(another)
    assert reached(reader.desk) == {
        "organisation": (2, 1), "name": (1, 0), "email_code": (1, 0), "topic": (1, 1),
    }  # fmt: skip


def test_going_back_counts_nothing_twice(reader: Reader) -> None:
    begin(reader)
    reader.send(organisation="Example Primary School")
    for _ in range(3):
        reader.open("/consultation")
        reader.send(role="school")
        reader.open("/consultation/organisation")
        reader.send(organisation="Example Primary School")
    assert reached(reader.desk) == {"organisation": (1, 0), "name": (1, 1)}


def test_nothing_is_kept_but_the_question_and_the_day(reader: Reader) -> None:
    book(reader)
    columns = {column["name"] for column in inspect(reader.desk.office.engine).get_columns("booking_progress")}
    assert columns == {"id", "step", "day"}
    with reader.desk.office.engine.connect() as connection:
        days = {row.day for row in connection.execute(select(booking_progress))}
    assert days == {reader.desk.office.clock.now().date()}
