"""What a message in an open form can be: a closed set of values."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.dialogue.steps import Step
from assistant.language.service_questions import ServiceQuestion


@dataclass(frozen=True)
class Understood:
    """What the language model made of a message: the intent, its fine label, what to do with it, how sure it is."""

    intent: str = ""
    label: str | None = None
    decision: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class AnAnswer:
    """The words belong to the question that was asked."""


@dataclass(frozen=True)
class YesOrNo:
    """The whole message is a yes, or the whole message is a no."""

    yes: bool


@dataclass(frozen=True)
class Wait:
    """The caller asks for a moment."""


@dataclass(frozen=True)
class Leave:
    """The whole message says to stop."""


@dataclass(frozen=True)
class GoOn:
    """The caller wants the question that is open."""


@dataclass(frozen=True)
class GoBack:
    """The caller wants the question before."""


@dataclass(frozen=True)
class Skip:
    """The caller wants to leave the question out."""


@dataclass(frozen=True)
class Correct:
    """An answer is to be given again: which (None where none is named), with the new words where they were said."""

    step: Step | None
    words: str = ""


@dataclass(frozen=True)
class ChangeRole:
    """The caller says that the booking is for somebody else."""

    role: str


@dataclass(frozen=True)
class AsksAboutForm:
    """A question about what is asked for, and why."""

    question: ServiceQuestion


@dataclass(frozen=True)
class OtherBooking:
    """The caller speaks of a booking of theirs: the one being made or another, which has to be asked."""

    wish: str


@dataclass(frozen=True)
class MayLeave:
    """The caller may want to stop, in words that do not say so to the last one."""


@dataclass(frozen=True)
class Elsewhere:
    """The rest of the assistant answers it."""


@dataclass(frozen=True)
class Doubt:
    """Not understood: asked about, and nothing happens."""


Heard = (
    AnAnswer | YesOrNo | Wait | Leave | GoOn | GoBack | Skip | Correct | ChangeRole | AsksAboutForm | OtherBooking
    | MayLeave | Elsewhere | Doubt
)  # fmt: skip
