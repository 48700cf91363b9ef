"""Rasa's SQL tracker store, made to fail loudly, to keep nobody else waiting and to leave nothing behind.

It is not a second place for bookings or contact details: those live in the consultation database.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar
from zlib import crc32

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.orm import Session, sessionmaker

from assistant.adapters.database.connections import bound_waits, could_be_written, drop_read_only_connections
from assistant.adapters.database.conversation_rows import ConversationRows, hold_conversation
from assistant.engine.events import event_of

LOCK_SECONDS = 5
SERVER_THREADS = 8
EVENTS_READ = "events_read"
"""The attribute of a tracker that says how many events of its session were stored when it was read."""

EVENTS: sa.Table = SQLTrackerStore.SQLEvent.__table__
_OF_CONVERSATION = EVENTS.c.sender_id == sa.bindparam("conversation")
# Rasa 3.6: the parent looks for the session by time and reads the whole conversation for it, so that every message
# costs as much as there were before it. Ids say the same from the end, in one question.
_BEGAN = (
    sa.select(EVENTS.c.id)
    .where(_OF_CONVERSATION, EVENTS.c.type_name == SessionStarted.type_name)
    .order_by(EVENTS.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
_IN_THIS_SESSION = EVENTS.c.id >= sa.func.coalesce(_BEGAN, 0)
EVERY_SESSION = sa.select(EVENTS.c.data).where(_OF_CONVERSATION).order_by(EVENTS.c.id)
THIS_SESSION = EVERY_SESSION.where(_IN_THIS_SESSION)
STORED = sa.select(sa.func.count()).select_from(EVENTS).where(_OF_CONVERSATION, _IN_THIS_SESSION)
Result = TypeVar("Result")


class ConversationStore(SQLTrackerStore):
    """Conversations in SQLite or PostgreSQL; a broken database is an error and never an empty memory.

    Rasa's own store waits for the database on the event loop, where everybody waits with it. Here a
    conversation always waits in the same one of a few threads, so that what is written for it is read
    next. SQLite has one writer, so it gets one thread.
    """

    def __init__(self, url: str, domain: Domain | None = None) -> None:
        # Rasa 3.6: the parent's constructor waits for ever on a database that is down and never
        # sets the pragmas, so only its grandparents' constructors run.
        self.engine = open_conversations(url)
        self.Base.metadata.create_all(self.engine)
        with self.engine.begin() as connection:
            connection.execute(sa.text("CREATE INDEX IF NOT EXISTS events_in_order ON events (sender_id, id)"))
        self.sessionmaker = sessionmaker(bind=self.engine)
        threads = 1 if self.engine.dialect.name == "sqlite" else SERVER_THREADS
        self._threads = [ThreadPoolExecutor(1, "conversations") for _ in range(threads)]
        TrackerStore.__init__(self, domain or Domain.empty(), None)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        """The tracker, None for a conversation that has not begun."""
        return await self._in_its_thread(sender_id, lambda: self._read(sender_id, fetch_events_from_all_sessions))

    def _read(self, conversation: str, every_session: bool) -> DialogueStateTracker | None:
        with self.engine.connect() as connection:
            question = EVERY_SESSION if every_session else THIS_SESSION
            stored = connection.execute(question, {"conversation": conversation}).scalars().all()
        if not stored:
            return None
        events = [event_of(json.loads(event)) for event in stored]
        tracker = DialogueStateTracker.from_events(conversation, events, self.domain.slots)
        if not every_session:
            setattr(tracker, EVENTS_READ, len(events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new in the tracker.

        # Rasa 3.6: a conversation is saved once before anything happened in it, which has nothing to write.
        """
        if not tracker.events:
            return
        await self._in_its_thread(tracker.sender_id, lambda: self._write(tracker))

    def _write(self, tracker: DialogueStateTracker) -> None:
        """Write the events of a turn that are not stored yet; none where the conversation was forgotten meanwhile.

        # Rasa 3.6: the parent takes every event that it does not find for a new one, and writes a whole
        conversation again that was deleted during the turn. Nobody deletes or writes between looking and writing.
        It also makes an object of the mapper of every event, at half the cost of a turn's storing.
        """
        with self.engine.begin() as connection:
            hold_conversation(connection, tracker.sender_id)
            stored = connection.execute(STORED, {"conversation": tracker.sender_id}).scalar_one()
            if stored < getattr(tracker, EVENTS_READ, 0):
                return
            new = [_row(tracker.sender_id, event) for event in islice(tracker.events, stored, None)]
            if new:
                connection.execute(EVENTS.insert(), new)

    @contextmanager
    def session_scope(self) -> Iterator[Session]:
        """One database session, always closed.

        # Rasa 3.6: the parent ends the whole process on any ValueError, a NUL in a sender id included.
        """
        session = self.sessionmaker()
        try:
            yield session
        finally:
            session.close()

    def is_answering(self) -> bool:
        """Whether the database could be written right now; asking writes nothing."""
        try:
            with self.engine.begin() as connection:
                return could_be_written(connection, self.SQLEvent.__table__)
        except sa.exc.SQLAlchemyError:
            return False

    def forget(self, conversation: str) -> int:
        """Delete every event of a conversation; how many messages of both sides were among them."""
        messages = ConversationRows(self.engine).forget(conversation)
        if self.engine.dialect.name == "sqlite":
            # What was deleted is overwritten in the file; this takes it out of the write-ahead log too.
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return messages

    async def _in_its_thread(self, conversation: str, work: Callable[[], Result]) -> Result:
        thread = self._threads[crc32(conversation.encode("utf-8", "replace")) % len(self._threads)]
        return await asyncio.get_running_loop().run_in_executor(thread, work)


def open_conversations(url: str) -> sa.engine.Engine:
    """An engine for `url`: a bounded wait for everything, overwritten deletes, and no words of a message in errors."""
    if not url.startswith("sqlite"):
        bound_waits()
        bounded = {
            "connect_timeout": LOCK_SECONDS,
            "tcp_user_timeout": LOCK_SECONDS * 1000,
            "options": f"-c statement_timeout={LOCK_SECONDS * 1000}",
        }
        return sa.create_engine(
            url, pool_pre_ping=True, pool_timeout=LOCK_SECONDS, hide_parameters=True, connect_args=bounded
        )
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        # The default opens the file anew for every question, and tidies it up after every answer.
        poolclass=sa.pool.QueuePool,
        connect_args={"timeout": LOCK_SECONDS, "check_same_thread": False},
    )
    drop_read_only_connections(engine)

    @sa.event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute("PRAGMA secure_delete=ON")

    return engine


def _row(conversation: str, event: Event) -> dict[str, Any]:
    """An event as a row of Rasa's table."""
    data = event.as_dict()
    return {
        "sender_id": conversation,
        "type_name": event.type_name,
        "timestamp": event.timestamp,
        "intent_name": (data.get("parse_data") or {}).get("intent", {}).get("name"),
        "action_name": data.get("name"),
        "data": json.dumps(data),
    }
