"""Events and quick replies that several actions of the booking form share."""

from __future__ import annotations

from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.base import Event
from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation.form_turns import answers_the_question
from assistant.engine.payloads import payload
from assistant.language.corrections import FIELD_WORDS
from assistant.vocabulary import (
    CONSULTATION_SLOTS,
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

SLOT_BY_FIELD = {
    "role": SLOT_ROLE,
    "organisation": SLOT_ORGANISATION,
    "name": SLOT_NAME,
    "email": SLOT_EMAIL,
    "topic": SLOT_TOPIC,
    "slot": SLOT_TIME,
}


def give_back_interruptions(turn: Turn, asked: str) -> None:
    """Reject the turn, so that a rule answers it, unless it belongs to the question `asked`."""
    heard = turn.understanding
    belongs = answers_the_question(
        asked=asked,
        intent=turn.intent,
        label=heard.get("label"),
        decision=heard.get("decision"),
        confidence=heard.get("confidence", 0.0),
        text=turn.text,
    )
    if not belongs:
        raise ActionExecutionRejection(str(turn.open_form))


def leave_form() -> list[Event]:
    """Events that forget what the form was told, so that the next booking starts clean."""
    return [SlotSet("requested_slot", None), *(SlotSet(slot, None) for slot in (*CONSULTATION_SLOTS, SLOT_OFFERED))]


def reopen(slot: str) -> list[Event]:
    """Events after which the form asks for `slot` again; a new address has to be proved again."""
    events = [SlotSet(slot, None), SlotSet(SLOT_CONFIRMED, None)]
    return [*events, SlotSet(SLOT_EMAIL_CODE, None)] if slot == SLOT_EMAIL else events


def correction_buttons(turn: Turn, services: Services) -> list[dict[str, str]]:
    """One quick reply per answer that was given and can be given again."""
    return [
        {"title": services.words.say(f"field_{field}"), "payload": payload("correct_answer", field=field)}
        for field in FIELD_WORDS
        if turn.slot(SLOT_BY_FIELD[field]) is not None
    ]
