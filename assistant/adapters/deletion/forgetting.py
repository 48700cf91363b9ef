"""Deletes what is kept about one person or one conversation, in every store, on request."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa

from assistant.adapters.database.conversation_rows import ConversationRows
from assistant.adapters.database.engine import for_reading
from assistant.adapters.database.tables import bookings, drafts, waiting_list
from assistant.adapters.deletion.receipts import Receipt, Step, carry_out
from assistant.adapters.deletion.retention import Stores
from assistant.consultation.contact import read_email_field

CONVERSATIONS = "conversations"
DRAFTS = "drafts"
BOOKINGS = "bookings"
OUTBOX = "outbox"
MAIL = "mail folder"
WAITING = "waiting list"


class NotAnAddressError(ValueError):
    """What was given is no e-mail address."""


class Forgetting:
    """Forgets persons and conversations."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._rows = ConversationRows(stores.conversations)

    def person(self, email: str) -> tuple[Receipt, ...]:
        """Delete what is kept about the person behind an address; a receipt for each store.

        Consultations still ahead are cancelled, and what remains of a booking names nobody. Conversations
        are found by the person's drafts, bookings and places on the waiting list.

        Raises NotAnAddressError.
        """
        address = read_email_field(email, sure=True)
        if not isinstance(address, str):
            raise NotAnAddressError(f"{email!r} is not an e-mail address")
        linked: list[str] = []

        def forget_conversations() -> int:
            linked.extend(self._conversations_of(address))
            return sum(self._rows.forget(conversation) for conversation in linked)

        try:
            # The conversations go first: afterwards nothing says any more which they were.
            first = carry_out([Step((CONVERSATIONS,), forget_conversations)])
            if first[0].problem and linked:
                again = " ".join(f"--conversation {conversation}" for conversation in linked)
                first = (Receipt(CONVERSATIONS, 0, f"{first[0].problem} with: assistant forget {again}"),)
            rest = carry_out(
                (
                    Step((DRAFTS, BOOKINGS, OUTBOX, WAITING), lambda: self._forget_in_consultations(address)),
                    Step((MAIL,), lambda: self._stores.mail.remove_about(address)),
                    *self._stores.overwriting(),
                )
            )
            return first + rest
        finally:
            self._stores.close()

    def conversation(self, conversation: str) -> tuple[Receipt, ...]:
        """Delete what was said in a conversation and typed into its booking form; a receipt for each store.

        What was booked in it stays, and so do its mails and its place on the waiting list: an officer
        expects the caller. They go by the caller's address.
        """
        try:
            return carry_out(
                (
                    Step((CONVERSATIONS,), lambda: self._rows.forget(conversation)),
                    Step((DRAFTS,), lambda: self._discard_draft(conversation)),
                    Step((BOOKINGS, OUTBOX, MAIL, WAITING), lambda: 0),
                    *self._stores.overwriting(),
                )
            )
        finally:
            self._stores.close()

    def _conversations_of(self, address: str) -> list[str]:
        with for_reading(self._stores.database).connect() as connection:
            if not sa.inspect(connection).has_table(waiting_list.name):
                return []
            return [
                row.conversation
                for row in connection.execute(
                    sa.union(
                        *(
                            sa.select(table.c.conversation).where(
                                table.c.email == address, table.c.conversation.is_not(None)
                            )
                            for table in (bookings, drafts, waiting_list)
                        )
                    )
                )
            ]

    def _forget_in_consultations(self, address: str) -> Mapping[str, int]:
        forgotten = self._stores.consultations().forget(address)
        return {
            DRAFTS: forgotten.drafts,
            BOOKINGS: forgotten.bookings,
            OUTBOX: forgotten.messages,
            WAITING: forgotten.waiting,
        }

    def _discard_draft(self, conversation: str) -> int:
        consultations = self._stores.consultations()
        with for_reading(self._stores.database).connect() as connection:
            found = connection.execute(
                sa.select(sa.func.count()).select_from(drafts).where(drafts.c.conversation == conversation)
            ).scalar_one()
        consultations.discard_draft(conversation)
        return found
