"""One transaction over everything the consultation core keeps."""

from __future__ import annotations

import fcntl
import os
import threading
import time
from pathlib import Path
from types import TracebackType

from sqlalchemy import exc
from sqlalchemy.engine import Engine

from assistant.adapters.database.audit import SqlAuditTrail
from assistant.adapters.database.bookings import SqlBookings
from assistant.adapters.database.conversations import SqlConversations
from assistant.adapters.database.engine import WAIT_SECONDS, begin_writing, for_reading
from assistant.adapters.database.outbox import SqlOutbox
from assistant.adapters.database.rota import SqlRota
from assistant.adapters.database.waiting_list import SqlWaitingList
from assistant.adapters.failpoints import failpoint
from assistant.consultation.ports import Clock, UnitOfWork, UnitOfWorkFactory

_NAP_SECONDS = 0.001


class WritersTurn:
    """Lets those who write do so one after the other: the threads of a process, and its neighbours on a SQLite file.

    The database would make them wait too, but SQLite does so by trying again after ever longer
    naps, which is slow and unfair, and on PostgreSQL each would wait with a connection in its
    hand. A courtesy only: the database has the last word.
    """

    def __init__(self, wait_seconds: float, folder: Path | None = None) -> None:
        """`folder` is where the SQLite file lies. Locking the file itself would meddle with SQLite's own locks."""
        self._lock = threading.Lock()
        self._wait_seconds = wait_seconds
        self._folder = folder
        self._descriptor: int | None = None

    def take(self) -> None:
        """Wait for one's turn.

        Raises:
            sqlalchemy.exc.TimeoutError: if it takes too long, as for a busy database.
        """
        ends = time.monotonic() + self._wait_seconds
        if not self._lock.acquire(timeout=self._wait_seconds):
            raise self._too_long()
        if self._folder is None:
            return
        try:
            self._descriptor = os.open(self._folder, os.O_RDONLY)
            while not _locked(self._descriptor):
                if time.monotonic() >= ends:
                    raise self._too_long()
                time.sleep(_NAP_SECONDS)
        except BaseException:
            self.give_back()
            raise

    def give_back(self) -> None:
        """Let the next one write."""
        if self._descriptor is not None:
            # Closing lets go of the lock, and so does a process that is killed.
            os.close(self._descriptor)
            self._descriptor = None
        self._lock.release()

    def _too_long(self) -> exc.TimeoutError:
        return exc.TimeoutError(f"the database was busy for {self._wait_seconds} seconds")


class SqlUnitOfWork(UnitOfWork):
    """Implements `assistant.consultation.ports.UnitOfWork`; nothing lasts without `commit`."""

    def __init__(self, engine: Engine, clock: Clock, turn: WritersTurn | None) -> None:
        """`turn` is whose turn it is to write; None for a unit that only reads."""
        self._engine = engine if turn else for_reading(engine)
        self._clock = clock
        self._turn = turn

    def __enter__(self) -> UnitOfWork:
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
        try:
            # Closing returns the connection to the pool, which rolls back what is open.
            self._connection.close()
        finally:
            self._give_turn_back()

    def commit(self) -> None:
        failpoint("before_commit")
        self._connection.commit()
        failpoint("after_commit")

    def _give_turn_back(self) -> None:
        if self._turn:
            self._turn.give_back()


def unit_of_work_factory(engine: Engine, clock: Clock, wait_seconds: float = WAIT_SECONDS) -> UnitOfWorkFactory:
    """What the consultation core begins its transactions with."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    turn = WritersTurn(wait_seconds, Path(file).parent if file else None)

    def begin(writing: bool = True) -> UnitOfWork:
        return SqlUnitOfWork(engine, clock, turn if writing else None)

    return begin


def _locked(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
