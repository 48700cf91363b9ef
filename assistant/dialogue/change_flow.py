"""Moving, cancelling or showing a booking: what comes of each answer and of the confirmation, for both faces."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from typing_extensions import assert_never

from assistant.consultation.changing import Proof
from assistant.consultation.model import Booking, Slot
from assistant.consultation.outcomes.booking import BookingClosed, NotBookable, SlotTaken
from assistant.consultation.outcomes.changing import (
    AlreadyCancelled,
    AlreadyOver,
    Cancelled,
    ChangedMeanwhile,
    ChangeProved,
    Moved,
    NotFound,
)
from assistant.consultation.ports import Clock
from assistant.consultation.service import Consultations
from assistant.dialogue.booking_words import about, standing
from assistant.dialogue.contact_steps import ContactSteps, NotGiven
from assistant.dialogue.results import Ended, Ending, Say, Stands
from assistant.dialogue.time_choice import TimeChoice, TimeRefused, to_text
from assistant.language.references import read_reference
from assistant.language.wall_clock import moment_text


class Change(str, Enum):
    """What is wanted with a booking."""

    MOVE = "move"
    CANCEL = "cancel"
    FIND = "find"


class ChangeStep(str, Enum):
    """A question about a booking that stands. The values are the `asks` of the answer contract."""

    REFERENCE = "reference"
    CODE = "email_code"
    TIME = "slot"
    CONFIRM = "confirm"


@dataclass(frozen=True)
class ChangeAsk:
    """The next question. `booking` once it was proved to be the caller's; `slot` is the time to move to.

    `offers` are times to choose from. `change` where another one is asked about than was begun.
    """

    step: ChangeStep
    say: Say
    booking: Booking | None = None
    offers: tuple[Slot, ...] = ()
    slot: Slot | None = None
    reference: str | None = None
    said: tuple[Say, ...] = ()
    change: Change | None = None

    @property
    def key(self) -> str | None:
        """What a yes agrees to, where a change is read back: this version of the booking, and this time."""
        if self.step is not ChangeStep.CONFIRM or self.booking is None:
            return None
        return f"{self.booking.version} {to_text(self.slot)}" if self.slot else str(self.booking.version)


@dataclass(frozen=True)
class ChangeRefused:
    """The answer cannot be used: why, and the times to offer instead. The same question is asked again."""

    step: ChangeStep
    why: Say | None
    offers: tuple[Slot, ...] = field(default=())


ChangeResult = ChangeAsk | ChangeRefused | Stands | Ended
NOT_PROVED = Ended(Ending.NOT_PROVED, Say("change_not_proved"))
CLOSED = Ended(Ending.CLOSED, Say("booking_closed"))


@dataclass(frozen=True)
class ChangeFlow:
    """One change of a booking that stands. Nothing is said about a booking before it is proved to be the caller's."""

    consultations: Consultations
    clock: Clock
    times: TimeChoice
    contact: ContactSteps

    def start(self, conversation: str, change: Change, reference: str | None, wanted: str = "") -> ChangeResult:
        """Find the booking; `wanted` are words that may name the new time already."""
        if reference is None:
            return ChangeAsk(ChangeStep.REFERENCE, Say("ask_reference"))
        booking = self.consultations.booking_for(conversation, reference)
        if booking is not None:
            return self.proved(change, booking, wanted)
        if isinstance(started := self.consultations.start_change(conversation, reference), ChangeProved):
            return self.proved(change, started.booking, wanted)
        return ChangeAsk(ChangeStep.CODE, Say("ask_change_code"), reference=reference)

    def take_reference(self, conversation: str, change: Change, typed: str, wanted: str = "") -> ChangeResult:
        """Which booking."""
        reference = read_reference(typed).understood
        if reference is None:
            return ChangeRefused(ChangeStep.REFERENCE, Say("reference_unclear"))
        return self.start(conversation, change, reference, wanted)

    def take_code(self, conversation: str, change: Change, typed: str, wanted: str = "") -> ChangeResult:
        """The code that was mailed to the address of the booking, if there is such a booking."""
        given = self.contact.give_change_code(conversation, typed)
        if isinstance(given, NotGiven):
            return ChangeRefused(ChangeStep.CODE, given.why)
        return self.start(conversation, change, self.consultations.draft(conversation).change_reference, wanted)

    def proved(self, change: Change, booking: Booking, wanted: str = "") -> ChangeResult:
        """The next question about a booking of the caller's; how it stands, where nothing can be changed any more."""
        can_change = booking.is_booked and self.clock.now() < booking.slot.starts_at
        if change is Change.FIND or not can_change:
            return Stands(booking, standing(booking, self.clock.now()))
        if change is Change.CANCEL:
            say = about("ask_change_confirm_cancel", booking)
            return ChangeAsk(ChangeStep.CONFIRM, say, booking)
        return self.take_time(booking, wanted) if wanted else self.ask_time(booking)

    def ask_time(self, booking: Booking, offered: tuple[Slot, ...] = ()) -> ChangeAsk:
        """Ask for the new time."""
        offers = offered or self.consultations.free_slots()
        say = about("ask_change_slot" if offers else "ask_change_slot_none", booking)
        return ChangeAsk(ChangeStep.TIME, say, booking, offers)

    def take_time(
        self, booking: Booking, chosen: str | Slot, offered: tuple[Slot, ...] = (), instead_of: Slot | None = None
    ) -> ChangeResult:
        """Read the move back in full before anything changes. `instead_of` is the time in hand, else the booking's."""
        if isinstance(chosen, str):
            read = self.times.choose(chosen, offered, instead_of=instead_of or booking.slot)
            if isinstance(read, TimeRefused):
                return ChangeRefused(ChangeStep.TIME, read.why, read.offers)
            chosen = read
        say = about("ask_change_confirm_move", booking)
        values = {**say.values, "new_time": moment_text(chosen.starts_at)}
        return ChangeAsk(ChangeStep.CONFIRM, Say(say.key, values), booking, slot=chosen)

    def move(self, proof: str | Proof, reference: str, slot: Slot, seen: int | None = None) -> ChangeResult:
        """Make the move that was confirmed, of the booking in the version `seen`."""
        match self.consultations.move(proof, reference, slot, seen):
            case Moved(booking, late):
                return Stands(booking, about("moved", booking), _rings(late))
            case SlotTaken() | NotBookable() as outcome:
                refused = self.times.refusal(outcome, slot)
                return ChangeRefused(ChangeStep.TIME, refused.why, refused.offers)
            case AlreadyCancelled(booking) | AlreadyOver(booking):
                return Stands(booking, standing(booking, self.clock.now()))
            case ChangedMeanwhile(booking):
                return ChangeRefused(ChangeStep.CONFIRM, about("changed_meanwhile", booking))
            case NotFound():
                return NOT_PROVED
            case BookingClosed():
                return CLOSED
            case never:
                assert_never(never)

    def cancel(self, proof: str | Proof, reference: str, seen: int | None = None) -> ChangeResult:
        """Make the cancellation that was confirmed, of the booking in the version `seen`."""
        match self.consultations.cancel(proof, reference, seen):
            case Cancelled(booking, late):
                return Stands(booking, about("cancelled", booking), _rings(late))
            case AlreadyCancelled(booking) | AlreadyOver(booking):
                return Stands(booking, standing(booking, self.clock.now()))
            case ChangedMeanwhile(booking):
                return ChangeRefused(ChangeStep.CONFIRM, about("changed_meanwhile", booking))
            case NotFound():
                return NOT_PROVED
            case never:
                assert_never(never)

    def kept(self, booking: Booking) -> Stands:
        """Nothing was changed: how the booking stands."""
        return Stands(booking, standing(booking, self.clock.now()), Say("kept"))


def _rings(late: bool) -> Say | None:
    """A change at short notice is rung through too, so that the officer knows in time."""
    return Say("late_change") if late else None
