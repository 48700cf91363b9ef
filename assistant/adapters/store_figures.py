"""What the consultation database says to an operator's monitoring: numbers alone, nothing about anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import case, func, select
from sqlalchemy.engine import Connection, Engine

from assistant.adapters.database import for_reading
from assistant.adapters.outbox import is_open
from assistant.adapters.tables import bookings, outbox
from assistant.consultation.model import BookingState
from assistant.consultation.outbox import MailKind


@dataclass(frozen=True)
class StoreFigures:
    """How much of each there is right now. `oldest_mail` is how long the mail that waits longest has waited."""

    holds: int
    bookings: dict[str, int]
    oldest_mail: timedelta
    mails_failing: int
    mails_given_up: int


def read_store_figures(engine: Engine, now: datetime) -> StoreFigures:
    """Count; raises what the database raises when it is away."""
    with for_reading(engine).connect() as connection:
        held = bookings.c.state == BookingState.HELD.value
        by_state = connection.execute(
            select(bookings.c.state, func.count()).where(~held).group_by(bookings.c.state)
        ).all()
        return StoreFigures(
            holds=_count(connection, held, bookings.c.hold_expires_at > now),
            bookings={state.value: 0 for state in BookingState if state is not BookingState.HELD} | dict(by_state),
            oldest_mail=_oldest_mail(connection, now),
            mails_failing=_count(connection, is_open(), outbox.c.last_error.is_not(None)),
            mails_given_up=_count(connection, outbox.c.given_up_at.is_not(None)),
        )


def _count(connection: Connection, *conditions: object) -> int:
    return connection.execute(select(func.count()).where(*conditions)).scalar_one()


def _oldest_mail(connection: Connection, now: datetime) -> timedelta:
    # A reminder is written long before it is due, and waits for nothing until then.
    reminder = outbox.c.kind == MailKind.REMINDER.value
    since = case((reminder, outbox.c.next_attempt_at), else_=outbox.c.created_at)
    oldest = connection.execute(select(func.min(since)).where(is_open(), since <= now)).scalar()
    return timedelta(0) if oldest is None else now - oldest
