"""What can come of holding a slot and booking it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.consultation.blocked import Blocked
from assistant.consultation.model import Booking, Slot


@dataclass(frozen=True)
class Held:
    """The slot is kept for this conversation until `expires_at`."""

    slot: Slot
    expires_at: datetime


@dataclass(frozen=True)
class SlotTaken:
    """Somebody else has that time; the nearest free ones are offered."""

    alternatives: tuple[Slot, ...]


@dataclass(frozen=True)
class NotBookable:
    """Nobody could book that time; `reason` says why, the nearest free ones are offered."""

    reason: Blocked
    alternatives: tuple[Slot, ...]


@dataclass(frozen=True)
class BookingClosed:
    """Booking is switched off; the phone route remains."""


@dataclass(frozen=True)
class TooManyHolds:
    """So many times are being kept for people who have not confirmed that no further one is, until `retry_at`."""

    retry_at: datetime


@dataclass(frozen=True)
class Prepared:
    """Everything is there to be checked and confirmed; `intent_id` is the idempotency key."""

    intent_id: str
    slot: Slot
    expires_at: datetime


@dataclass(frozen=True)
class NotReady:
    """Something is missing before a booking can be confirmed: name, email, email_code or slot."""

    missing: tuple[str, ...]


@dataclass(frozen=True)
class Booked:
    """The consultation is booked, and committed."""

    booking: Booking


@dataclass(frozen=True)
class AlreadyBooked:
    """The same confirmation came before; this is what came of it."""

    booking: Booking


@dataclass(frozen=True)
class HoldExpired:
    """The slot was kept too long and is gone."""

    alternatives: tuple[Slot, ...]


@dataclass(frozen=True)
class EmailNotProved:
    """The address must be proved first."""


@dataclass(frozen=True)
class KeyReused:
    """The details changed after they were checked: check them again under a new key."""


@dataclass(frozen=True)
class NothingPrepared:
    """There is no such key, or it ran out."""


@dataclass(frozen=True)
class TooManyBookings:
    """The mailbox, or everybody at its domain, has as many consultations as may be."""

    limit: int


Hold = Held | SlotTaken | NotBookable | BookingClosed | EmailNotProved | TooManyHolds
Prepare = Prepared | NotReady | BookingClosed
Confirm = (
    Booked
    | AlreadyBooked
    | NotBookable
    | HoldExpired
    | BookingClosed
    | EmailNotProved
    | KeyReused
    | NothingPrepared
    | TooManyBookings
)
