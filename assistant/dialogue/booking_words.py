"""How a booking stands, said from the stored booking and nothing else."""

from __future__ import annotations

from datetime import datetime

from assistant.consultation.model import Booking, BookingState
from assistant.dialogue.results import Say
from assistant.language.wall_clock import moment_text


def about(key: str, booking: Booking) -> Say:
    """A sentence about a booking: its time and its reference."""
    return Say(key, {"time": moment_text(booking.slot.starts_at), "reference": booking.reference})


def standing(booking: Booking, now: datetime) -> Say:
    """How the booking stands at this moment."""
    match booking.state:
        case BookingState.CONFIRMED | BookingState.MOVED:
            return about("booking_is" if now < booking.slot.starts_at else "booking_was", booking)
        case BookingState.CANCELLED:
            return about("booking_cancelled", booking)
        case BookingState.ATTENDED:
            return about("booking_was", booking)
        case BookingState.MISSED:
            return about("booking_missed", booking)
        case BookingState.HELD:
            return about("booking_held", booking)
