"""Rasa's SQL tracker store, made to fail loudly and to leave nothing behind.

It is not a second place for bookings or contact details: those live in the consultation database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from sqlalchemy.orm import Session, sessionmaker

LOCK_SECONDS = 5


class ConversationStore(SQLTrackerStore):
    """Conversations in SQLite or PostgreSQL; a broken database is an error and never an empty memory."""

    def __init__(self, url: str, domain: Domain | None = None) -> None:
        # Rasa 3.6: the parent's constructor waits for ever on a database that is down and never
        # sets the pragmas, so only its grandparents' constructors run.
        self.engine = open_conversations(url)
        self.Base.metadata.create_all(self.engine)
        self.sessionmaker = sessionmaker(bind=self.engine)
        TrackerStore.__init__(self, domain or Domain.empty(), None)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:  # type: ignore[override]
        """One database session, always closed.

        # Rasa 3.6: the parent ends the whole process on any ValueError, a NUL in a sender id included.
        """
        session = self.sessionmaker()
        try:
            yield session
        finally:
            session.close()

    def is_answering(self) -> bool:
        """Whether the database can be read and written right now."""
        try:
            with self.engine.begin() as connection:
                connection.execute(sa.text("DELETE FROM events WHERE id < 0"))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def forget(self, conversation: str) -> int:
        """Delete every event of a conversation; how many messages of both sides were among them."""
        events = self.SQLEvent.__table__
        with self.engine.begin() as connection:
            messages = connection.execute(
                sa.select(sa.func.count())
                .select_from(events)
                .where(events.c.sender_id == conversation, events.c.type_name.in_(("user", "bot")))
            ).scalar_one()
            connection.execute(sa.delete(events).where(events.c.sender_id == conversation))
        if self.engine.dialect.name == "sqlite":
            # What was deleted is overwritten in the file; this takes it out of the write-ahead log too.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return messages


def open_conversations(url: str) -> sa.engine.Engine:
    """An engine for `url`: SQLite with a write-ahead log, overwritten deletes and a bounded wait for locks."""
    if not url.startswith("sqlite"):
        return sa.create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": LOCK_SECONDS})
    engine = sa.create_engine(url, connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False})

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")

    return engine
