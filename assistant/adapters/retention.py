"""Deletes what has been kept for as long as it may be kept, in every store."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.engine import Engine

from assistant.adapters.conversation_rows import ConversationRows
from assistant.adapters.database import for_reading, open_engine
from assistant.adapters.mail_folder import MailFolder
from assistant.adapters.receipts import Receipt, Step, carry_out
from assistant.adapters.tables import audit
from assistant.adapters.vacated_space import overwrite_vacated
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
