"""What can come of a turn in the booking dialogue: a closed set of values for the chat and the pages to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from assistant.consultation.model import Booking, Slot
from assistant.dialogue.steps import BookingAnswers, Step


@dataclass(frozen=True)
class Say:
    """A sentence to say: the key of its words, and the values for its placeholders, which may be sentences."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Proceed:
    """The answer was taken, or an earlier question is open again: `step` is asked next, after what is `said`."""

    step: Step
    answers: BookingAnswers
    said: tuple[Say, ...] = ()


@dataclass(frozen=True)
class Refused:
    """The answer cannot be used: `why`, and the question `step` is asked again.

    `offers` are times to choose from instead. `suggestion` is what was probably meant.
    """

    step: Step
    why: Say | None = None
    offers: tuple[Slot, ...] = ()
    suggestion: str | None = None


@dataclass(frozen=True)
class Unclear:
    """What was meant has to be asked first: nothing happens until one of the `choices` is taken."""

    step: Step
    ask: Say
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Stands:
    """How a booking stands now, said from the stored booking; the dialogue is over. `note` is said beside it."""

    booking: Booking
    say: Say
    note: Say | None = None


class Ending(Enum):
    """Why a dialogue is over without a booking to show."""

    PARENT = "parent"
    CLOSED = "closed"
    TOO_MANY = "too_many"
    LEFT = "left"
    ON_WAITING_LIST = "on_waiting_list"
    NOT_WAITING = "not_waiting"
    NOT_PROVED = "not_proved"


@dataclass(frozen=True)
class Ended:
    """The dialogue is over and nothing was booked or changed; `position` is the place in the waiting list."""

    how: Ending
    say: Say
    position: int | None = None


@dataclass(frozen=True)
class Switched:
    """The caller means another booking: this dialogue is over, and the one for `wish` (move, cancel, find) begins."""

    wish: str
    say: Say


@dataclass(frozen=True)
class NotForThis:
    """The words are no answer: the rest of the assistant answers them, and then the question is asked again."""


StepResult = Proceed | Refused | Unclear | Stands | Ended | Switched | NotForThis


@dataclass(frozen=True)
class Question:
    """What to ask: the sentence, the choices by name, the times offered.

    `key` and `kept_until` belong to the check of all answers: the idempotency key of this booking, and
    until when its time is kept. Without times to offer, the question for a time asks about the waiting list.
    """

    step: Step
    say: Say
    choices: tuple[str, ...] = ()
    offers: tuple[Slot, ...] = ()
    key: str | None = None
    slot: Slot | None = None
    kept_until: datetime | None = None

    @property
    def is_about_waiting(self) -> bool:
        """Whether a place on the waiting list is offered, because no time is free."""
        return self.step is Step.TIME and not self.offers
