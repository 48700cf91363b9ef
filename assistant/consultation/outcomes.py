"""What can come of asking for something: closed sets of small values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Optional, Union

from assistant.consultation.availability import Blocked
from assistant.consultation.model import Booking, Slot


class ContactProblem(str, Enum):
    """What is wrong with a name or an address."""

    NAME_EMPTY = "name_empty"
    NAME_TOO_LONG = "name_too_long"
    NAME_NOT_PLAIN = "name_not_plain"
    EMAIL_NOT_ONE_ADDRESS = "email_not_one_address"
    EMAIL_TOO_LONG = "email_too_long"
    EMAIL_LIKELY_TYPO = "email_likely_typo"


@dataclass(frozen=True)
class ContactTaken:
    """The name or address is kept in the draft."""

    name: Optional[str]
    email: Optional[str]
    email_proved: bool


@dataclass(frozen=True)
class ContactRefused:
    """It is not kept; `suggestion` is what was probably meant."""

    reason: ContactProblem
    suggestion: Optional[str] = None


@dataclass(frozen=True)
class CodeSent:
    """A code is on its way to the address of the draft."""

    email: str
    expires_at: datetime


@dataclass(frozen=True)
class TooManyCodes:
    """No further code for now; `retry_at` is when one may be asked for again."""

    retry_at: datetime


@dataclass(frozen=True)
class NoEmail:
    """There is no address to prove."""


@dataclass(frozen=True)
class EmailProved:
    """The address is the caller's."""

    email: str


@dataclass(frozen=True)
class CodeWrong:
    """Not the code that was sent."""

    tries_left: int


@dataclass(frozen=True)
class CodeExpired:
    """There is no code to compare with any more: too late, too many tries, or none was sent."""


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
    """The address has as many consultations ahead as one may have."""

    limit: int


@dataclass(frozen=True)
class ChangeStarted:
    """If there is such a booking, a code is on its way to its address. Says nothing else."""


@dataclass(frozen=True)
class ChangeProved:
    """This conversation may change the booking."""

    booking: Booking


@dataclass(frozen=True)
class Moved:
    """The booking is at its new time, and committed. `late`: the old time was close."""

    booking: Booking
    previous: Slot
    late: bool


@dataclass(frozen=True)
class Cancelled:
    """The booking is cancelled, and committed. `late`: its time was close."""

    booking: Booking
    late: bool


@dataclass(frozen=True)
class AlreadyCancelled:
    """It was cancelled before."""

    booking: Booking


@dataclass(frozen=True)
class AlreadyOver:
    """It has begun or is over; nothing can be changed."""

    booking: Booking


@dataclass(frozen=True)
class NotFound:
    """No such booking, or no right to change it; which of the two is not said."""


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
class Recorded:
    """The officer's note about the booking is kept."""

    booking: Booking


@dataclass(frozen=True)
class NotYet:
    """The consultation has not begun."""

    booking: Booking


@dataclass(frozen=True)
class Declined:
    """The officer cannot; the caller is told, with other times."""

    booking: Booking
    alternatives: tuple[Slot, ...]


@dataclass(frozen=True)
class Forgotten:
    """How many rows about a person were deleted or emptied, per store."""

    bookings: int
    drafts: int
    messages: int
    waiting: int


GiveContact = Union[ContactTaken, ContactRefused]
SendCode = Union[CodeSent, TooManyCodes, EmailProved, NoEmail]
CheckCode = Union[EmailProved, CodeWrong, CodeExpired]
Hold = Union[Held, SlotTaken, NotBookable, BookingClosed]
Prepare = Union[Prepared, NotReady, BookingClosed]
Confirm = Union[
    Booked,
    AlreadyBooked,
    SlotTaken,
    HoldExpired,
    BookingClosed,
    EmailNotProved,
    KeyReused,
    NothingPrepared,
    TooManyBookings,
]
StartChange = Union[ChangeStarted, ChangeProved]
ProveChange = Union[ChangeProved, CodeWrong, CodeExpired]
Move = Union[
    Moved, SlotTaken, NotBookable, AlreadyCancelled, AlreadyOver, NotFound, BookingClosed
]
Cancel = Union[Cancelled, AlreadyCancelled, AlreadyOver, NotFound]
JoinWaitingList = Union[OnWaitingList, SlotsAreFree, EmailNotProved, NotReady, BookingClosed]
AcceptOffer = Union[Booked, AlreadyBooked, OfferGone]
Mark = Union[Recorded, NotYet, AlreadyCancelled, NotFound]
Decline = Union[Declined, AlreadyCancelled, AlreadyOver, NotFound]
