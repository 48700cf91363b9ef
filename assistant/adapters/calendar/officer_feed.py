"""The calendar feed of one officer, for a calendar that subscribes to a secret address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from assistant.adapters.calendar.invitations import calendar_feed
from assistant.adapters.mail.writer import MailWriter
from assistant.consultation.model import Booking, BookingState, Officer


def officer_feed(writer: MailWriter, officer: Officer, bookings: Iterable[Booking], now: datetime) -> bytes:
    """Everything booked with `officer` among `bookings`, cancelled consultations marked as such; holds are left out.

    UID, SEQUENCE and words are those of the invitations, so that a calendar with both shows one event.
    """
    own = [each for each in bookings if each.slot.officer_id == officer.id and each.state is not BookingState.HELD]
    events = [
        replace(
            writer.event_of(booking, officer, officer.email, "officer", now),
            cancelled=booking.state is BookingState.CANCELLED,
        )
        for booking in own
    ]
    return calendar_feed(writer.feed_name(officer), events, now)
