"""One transaction over everything the consultation core keeps."""

from __future__ import annotations

import threading
from types import TracebackType

from sqlalchemy import exc
from sqlalchemy.engine import Engine

from assistant.adapters.audit import SqlAuditTrail
from assistant.adapters.bookings import SqlBookings
from assistant.adapters.conversations import SqlConversations
from assistant.adapters.database import WAIT_SECONDS, begin_writing, for_reading
from assistant.adapters.failpoints import failpoint
from assistant.adapters.outbox import SqlOutbox
from assistant.adapters.rota import SqlRota
from assistant.adapters.waiting_list import SqlWaitingList
from assistant.consultation.ports import Clock, UnitOfWorkFactory


class WritersTurn:
    """Lets the threads of one process write one after the other.

    The database would make them wait too, but SQLite does so by trying again now and then,
    which is slow and unfair, and on PostgreSQL each would wait with a connection in its hand.
    """

    def __init__(self, wait_seconds: float) -> None:
        self._lock = threading.Lock()
        self._wait_seconds = wait_seconds

    def take(self) -> None:
        """Wait for one's turn.

        Raises:
            sqlalchemy.exc.TimeoutError: if it takes too long, as for a busy database.
        """
        if not self._lock.acquire(timeout=self._wait_seconds):
            raise exc.TimeoutError(f"the database was busy for {self._wait_seconds} seconds")

    def give_back(self) -> None:
        """Let the next one write."""
        self._lock.release()


class SqlUnitOfWork:
    """Implements `assistant.consultation.ports.UnitOfWork`; nothing lasts without `commit`."""

    def __init__(self, engine: Engine, clock: Clock, turn: WritersTurn | None) -> None:
        """`turn` is whose turn it is to write; None for a unit that only reads."""
        self._engine = engine if turn else for_reading(engine)
        self._clock = clock
        self._turn = turn

    def __enter__(self) -> SqlUnitOfWork:
        """Begin; a unit that writes waits for the others that do."""
        if self._turn:
            self._turn.take()
        try:
            self._connection = self._engine.connect()
            try:
                self._connection.begin()
                if self._turn:
                    begin_writing(self._connection)
            except BaseException:
                self._connection.close()
                raise
        except BaseException:
            self._give_turn_back()
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
        try:
            # Closing returns the connection to the pool, which rolls back what is open.
            self._connection.close()
        finally:
            self._give_turn_back()

    def commit(self) -> None:
        """Make everything done so far lasting."""
        failpoint("before_commit")
        self._connection.commit()
        failpoint("after_commit")

    def _give_turn_back(self) -> None:
        if self._turn:
            self._turn.give_back()


def unit_of_work_factory(engine: Engine, clock: Clock, wait_seconds: float = WAIT_SECONDS) -> UnitOfWorkFactory:
    """What the consultation core begins its transactions with."""
    turn = WritersTurn(wait_seconds)

    def begin(writing: bool = True) -> SqlUnitOfWork:
        return SqlUnitOfWork(engine, clock, turn if writing else None)

    return begin
