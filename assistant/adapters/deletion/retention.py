"""Deletes what has been kept for as long as it may be kept, in every store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from assistant.adapters.database.conversation_rows import ConversationRows
from assistant.adapters.database.engine import for_reading, open_engine
from assistant.adapters.database.tables import audit
from assistant.adapters.deletion.receipts import NotNowError, Receipt, Step, carry_out
from assistant.adapters.mail.folder import MailFolder
from assistant.consultation.ports import Clock
from assistant.consultation.service import Consultations
from assistant.settings import Settings


@dataclass(frozen=True)
class Stores:
    """Where personal data is kept. `consultations` is asked for when it is needed, because it may be out of order."""

    database: Engine
    conversations: Engine
    mail: MailFolder
    consultations: Callable[[], Consultations]

    def overwriting(self) -> tuple[Step, ...]:
        """What leaves no deleted byte in the files of the databases."""
        databases = {"deleted bytes of conversations": self.conversations, "deleted bytes of bookings": self.database}
        return tuple(Step((store,), partial(overwrite_vacated, engine)) for store, engine in databases.items())

    def close(self) -> None:
        """Let go of the files and connections."""
        self.database.dispose()
        self.conversations.dispose()


def open_stores(settings: Settings, consultations: Callable[[], Consultations]) -> Stores:
    """The stores that the settings name; no connection is made yet."""
    return Stores(
        open_engine(settings.database_url),
        open_engine(settings.conversations_url),
        MailFolder(settings.mail_folder),
        consultations,
    )


class Retention:
    """How long things are kept: messages of a conversation for `conversation_days`, bookings, mails and
    the waiting list for `booking_days`.
    """

    def __init__(self, stores: Stores, clock: Clock, conversation_days: int, booking_days: int) -> None:
        self._stores = stores
        self._clock = clock
        self._conversation_age = timedelta(days=conversation_days)
        self._booking_age = timedelta(days=booking_days)

    def clock_is_ahead(self) -> bool:
        """Whether the newest entry of the audit trail is older than what may be kept shortest.

        Every purge is an entry, so a service in use has one of yesterday; a clock that jumped has none, and would
        delete what is young. After a pause as long as that, a person has to say that the clock is right.
        """
        with for_reading(self._stores.database).connect() as connection:
            newest = connection.execute(select(func.max(audit.c.at))).scalar()
        shortest = min(self._conversation_age, self._booking_age)
        return newest is not None and self._clock.now() - newest > shortest

    def purge(self) -> tuple[Receipt, ...]:
        """Delete what is older, and overwrite its bytes; a receipt for each store."""
        now = self._clock.now()
        before = now - self._booking_age
        stores = self._stores
        rows = ConversationRows(stores.conversations)
        try:
            return carry_out(
                (
                    Step(("conversations",), lambda: rows.remove_before(now - self._conversation_age)),
                    # Before old entries of the waiting list could be made offers.
                    Step(("bookings", "waiting list"), lambda: self._purge_consultations(before)),
                    Step(("holds and drafts",), lambda: stores.consultations().expire_holds()),
                    Step(("mail folder",), lambda: stores.mail.remove_before(before)),
                    *stores.overwriting(),
                )
            )
        finally:
            stores.close()

    def _purge_consultations(self, before: datetime) -> Mapping[str, int]:
        purged = self._stores.consultations().purge(before)
        return {"bookings": purged.bookings, "waiting list": purged.waiting}


def overwrite_vacated(engine: Engine) -> int:
    """Leave no deleted byte in the files of a SQLite database; by how many bytes it became smaller.

    `secure_delete` has overwritten deleted rows in the file already; rebuilding it takes out what pages
    hold beside their rows, and emptying the write-ahead log takes out the copies made before.

    On PostgreSQL nothing is done here: its autovacuum makes the space free for new rows, and only
    `VACUUM FULL`, which locks each table while it runs, takes the bytes out of the files at once.

    Raises NotNowError when somebody keeps reading for longer than the engine waits for locks.
    """
    if engine.dialect.name != "sqlite":
        return 0
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete=ON")
        before = _size(cursor)
        cursor.execute("VACUUM")
        after = _size(cursor)
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
    finally:
        connection.close()
    if busy:
        raise NotNowError("the write-ahead log is in use")
    return before - after


def _size(cursor: Any) -> int:
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    (page,) = cursor.execute("PRAGMA page_size").fetchone()
    return pages * page
