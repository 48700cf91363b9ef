"""The chat's face of a booking: the tracker becomes a turn of the dialogue, and its result events and messages."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection
from typing_extensions import assert_never

from actions.base import AssistantAction, Event, say
from actions.consultation import form, replies
from actions.turn import Turn
from assistant.consultation.model import Slot
from assistant.dialogue.booking_talk import CHANGE_SOMETHING, TOPIC_AS_ASKED, YES, BookingTalk, BookingTurn
from assistant.dialogue.details_flow import ADD_DETAILS
from assistant.dialogue.results import (
    Ended,
    NotForThis,
    Proceed,
    Question,
    Refused,
    Say,
    Stands,
    StepResult,
    Switched,
    Unclear,
)
from assistant.dialogue.steps import BookingAnswers, Step, is_answered, next_step
from assistant.understanding.family_facts.reader import shared_family_reader
from assistant.vocabulary import (
    CONSULTATION_SLOTS,
    FORM_CONSULTATION,
    MARK_GIVEN,
    SLOT_BOOKED,
    SLOT_CHANGE_KIND,
    SLOT_CONFIRMED,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_FORM_FAILURES,
    SLOT_INTENT_ID,
    SLOT_LAST_CLAUSES,
    SLOT_NAME,
    SLOT_OFFERED,
    SLOT_ORGANISATION,
    SLOT_ROLE,
    SLOT_TIME,
    SLOT_TOPIC,
)

SLOT_OF = {
    Step.ROLE: SLOT_ROLE,
    Step.ORGANISATION: SLOT_ORGANISATION,
    Step.NAME: SLOT_NAME,
    Step.EMAIL: SLOT_EMAIL,
    Step.EMAIL_CODE: SLOT_EMAIL_CODE,
    Step.TOPIC: SLOT_TOPIC,
    Step.TIME: SLOT_TIME,
    Step.CONFIRM: SLOT_CONFIRMED,
}
STEP_OF = {slot: step for step, slot in SLOT_OF.items()}
WAITING_LIST = "waiting_list"
"""Stands where the offered times do when a place on the waiting list was offered instead."""


class ValidateConsultationForm(AssistantAction):
    """Takes each turn of the booking form, and asks the next question."""

    NAME = f"validate_{FORM_CONSULTATION}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Take the turn as the answer to the question asked; ask it, or ask it again after an interruption."""
        asked = STEP_OF.get(turn.slot(form.REQUESTED))
        chat = _Chat(self, turn, dispatcher, asked)
        if asked is None:
            return chat.show(chat.begun())
        if not turn.is_first_reading:
            return chat.show(Proceed(asked, chat.answers))
        return chat.show(chat.taken(asked))


