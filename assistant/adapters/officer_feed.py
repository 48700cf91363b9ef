"""The calendar feed of one officer, for a calendar that subscribes to a secret address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from assistant.adapters.invitations import calendar_feed
from assistant.adapters.mail import MailWriter
from assistant.consultation.model import Booking, BookingState, Officer
from assistant.consultation.outbox import MailKind, OutboxMessage


def officer_feed(writer: MailWriter, officer: Officer, bookings: Iterable[Booking], now: datetime) -> bytes:
    """Everything booked with `officer` among `bookings`, cancelled consultations marked as such; holds are left out.

    UID, SEQUENCE and words are those of the invitations, so that a calendar with both shows one event.
    """
    own = [each for each in bookings if each.slot.officer_id == officer.id and each.state is not BookingState.HELD]
    events = [
        replace(writer.event(_as_invited(booking, officer, now), booking, officer), cancelled=_is_off(booking))
        for booking in own
    ]
    return calendar_feed(writer.feed_name(officer), events, now)


def _is_off(booking: Booking) -> bool:
    return booking.state is BookingState.CANCELLED


def _as_invited(booking: Booking, officer: Officer, now: datetime) -> OutboxMessage:
    """The officer's invitation to a booking, which is what its words are written from."""
    times = {"starts_at": booking.slot.starts_at.isoformat(), "ends_at": booking.slot.ends_at.isoformat()}
    return OutboxMessage(
        id=None,
        booking_id=booking.id,
        booking_version=booking.version,
        kind=MailKind.REQUEST,
        recipient=officer.email,
        recipient_role="officer",
        message_id="",
        created_at=now,
        payload={"reference": booking.reference, "uid": booking.uid, "sequence": booking.sequence, **times},
    )
