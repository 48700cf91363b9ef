"""Moves, cancels or shows the booking that was proved to be the caller's."""

from __future__ import annotations

from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.booking_answer import about
from actions.consultation.change_form import give_up, proved_booking
from actions.consultation.change_kinds import CANCEL, FIND
from actions.consultation.times import from_text, to_text
from actions.turn import Turn
from assistant.consultation import outcomes
from assistant.consultation.model import Booking
from assistant.language.wall_clock import moment_text
from assistant.vocabulary import (
    CHANGE_SLOTS,
    FORM_CHANGE,
    SLOT_CHANGE_CONFIRMED,
    SLOT_CHANGE_KIND,
    SLOT_CHANGE_TIME,
    SLOT_OFFERED,
)


class ChangeBooking(AssistantAction):
    """The last step of the change form."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_change_booking"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Do what was confirmed and say how the booking stands."""
        if turn.slot(SLOT_CHANGE_CONFIRMED) is None:
            return []
        booking = proved_booking(self, turn)
        done = [SlotSet(slot, None) for slot in (*CHANGE_SLOTS, SLOT_OFFERED)]
        if booking is None:
            return [*give_up(self, turn, dispatcher), *done]
        kind = turn.slot(SLOT_CHANGE_KIND)
        if kind == FIND:
            self._say(dispatcher, turn, "booking_is", booking)
        elif turn.slot(SLOT_CHANGE_CONFIRMED) != "yes":
            self._say(dispatcher, turn, "kept", booking)
        elif kind == CANCEL:
            self._cancel(turn, booking, dispatcher)
        else:
            return self._move(turn, booking, dispatcher, done)
        return done

    def _say(self, dispatcher: CollectingDispatcher, turn: Turn, key: str, booking: Booking) -> None:
        time = moment_text(booking.slot.starts_at)
        text = self.services.words.say(key, time=time, reference=booking.reference)
        say(dispatcher, text, about(turn, booking))

    def _cancel(self, turn: Turn, booking: Booking, dispatcher: CollectingDispatcher) -> None:
        match self.services.consultations.cancel(turn.conversation, booking.reference):
            case outcomes.Cancelled(booking=cancelled):
                self._say(dispatcher, turn, "cancelled", cancelled)
            case outcomes.AlreadyCancelled(booking=cancelled):
                self._say(dispatcher, turn, "already_cancelled", cancelled)
            case _:
                say(dispatcher, self.services.words.say("change_not_proved"), status_answer("person", turn.audience))

    def _move(self, turn: Turn, booking: Booking, dispatcher: CollectingDispatcher, done: list[Event]) -> list[Event]:
        wanted = from_text(turn.slot(SLOT_CHANGE_TIME))
        match self.services.consultations.move(turn.conversation, booking.reference, wanted):
            case outcomes.Moved(booking=moved):
                self._say(dispatcher, turn, "moved", moved)
                return done
            case outcomes.SlotTaken(alternatives=slots) | outcomes.NotBookable(alternatives=slots):
                say(dispatcher, self.services.words.say("slot_taken"), None)
                return [
                    SlotSet(SLOT_CHANGE_TIME, None),
                    SlotSet(SLOT_CHANGE_CONFIRMED, None),
                    SlotSet(SLOT_OFFERED, [to_text(slot) for slot in slots]),
                    FollowupAction(FORM_CHANGE),
                ]
            case _:
                return [*give_up(self, turn, dispatcher), *done]
