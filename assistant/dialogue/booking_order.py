"""The order of the questions of a booking: which comes next, by what was answered and what is kept of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.consultation.model import Draft
from assistant.consultation.service import Consultations
from assistant.dialogue.results import Ended, Ending, Proceed, Say
from assistant.dialogue.steps import ORDER, BookingAnswers, Step, is_answered, next_step

CLOSED = Ended(Ending.CLOSED, Say("booking_closed"))


@dataclass(frozen=True)
class BookingOrder:
    """For one turn: the draft is read once, and again after something was given or held."""

    consultations: Consultations
    _drafts: dict[str, Draft] = field(default_factory=dict, init=False, compare=False, repr=False)

    def draft(self, conversation: str) -> Draft:
        """The contact details and the held time of a conversation."""
        if conversation not in self._drafts:
            self._drafts[conversation] = self.consultations.draft(conversation)
        return self._drafts[conversation]

    def read_again(self) -> None:
        """Something was given or held: the draft may be another."""
        self._drafts.clear()

    def next_question(self, conversation: str, answers: BookingAnswers) -> Step:
        """The first question without an answer."""
        return next_step(answers, self.draft(conversation))

    def onward(self, conversation: str, answers: BookingAnswers, *said: Say) -> Proceed:
        """To the first question without an answer, with what is said before it."""
        return Proceed(self.next_question(conversation, answers), answers, said)

    def comes_first(self, conversation: str, answers: BookingAnswers, step: Step) -> Proceed | Ended | None:
        """Where an earlier question is open, that one: nobody gets ahead of the order of the questions."""
        if not self.consultations.is_open():
            return CLOSED
        draft = self.draft(conversation)
        before = ORDER[: ORDER.index(step)]
        first = next((each for each in before if not is_answered(each, answers, draft)), None)
        return None if first is None else Proceed(first, answers)
