"""One transaction over everything the consultation core keeps."""

from __future__ import annotations

from types import TracebackType

from sqlalchemy.engine import Engine

from assistant.adapters.audit import SqlAuditTrail
from assistant.adapters.bookings import SqlBookings
from assistant.adapters.conversations import SqlConversations
from assistant.adapters.database import begin_writing, for_reading
from assistant.adapters.failpoints import failpoint
from assistant.adapters.outbox import SqlOutbox
from assistant.adapters.rota import SqlRota
from assistant.adapters.waiting_list import SqlWaitingList
from assistant.consultation.ports import Clock, UnitOfWorkFactory


class SqlUnitOfWork:
    """Implements `assistant.consultation.ports.UnitOfWork`; nothing lasts without `commit`."""

    def __init__(self, engine: Engine, clock: Clock, writing: bool) -> None:
        self._engine = engine if writing else for_reading(engine)
        self._clock = clock
        self._writing = writing

    def __enter__(self) -> SqlUnitOfWork:
        """Begin; a unit that writes waits for the others that do."""
        self._connection = self._engine.connect()
        try:
            self._connection.begin()
            if self._writing:
                begin_writing(self._connection)
        except BaseException:
            self._connection.close()
            raise
        self.bookings = SqlBookings(self._connection)
        self.conversations = SqlConversations(self._connection)
        self.waiting_list = SqlWaitingList(self._connection)
        self.rota = SqlRota(self._connection)
        self.outbox = SqlOutbox(self._connection)
        self.audit = SqlAuditTrail(self._connection, self._clock)
        failpoint("begun")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""
        # Closing returns the connection to the pool, which rolls back what is open.
        self._connection.close()

    def commit(self) -> None:
        """Make everything done so far lasting."""
        failpoint("before_commit")
        self._connection.commit()
        failpoint("after_commit")


def unit_of_work_factory(engine: Engine, clock: Clock) -> UnitOfWorkFactory:
    """What the consultation core begins its transactions with."""

    def begin(writing: bool = True) -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, clock, writing)

    return begin
