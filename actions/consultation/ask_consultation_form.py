"""The questions of the booking form, one action each, because Rasa finds them by name."""

from __future__ import annotations

from abc import abstractmethod

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say
from actions.consultation.booking_answer import asking
from actions.consultation.brief import request_of
from actions.consultation.times import from_text, offered_times, time_buttons, to_text
from actions.consultation.waiting_list import offer_place
from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation.model import Slot
from assistant.consultation.outcomes import Prepared
from assistant.engine.payloads import payload
from assistant.language.roles import LEAD_PROFESSIONAL, PARENT, SCHOOL
from assistant.language.wall_clock import moment_text
from assistant.vocabulary import (
    FORM_CONSULTATION,
    SLOT_INTENT_ID,
    SLOT_OFFERED,
    SLOT_ORGANISATION,
    SLOT_ROLE,
    SLOT_TIME,
    SLOT_TOPIC,
)


class AskConsultationQuestion(AssistantAction):
    """A question without choices; subclasses name the field."""

    @property
    @abstractmethod
    def field(self) -> str:
        """What is asked for, as the answer object names it."""

    def name(self) -> str:
        """The name that Rasa derives from the form and the slot."""
        slot = {"confirm": "confirmed"}.get(self.field, self.field)
        return f"action_ask_{FORM_CONSULTATION}_consultation_{slot}"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Ask."""
        say(dispatcher, self.services.words.say(f"ask_{self.field}"), asking(turn, self.field))
        return []


class AskRole(AskConsultationQuestion):
    """Asks for whom the booking is."""

    field = "role"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Ask, with the three roles as quick replies."""
        words = self.services.words
        buttons = [
            {"title": words.say(f"role_{role}"), "payload": payload("choose", choice=role)}
            for role in (SCHOOL, LEAD_PROFESSIONAL, PARENT)
        ]
        say(dispatcher, words.say("ask_role"), asking(turn, self.field), buttons)
        return []


class AskOrganisation(AskConsultationQuestion):
    """Asks for the school or service."""

    field = "organisation"


class AskName(AskConsultationQuestion):
    """Asks for the caller's name."""

    field = "name"


class AskEmail(AskConsultationQuestion):
    """Asks for the caller's e-mail address."""

    field = "email"


class AskEmailCode(AskConsultationQuestion):
    """Asks for the code that was mailed."""

    field = "email_code"


class AskTopic(AskConsultationQuestion):
    """Asks what the consultation is about."""

    field = "topic"


class AskTime(AskConsultationQuestion):
    """Offers free times."""

    field = "slot"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Offer the times found for what was typed, else the next free ones; without any, the waiting list."""
        return ask_for_time(turn, self.services, dispatcher, offered_times(turn))


def ask_for_time(
    turn: Turn, services: Services, dispatcher: CollectingDispatcher, found: tuple[Slot, ...] = ()
) -> list[Event]:
    """Offer the times `found`, else the next free ones; without any, the waiting list."""
    slots = found or services.consultations.free_slots()
    if not slots:
        return offer_place(turn, services, dispatcher)
    say(dispatcher, services.words.say("ask_slot"), asking(turn, "slot"), time_buttons(slots, services))
    return [SlotSet(SLOT_OFFERED, [to_text(slot) for slot in slots])]


class AskConfirm(AskConsultationQuestion):
    """Shows the answers to check; from here on one key stands for this booking, however often "yes" comes."""

    field = "confirm"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Mint the key, show the answers, ask for a yes."""
        words = self.services.words
        prepared = self.services.consultations.prepare(turn.conversation, request_of(turn, self.services))
        if not isinstance(prepared, Prepared):
            # The hold ran out while the answers were being given: the time is asked for again.
            say(dispatcher, words.say("hold_expired"), None)
            asked = ask_for_time(turn, self.services, dispatcher)
            return [SlotSet(SLOT_TIME, None), *asked, SlotSet("requested_slot", SLOT_TIME)]
        text = words.say(
            "ask_confirm",
            role=words.say(f"role_{turn.slot(SLOT_ROLE)}"),
            organisation=turn.slot(SLOT_ORGANISATION),
            topic=turn.slot(SLOT_TOPIC),
            time=moment_text(from_text(turn.slot(SLOT_TIME)).starts_at),
        )
        buttons = [
            {"title": words.say("yes"), "payload": "/affirm"},
            {"title": words.say("change_something"), "payload": "/deny"},
        ]
        say(dispatcher, text, asking(turn, self.field), buttons)
        return [SlotSet(SLOT_INTENT_ID, prepared.intent_id)]
