"""Makes the booking that the caller has just confirmed."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.booking_answer import about
from actions.consultation.form_events import leave_form
from actions.consultation.times import to_text
from actions.turn import Turn
from assistant.consultation import outcomes
from assistant.language.wall_clock import moment_text
from assistant.vocabulary import (
    FORM_CONSULTATION,
    SLOT_BOOKED,
    SLOT_CONFIRMED,
    SLOT_EMAIL_CODE,
    SLOT_INTENT_ID,
    SLOT_OFFERED,
    SLOT_TIME,
)


class BookConsultation(AssistantAction):
    """Commits under the key that was minted when the answers were shown."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_book_consultation"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Confirm and say what came of it; a form that was left without a yes books nothing."""
        if turn.slot(SLOT_CONFIRMED) != "yes":
            return []
        return confirm_booking(self, turn, dispatcher)


def confirm_booking(action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
    """Confirm under the turn's key; saying yes twice gives the same reference."""
    words = action.services.words
    outcome: Any = action.services.consultations.confirm(turn.slot(SLOT_INTENT_ID))
    match outcome:
        case outcomes.Booked(booking=booking) | outcomes.AlreadyBooked(booking=booking):
            key = "booked" if isinstance(outcome, outcomes.Booked) else "already_booked"
            text = words.say(key, time=moment_text(booking.slot.starts_at), reference=booking.reference)
            say(dispatcher, text, about(turn, booking))
            return [*leave_form(), SlotSet(SLOT_BOOKED, booking.reference)]
        case outcomes.SlotTaken() | outcomes.HoldExpired():
            say(
                dispatcher, words.say("slot_taken" if isinstance(outcome, outcomes.SlotTaken) else "hold_expired"), None
            )
            offer = [to_text(slot) for slot in outcome.alternatives]
            return [
                SlotSet(SLOT_TIME, None),
                SlotSet(SLOT_CONFIRMED, None),
                SlotSet(SLOT_OFFERED, offer),
                FollowupAction(FORM_CONSULTATION),
            ]
        case outcomes.EmailNotProved():
            return [SlotSet(SLOT_EMAIL_CODE, None), SlotSet(SLOT_CONFIRMED, None), FollowupAction(FORM_CONSULTATION)]
    say(dispatcher, words.say("booking_closed"), status_answer("person", turn.audience))
    return leave_form()
