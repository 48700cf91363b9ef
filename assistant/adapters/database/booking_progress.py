"""How far people come who book on the pages: which question was reached on which day, and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from assistant.adapters.database.engine import begin_writing, for_reading
from assistant.adapters.database.tables import booking_progress


@dataclass(frozen=True)
class Reached:
    """How many people came to a question, and how many of them came no further."""

    step: str
    people: int
    gave_up: int


class BookingProgress:
    """Counts each question once for each browser that comes to it: no conversation, no answer, no time of day."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, step: str, day: date) -> None:
        """Count somebody who has come to a question for the first time."""
        with self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(booking_progress.insert().values(step=step, day=day))

    def since(self, day: date, order: Sequence[str]) -> tuple[Reached, ...]:
        """The questions in their order, with those who came to them since a day; the last one is the end."""
        table = booking_progress.c
        counted = select(table.step, func.count()).where(table.day >= day).group_by(table.step)
        with for_reading(self._engine).connect() as connection:
            people = Counter(dict(tuple(row) for row in connection.execute(counted)))
        # A question may be left out (an address that is proved needs no code), so that any later one counts as further.
        further = [max((people[later] for later in order[place + 1 :]), default=0) for place in range(len(order))]
        lost = [*(max(people[step] - after, 0) for step, after in zip(order[:-1], further, strict=False)), 0]
        return tuple(Reached(step, people[step], gave_up) for step, gave_up in zip(order, lost, strict=True))
