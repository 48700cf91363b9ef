"""The form that moves, cancels or shows a booking: its questions and the reading of their answers."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.booking_answer import about, asking
from actions.consultation.change_kinds import CANCEL
from actions.consultation.choose_time import read_time
from actions.consultation.form_events import give_back_interruptions
from actions.consultation.times import from_text, time_buttons, to_text
from actions.turn import Turn
from assistant.consultation.model import Booking
from assistant.consultation.outcomes import ChangeProved
from assistant.language.confirmation import Answer
from assistant.language.confirmation_words import Act
from assistant.language.references import read_reference
from assistant.language.wall_clock import moment_text
from assistant.vocabulary import (
    ENTITY_REASON,
    FORM_CHANGE,
    INTENT_CONTACT_REFUSED,
    INTENT_CONTACT_TAKEN,
    MARK_GIVEN,
    SLOT_CHANGE_CODE,
    SLOT_CHANGE_CONFIRMED,
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_REFERENCE,
    SLOT_CHANGE_TIME,
    SLOT_OFFERED,
)


def proved_booking(action: AssistantAction, turn: Turn) -> Booking | None:
    """The booking that this conversation has proved to be the caller's, or None."""
    reference = turn.slot(SLOT_CHANGE_REFERENCE)
    return action.services.consultations.booking_for(turn.conversation, reference) if reference else None


class ValidateChangeForm(AssistantAction):
    """Reads the answer to the question that the change form has asked."""

    def name(self) -> str:
        """The name in the domain."""
        return f"validate_{FORM_CHANGE}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Read the turn as the answer to the question asked."""
        asked = turn.slot("requested_slot")
        if asked is None or not turn.is_first_reading:
            return []
        give_back_interruptions(turn, asked)
        read = {
            SLOT_CHANGE_REFERENCE: self._reference,
            SLOT_CHANGE_CODE: self._code,
            SLOT_CHANGE_TIME: self._time,
            SLOT_CHANGE_CONFIRMED: self._confirmed,
        }[asked]
        return read(turn, dispatcher)

    def _reference(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        reference = read_reference(turn.text).understood
        if reference is None:
            say(dispatcher, self.services.words.say("reference_unclear"), None)
            return [SlotSet(SLOT_CHANGE_REFERENCE, None)]
        outcome = self.services.consultations.start_change(turn.conversation, reference)
        proved = MARK_GIVEN if isinstance(outcome, ChangeProved) else None
        return [SlotSet(SLOT_CHANGE_REFERENCE, reference), SlotSet(SLOT_CHANGE_CODE, proved)]

    def _code(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        if turn.intent == INTENT_CONTACT_TAKEN:
            return [SlotSet(SLOT_CHANGE_CODE, MARK_GIVEN)]
        key = turn.entity(ENTITY_REASON) if turn.intent == INTENT_CONTACT_REFUSED else None
        say(dispatcher, self.services.words.say(key or "code_unclear"), None)
        return [SlotSet(SLOT_CHANGE_CODE, None)]

    def _time(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        read = read_time(turn, self.services)
        if read.slot is not None:
            return [SlotSet(SLOT_CHANGE_TIME, to_text(read.slot)), SlotSet(SLOT_OFFERED, None)]
        if read.say:
            say(dispatcher, read.say, None)
        return [SlotSet(SLOT_CHANGE_TIME, None), SlotSet(SLOT_OFFERED, [to_text(slot) for slot in read.offer])]

    def _confirmed(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        act = Act.CANCEL if turn.slot(SLOT_CHANGE_KIND) == CANCEL else Act.MOVE
        said = turn.answer_to(act)
        if said not in {Answer.YES, Answer.NO}:
            say(dispatcher, self.services.words.say("change_confirm_unclear"), None)
            return [SlotSet(SLOT_CHANGE_CONFIRMED, None)]
        return [SlotSet(SLOT_CHANGE_CONFIRMED, "yes" if said is Answer.YES else "no")]


class AskReference(AssistantAction):
    """Asks which booking."""

    def name(self) -> str:
        """The name that Rasa derives from the form and the slot."""
        return f"action_ask_{FORM_CHANGE}_{SLOT_CHANGE_REFERENCE}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Ask."""
        say(dispatcher, self.services.words.say("ask_reference"), asking(turn, "reference"))
        return []


class AskChangeCode(AssistantAction):
    """Asks for the code that was mailed to the booking's address, if there is such a booking."""

    def name(self) -> str:
        """The name that Rasa derives from the form and the slot."""
        return f"action_ask_{FORM_CHANGE}_{SLOT_CHANGE_CODE}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Ask, in the same words whether or not the reference exists."""
        say(dispatcher, self.services.words.say("ask_change_code"), asking(turn, "email_code"))
        return []


class AskChangeTime(AssistantAction):
    """Offers times to move the booking to."""

    def name(self) -> str:
        """The name that Rasa derives from the form and the slot."""
        return f"action_ask_{FORM_CHANGE}_{SLOT_CHANGE_TIME}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Say when the booking is now and offer free times."""
        booking = proved_booking(self, turn)
        if booking is None:
            return give_up(self, turn, dispatcher)
        offered = tuple(from_text(text) for text in turn.slot(SLOT_OFFERED) or [])
        slots = offered or self.services.consultations.free_slots()
        text = self.services.words.say("ask_change_slot", time=moment_text(booking.slot.starts_at))
        say(dispatcher, text, about(turn, booking, asks="slot"), time_buttons(slots, self.services))
        return [SlotSet(SLOT_OFFERED, [to_text(slot) for slot in slots])]


class AskChangeConfirmed(AssistantAction):
    """Asks for a yes before anything changes."""

    def name(self) -> str:
        """The name that Rasa derives from the form and the slot."""
        return f"action_ask_{FORM_CHANGE}_{SLOT_CHANGE_CONFIRMED}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Read the change back in full and ask."""
        words = self.services.words
        booking = proved_booking(self, turn)
        if booking is None:
            return give_up(self, turn, dispatcher)
        kind = turn.slot("change_kind")
        values = {"time": moment_text(booking.slot.starts_at)}
        if kind != CANCEL:
            values["new_time"] = moment_text(from_text(turn.slot(SLOT_CHANGE_TIME)).starts_at)
        buttons = [
            {"title": words.say(f"yes_{kind}"), "payload": "/affirm"},
            {"title": words.say("no_keep"), "payload": "/deny"},
        ]
        say(
            dispatcher, words.say(f"ask_change_confirm_{kind}", **values), about(turn, booking, asks="confirm"), buttons
        )
        return [SlotSet(SLOT_CHANGE_KIND, kind)]


def give_up(action: AssistantAction, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
    """Say that nothing was changed, because the booking was not proved to be the caller's, and close the form."""
    say(dispatcher, action.services.words.say("change_not_proved"), status_answer("person", turn.audience))
    return [SlotSet("requested_slot", None), ActiveLoop(None)]
