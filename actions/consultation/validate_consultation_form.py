"""Reads the answer to the question that the booking form has asked; refuses with a reason and never guesses."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.base import AssistantAction, Event, say, status_answer
from actions.consultation.choose_time import read_time
from actions.consultation.form_events import (
    SLOT_BY_FIELD,
    correction_buttons,
    give_back_interruptions,
    leave_form,
    reopen,
)
from actions.consultation.times import WAITING_LIST, to_text
from actions.consultation.waiting_list import take_answer
from actions.turn import Turn
from assistant.consultation.model import Slot
from assistant.consultation.outcomes import BookingClosed, EmailNotProved, Held, TooManyCodes, TooManyHolds
from assistant.language.confirmation import Answer
from assistant.language.confirmation_words import Act
from assistant.language.corrections import read_field, wants_correction
from assistant.language.organisations import read_organisation, read_topic
from assistant.language.roles import PARENT, read_role
from assistant.vocabulary import (
    ENTITY_CHOICE,
    ENTITY_FIELD,
    ENTITY_REASON,
    INTENT_AFFIRM,
    INTENT_CONTACT_REFUSED,
    INTENT_CONTACT_TAKEN,
    INTENT_DENY,
    MARK_GIVEN,
    SLOT_CONFIRMED,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_NAME,
    SLOT_OFFERED,
    SLOT_ORGANISATION,
    SLOT_ROLE,
    SLOT_TIME,
    SLOT_TOPIC,
)

YES_AND_NO = (INTENT_AFFIRM, INTENT_DENY)


class ValidateConsultationForm(AssistantAction):
    """One method per question; each returns the slots to set and says why when it sets none."""

    def name(self) -> str:
        """The name in the domain."""
        return "validate_consultation_form"

    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Read the turn as the answer to the question asked."""
        asked = turn.slot("requested_slot")
        if asked is None or not turn.is_first_reading:
            return []
        give_back_interruptions(turn, asked)
        if turn.intent in {INTENT_CONTACT_TAKEN, INTENT_CONTACT_REFUSED}:
            return self._contact(turn, dispatcher, asked)
        read = {
            SLOT_ROLE: self._role,
            SLOT_ORGANISATION: self._organisation,
            SLOT_TOPIC: self._topic,
            SLOT_TIME: self._time,
            SLOT_CONFIRMED: self._confirmed,
        }.get(asked)
        if read is None:
            return self._refuse(asked, f"{asked.removeprefix('consultation_')}_unclear", dispatcher)
        return read(turn, dispatcher)

    def _refuse(self, slot: str, key: str, dispatcher: CollectingDispatcher) -> list[Event]:
        key = {"email_code_unclear": "code_unclear"}.get(key, key)
        say(dispatcher, self.services.words.say(key), None)
        return [SlotSet(slot, None)]

    def _role(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        role = turn.entity(ENTITY_CHOICE) or read_role(turn.text).understood
        if role is None:
            return self._refuse(SLOT_ROLE, "role_unclear", dispatcher)
        if role == PARENT:
            text = self.services.words.say("parents_route")
            say(dispatcher, text, status_answer("person", turn.audience))
            return [*leave_form(), ActiveLoop(None)]
        return [SlotSet(SLOT_ROLE, role)]

    def _organisation(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        name = None if turn.intent in YES_AND_NO else read_organisation(turn.text).understood
        return (
            [SlotSet(SLOT_ORGANISATION, name)]
            if name
            else self._refuse(SLOT_ORGANISATION, "organisation_unclear", dispatcher)
        )

    def _topic(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        topic = None if turn.intent in YES_AND_NO else read_topic(turn.text).understood
        return [SlotSet(SLOT_TOPIC, topic)] if topic else self._refuse(SLOT_TOPIC, "topic_unclear", dispatcher)

    def _time(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        if turn.slot(SLOT_OFFERED) == WAITING_LIST:
            return take_answer(turn, self.services, dispatcher)
        read = read_time(turn, self.services)
        if read.slot is None:
            if read.say:
                say(dispatcher, read.say, None)
            return [SlotSet(SLOT_TIME, None), SlotSet(SLOT_OFFERED, [to_text(slot) for slot in read.offer])]
        return self._hold(turn, read.slot, dispatcher)

    def _hold(self, turn: Turn, slot: Slot, dispatcher: CollectingDispatcher) -> list[Event]:
        outcome = self.services.consultations.hold(turn.conversation, slot)
        if isinstance(outcome, Held):
            return [SlotSet(SLOT_TIME, to_text(outcome.slot)), SlotSet(SLOT_OFFERED, None)]
        if isinstance(outcome, TooManyHolds):
            say(dispatcher, self.services.words.say("too_many_holds"), None)
            return [SlotSet(SLOT_TIME, None)]
        if isinstance(outcome, EmailNotProved):
            return [SlotSet(SLOT_TIME, None), SlotSet(SLOT_EMAIL_CODE, None)]
        say(dispatcher, self.services.words.say("slot_taken"), None)
        alternatives = () if isinstance(outcome, BookingClosed) else outcome.alternatives
        return [SlotSet(SLOT_TIME, None), SlotSet(SLOT_OFFERED, [to_text(each) for each in alternatives])]

    def _confirmed(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        said = turn.answer_to(Act.BOOK)
        if said is Answer.YES:
            return [SlotSet(SLOT_CONFIRMED, "yes")]
        if said is not Answer.NO and not wants_correction(turn.text):
            return self._refuse(SLOT_CONFIRMED, "confirm_unclear", dispatcher)
        field = read_field(turn.text)
        if field is not None:
            say(dispatcher, self.services.words.say("noted_change"), None)
            return reopen(SLOT_BY_FIELD[field])
        say(dispatcher, self.services.words.say("what_to_change"), None, correction_buttons(turn, self.services))
        return [SlotSet(SLOT_CONFIRMED, None)]

    def _contact(self, turn: Turn, dispatcher: CollectingDispatcher, asked: str) -> list[Event]:
        """A contact detail went to the booking draft, or was refused there; the turn carries only which."""
        field = turn.entity(ENTITY_FIELD) or ""
        if turn.intent == INTENT_CONTACT_REFUSED:
            reason = turn.entity(ENTITY_REASON) or "email_unclear"
            say(dispatcher, self.services.words.say(reason), None)
            return self._prove_email(turn, dispatcher) if reason == "code_expired" else [SlotSet(asked, None)]
        slot = {"name": SLOT_NAME, "email": SLOT_EMAIL, "email_code": SLOT_EMAIL_CODE}[field]
        events = [SlotSet(asked, None), SlotSet(slot, MARK_GIVEN)]
        if slot == SLOT_EMAIL:
            events += self._prove_email(turn, dispatcher)
        return events

    def _prove_email(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Send a code, unless this address has been proved in this conversation."""
        if self.services.consultations.draft(turn.conversation).email_proved:
            return [SlotSet(SLOT_EMAIL_CODE, MARK_GIVEN)]
        sent = self.services.consultations.send_code(turn.conversation)
        if isinstance(sent, TooManyCodes):
            say(dispatcher, self.services.words.say("too_many_codes" if sent.one_stands else "codes_paused"), None)
        return [SlotSet(SLOT_EMAIL_CODE, None)]
