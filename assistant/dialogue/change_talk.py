"""A turn of the chat while a booking is moved, cancelled or looked up: words or a button in, what comes of it out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from typing_extensions import assert_never

from assistant.consultation.model import Booking, Slot
from assistant.dialogue import heard
from assistant.dialogue.booking_talk import LEFT, OTHER_TIMES, STOP_THIS
from assistant.dialogue.change_flow import (
    NOT_PROVED,
    Change,
    ChangeAsk,
    ChangeFlow,
    ChangeRefused,
    ChangeResult,
    ChangeStep,
)
from assistant.dialogue.heard import Understood
from assistant.dialogue.hearing import hear
from assistant.dialogue.results import NotForThis, Say
from assistant.dialogue.steps import Step
from assistant.dialogue.time_choice import from_text
from assistant.language.confirmation import Answer, read_answer_to
from assistant.language.confirmation_words import Act
from assistant.language.corrections import time_words
from assistant.language.form_wishes import speaks_of_cancelling
from assistant.language.references import read_reference
from assistant.language.times.mentions import mentions_a_time

YES_CANCEL, YES_MOVE, NO_KEEP = "yes_cancel", "yes_move", "no_keep"
ACTS = {Change.CANCEL: Act.CANCEL, Change.MOVE: Act.MOVE, Change.FIND: Act.BOOK}
# The question of the booking form that is answered in the same way.
ALIKE = {
    ChangeStep.REFERENCE: Step.EMAIL_CODE,
    ChangeStep.CODE: Step.EMAIL_CODE,
    ChangeStep.TIME: Step.TIME,
    ChangeStep.CONFIRM: Step.CONFIRM,
}


@dataclass(frozen=True)
class ChangeTurn:
    """Where the chat's change stands when a message comes; `slot` is the time to move to, once it was chosen.

    `key` is what a yes agrees to: the change that was read back (`ChangeAsk.key`).
    """

    conversation: str
    change: Change
    asked: ChangeStep
    reference: str | None = None
    slot: Slot | None = None
    offered: tuple[Slot, ...] = ()
    wanted: str = ""
    key: str = ""


# What words are that neither answer nor correct the change in hand.
ASIDE = (heard.Leave, heard.MayLeave, heard.OtherBooking, heard.Doubt, heard.Correct, heard.Elsewhere)
MOVES = "change_consultation"
TalkResult = ChangeResult | NotForThis


@dataclass(frozen=True)
class ChangeTalk:
    """The chat's side of a change."""

    flow: ChangeFlow

    def ask(self, turn: ChangeTurn) -> ChangeResult:
        """The question that is open, as it is put now."""
        if turn.asked is ChangeStep.REFERENCE or turn.reference is None:
            return ChangeAsk(ChangeStep.REFERENCE, Say("ask_reference"))
        if turn.asked is ChangeStep.CODE:
            return ChangeAsk(ChangeStep.CODE, Say("ask_change_code"), reference=turn.reference)
        booking = self.flow.consultations.booking_for(turn.conversation, turn.reference)
        if booking is None:
            return NOT_PROVED
        if turn.asked is ChangeStep.CONFIRM and turn.slot is not None and turn.change is Change.MOVE:
            return self.flow.take_time(booking, turn.slot)
        asked = self.flow.proved(turn.change, booking)
        if isinstance(asked, ChangeAsk) and asked.step is ChangeStep.TIME and turn.offered:
            return self.flow.ask_time(booking, turn.offered)
        return asked

    def say(  # noqa: PLR0912 - one case each
        self, turn: ChangeTurn, text: str, understood: Understood
    ) -> TalkResult:
        """What comes of typed words."""
        if turn.asked is ChangeStep.REFERENCE and read_reference(text).is_whole:
            # Random letters: whatever the language model takes them for says nothing.
            return self._answer(turn, text)
        what = hear(ALIKE[turn.asked], text, understood, ACTS[turn.change])
        if (other := self._other_change(turn, what, text, understood)) is not None:
            return other
        match what:
            case heard.AnAnswer():
                return self._answer(turn, text)
            case heard.YesOrNo(yes):
                return self._act(turn, turn.key) if yes else self._keep(turn)
            case heard.Wait():
                return self._again(turn, Say("waits"))
            case heard.Leave():
                return LEFT
            case heard.GoBack() if turn.asked is ChangeStep.CONFIRM and turn.change is Change.MOVE:
                return self._time_again(turn, "")
            case heard.GoOn() | heard.GoBack() | heard.ChangeRole() | heard.OtherBooking():
                return self._again(turn)
            case heard.Skip():
                return self._again(turn, Say("nothing_to_skip"))
            case heard.Correct(step, words):
                return self._correct(turn, step, words)
            case heard.AsksAboutForm(question):
                return self._again(turn, Say(f"about_form_{question.name.lower()}"))
            case heard.MayLeave() | heard.Doubt():
                at_check = turn.asked is ChangeStep.CONFIRM
                return self._again(turn, Say("change_confirm_unclear" if at_check else "how_to_stop"))
            case heard.Elsewhere():
                return NotForThis()
            case never:
                assert_never(never)

    def _other_change(
        self, turn: ChangeTurn, what: heard.Heard, text: str, understood: Understood
    ) -> ChangeResult | None:
        """Where something else is wanted with the booking than was begun, the question about that; else None."""
        booking = self.booking(turn)
        if booking is None or turn.asked not in {ChangeStep.TIME, ChangeStep.CONFIRM}:
            return None
        if turn.change is Change.MOVE:
            if turn.asked is ChangeStep.TIME and _keeps(text):
                return self.flow.kept(booking)
            if _would_cancel(text) and (isinstance(what, ASIDE) or not mentions_a_time(text)):
                return self._about(Change.CANCEL, self.flow.proved(Change.CANCEL, booking))
        if turn.change is Change.CANCEL and understood.intent == MOVES and isinstance(what, ASIDE):
            words = time_words(text) if isinstance(what, heard.Correct) else ""
            return self._about(Change.MOVE, self.flow.proved(Change.MOVE, booking, words))
        return None

    @staticmethod
    def _about(change: Change, asked: ChangeResult) -> ChangeResult:
        return replace(asked, change=change) if isinstance(asked, ChangeAsk) else asked

    def choose(self, turn: ChangeTurn, choice: str) -> TalkResult:
        """What comes of a pressed button; one of an earlier question does nothing but ask the present one."""
        if choice == STOP_THIS:
            return LEFT
        if turn.asked is ChangeStep.TIME:
            if choice == OTHER_TIMES:
                return ChangeRefused(ChangeStep.TIME, None, self.flow.times.later_than(turn.offered))
            slot = from_text(choice)
            return self._again(turn) if slot is None else self._time(turn, slot)
        if turn.asked is ChangeStep.CONFIRM:
            action, _, key = choice.partition(" ")
            if action == {Change.CANCEL: YES_CANCEL, Change.MOVE: YES_MOVE}.get(turn.change):
                return self._act(turn, key)
            if choice == NO_KEEP:
                return self._keep(turn)
        return self._again(turn)

    def _answer(self, turn: ChangeTurn, text: str) -> ChangeResult:
        match turn.asked:
            case ChangeStep.REFERENCE:
                return self.flow.take_reference(turn.conversation, turn.change, text, turn.wanted)
            case ChangeStep.CODE:
                return self.flow.take_code(turn.conversation, turn.change, text, turn.wanted)
            case ChangeStep.TIME:
                return self._time(turn, text)
            case ChangeStep.CONFIRM:
                return self._again(turn, Say("change_confirm_unclear"))
            case never:
                assert_never(never)

    def _correct(self, turn: ChangeTurn, step: Step | None, words: str) -> ChangeResult:
        if step is Step.TIME and turn.change is Change.MOVE and turn.asked in {ChangeStep.CONFIRM, ChangeStep.TIME}:
            return self._time_again(turn, time_words(words))
        return self._again(turn, Say("change_confirm_unclear") if turn.asked is ChangeStep.CONFIRM else None)

    def _time_again(self, turn: ChangeTurn, words: str) -> ChangeResult:
        booking = self.booking(turn)
        if booking is None:
            return NOT_PROVED
        return self.flow.take_time(booking, words, instead_of=turn.slot) if words else self.flow.ask_time(booking)

    def _time(self, turn: ChangeTurn, chosen: str | Slot) -> ChangeResult:
        booking = self.booking(turn)
        return NOT_PROVED if booking is None else self.flow.take_time(booking, chosen, turn.offered)

    def _act(self, turn: ChangeTurn, key: str) -> ChangeResult:
        """Make the change that was read back under `key`; where another one was since, ask again."""
        version = key.partition(" ")[0]
        if turn.reference is None:
            return NOT_PROVED
        if key != turn.key or not version.isdecimal():
            return self._again(turn, Say("check_again"))
        if turn.change is Change.CANCEL:
            return self.flow.cancel(turn.conversation, turn.reference, int(version))
        if turn.change is Change.MOVE and turn.slot is not None:
            return self.flow.move(turn.conversation, turn.reference, turn.slot, int(version))
        return self._again(turn)

    def _keep(self, turn: ChangeTurn) -> ChangeResult:
        booking = self.booking(turn)
        return NOT_PROVED if booking is None else self.flow.kept(booking)

    def _again(self, turn: ChangeTurn, said: Say | None = None) -> ChangeResult:
        """The same question once more, after what is `said`."""
        asked = self.ask(turn)
        if isinstance(asked, ChangeAsk) and said is not None:
            return replace(asked, said=(said,))
        return asked

    def booking(self, turn: ChangeTurn) -> Booking | None:
        """The booking that this conversation has proved to be the caller's, or None."""
        consultations = self.flow.consultations
        return None if turn.reference is None else consultations.booking_for(turn.conversation, turn.reference)


def _would_cancel(text: str) -> bool:
    return speaks_of_cancelling(text) and read_answer_to(Act.CANCEL, text).understood is not Answer.NO


def _keeps(text: str) -> bool:
    """Whether every word says to keep the booking as it is; a bare no may only mean the times on offer."""
    answer = read_answer_to(Act.MOVE, text)
    bare = read_answer_to(None, text)
    return answer.is_whole and answer.understood is Answer.NO and not bare.is_whole
