"""A form that was left for more than a day says so, does nothing by itself, and offers what was given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from assistant.bootstrap import services
from assistant.consultation.model import BookingState
from assistant.engine.agent import LONGEST_SESSION_IN_A_FORM
from tests.conversations.conftest import NOW
from tests.conversations.talk import Talk

GO_ON = "Go on with what I gave"
Later = Callable[[float], AbstractContextManager[Any]]


@pytest.fixture
def later() -> Iterator[Later]:
    """Travels so many hours on from when the tests began."""
    yield lambda hours: time_machine.travel(NOW + timedelta(hours=hours), tick=True)


def titles(talk: Talk) -> list[str]:
    """The quick replies of the last turn."""
    return [each["title"] for each in talk.buttons]


def pressed_before(talk: Talk, payload: str, loop: Any) -> dict[str, Any]:
    """Press a button of an earlier turn."""
    return talk._took(talk._chat.take_button(talk.conversation, payload))


def test_what_was_given_is_offered_and_gone_on_with(talk: Talk, later: Later) -> None:
    talk.until("slot")
    with later(26):
        assert talk.say("what is a team around the school meeting?")["status"] == "answered"
        assert "more than a day ago" in talk.text and titles(talk)[-1] == GO_ON
        assert talk.press(GO_ON)["asks"] == "slot"
        assert talk.say("the first one")["asks"] == "confirm"
        assert "Ark Walworth Academy" in talk.text and "48 per cent" in talk.text
        assert talk.say("yes")["booking"]["state"] == "confirmed"


def test_a_yes_of_yesterday_books_nothing_and_a_yes_to_the_offer_goes_on(talk: Talk, later: Later, loop: Any) -> None:
    talk.until("confirm")
    yes = next(each["payload"] for each in talk.buttons if each["title"] == "Yes, book it")
    with later(26):
        pressed_before(talk, yes, loop)
        assert titles(talk) == [GO_ON] and "Nothing is booked" in talk.text and "not sure" not in talk.text
        answer = talk.say("yes please")
        assert answer["asks"] == "slot", "the time is not held for a day"
        booked = services().consultations.bookings_between(NOW, NOW + timedelta(days=90))
        assert not [each for each in booked if each.conversation == talk.conversation]


@pytest.mark.parametrize("words", ["yes", "no", "ok"])
def test_an_answer_of_yesterday_is_answered_with_the_offer(talk: Talk, later: Later, words: str) -> None:
    talk.until("topic")
    with later(26):
        talk.say(words)
        assert "more than a day ago" in talk.text and titles(talk)[-1] == GO_ON
        assert talk.text.count("more than a day ago") == 1


def test_contact_details_that_were_deleted_are_asked_for_again_and_the_rest_is_kept(talk: Talk, later: Later) -> None:
    talk.until("slot")
    with later(26):
        talk.say("hello")
    with later(26.2):
        services().consultations.discard_draft(talk.conversation)
        assert talk.press(GO_ON)["asks"] == "name"
        assert "please give them again" in talk.text
        for field in ("name", "email", "email_code"):
            asked = talk.say(talk.words_for(field))["asks"]
        assert asked == "slot", "what it is about was given before"


def test_a_booking_begun_anew_asks_for_everything(talk: Talk, later: Later) -> None:
    talk.until("slot")
    with later(26):
        talk.say("hello")
        assert talk.say("book a consultation")["asks"] == "role"
        assert talk.say("School")["asks"] == "organisation"
        assert talk.say("Bacon's College")["asks"] == "name"


def test_a_change_that_ran_out_goes_on_with_a_new_code(talk: Talk, chat: object, loop: Any, later: Later) -> None:
    talk.until("slot")
    talk.say("Thursday 10 December at 2pm")
    reference = talk.say("yes")["booking"]["reference"]
    other = Talk(chat, loop)
    other.say("cancel my consultation")
    other.say(reference)
    assert other.say(other.code())["asks"] == "confirm"
    with later(26):
        other.say("yes")
        assert "Nothing was changed" in other.text and titles(other) == ["Go on with the change"]
        assert other.press("Go on with the change")["asks"] == "email_code"
        assert other.say(other.code())["asks"] == "confirm"
        assert services().consultations.find(reference).state is BookingState.CONFIRMED
        assert other.say("yes")["booking"]["state"] == "cancelled"


def test_a_form_that_is_talked_about_for_long_stays_open_and_books(talk: Talk) -> None:
    talk.until("slot")
    for _ in range(LONGEST_SESSION_IN_A_FORM):
        assert talk.say("what is a team around the school meeting?")["status"] == "answered"
    assert talk.say("the first one")["asks"] == "confirm"
    assert "Ark Walworth Academy" in talk.text and "more than a day ago" not in talk.text
    assert talk.say("yes")["booking"]["state"] == "confirmed"
