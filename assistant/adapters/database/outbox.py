"""The outbox in the database."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from assistant.adapters.database.rows import insert_into, message_from
from assistant.adapters.database.tables import outbox
from assistant.adapters.failpoints import failpoint
from assistant.consultation.outbox import MailKind, OutboxMessage

_LONGEST_ERROR = 500
_CODES = (MailKind.CODE.value, MailKind.CHANGE_CODE.value)


class SqlOutbox:
    """Implements `assistant.consultation.repositories.Outbox`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, message: OutboxMessage) -> None:
        if message.created_at is None:
            raise ValueError("a message needs the time it was made")
        insert = insert_into(self._connection, outbox).values(
            booking_id=message.booking_id,
            booking_version=message.booking_version,
            kind=message.kind.value,
            recipient=message.recipient,
            recipient_role=message.recipient_role,
            message_id=message.message_id,
            payload=json.dumps(dict(message.payload), sort_keys=True),
            created_at=message.created_at,
            attempts=0,
            next_attempt_at=message.next_attempt_at or message.created_at,
        )
        once = ["booking_id", "booking_version", "kind", "recipient"]
        self._connection.execute(insert.on_conflict_do_nothing(index_elements=once))
        failpoint("outbox_written")

    def supersede(self, booking_id: str, now: datetime) -> int:
        return self._connection.execute(
            outbox.update()
            .where(outbox.c.booking_id == booking_id, is_open())
            .values(superseded_at=now, claimed_until=None)
        ).rowcount

    def get(self, message_id: int) -> OutboxMessage | None:
        row = self._connection.execute(select(outbox).where(outbox.c.id == message_id)).one_or_none()
        return None if row is None else message_from(row)

    def take_due(self, now: datetime, lease_until: datetime, limit: int = 10) -> tuple[OutboxMessage, ...]:
        """Lease open messages that are due, oldest first; nobody else gets them before the lease ends.

        Codes come last: anybody can ask for them, and what is booked must not wait behind a flood of them.
        """
        due = self._connection.execute(
            select(outbox)
            .where(
                is_open(),
                outbox.c.next_attempt_at <= now,
                or_(outbox.c.claimed_until.is_(None), outbox.c.claimed_until <= now),
            )
            .order_by(outbox.c.kind.in_(_CODES), outbox.c.next_attempt_at, outbox.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
        ).all()
        self._connection.execute(
            outbox.update()
            .where(outbox.c.id.in_([row.id for row in due]))
            .values(claimed_until=lease_until, attempts=outbox.c.attempts + 1)
        )
        failpoint("outbox_claimed")
        return tuple(map(message_from, due))

    def mark_sent(self, message_id: int, now: datetime) -> None:
        self._set(message_id, sent_at=now, claimed_until=None, last_error=None)

    def mark_failed(self, message_id: int, error: str, next_attempt_at: datetime) -> None:
        self._set(
            message_id,
            last_error=error[:_LONGEST_ERROR],
            next_attempt_at=next_attempt_at,
            claimed_until=None,
        )

    def mark_superseded(self, message_id: int, now: datetime) -> None:
        self._set(message_id, superseded_at=now, claimed_until=None)

    def give_up(self, message_id: int, error: str, now: datetime) -> None:
        self._set(message_id, given_up_at=now, last_error=error[:_LONGEST_ERROR], claimed_until=None)

    def try_again(self, message_id: int, now: datetime) -> bool:
        found = outbox.update().where(
            outbox.c.id == message_id, outbox.c.sent_at.is_(None), outbox.c.superseded_at.is_(None)
        )
        return self._connection.execute(found.values(next_attempt_at=now, given_up_at=None)).rowcount > 0

    def latest(self, limit: int = 100) -> tuple[OutboxMessage, ...]:
        rows = self._connection.execute(select(outbox).order_by(outbox.c.id.desc()).limit(limit))
        return tuple(map(message_from, rows))

    def open_count(self) -> int:
        return self._connection.execute(select(func.count()).select_from(outbox).where(is_open())).scalar_one()

    def forget(self, recipient: str) -> int:
        return self._connection.execute(outbox.delete().where(outbox.c.recipient == recipient)).rowcount

    def remove_closed_before(self, before: datetime) -> int:
        closed_at = func.coalesce(outbox.c.sent_at, outbox.c.superseded_at, outbox.c.given_up_at)
        return self._connection.execute(outbox.delete().where(closed_at < before)).rowcount

    def _set(self, message_id: int, **values: Any) -> None:
        self._connection.execute(outbox.update().where(outbox.c.id == message_id).values(**values))


def is_open() -> ColumnElement:
    """A message that is neither sent, nor overtaken, nor given up."""
    return and_(
        outbox.c.sent_at.is_(None),
        outbox.c.superseded_at.is_(None),
        outbox.c.given_up_at.is_(None),
    )
