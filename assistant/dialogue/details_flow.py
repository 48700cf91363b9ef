"""What helps the officer, told after a booking: the stage reached, what is in place already. None of it is needed."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import assert_never

from assistant.consultation.model import Booking
from assistant.consultation.outcomes.changing import AlreadyCancelled, AlreadyOver, NotFound, Recorded
from assistant.consultation.readiness import ReadinessQuestion, readiness
from assistant.consultation.service import Consultations
from assistant.dialogue.results import Say

ADD_DETAILS, STAGE, TRIED = "add_details", "stage_", "tried_"
STAGES = ("one", "two", "three", "unknown")


@dataclass(frozen=True)
class DetailsAsk:
    """What to ask, and the choices: each with the words of its button. None left means that all was told."""

    booking: Booking
    say: Say
    choices: tuple[tuple[str, Say | str], ...] = ()


@dataclass(frozen=True)
class NoDetails:
    """Nothing can be added: the booking is not the caller's, or it does not stand any more."""

    say: Say


def is_about_details(choice: str) -> bool:
    """Whether a button belongs to this dialogue."""
    return choice == ADD_DETAILS or choice.startswith((STAGE, TRIED))


@dataclass(frozen=True)
class DetailsFlow:
    """Adds one choice at a time to a booking that stands."""

    consultations: Consultations
    questions: tuple[ReadinessQuestion, ...]

    def choose(self, conversation: str, reference: str, choice: str) -> DetailsAsk | NoDetails:
        """Keep what was chosen and offer what is left."""
        stage = choice.removeprefix(STAGE) if choice.startswith(STAGE) else None
        known = {question.id for question in self.questions}
        tried = tuple({choice.removeprefix(TRIED)} & known)
        told = stage if stage in STAGES and stage != "unknown" else None
        match self.consultations.add_details(conversation, reference, told, tried):
            case Recorded(booking):
                return self._left(booking, choice)
            case AlreadyCancelled() | AlreadyOver() | NotFound():
                return NoDetails(Say("details_too_late"))
            case never:
                assert_never(never)

    def _left(self, booking: Booking, choice: str) -> DetailsAsk:
        request = booking.request
        assert request is not None, "a booking that stands has a request"
        if choice == ADD_DETAILS and request.stage is None:
            stages = tuple((STAGE + stage, Say(f"page_stage_{stage}")) for stage in STAGES)
            return DetailsAsk(booking, Say("page_stage"), stages)
        points = readiness(request, self.questions)
        left = tuple((TRIED + point.question.id, point.question.ask) for point in points if not point.in_place)
        if not left:
            return DetailsAsk(booking, Say("details_all_told"))
        return DetailsAsk(
            booking, Say("ask_what_is_in_place" if choice == ADD_DETAILS else "ask_what_else_is_in_place"), left
        )
