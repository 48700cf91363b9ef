"""What was said before counts no more once the assistant says that a new conversation has begun; else it does."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from assistant.engine.agent import LONGEST_SESSION
from tests.conversations.conftest import NOW
from tests.conversations.talk import Talk

BEGAN, GREW = "A new conversation has begun", "This conversation has grown long"
FACTS = "The family has a social worker at Tier 4 and is open to the Youth Offending Service. Who leads?"
FOLLOW_UPS = ("so who leads then?", "and who leads if Family Early Help is open too?", "why?", "say that again", "yes")


def an_hour_later() -> time_machine.travel:
    """A little more than the pause that ends a conversation."""
    return time_machine.travel(NOW + timedelta(hours=2), tick=True)


@pytest.mark.parametrize("words", FOLLOW_UPS)
def test_after_an_hour_a_follow_up_is_answered_as_a_first_message(talk: Talk, words: str) -> None:
    """As somebody is answered who says the same and has said nothing before."""
    stranger = Talk(talk._chat, talk._loop)
    talk.say(FACTS)
    assert "social worker" in talk.text.casefold()
    with an_hour_later():
        answer = talk.say(words)
        first = stranger.say(words)
    assert BEGAN in talk.text and talk.text.startswith(stranger.text)
    assert answer == first and BEGAN not in stranger.text


def test_a_conversation_that_grew_long_goes_on_and_says_what_is_no_longer_shown(talk: Talk) -> None:
    """That the family still counts is shown in test_context."""
    for _ in range(LONGEST_SESSION):
        talk.say("thanks")
        assert GREW not in talk.text
    talk.say("thanks")
    assert GREW in talk.text and BEGAN not in talk.text


def test_it_is_said_once(talk: Talk) -> None:
    talk.say("who leads?")
    with an_hour_later():
        talk.say("who leads?")
        talk.say("when can we escalate?")
    assert BEGAN not in talk.text


def test_a_button_that_is_still_on_the_screen_can_be_pressed(talk: Talk) -> None:
    talk.say("who leads?")
    assert talk.buttons
    with an_hour_later():
        talk.press(talk.buttons[0]["title"])
    assert BEGAN in talk.text


def test_a_session_begins_with_no_more_than_the_one_before_it(talk: Talk) -> None:
    """However often the family in hand and what was answered have changed."""
    begun: list[int] = []
    while len(begun) < 3:
        for words in (FACTS, "who leads?", "when can we escalate?"):
            talk.say(words)
            if GREW in talk.text:
                session = talk._loop.run_until_complete(talk._chat._agent.tracker_store.retrieve(talk.conversation))
                begun.append(len(session.events))
    assert max(begun) <= min(begun) + 5
