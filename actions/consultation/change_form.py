"""The chat's face of a change: the tracker becomes a turn of the dialogue, and its result events and messages."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection
from typing_extensions import assert_never

from actions.base import AssistantAction, Event, say
from actions.consultation import form, replies
from actions.turn import Turn
from assistant.dialogue.change_flow import Change, ChangeAsk, ChangeRefused, ChangeStep
from assistant.dialogue.change_talk import NO_KEEP, ChangeTalk, ChangeTurn, TalkResult
from assistant.dialogue.contact_steps import NotGiven
from assistant.dialogue.results import Ended, NotForThis, Say, Stands
from assistant.dialogue.time_choice import from_text, to_text
from assistant.vocabulary import (
    CHANGE_SLOTS,
    FORM_CHANGE,
    SLOT_BOOKED,
    SLOT_CHANGE_CODE,
    SLOT_CHANGE_CONFIRMED,
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_REFERENCE,
    SLOT_CHANGE_TIME,
    SLOT_CHANGE_WANTED,
    SLOT_FORM_FAILURES,
    SLOT_INTENT_ID,
)

SLOT_OF = {
    ChangeStep.REFERENCE: SLOT_CHANGE_REFERENCE,
    ChangeStep.CODE: SLOT_CHANGE_CODE,
    ChangeStep.TIME: SLOT_CHANGE_TIME,
    ChangeStep.CONFIRM: SLOT_CHANGE_CONFIRMED,
}
STEP_OF = {slot: step for step, slot in SLOT_OF.items()}


class ValidateChangeForm(AssistantAction):
    """Takes each turn of the form that moves, cancels or shows a booking, and asks the next question."""

    NAME = f"validate_{FORM_CHANGE}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Take the turn as the answer to the question asked; ask it, or ask it again after an interruption."""
        talk = ChangeTalk(self.services.change_flow)
        asked = STEP_OF.get(turn.slot(form.REQUESTED))
        here = _turn_of(turn, asked or ChangeStep.REFERENCE)
        if asked is None:
            result: TalkResult = talk.flow.start(here.conversation, here.change, here.reference, here.wanted)
        else:
            result = self._taken(talk, here, turn) if turn.is_first_reading else talk.ask(here)
        return self._show(result, talk, here, turn, dispatcher)

    @staticmethod
    def _taken(talk: ChangeTalk, here: ChangeTurn, turn: Turn) -> TalkResult:
        given = form.contact_given(turn)
        if isinstance(given, NotGiven):
            return ChangeRefused(ChangeStep.CODE, given.why)
        if given is not None:
            return talk.flow.start(here.conversation, here.change, here.reference, here.wanted)
        # The plain yes of an earlier release says nothing of what it agrees to: the question is asked again.
        choice = form.pressed(turn, f"yes_{here.change.value}", NO_KEEP)
        return talk.say(here, turn.text, form.understood(turn)) if choice is None else talk.choose(here, choice)

    def _show(
        self, result: TalkResult, talk: ChangeTalk, here: ChangeTurn, turn: Turn, dispatcher: CollectingDispatcher
    ) -> list[Event]:
        words = self.services.words
        match result:
            case NotForThis():
                raise ActionExecutionRejection(FORM_CHANGE)
            case ChangeAsk():
                return [*self._ask(result, here, turn, dispatcher), SlotSet(SLOT_FORM_FAILURES, None)]
            case ChangeRefused(step, why, offers):
                counted, in_vain = form.count_failure(turn, step.value)
                for sentence in (*([why] if why else []), *([Say("how_to_stop")] if in_vain and why else [])):
                    say(dispatcher, replies.worded(words, sentence), None)
                booking = talk.booking(here)
                asked = talk.flow.ask_time(booking, offers) if step is ChangeStep.TIME and booking else talk.ask(here)
                if isinstance(asked, ChangeAsk):
                    return [*self._ask(asked, here, turn, dispatcher), *([counted] if why else [])]
                return self._show(asked, talk, here, turn, dispatcher)
            case Stands(booking, sentence, note):
                say(dispatcher, replies.worded(words, sentence), replies.asking(turn, None, booking))
                if note:
                    say(dispatcher, replies.worded(words, note), None)
                return [*form.close_form(*CHANGE_SLOTS), SlotSet(SLOT_BOOKED, booking.reference)]
            case Ended():
                replies.say_ending(dispatcher, turn, words, result)
                return form.close_form(*CHANGE_SLOTS)
            case never:
                assert_never(never)

    def _ask(self, asked: ChangeAsk, here: ChangeTurn, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        words, change = self.services.words, asked.change or here.change
        for sentence in asked.said:
            say(dispatcher, replies.worded(words, sentence), None)
        answer = replies.asking(turn, asked.step.value, asked.booking)
        say(dispatcher, replies.worded(words, asked.say), answer, self._buttons(asked, change))
        reference = asked.booking.reference if asked.booking else asked.reference or here.reference
        return [
            SlotSet(SLOT_CHANGE_KIND, change.value),
            SlotSet(SLOT_CHANGE_REFERENCE, reference),
            SlotSet(SLOT_CHANGE_TIME, to_text(asked.slot) if asked.slot else None),
            SlotSet(SLOT_CHANGE_WANTED, here.wanted if asked.booking is None else None),
            form.remember_offers(asked.offers),
            SlotSet(SLOT_INTENT_ID, asked.key),
            SlotSet(form.REQUESTED, SLOT_OF[asked.step]),
        ]

    def _buttons(self, asked: ChangeAsk, change: Change) -> list[dict[str, str]]:
        words = self.services.words
        if asked.step is ChangeStep.CONFIRM:
            return replies.choice_buttons(words, (f"yes_{change.value} {asked.key}", NO_KEEP))
        return replies.time_buttons(words, asked.offers)


def _turn_of(turn: Turn, asked: ChangeStep) -> ChangeTurn:
    # An earlier release kept a word in the slot for the time where none was asked for; it is no time.
    return ChangeTurn(
        conversation=turn.conversation,
        change=Change(turn.slot(SLOT_CHANGE_KIND) or Change.FIND),
        asked=asked,
        reference=turn.slot(SLOT_CHANGE_REFERENCE),
        slot=from_text(turn.slot(SLOT_CHANGE_TIME) or ""),
        offered=form.offered_times(turn),
        wanted=turn.slot(SLOT_CHANGE_WANTED) or "",
        key=turn.slot(SLOT_INTENT_ID) or "",
    )
