"""Whether a message stays with the topic in hand is told by its length and a few plain words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.heard import Message
from assistant.conversation.staying import stays


def message(text: str, probability: float = 0.5, label: str = "guidance/last_resort") -> Message:
    return Message(text, ((label, probability),), "ask", False, "school")


@pytest.mark.parametrize(
    "text", ["Does it help?", "and what happens there", "which terms", "what happens if we do not go"]
)
def test_what_is_short_bare_or_points_back_stays(text: str) -> None:
    assert stays(message(text))


@pytest.mark.parametrize(
    "text", ["How much is a penalty notice for a week in May?", "my child is being bullied at her new school"]
)
def test_a_sure_question_of_its_own_leaves(text: str) -> None:
    assert not stays(message(text, 0.98))


def test_words_of_no_subject_stay_whatever_they_are_read_as() -> None:
    assert stays(message("and what about those", 0.98))


def test_what_is_surely_read_as_a_lead_stays_where_no_word_of_a_lead_is_said() -> None:
    assert stays(message("and do they visit", 0.98, "who_leads"))
    assert not stays(message("and who leads then", 0.98, "who_leads"))


@given(st.floats(0, 1), st.sampled_from(["does it help", "and then", "who decides", "is that so"]))
def test_what_runs_long_always_leaves(probability: float, text: str) -> None:
    assert not stays(message(f"{text} {'and on ' * 8}", probability))


@given(st.floats(0, 1), st.floats(0, 1), st.text("abcdeit ", max_size=30))
def test_the_surer_the_words_alone_the_likelier_the_message_leaves(one: float, other: float, text: str) -> None:
    less, more = sorted((one, other))
    assert stays(message(text, less)) or not stays(message(text, more))
