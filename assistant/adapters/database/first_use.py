"""Brings the consultation database up to date when it first answers, so that the service starts without it.

A service that refuses to start because its database is away for a minute cannot say so to anybody,
and cannot answer questions that need no database.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from alembic.util.exc import CommandError
from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from assistant.adapters.database.engine import upgrade
from assistant.adapters.database.reasons import AWAY, why_away
from assistant.adapters.database.unit_of_work import unit_of_work_factory
from assistant.consultation.ports import Clock, UnitOfWork, UnitOfWorkFactory

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 2.0
LONGEST_WAIT = 6.0


class DatabaseAwayError(SQLAlchemyError):
    """The consultation database has not answered since the service started."""


class DatabaseTooNewError(RuntimeError):
    """The database has a schema that this release does not know."""


class PreparedUnits:
    """Begins units of work, the first one after the schema is at its newest revision.

    `then` is run once on the newest schema, with the factory of units.
    """

    def __init__(self, engine: Engine, clock: Clock, then: Callable[[UnitOfWorkFactory], object]) -> None:
        self._engine = engine
        self._begin = unit_of_work_factory(engine, clock)
        self._then = then
        self._prepared = False
        self._why = AWAY
        self._failed_at = -SECONDS_BETWEEN_TRIES
        self._preparing = threading.Lock()

    def __call__(self, writing: bool = True) -> UnitOfWork:
        """A unit of work; raises DatabaseAwayError, or what the database raises, when it is not there."""
        if not self._prepared:
            self._prepare()
        return self._begin(writing)

    def try_to_prepare(self) -> bool:
        """Bring the schema up to date now if the database answers; whether it did."""
        try:
            self._prepare()
        except SQLAlchemyError as failure:
            logger.error("to be tried again: %s (%s)", why_away(failure), type(failure).__name__)
            return False
        return True

    def _prepare(self) -> None:
        # Everybody who waits would wait for the same answer, so nobody waits for long.
        if not self._preparing.acquire(timeout=LONGEST_WAIT):
            raise DatabaseAwayError(self._why)
        try:
            if self._prepared:
                return
            if time.monotonic() - self._failed_at < SECONDS_BETWEEN_TRIES:
                raise DatabaseAwayError(self._why)
            try:
                upgrade(self._engine)
                self._then(self._begin)
            except SQLAlchemyError as failure:
                self._failed_at = time.monotonic()
                self._why = why_away(failure)
                raise
            except CommandError as failure:
                raise DatabaseTooNewError(why_away(failure)) from failure
            self._prepared = True
        finally:
            self._preparing.release()
