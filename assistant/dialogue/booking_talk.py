"""A turn of the chat while a booking is made: words or a pressed button in, what comes of it out."""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import assert_never

from assistant.consultation.model import Slot
from assistant.dialogue import heard
from assistant.dialogue.booking_flow import ROLES, BookingFlow
from assistant.dialogue.heard import Understood
from assistant.dialogue.hearing import FREE_TEXT, hear
from assistant.dialogue.results import Ended, Ending, NotForThis, Proceed, Refused, Say, StepResult, Switched, Unclear
from assistant.dialogue.steps import BookingAnswers, Step, is_answered, step_before
from assistant.dialogue.time_choice import from_text
from assistant.language.choices import read_choice
from assistant.language.confirmation import read_yes_or_no
from assistant.language.corrections import time_words

# What buttons choose, beside roles and times.
OTHER_TIMES, JOIN_LIST, NO_LIST = "other_times", "waiting_list_join", "waiting_list_no"
YES, CHANGE_SOMETHING = "yes", "change_something"
STOP_THIS, CARRY_ON = "stop_this_booking", "carry_on"
TOPIC_AS_ASKED = "topic_as_asked"
OTHER_BOOKING = "other_booking_"

LEFT = Ended(Ending.LEFT, Say("left_form"))
CAN_BE_CORRECTED = (Step.EMAIL, Step.ORGANISATION, Step.NAME, Step.TOPIC, Step.TIME, Step.ROLE)


@dataclass(frozen=True)
class BookingTurn:
    """Where the chat's booking stands when a message comes: the question asked and what it offered.

    `key` is the idempotency key of the answers that were shown to be checked.
    """

    conversation: str
    answers: BookingAnswers
    asked: Step
    offered: tuple[Slot, ...] = ()
    waiting_offered: bool = False
    key: str = ""


