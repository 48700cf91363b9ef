"""What the two booking forms share: the turn as the dialogue takes it, typed titles of buttons, failures counted."""

from __future__ import annotations

from rasa_sdk.events import ActiveLoop, SlotSet

from actions.base import Event
from actions.turn import Turn
from assistant.consultation.model import Slot
from assistant.dialogue.contact_steps import Given, NotGiven
from assistant.dialogue.heard import Understood
from assistant.dialogue.results import Say
from assistant.dialogue.time_choice import from_text, to_text
from assistant.engine.payloads import choice_in, reason_in
from assistant.vocabulary import (
    ENTITY_CHOICE,
    ENTITY_FIELD,
    ENTITY_REASON,
    INTENT_AFFIRM,
    INTENT_CONTACT_REFUSED,
    INTENT_CONTACT_TAKEN,
    INTENT_DENY,
    SLOT_FORM_FAILURES,
    SLOT_OFFERED,
)

REQUESTED = "requested_slot"
FAILURES_BEFORE_HELP = 2
FIELD_CHOICE = "field_"


def understood(turn: Turn) -> Understood:
    """What the language model made of the message."""
    heard = turn.understanding
    return Understood(turn.intent, heard.get("label"), heard.get("decision"), heard.get("confidence", 0.0))


def pressed(turn: Turn, yes: str, no: str) -> str | None:
    """The choice of a button, pressed or typed by its title; None for other words.

    `yes` and `no` are what the plain yes and no buttons of an earlier release chose.
    """
    if turn.text:
        return _by_title(turn)
    by_intent = {
        INTENT_AFFIRM: yes,
        INTENT_DENY: no,
        "correct_answer": FIELD_CHOICE + (turn.entity(ENTITY_FIELD) or ""),
    }
    return turn.entity(ENTITY_CHOICE) or by_intent.get(turn.intent, "")


def contact_given(turn: Turn) -> Given | NotGiven | None:
    """What came of a contact detail that was taken out of the message before the conversation saw it."""
    reason, values = reason_in(turn.entity(ENTITY_REASON) or "")
    if turn.intent == INTENT_CONTACT_TAKEN:
        return Given(Say(reason) if reason else None)
    return NotGiven(Say(reason or "email_not_one_address", values)) if turn.intent == INTENT_CONTACT_REFUSED else None


def offered_times(turn: Turn) -> tuple[Slot, ...]:
    """The times that the last question offered."""
    kept = turn.slot(SLOT_OFFERED)
    slots = [from_text(text) for text in kept] if isinstance(kept, list) else []
    return tuple(slot for slot in slots if slot is not None)


def remember_offers(slots: tuple[Slot, ...]) -> Event:
    """The event that keeps the times that were offered."""
    return SlotSet(SLOT_OFFERED, [to_text(slot) for slot in slots] or None)


def count_failure(turn: Turn, step: str) -> tuple[Event, bool]:
    """The event that counts one more failure at a question, and whether it is time to say how to stop."""
    failed_at, count = turn.slot(SLOT_FORM_FAILURES) or (step, 0)
    count = count + 1 if failed_at == step else 1
    return SlotSet(SLOT_FORM_FAILURES, [step, count]), count >= FAILURES_BEFORE_HELP


def close_form(*slots: str) -> list[Event]:
    """Events that close the open form and empty `slots`, so that the next one starts clean."""
    emptied = (*slots, SLOT_OFFERED, SLOT_FORM_FAILURES)
    return [ActiveLoop(None), SlotSet(REQUESTED, None), *(SlotSet(slot, None) for slot in emptied)]


def question_put_as_topic(turn: Turn) -> str:
    """The question, redacted, that the reader put as one of the last two typed messages; empty for none."""
    typed = [text.strip() for text in turn.earlier_texts if text and not text.startswith("/")]
    return next((text for text in reversed(typed[-2:]) if text.endswith("?")), "")


def offered_last(turn: Turn) -> list[str]:
    """What the quick replies choose that were offered since the reader spoke before."""
    return [choice for _, payload in _buttons_last(turn) if (choice := choice_in(payload)) is not None]


def _by_title(turn: Turn) -> str | None:
    """The choice of the quick reply whose title was typed, among those offered since the reader spoke before."""
    plain = " ".join(turn.text.casefold().strip(" .!").split())
    titled = [payload for title, payload in _buttons_last(turn) if title.casefold() == plain]
    return choice_in(titled[0]) if titled else None


def _buttons_last(turn: Turn) -> list[tuple[str, str]]:
    """(title, payload) of the quick replies offered since the reader spoke before, the latest message's first."""
    found: list[tuple[str, str]] = []
    spoken = 0
    for event in reversed(turn.events):
        spoken += event["event"] == "user"
        if spoken > 1:
            break
        buttons = ((event.get("data") or {}).get("buttons") or []) if event["event"] == "bot" else []
        found += [(button["title"], button["payload"]) for button in buttons]
    return found
