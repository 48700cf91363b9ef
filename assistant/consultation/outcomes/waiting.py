"""What can come of waiting for a time to come free, of growing old, and of asking to be forgotten."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.consultation.model import Slot
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    BookingClosed,
    EmailNotProved,
    NotReady,
)


@dataclass(frozen=True)
class OnWaitingList:
    """The caller is on the waiting list; `position` 1 is next."""

    position: int


@dataclass(frozen=True)
class SlotsAreFree:
    """No need to wait."""

    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class OfferGone:
    """The offer has run out, was used, or never was."""

    alternatives: tuple[Slot, ...]


@dataclass(frozen=True)
class Forgotten:
    """How many rows about a person were deleted or emptied, per store."""

    bookings: int
    drafts: int
    messages: int
    waiting: int


@dataclass(frozen=True)
class Purged:
    """How many rows were deleted because they had been kept for long enough, per store."""

    bookings: int
    waiting: int


JoinWaitingList = OnWaitingList | SlotsAreFree | EmailNotProved | NotReady | BookingClosed
AcceptOffer = Booked | AlreadyBooked | OfferGone
Offered = Slot | AlreadyBooked | OfferGone
