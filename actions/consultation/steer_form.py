"""Going back, correcting, skipping and leaving, inside the booking forms and outside of them."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.form_events import SLOT_BY_FIELD, correction_buttons, leave_form, reopen
from actions.turn import Turn
from assistant.language.corrections import read_field
from assistant.vocabulary import (
    CHANGE_SLOTS,
    CONSULTATION_SLOTS,
    ENTITY_FIELD,
    FORM_CONSULTATION,
    SLOT_EMAIL_CODE,
)


class SteerForm(AssistantAction):
    """Reopens an earlier question; what was answered otherwise stays."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_steer_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Empty the answer to give again; the form asks for it next."""
        words = self.services.words
        form = turn.open_form
        if form is None:
            say(dispatcher, words.say("nothing_to_leave"), status_answer("smalltalk", turn.audience))
            return []
        if form != FORM_CONSULTATION:
            return []
        if turn.intent == "skip":
            say(dispatcher, words.say("nothing_to_skip"), None)
            return []
        slot = self._slot_to_reopen(turn)
        if slot is None:
            answered = correction_buttons(turn, self.services)
            say(dispatcher, words.say("what_to_change" if answered else "nothing_to_change"), None, answered)
            return []
        say(dispatcher, words.say("noted_change"), None)
        return reopen(slot)

    @staticmethod
    def _slot_to_reopen(turn: Turn) -> str | None:
        if turn.intent == "go_back":
            answered = [slot for slot in CONSULTATION_SLOTS if turn.slot(slot) is not None and slot != SLOT_EMAIL_CODE]
            return answered[-1] if answered else None
        field = turn.entity(ENTITY_FIELD) or read_field(turn.text)
        return SLOT_BY_FIELD.get(field or "")


class LeaveForm(AssistantAction):
    """Stops whatever is open; nothing is booked or changed."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_leave_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Close the form and say so."""
        is_open = turn.open_form is not None
        key = "left_form" if is_open else "nothing_to_leave"
        say(
            dispatcher,
            self.services.words.say(key),
            status_answer("booking" if is_open else "smalltalk", turn.audience),
        )
        return [*leave_form(), *(SlotSet(slot, None) for slot in CHANGE_SLOTS), ActiveLoop(None)]
