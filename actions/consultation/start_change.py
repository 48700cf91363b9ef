"""Opens the form that moves, cancels or shows a booking."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event
from actions.consultation.change_kinds import CANCEL, FIND, KIND_BY_INTENT, MOVE
from actions.turn import Turn
from assistant.consultation.outcomes import ChangeProved
from assistant.language.references import read_reference
from assistant.vocabulary import (
    CHANGE_SLOTS,
    FORM_CHANGE,
    FORM_CONSULTATION,
    MARK_GIVEN,
    SLOT_BOOKED,
    SLOT_CHANGE_CODE,
    SLOT_CHANGE_CONFIRMED,
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_REFERENCE,
    SLOT_CHANGE_TIME,
    SLOT_OFFERED,
)


class StartChange(AssistantAction):
    """Notes what is wanted; a booking made in this conversation needs no reference and no code."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_start_change"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Prepare the form's slots and open it; while a booking is being made, "cancel" and "change" mean that one."""
        if turn.open_form == FORM_CONSULTATION:
            return [
                FollowupAction("action_leave_form" if turn.intent == "cancel_consultation" else "action_steer_form")
            ]
        kind = KIND_BY_INTENT.get(turn.intent, FIND)
        events = [SlotSet(slot, None) for slot in (*CHANGE_SLOTS, SLOT_OFFERED)]
        events.append(SlotSet(SLOT_CHANGE_KIND, kind))
        if kind != MOVE:
            events.append(SlotSet(SLOT_CHANGE_TIME, "none"))
        if kind not in {MOVE, CANCEL}:
            events.append(SlotSet(SLOT_CHANGE_CONFIRMED, "show"))
        reference = read_reference(turn.text).understood or turn.slot(SLOT_BOOKED)
        if reference:
            events.append(SlotSet(SLOT_CHANGE_REFERENCE, reference))
            outcome = self.services.consultations.start_change(turn.conversation, reference)
            if isinstance(outcome, ChangeProved):
                events.append(SlotSet(SLOT_CHANGE_CODE, MARK_GIVEN))
        return [*turn.remember_audience(), *events, FollowupAction(FORM_CHANGE)]
