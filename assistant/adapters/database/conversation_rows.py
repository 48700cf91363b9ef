"""The rows of the conversation store, for deleting them: no model and no Rasa is needed for that."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

# Rasa makes the table when the service starts for the first time; only what deleting needs is named here.
events = sa.table("events", sa.column("sender_id"), sa.column("type_name"), sa.column("timestamp"))
SPOKEN = ("user", "bot")


class ConversationRows:
    """What was said in conversations, in the database that `engine` opens."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def remove_before(self, instant: datetime) -> int:
        """Delete every event older than an instant; how many messages of both sides were among them."""
        return self._remove(events.c.timestamp < instant.timestamp())

    def forget(self, conversation: str) -> int:
        """Delete a conversation; how many messages of both sides it had."""
        return self._remove(events.c.sender_id == conversation, conversation)

    def _remove(self, condition: sa.sql.ColumnElement, conversation: str | None = None) -> int:
        with self._engine.begin() as connection:
            if not _has_events(connection):
                return 0
            if conversation is not None:
                hold_conversation(connection, conversation)
            spoken = sa.select(sa.func.count()).select_from(events).where(condition, events.c.type_name.in_(SPOKEN))
            messages = connection.execute(spoken).scalar_one()
            connection.execute(sa.delete(events).where(condition))
        return messages


def hold_conversation(connection: Connection, conversation: str) -> None:
    """Until the transaction ends nobody else writes or deletes this conversation's rows; SQLite holds them all."""
    if connection.dialect.name == "sqlite":
        # The driver would begin only at the first change, after what was looked up for it.
        if not connection.connection.in_transaction:
            connection.execute(sa.text("BEGIN IMMEDIATE"))
    else:
        connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(conversation))))


def _has_events(connection: Connection) -> bool:
    return sa.inspect(connection).has_table("events")
