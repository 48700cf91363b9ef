"""What readers said of answers: which answer, why, and on which day. No words of theirs, and no conversation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, select, update
from sqlalchemy.engine import Engine

from assistant.adapters.database.engine import begin_writing, for_reading
from assistant.adapters.database.tables import answer_feedback

USEFUL = "useful"
REASONS = ("wrong", "did_not_answer", "hard_to_understand", "out_of_date")
MARK = ("answer", "topic", "edition", "voice", "decision")


@dataclass(frozen=True)
class Report:
    """An answer that readers said was not useful, for one reason; `mended_on` is None until somebody dealt with it."""

    answer: str
    topic: str
    edition: str
    voice: str
    decision: str
    reason: str
    readers: int
    first_day: date
    last_day: date
    mended_on: date | None


class AnswerFeedback:
    """Keeps what readers said of answers until the owner has dealt with it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, mark: Mapping[str, str], reason: str, day: date) -> None:
        """Keep one reader's word on an answer; `mark` holds the values of MARK."""
        assert reason in (USEFUL, *REASONS), reason
        row = {name: mark[name] for name in MARK}
        with self._engine.begin() as connection:
            begin_writing(connection)
            connection.execute(answer_feedback.insert().values(**row, reason=reason, day=day))

    def useful(self) -> int:
        """How often readers said that an answer was useful."""
        with for_reading(self._engine).connect() as connection:
            counted = select(func.count()).where(answer_feedback.c.reason == USEFUL)
            return int(connection.execute(counted).scalar_one())

    def reports(self) -> tuple[Report, ...]:
        """What was reported, the open ones first, then what was reported by most."""
        table = answer_feedback.c
        grouped = (*(table[name] for name in MARK), table.reason, table.mended_on)
        query = (
            select(
                *grouped,
                func.count().label("readers"),
                func.min(table.day).label("first_day"),
                func.max(table.day).label("last_day"),
            )
            .where(table.reason != USEFUL)
            .group_by(*grouped)
        )
        with for_reading(self._engine).connect() as connection:
            rows = connection.execute(query).all()
        reports = [Report(**row._mapping) for row in rows]
        return tuple(sorted(reports, key=lambda each: (each.mended_on is not None, -each.readers, each.answer)))

    def mend(self, answer: str, reason: str, day: date) -> bool:
        """Note that an answer was dealt with; whether anything was open."""
        table = answer_feedback.c
        open_ones = and_(table.answer == answer, table.reason == reason, table.mended_on.is_(None))
        with self._engine.begin() as connection:
            begin_writing(connection)
            return bool(connection.execute(update(answer_feedback).where(open_ones).values(mended_on=day)).rowcount)