@dataclass(frozen=True)
class BookingTalk:
    """The chat's side of a booking."""

    flow: BookingFlow

    def say(self, turn: BookingTurn, text: str, understood: Understood) -> StepResult:
        """What comes of typed words."""
        if turn.waiting_offered and turn.asked is Step.TIME:
            return self._about_waiting(turn, text, understood)
        if (chosen := self._by_number(turn, text)) is not None:
            return chosen
        return self._of(turn, hear(turn.asked, text, understood), text)

    def choose(self, turn: BookingTurn, choice: str, said_before: str = "") -> StepResult:
        """What comes of a pressed button; one of an earlier question does nothing but ask the present one."""
        if choice == STOP_THIS:
            return LEFT
        if choice.startswith(OTHER_BOOKING):
            return Switched(choice.removeprefix(OTHER_BOOKING), Say("left_form"))
        if choice in ROLES:
            return self.flow.take_role(turn.conversation, turn.answers, choice)
        if choice.startswith("field_"):
            return self.reopen(turn, Step(choice.removeprefix("field_")))
        if choice == TOPIC_AS_ASKED and turn.asked is Step.TOPIC:
            return self.flow.take(turn.conversation, turn.answers, Step.TOPIC, said_before.rstrip(" ?"))
        if turn.asked is Step.TIME:
            return self._choose_time(turn, choice)
        if turn.asked is Step.CONFIRM:
            action, _, key = choice.partition(" ")
            if action == YES:
                return self.flow.confirm(turn.conversation, turn.answers, key or turn.key)
            if action == CHANGE_SOMETHING:
                return self._what_to_change(turn)
        return Proceed(turn.asked, turn.answers)

    def reopen(self, turn: BookingTurn, step: Step) -> StepResult:
        """Ask an answered question again; what was answered otherwise stays."""
        if not is_answered(step, turn.answers, self.flow.draft(turn.conversation)):
            return Proceed(turn.asked, turn.answers)
        return Proceed(step, turn.answers, (Say("noted_change"),))

    def _of(self, turn: BookingTurn, what: heard.Heard, text: str) -> StepResult:  # noqa: PLR0912 - one case each
        match what:
            case heard.AnAnswer():
                return self._answer(turn, text)
            case heard.YesOrNo(yes):
                confirmed = self.flow.confirm(turn.conversation, turn.answers, turn.key) if yes else None
                return confirmed or self._what_to_change(turn)
            case heard.Wait():
                return Proceed(turn.asked, turn.answers, (Say("waits"),))
            case heard.Leave():
                return LEFT
            case heard.GoOn():
                return Proceed(self._open_step(turn), turn.answers)
            case heard.GoBack():
                return self._back(turn)
            case heard.Skip():
                return Proceed(turn.asked, turn.answers, (Say("nothing_to_skip"),))
            case heard.Correct(step, words):
                return self._correct(turn, step, words)
            case heard.ChangeRole(role):
                taken = self.flow.take_role(turn.conversation, turn.answers, role)
                return Proceed(turn.asked, taken.answers) if isinstance(taken, Proceed) else taken
            case heard.AsksAboutForm(question):
                return Proceed(turn.asked, turn.answers, (Say(f"about_form_{question.name.lower()}"),))
            case heard.OtherBooking(wish):
                return Unclear(turn.asked, Say("which_booking"), (STOP_THIS, OTHER_BOOKING + wish, CARRY_ON))
            case heard.MayLeave():
                return Unclear(turn.asked, Say("ask_leave"), (STOP_THIS, CARRY_ON))
            case heard.Elsewhere():
                return NotForThis()
            case heard.Doubt():
                return Refused(Step.CONFIRM, Say("confirm_unclear"))
            case never:
                assert_never(never)

    def _answer(self, turn: BookingTurn, text: str) -> StepResult:
        if turn.asked is Step.TIME:
            return self.flow.take_time(turn.conversation, turn.answers, text, turn.offered)
        if turn.asked is Step.NAME:
            # A name was taken out of the message before it came here; what came here is none.
            return Refused(Step.NAME, Say("name_unclear"))
        return self.flow.take(turn.conversation, turn.answers, turn.asked, text)

    def _correct(self, turn: BookingTurn, step: Step | None, words: str) -> StepResult:
        if step is None:
            return self._what_to_change(turn)
        if not is_answered(step, turn.answers, self.flow.draft(turn.conversation)):
            return Proceed(turn.asked, turn.answers)
        if words and step is Step.TIME:
            return self.flow.take_time(turn.conversation, turn.answers, time_words(words))
        if words and step in FREE_TEXT:
            return self.flow.take(turn.conversation, turn.answers, step, words)
        return self.reopen(turn, step)

    def _choose_time(self, turn: BookingTurn, choice: str) -> StepResult:
        if choice == OTHER_TIMES:
            return Refused(Step.TIME, None, self.flow.times.later_than(turn.offered))
        if choice == JOIN_LIST or (choice == YES and turn.waiting_offered):
            return self.flow.join_waiting_list(turn.conversation, turn.answers)
        if choice == NO_LIST or (choice == CHANGE_SOMETHING and turn.waiting_offered):
            return Ended(Ending.NOT_WAITING, Say("waiting_list_declined"))
        slot = from_text(choice)
        if slot is None:
            return Proceed(Step.TIME, turn.answers)
        return self.flow.take_time(turn.conversation, turn.answers, slot, turn.offered)

    def _about_waiting(self, turn: BookingTurn, text: str, understood: Understood) -> StepResult:
        said = read_yes_or_no(text)
        if said.is_whole:
            return self._choose_time(turn, JOIN_LIST if said.understood else NO_LIST)
        what = hear(Step.ROLE, text, understood)
        return (
            Refused(Step.TIME, Say("waiting_list_unclear")) if what == heard.AnAnswer() else self._of(turn, what, text)
        )

    def _by_number(self, turn: BookingTurn, text: str) -> StepResult | None:
        """A role chosen by its place ("2"); times by number are read with the times."""
        place = read_choice(text)
        if turn.asked is not Step.ROLE or not place.is_whole or not isinstance(place.understood, int):
            return None
        in_range = -len(ROLES) <= place.understood < len(ROLES)
        return self.flow.take_role(turn.conversation, turn.answers, ROLES[place.understood] if in_range else None)

    def _back(self, turn: BookingTurn) -> StepResult:
        before = step_before(turn.asked, turn.answers, self.flow.draft(turn.conversation))
        if before is None:
            return Proceed(turn.asked, turn.answers, (Say("nothing_to_change"),))
        return Proceed(before, turn.answers, (Say("noted_change"),))

    def _open_step(self, turn: BookingTurn) -> Step:
        """The question to go on with: one that was opened again is left as it was answered."""
        draft = self.flow.draft(turn.conversation)
        answered = is_answered(turn.asked, turn.answers, draft)
        return self.flow.next_question(turn.conversation, turn.answers) if answered else turn.asked

    def _what_to_change(self, turn: BookingTurn) -> StepResult:
        draft = self.flow.draft(turn.conversation)
        answered = [step for step in CAN_BE_CORRECTED if is_answered(step, turn.answers, draft)]
        choices = tuple(f"field_{step.value}" for step in answered)
        return Unclear(turn.asked, Say("what_to_change"), choices)