class _Chat:
    """One turn of the booking form."""

    def __init__(
        self, action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher, asked: Step | None
    ) -> None:
        self._turn, self._dispatcher, self._asked = turn, dispatcher, asked
        self._words, self.flow = action.services.words, action.services.booking_flow
        facts, chosen = _facts(turn)
        self.answers = BookingAnswers(
            role=turn.slot(SLOT_ROLE),
            organisation=turn.slot(SLOT_ORGANISATION),
            topic=turn.slot(SLOT_TOPIC),
            told_more=True,
            facts=facts,
            chosen=chosen,
            clauses=tuple(turn.slot(SLOT_LAST_CLAUSES) or ()),
        )

    def begun(self) -> StepResult:
        """The first open question; where name and address were given and are deleted by now, that is said."""
        draft = self.flow.draft(self._turn.conversation)
        gone = self._turn.slot(SLOT_NAME) == MARK_GIVEN and draft.name is None
        said = (Say("draft_ran_out"),) if gone else ()
        return Proceed(next_step(self.answers, draft), self.answers, said)

    def taken(self, asked: Step) -> StepResult:
        """What comes of the message."""
        turn, draft = self._turn, self.flow.draft(self._turn.conversation)
        if turn.slot(SLOT_NAME) == MARK_GIVEN and draft.name is None:
            return self.begun()
        if (given := form.contact_given(turn)) is not None:
            step = {"name": Step.NAME, "email_code": Step.EMAIL_CODE}.get(turn.entity("field") or "", Step.EMAIL)
            return self.flow.given(turn.conversation, self.answers, step, given)
        talk = BookingTalk(self.flow)
        offered = form.offered_times(turn)
        waiting = turn.slot(SLOT_OFFERED) == WAITING_LIST
        here = BookingTurn(turn.conversation, self.answers, asked, offered, waiting, turn.slot(SLOT_INTENT_ID) or "")
        choice = form.pressed(turn, YES, CHANGE_SOMETHING)
        if choice is not None:
            return talk.choose(here, choice, form.question_put_as_topic(turn))
        return talk.say(here, turn.text, form.understood(turn))

    def show(self, result: StepResult) -> list[Event]:
        """Say what came of it, and return what to remember."""
        match result:
            case NotForThis():
                raise ActionExecutionRejection(FORM_CONSULTATION)
            case Proceed(step, answers, said):
                self._say_all(said)
                again = form.offered_times(self._turn) if step is self._asked is Step.TIME else ()
                return [*self._ask(step, answers, again), SlotSet(SLOT_FORM_FAILURES, None)]
            case Refused(step, why, offers):
                counted, in_vain = form.count_failure(self._turn, step.value)
                help_now = (Say("how_to_stop"),) if in_vain and why else ()
                self._say_all((*([why] if why else []), *help_now))
                return [*self._ask(step, self.answers, offers), counted if why else SlotSet(SLOT_FORM_FAILURES, None)]
            case Unclear(step, ask, choices):
                say(
                    self._dispatcher,
                    replies.worded(self._words, ask),
                    replies.asking(self._turn, step.value),
                    replies.choice_buttons(self._words, choices),
                )
                return self._remembered(step, self.answers)
            case Stands(booking, sentence, note):
                offer = replies.choice_buttons(self._words, (ADD_DETAILS,) if booking.is_booked else ())
                answer = replies.asking(self._turn, None, booking)
                say(self._dispatcher, replies.worded(self._words, sentence), answer, offer)
                self._say_all((note,) if note else ())
                return [*form.close_form(*CONSULTATION_SLOTS), SlotSet(SLOT_BOOKED, booking.reference)]
            case Switched(wish, sentence):
                say(self._dispatcher, replies.worded(self._words, sentence), None)
                follow = [SlotSet(SLOT_CHANGE_KIND, wish), FollowupAction("action_start_change")]
                return [*form.close_form(*CONSULTATION_SLOTS), *follow]
            case Ended():
                replies.say_ending(self._dispatcher, self._turn, self._words, result)
                return form.close_form(*CONSULTATION_SLOTS)
            case never:
                assert_never(never)

    def _ask(self, step: Step, answers: BookingAnswers, offers: tuple[Slot, ...] = ()) -> list[Event]:
        """Put the question; where another one comes first, that one."""
        question = self.flow.ask(self._turn.conversation, answers, step, offers)
        while isinstance(question, Proceed):
            self._say_all(question.said)
            question = self.flow.ask(self._turn.conversation, answers, question.step)
        if isinstance(question, Ended):
            replies.say_ending(self._dispatcher, self._turn, self._words, question)
            return form.close_form(*CONSULTATION_SLOTS)
        answer = replies.asking(self._turn, "confirm" if question.is_about_waiting else question.step.value)
        say(self._dispatcher, replies.worded(self._words, question.say), answer, self._buttons(question))
        kept = WAITING_LIST if question.is_about_waiting else None
        offered = SlotSet(SLOT_OFFERED, kept) if kept else form.remember_offers(question.offers)
        return [*self._remembered(question.step, answers), offered, SlotSet(SLOT_INTENT_ID, question.key)]

    def _buttons(self, question: Question) -> list[dict[str, str]]:
        if question.offers:
            return replies.time_buttons(self._words, question.offers)
        if question.step is Step.ROLE:
            titles = [self._words.say(f"role_{role}") for role in question.choices]
            return replies.choice_buttons(self._words, question.choices, titles)
        if question.step is Step.TOPIC and self._asked is Step.TOPIC and form.question_put_as_topic(self._turn):
            return replies.choice_buttons(self._words, (TOPIC_AS_ASKED,))
        # A yes names the answers that it is a yes to: pressed again later, it says what became of them.
        keyed = (f"{choice} {question.key}" if choice == YES else choice for choice in question.choices)
        return replies.choice_buttons(self._words, tuple(keyed))

    def _remembered(self, step: Step, answers: BookingAnswers) -> list[Event]:
        draft = self.flow.draft(self._turn.conversation)
        marks = {
            SLOT_OF[each]: MARK_GIVEN if is_answered(each, answers, draft) else None
            for each in (Step.NAME, Step.EMAIL, Step.EMAIL_CODE, Step.TIME)
        }
        given = {SLOT_ROLE: answers.role, SLOT_ORGANISATION: answers.organisation, SLOT_TOPIC: answers.topic}
        return [
            *(SlotSet(slot, value) for slot, value in {**given, **marks}.items()),
            SlotSet(form.REQUESTED, SLOT_OF[step]),
        ]

    def _say_all(self, sentences: tuple[Say, ...]) -> None:
        for sentence in sentences:
            say(self._dispatcher, replies.worded(self._words, sentence), None)


def _facts(turn: Turn) -> tuple[dict[str, str], tuple[str, ...]]:
    """The facts of the conversation and of the consultation's own words, which come later and so count more.

    Beside them those that came by a button.
    """
    reading = shared_family_reader().read(turn.slot(SLOT_TOPIC) or "")
    earlier = {fact: value for fact, value in turn.remembered_facts.items() if fact not in reading.unsure}
    return {**earlier, **reading.facts}, tuple(fact for fact in turn.family.chosen if fact not in reading.facts)
