"""Drafts and idempotency keys in the database."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.engine import Connection
from sqlalchemy.sql.elements import ColumnElement

from assistant.adapters.database.rows import intent_from, request_to_text, slot_from, write
from assistant.adapters.database.tables import booking_intents, bookings, code_mails, drafts
from assistant.consultation.model import BookingIntent, BookingState, CodeMail, Draft


class SqlConversations:
    """Implements `assistant.consultation.repositories.ConversationRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, conversation: str) -> Draft | None:
        """The draft of a conversation, with what it holds."""
        row = self._connection.execute(select(drafts).where(drafts.c.conversation == conversation)).one_or_none()
        if row is None:
            return None
        hold = self._connection.execute(
            select(
                bookings.c.officer_id,
                bookings.c.starts_at,
                bookings.c.ends_at,
                bookings.c.hold_expires_at,
            ).where(
                bookings.c.conversation == conversation,
                bookings.c.state == BookingState.HELD.value,
            )
        ).one_or_none()
        draft = Draft(**row._mapping)
        if hold is None:
            return draft
        return replace(draft, held=slot_from(hold), hold_expires_at=hold.hold_expires_at)

    def save_draft(self, draft: Draft) -> None:
        """Write a draft, new or not. What it holds is a booking and written there."""
        values = {column.name: getattr(draft, column.name) for column in drafts.columns}
        write(self._connection, drafts, "conversation", values)

    def remove_draft(self, conversation: str) -> int:
        return self._remove(drafts.c.conversation == conversation)

    def remove_expired(self, now: datetime) -> int:
        return self._remove(drafts.c.expires_at <= now)

    def remove_belonging_to(self, email: str) -> int:
        theirs = select(bookings.c.id).where(bookings.c.email == email)
        self._connection.execute(booking_intents.delete().where(booking_intents.c.booking_id.in_(theirs)))
        return self._remove(drafts.c.email == email)

    def intent(self, intent_id: str) -> BookingIntent | None:
        row = self._connection.execute(select(booking_intents).where(booking_intents.c.id == intent_id)).one_or_none()
        return None if row is None else intent_from(row)

    def latest_intent(self, conversation: str) -> BookingIntent | None:
        row = self._connection.execute(
            select(booking_intents)
            .where(booking_intents.c.conversation == conversation)
            .order_by(booking_intents.c.created_at.desc(), booking_intents.c.id)
            .limit(1)
        ).one_or_none()
        return None if row is None else intent_from(row)

    def save_intent(self, intent: BookingIntent) -> None:
        write(
            self._connection,
            booking_intents,
            "id",
            {
                "id": intent.id,
                "conversation": intent.conversation,
                **asdict(intent.slot),
                "fingerprint": intent.fingerprint,
                "request": request_to_text(intent.request),
                "created_at": intent.created_at,
                "booking_id": intent.booking_id,
            },
        )

    def code_mails(self, digest: str, since: datetime) -> tuple[CodeMail, ...]:
        rows = self._connection.execute(
            select(code_mails.c.sent_at, code_mails.c.proved_at)
            .where(code_mails.c.digest == digest, code_mails.c.sent_at > since)
            .order_by(code_mails.c.sent_at)
        )
        return tuple(CodeMail(*row) for row in rows)

    def note_code_mail(self, digest: str, now: datetime) -> None:
        self._connection.execute(code_mails.insert().values(digest=digest, sent_at=now))

    def note_proof(self, digest: str, now: datetime) -> None:
        self._connection.execute(code_mails.update().where(code_mails.c.digest == digest).values(proved_at=now))

    def remove_code_mails_before(self, before: datetime) -> int:
        return self._connection.execute(code_mails.delete().where(code_mails.c.sent_at < before)).rowcount

    def _remove(self, condition: ColumnElement) -> int:
        conversations = select(drafts.c.conversation).where(condition)
        self._connection.execute(
            booking_intents.delete().where(
                and_(
                    booking_intents.c.conversation.in_(conversations),
                    booking_intents.c.booking_id.is_(None),
                )
            )
        )
        return self._connection.execute(drafts.delete().where(condition)).rowcount
