"""The waiting list in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from assistant.adapters.database.rows import request_to_text, waiting_entry_from, write
from assistant.adapters.database.tables import waiting_list
from assistant.consultation.model import WaitingEntry

_OPEN = ("waiting", "offered")


class SqlWaitingList:
    """Implements `assistant.consultation.repositories.WaitingList`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, entry: WaitingEntry) -> None:
        values = {column.name: getattr(entry, column.name) for column in waiting_list.columns}
        values["request"] = request_to_text(entry.request)
        write(self._connection, waiting_list, "id", values)

    def open_entry(self, email: str) -> WaitingEntry | None:
        found = self._all(and_(waiting_list.c.email == email, waiting_list.c.state.in_(_OPEN)))
        return found[0] if found else None

    def by_offer(self, offer_hash: str) -> WaitingEntry | None:
        found = self._all(waiting_list.c.offer_hash == offer_hash)
        return found[0] if found else None

    def waiting(self) -> tuple[WaitingEntry, ...]:
        return self._all(waiting_list.c.state == "waiting")

    def lapsed(self, now: datetime) -> tuple[WaitingEntry, ...]:
        return self._all(and_(waiting_list.c.state == "offered", waiting_list.c.offer_expires_at <= now))

    def remove_belonging_to(self, email: str) -> int:
        return self._connection.execute(waiting_list.delete().where(waiting_list.c.email == email)).rowcount

    def remove_made_before(self, before: datetime) -> int:
        return self._connection.execute(
            waiting_list.delete().where(waiting_list.c.state != "offered", waiting_list.c.created_at < before)
        ).rowcount

    def _all(self, condition: ColumnElement) -> tuple[WaitingEntry, ...]:
        rows = self._connection.execute(
            select(waiting_list).where(condition).order_by(waiting_list.c.created_at, waiting_list.c.id)
        )
        return tuple(waiting_entry_from(row) for row in rows)
