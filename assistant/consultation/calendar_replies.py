"""What an officer's calendar answers to an invitation: a refusal frees the time, anything else changes nothing.

The address in a reply is its sender's own claim. Whoever hands one in is an officer who is signed in, or an
operator with a shell.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.consultation.model import Booking
from assistant.consultation.outcomes.changing import Decline, NotFound
from assistant.consultation.ports import UnitOfWorkFactory
from assistant.consultation.service import Consultations

DECLINED = "DECLINED"


@dataclass(frozen=True)
class NotTheOfficer:
    """The reply speaks for somebody else than the officer who has the consultation."""


@dataclass(frozen=True)
class Outdated:
    """The reply is about a time that the consultation no longer has."""

    booking: Booking


@dataclass(frozen=True)
class NotADecline:
    """The officer accepted, or may come: nothing is to be done."""

    booking: Booking


TakeReply = Decline | NotTheOfficer | Outdated | NotADecline


def take_reply(
    unit_of_work: UnitOfWorkFactory,
    consultations: Consultations,
    *,
    uid: str,
    attendee: str,
    participation: str,
    sequence: int,
) -> TakeReply:
    """Act on a reply (RFC 5546, 3.2.3): an officer's refusal of the invitation as it stands cancels the booking."""
    with unit_of_work(writing=False) as work:
        booking = work.bookings.by_uid(uid)
        officer = None if booking is None else work.rota.rota().officer(booking.slot.officer_id)
    if booking is None:
        return NotFound()
    if officer is None or officer.email.lower() != attendee.lower():
        return NotTheOfficer()
    if sequence < booking.sequence:
        return Outdated(booking)
    if participation != DECLINED:
        return NotADecline(booking)
    return consultations.decline_by_officer(uid)
