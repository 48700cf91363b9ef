"""The chat's question for a time: dates in many words, and the waiting list where nothing is free."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.consultation.ask_consultation_form import AskTime
from actions.consultation.offer_consultation import ShowFreeTimes
from actions.consultation.times import WAITING_LIST
from actions.consultation.validate_consultation_form import ValidateConsultationForm
from assistant.consultation.office_calendar import office_calendar
from assistant.guidance.loading import load_library
from assistant.vocabulary import (
    CONSULTATION_SLOTS,
    FORM_CONSULTATION,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_NAME,
    SLOT_OFFERED,
    SLOT_ORGANISATION,
    SLOT_ROLE,
    SLOT_TIME,
    SLOT_TOPIC,
)
from tests.support.databases import new_database
from tests.support.office import Office
from tests.support.worded import words

CONVERSATION = "anna"


@dataclass
class Chat:
    """A conversation that has answered everything but the time; the actions are asked directly."""

    office: Office
    slots: dict[str, Any] = field(
        default_factory=lambda: {
            SLOT_ROLE: "school",
            SLOT_ORGANISATION: "Example Primary School",
            SLOT_NAME: "given",
            SLOT_EMAIL: "given",
            SLOT_EMAIL_CODE: "given",
            SLOT_TOPIC: "attendance below half",
            "requested_slot": SLOT_TIME,
        }
    )
    replies: list[dict[str, Any]] = field(default_factory=list)

    def asked(self) -> Chat:
        """Let the form ask for the time."""
        return self._run(AskTime, "book_consultation", "")

    def say(self, text: str, intent: str = "none_of_these") -> Chat:
        """Answer the question in words that the language model takes for an intent."""
        return self._run(ValidateConsultationForm, intent, text)

    def look(self) -> Chat:
        """Ask for free times outside the form."""
        return self._run(ShowFreeTimes, "consultation_availability", "any free times?")

    @property
    def text(self) -> str:
        """What was said last."""
        return "\n".join(reply["text"] for reply in self.replies)

    @property
    def titles(self) -> list[str]:
        """The quick replies of what was said last."""
        return [button["title"] for reply in self.replies for button in reply["buttons"]]

    @property
    def answer(self) -> dict[str, Any]:
        """The last answer object."""
        return next(reply["custom"]["answer"] for reply in reversed(self.replies) if reply.get("custom"))

    def _run(self, action: type, intent: str, text: str) -> Chat:
        message = {"text": text, "intent": {"name": intent}, "entities": [], "understanding": {"label": intent}}
        tracker = Tracker(
            CONVERSATION, self.slots, message, [{"event": "user"}], False, None, {"name": FORM_CONSULTATION}, "listen"
        )
        dispatcher = CollectingDispatcher()
        services = SimpleNamespace(
            consultations=self.office.consultations,
            words=words(),
            library=load_library(),
            clock=self.office.clock,
            calendar=office_calendar(self.office.desk.rota(), frozenset(), ()),
        )
        events = asyncio.run(action(services).run(dispatcher, tracker, {}))
        self.slots.update({event["name"]: event["value"] for event in events if event["event"] == "slot"})
        self.replies = dispatcher.messages
        return self


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one officer, and a caller whose address is proved."""
    opened = Office(new_database("sqlite", tmp_path))
    opened.add_officers()
    opened.prove(CONVERSATION)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def full(office: Office) -> Office:
    """The same office while its officer takes nobody."""
    let_the_officer_work(office, False)
    return office


def let_the_officer_work(office: Office, active: bool) -> None:
    """Whether there is anybody to book."""
    office.desk.set_officer_active("test", office.desk.rota().officers[0].id, active)


@pytest.mark.parametrize("words", ["3 décembre", "3 de diciembre"])
def test_a_date_in_another_language_is_read_as_the_form_pages_read_it(office: Office, words: str) -> None:
    chat = Chat(office).asked().say(words)
    assert {text.split("|")[1][:10] for text in chat.slots[SLOT_OFFERED]} == {"2026-12-03"}, chat.text


@pytest.mark.parametrize("words", ["the 3rd of December at 2", "Thursday 3 December at 2pm"])
def test_a_day_and_time_in_words_are_held(office: Office, words: str) -> None:
    chat = Chat(office).asked().say(words)
    assert chat.slots[SLOT_TIME] and "2026-12-03T14:00" in chat.slots[SLOT_TIME], chat.text


def test_a_day_that_does_not_exist_is_said(office: Office) -> None:
    assert "no such day" in Chat(office).asked().say("31 November at 2pm").text


def test_with_nothing_free_the_waiting_list_is_offered(full: Office) -> None:
    chat = Chat(full).asked()
    assert "waiting list" in chat.text and chat.titles == ["Join the waiting list", "No, thank you"]
    assert chat.answer["status"] == "booking" and chat.answer["asks"] == "confirm"
    assert chat.slots[SLOT_OFFERED] == WAITING_LIST


@pytest.mark.parametrize(
    ("text", "intent"), [("", "affirm"), ("yes please", "none_of_these"), ("Join the waiting list", "x")]
)
def test_a_yes_puts_the_caller_on_the_list_with_what_the_form_asked(full: Office, text: str, intent: str) -> None:
    chat = Chat(full).asked().say(text, intent)
    assert "place in the list is 1" in chat.text
    assert chat.answer["booking"] == {"reference": None, "state": "waiting", "starts_at": None}
    assert all(chat.slots[slot] is None for slot in CONSULTATION_SLOTS)
    with full.unit_of_work(writing=False) as work:
        (entry,) = work.waiting_list.waiting()
    assert (entry.email, entry.conversation) == ("anna@school.example.com", CONVERSATION)
    assert (entry.request.organisation, entry.request.topic) == ("Example Primary School", "attendance below half")


def test_a_no_gives_the_phone_route_and_leaves_no_trace(full: Office) -> None:
    chat = Chat(full).asked().say("", "deny")
    assert chat.answer["status"] == "person" and "020 7525 1922" in chat.text
    assert full.consultations.leave_waiting_list(CONVERSATION) is False


def test_other_words_are_asked_about_again(full: Office) -> None:
    chat = Chat(full).asked().say("Tuesday at 2")
    assert "yes" in chat.text and chat.slots[SLOT_TIME] is None
    assert "waiting list" in chat.asked().text


def test_a_time_that_came_free_meanwhile_is_offered_instead(full: Office) -> None:
    chat = Chat(full).asked()
    let_the_officer_work(full, True)
    chat.say("", "affirm")
    assert "come free" in chat.text and len(chat.slots[SLOT_OFFERED]) == 4
    assert "Tuesday 24 November 2026, 9am" in chat.asked().titles


def test_without_a_proved_address_it_is_asked_for_again(full: Office) -> None:
    full.consultations.give_contact(CONVERSATION, "Sam Example", "sam@school.example.com")
    chat = Chat(full).asked().say("", "affirm")
    assert chat.slots[SLOT_EMAIL] is None and chat.slots[SLOT_EMAIL_CODE] is None and chat.slots[SLOT_NAME] == "given"

    full.clock.advance(full.policy.draft)
    again = Chat(full).asked().say("", "affirm")
    assert again.slots[SLOT_NAME] is None and again.slots[SLOT_EMAIL] is None


def test_who_asks_for_free_times_hears_of_the_list(full: Office) -> None:
    chat = Chat(full).look()
    assert "waiting list" in chat.text and chat.titles == ["Join the waiting list"]
