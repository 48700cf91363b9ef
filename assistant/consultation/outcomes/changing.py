"""What can come of asking to change a booking."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.consultation.model import Booking, Slot
from assistant.consultation.outcomes.booking import BookingClosed, NotBookable, SlotTaken
from assistant.consultation.outcomes.contact import CodeExpired, CodeWrong


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
class ChangedMeanwhile:
    """Somebody changed the booking after it was shown, so nothing is done; `booking` is how it stands now."""

    booking: Booking


@dataclass(frozen=True)
class NotFound:
    """No such booking, or no right to change it; which of the two is not said."""


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


StartChange = ChangeStarted | ChangeProved
ProveChange = ChangeProved | CodeWrong | CodeExpired
Move = Moved | SlotTaken | NotBookable | AlreadyCancelled | AlreadyOver | ChangedMeanwhile | NotFound | BookingClosed
Cancel = Cancelled | AlreadyCancelled | AlreadyOver | ChangedMeanwhile | NotFound
Mark = Recorded | NotYet | AlreadyCancelled | NotFound
Decline = Declined | AlreadyCancelled | AlreadyOver | ChangedMeanwhile | NotFound
