"""Going back, correcting, skipping and leaving, inside the booking forms and outside of them."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.validate_consultation_form import leave_form
from actions.payloads import payload
from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation.answers import FIELD_WORDS, read_field
from assistant.vocabulary import (
    CHANGE_SLOTS,
    CONSULTATION_SLOTS,
    ENTITY_FIELD,
    FORM_CONSULTATION,
    SLOT_CONFIRMED,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_NAME,
    SLOT_ORGANISATION,
    SLOT_ROLE,
    SLOT_TIME,
    SLOT_TOPIC,
)

SLOT_BY_FIELD = {
    "role": SLOT_ROLE, "organisation": SLOT_ORGANISATION, "name": SLOT_NAME, "email": SLOT_EMAIL,
    "topic": SLOT_TOPIC, "slot": SLOT_TIME,
}


class SteerForm(AssistantAction):
    """Reopens an earlier question; what was answered otherwise stays."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_steer_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Empty the answer to give again; the form asks for it next."""
        words = self.services.words
        form = (turn.tracker.active_loop or {}).get("name")
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
            say(dispatcher, words.say("what_to_change"), None, correction_buttons(self.services))
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
        is_open = (turn.tracker.active_loop or {}).get("name") is not None
        key = "left_form" if is_open else "nothing_to_leave"
        say(dispatcher, self.services.words.say(key), status_answer("booking" if is_open else "smalltalk", turn.audience))
        return [*leave_form(), *(SlotSet(slot, None) for slot in CHANGE_SLOTS), ActiveLoop(None)]


def reopen(slot: str) -> list[Event]:
    """Events after which the form asks for `slot` again; a new address has to be proved again."""
    events = [SlotSet(slot, None), SlotSet(SLOT_CONFIRMED, None)]
    return [*events, SlotSet(SLOT_EMAIL_CODE, None)] if slot == SLOT_EMAIL else events


def correction_buttons(services: Services) -> list[dict[str, str]]:
    """One quick reply per answer that can be given again."""
    return [
        {"title": services.words.say(f"field_{field}"), "payload": payload("correct_answer", field=field)}
        for field in FIELD_WORDS
    ]
