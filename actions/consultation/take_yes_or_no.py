"""Yes and no outside a form: an answer to the fact that was asked for, or a second yes to a booking."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.book_consultation import confirm_booking
from actions.guidance.answer_who_leads import decide
from actions.turn import Turn
from assistant.conversation.family import after_tap
from assistant.vocabulary import INTENT_AFFIRM, INTENT_DENY, SLOT_ASKED_FACT, SLOT_BOOKED, SLOT_FACTS, SLOT_INTENT_ID


class TakeYesOrNo(AssistantAction):
    """Gives a bare yes or no the meaning that the last question gave it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_take_yes_or_no"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Set the fact asked for and decide again, repeat the booking's reference, or ask what is meant."""
        asked = turn.slot(SLOT_ASKED_FACT)
        value = {INTENT_AFFIRM: "yes", INTENT_DENY: "no"}.get(turn.intent)
        if asked in SLOT_FACTS and asked != "tier" and value is not None:
            return decide(self, turn, after_tap(turn.family, {asked: value}), dispatcher)
        if turn.intent == INTENT_AFFIRM and turn.slot(SLOT_INTENT_ID) and turn.slot(SLOT_BOOKED):
            return confirm_booking(self, turn, dispatcher)
        key = "deny" if turn.intent == INTENT_DENY else "affirm_nothing_open"
        say(dispatcher, self.services.words.say(key), status_answer("smalltalk", turn.audience))
        return []
