"""Opens the booking form, or says who can help when a booking cannot be made here."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.booking_answer import asking
from actions.consultation.times import time_buttons
from actions.turn import Turn
from assistant.vocabulary import CONSULTATION_SLOTS, FORM_CONSULTATION, SLOT_INTENT_ID, SLOT_OFFERED


class OfferConsultation(AssistantAction):
    """Starts a booking for a school or a lead professional; a parent gets the phone and e-mail route."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_offer_consultation"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Open the form, unless booking is closed or the reader is a parent."""
        words = self.services.words
        if turn.audience == "parent":
            say(dispatcher, words.say("parents_route"), status_answer("person", turn.audience))
            return turn.remember_audience()
        if not self.services.consultations.is_open():
            say(dispatcher, words.say("booking_closed"), status_answer("person", turn.audience))
            return turn.remember_audience()
        say(dispatcher, words.say("booking_intro"), None)
        fresh = [SlotSet(slot, None) for slot in (*CONSULTATION_SLOTS, SLOT_OFFERED, SLOT_INTENT_ID)]
        return [*turn.remember_audience(), *fresh, FollowupAction(FORM_CONSULTATION)]


class ShowFreeTimes(AssistantAction):
    """Shows the next free times without asking anything."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_show_free_times"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """List the next free times; a parent gets the phone and e-mail route."""
        words = self.services.words
        if turn.audience == "parent":
            say(dispatcher, words.say("parents_route"), status_answer("person", turn.audience))
            return turn.remember_audience()
        slots = self.services.consultations.free_slots()
        if not slots:
            join = {"title": words.say("waiting_list_join"), "payload": "/book_consultation"}
            say(dispatcher, words.say("no_free_times_list"), status_answer("person", turn.audience), [join])
            return turn.remember_audience()
        lines = [button["title"] for button in time_buttons(slots, self.services)[:-1]]
        text = "\n".join([words.say("free_times"), *lines])
        say(
            dispatcher, text, asking(turn, None), [{"title": words.say("book_button"), "payload": "/book_consultation"}]
        )
        return turn.remember_audience()
