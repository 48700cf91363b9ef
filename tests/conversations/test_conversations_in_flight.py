"""A conversation that the release before has stored goes on where it was: its slots, its question, its buttons."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.bootstrap import services
from assistant.consultation.outcomes.booking import Booked, Held, Prepared
from assistant.consultation.outcomes.contact import EmailProved
from assistant.dialogue.steps import BookingAnswers
from assistant.vocabulary import SLOT_BOOKED, SLOT_CHANGE_REFERENCE, SLOT_INTENT_ID, SLOT_OFFERED
from tests.conversations.talk import QUESTIONS, Talk

STORED = {
    kept["name"]: kept
    for kept in map(json.loads, (Path(__file__).parent / "release_before.jsonl").read_text("utf-8").splitlines())
}
ANSWERS = BookingAnswers(
    role="school",
    organisation="Ark Walworth Academy",
    topic="A pupil at 48 per cent, and whether to go to legal planning",
    told_more=True,
)


def given_until(talk: Talk, question: str) -> str | None:
    """Put into the booking draft what the caller had given when a question was asked; the key, once all was checked."""
    consultations, asked = services().consultations, QUESTIONS.index(question)
    if asked > QUESTIONS.index("name"):
        consultations.give_contact(talk.conversation, "Anna Smith")
    if asked > QUESTIONS.index("email"):
        consultations.give_contact(talk.conversation, email=talk.email)
        consultations.send_code(talk.conversation)
    if asked > QUESTIONS.index("email_code"):
        assert isinstance(consultations.check_code(talk.conversation, talk.code()), EmailProved)
    if asked <= QUESTIONS.index("slot"):
        return None
    slot = consultations.free_slots(limit=1)[0]
    assert isinstance(consultations.hold(talk.conversation, slot), Held)
    prepared = consultations.prepare(talk.conversation, ANSWERS.request(services().library))
    assert isinstance(prepared, Prepared)
    return prepared.intent_id


def stored(talk: Talk, name: str, loop: asyncio.AbstractEventLoop, **slots: Any) -> None:
    """Put a conversation of the release before into the store, under this conversation's id."""
    agent = talk._chat._agent
    events = [Event.from_parameters(each) for each in STORED[name]["events"]]
    events += [SlotSet(slot, value) for slot, value in slots.items()]
    tracker = DialogueStateTracker.from_events(talk.conversation, events, agent.domain.slots)
    loop.run_until_complete(agent.tracker_store.save(tracker))


def booked(talk: Talk) -> str:
    """Book in the draft's name; the reference."""
    outcome = services().consultations.confirm(given_until(talk, "confirm"))
    assert isinstance(outcome, Booked), outcome
    return outcome.booking.reference


def offered_now() -> list[str]:
    """Times that are still free, written as the release before stored what it had offered."""
    free = services().consultations.free_slots(limit=4)
    return [f"{slot.officer_id}|{slot.starts_at.isoformat()}|{slot.ends_at.isoformat()}" for slot in free]


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_booking_goes_on_at_its_question(talk: Talk, loop: Any, question: str) -> None:
    key = given_until(talk, question)
    # Another test may have taken the times that were offered when the conversation was stored.
    offered = {SLOT_OFFERED: offered_now()} if question == "slot" else {}
    stored(talk, question, loop, **{SLOT_INTENT_ID: key}, **offered)
    following = talk.say(talk.words_for(question))
    assert following["asks"] == [*QUESTIONS, None][QUESTIONS.index(question) + 1], talk.text


def test_an_offered_time_is_taken_by_its_button(talk: Talk, loop: Any) -> None:
    given_until(talk, "slot")
    stored(talk, "slot", loop)
    offered = next(each for each in reversed(STORED["slot"]["events"]) if each["event"] == "bot")["data"]["buttons"]
    turn = loop.run_until_complete(talk._chat.take_button(talk.conversation, offered[1]["payload"]))
    assert turn.answer["asks"] in {"confirm", "slot"}


def test_the_yes_button_books(talk: Talk, loop: Any) -> None:
    key = given_until(talk, "confirm")
    stored(talk, "confirm", loop, **{SLOT_INTENT_ID: key})
    turn = loop.run_until_complete(talk._chat.take_button(talk.conversation, "/affirm"))
    assert turn.answer["booking"]["state"] == "confirmed"


def test_a_booking_that_was_made_is_still_the_callers(talk: Talk, loop: Any) -> None:
    reference = booked(talk)
    stored(talk, "booked", loop, **{SLOT_BOOKED: reference, SLOT_CHANGE_REFERENCE: reference})
    assert talk.say("when is my consultation?")["booking"] == {
        "reference": reference,
        "state": "confirmed",
        "starts_at": services().consultations.find(reference).slot.starts_at.isoformat(),
    }


def test_a_cancellation_that_was_read_back_without_its_version_is_read_back_once_more(talk: Talk, loop: Any) -> None:
    reference = booked(talk)
    stored(talk, "cancel_confirm", loop, **{SLOT_BOOKED: reference, SLOT_CHANGE_REFERENCE: reference})
    again = talk.say("yes")
    assert (again["asks"], again["booking"]["state"]) == ("confirm", "confirmed")
    assert talk.say("yes")["booking"]["state"] == "cancelled"


def test_a_move_goes_on_at_its_question(talk: Talk, loop: Any) -> None:
    reference = booked(talk)
    stored(talk, "move_slot", loop, **{SLOT_BOOKED: reference, SLOT_CHANGE_REFERENCE: reference})
    assert talk.say("Friday 11 December at 11am")["asks"] == "confirm"
    assert talk.say("yes")["booking"]["state"] == "moved"


@pytest.mark.parametrize(
    ("name", "words", "asks"),
    [("change_reference", "ABYV-XMPN", "email_code"), ("change_code", "123456", "email_code")],
)
def test_a_change_by_reference_goes_on(talk: Talk, loop: Any, name: str, words: str, asks: str) -> None:
    stored(talk, name, loop)
    assert talk.say(words)["asks"] == asks
