"""What opens a booking form, and what is said of booking outside of one."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation import form, replies
from actions.turn import Turn
from assistant.consultation.model import Booking, Slot
from assistant.dialogue.booking_flow import PARENTS
from assistant.dialogue.booking_order import CLOSED
from assistant.dialogue.booking_words import standing
from assistant.dialogue.change_flow import Change
from assistant.dialogue.hearing import BOOKING_WISHES
from assistant.engine.payloads import payload
from assistant.language.confirmation import Answer, read_answer_to
from assistant.language.confirmation_words import Act
from assistant.language.corrections import time_words
from assistant.language.references import read_reference
from assistant.language.times.mentions import mentions_a_time
from assistant.vocabulary import (
    CHANGE_SLOTS,
    CONSULTATION_SLOTS,
    FORM_CHANGE,
    FORM_CONSULTATION,
    SLOT_BOOKED,
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_REFERENCE,
    SLOT_CHANGE_WANTED,
    SLOT_INTENT_ID,
    SLOT_OFFERED,
)


def say_standing(action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher) -> bool:
    """Say how the conversation's booking stands now; whether there is one."""
    services, reference = action.services, turn.slot(SLOT_BOOKED)
    booking: Booking | None = services.consultations.booking_for(turn.conversation, reference) if reference else None
    if booking is not None:
        said = replies.worded(services.words, standing(booking, services.clock.now()))
        say(dispatcher, said, replies.asking(turn, None, booking))
    return booking is not None


def last_was_about_a_booking(turn: Turn) -> bool:
    """Whether the assistant's last words were about a booking."""
    said = (event for event in reversed(turn.events) if event["event"] == "bot")
    answers = (((event.get("data") or {}).get("custom") or {}).get("answer") for event in said)
    return "booking" in (next((answer for answer in answers if answer), None) or {})


class OfferConsultation(AssistantAction):
    """Starts a booking for a school or a lead professional; a parent gets the phone and e-mail route."""

    NAME = "action_offer_consultation"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Open the form, unless booking is closed, the reader is a parent, or "yes, book it" comes after a booking."""
        words = self.services.words
        answer = read_answer_to(Act.BOOK, turn.text)
        if turn.text and answer.is_whole and answer.understood is Answer.YES and say_standing(self, turn, dispatcher):
            return turn.remember_audience()
        if turn.audience == "parent":
            replies.say_ending(dispatcher, turn, words, PARENTS)
            return turn.remember_audience()
        if not self.services.consultations.is_open():
            replies.say_ending(dispatcher, turn, words, CLOSED)
            return turn.remember_audience()
        say(dispatcher, words.say("booking_intro"), None)
        emptied = (form.REQUESTED, *CONSULTATION_SLOTS, SLOT_OFFERED, SLOT_INTENT_ID)
        fresh = [SlotSet(slot, None) for slot in emptied]
        return [*turn.remember_audience(), *fresh, FollowupAction(FORM_CONSULTATION)]


class ShowFreeTimes(AssistantAction):
    """Shows the next free times without asking anything."""

    NAME = "action_show_free_times"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """List the next free times; a parent gets the phone and e-mail route."""
        words = self.services.words
        if turn.audience == "parent":
            replies.say_ending(dispatcher, turn, words, PARENTS)
            return turn.remember_audience()
        slots = self.services.consultations.free_slots()
        book = payload("book_consultation")
        if not slots:
            join = {"title": words.say("waiting_list_join"), "payload": book}
            say(dispatcher, words.say("no_free_times_list"), status_answer("person", turn.audience), [join])
            return turn.remember_audience()
        opening, slots = self._at_the_time_named(turn.text, slots)
        lines = [button["title"] for button in replies.time_buttons(words, slots)[:-1]]
        text = "\n".join([opening, *lines])
        say(dispatcher, text, replies.asking(turn, None), [{"title": words.say("book_button"), "payload": book}])
        return turn.remember_audience()

    def _at_the_time_named(self, text: str, slots: tuple[Slot, ...]) -> tuple[str, tuple[Slot, ...]]:
        """Whether the time that a question names is free, and what to show; the next free ones where it names none."""
        words, times = self.services.words, self.services.booking_flow.times
        read = times.choose(text, slots) if mentions_a_time(text) else None
        if isinstance(read, Slot):
            return words.say("free_then"), (read,)
        if read is None or read.why is None or not read.offers:
            return words.say("free_times"), slots
        if "time" in read.why.values:
            return words.say("not_free_then", time=read.why.values["time"]), read.offers
        return words.say("free_times"), read.offers if read.why.key == "time_several" else slots


class StartChange(AssistantAction):
    """Notes what is wanted with a booking that stands, and opens the form for it.

    The booking that this conversation made or changed last needs no reference and no code. Inside a form
    nothing is begun: the form has asked what is meant.
    """

    NAME = "action_start_change"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Prepare the form's slots and open it."""
        if turn.open_form is not None:
            return []
        kind = BOOKING_WISHES.get(turn.intent) or turn.slot(SLOT_CHANGE_KIND) or Change.FIND.value
        events = [SlotSet(slot, None) for slot in (form.REQUESTED, *CHANGE_SLOTS, SLOT_OFFERED)]
        events.append(SlotSet(SLOT_CHANGE_KIND, kind))
        events.append(SlotSet(SLOT_CHANGE_REFERENCE, read_reference(turn.text).understood or turn.slot(SLOT_BOOKED)))
        if kind == Change.MOVE and mentions_a_time(turn.text):
            events.append(SlotSet(SLOT_CHANGE_WANTED, time_words(turn.text)))
        return [*turn.remember_audience(), *events, FollowupAction(FORM_CHANGE)]
