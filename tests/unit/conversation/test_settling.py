"""Whether an answer on the topic in hand settles a message is weighed from plain features, by fitted weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.heard import Message
from assistant.conversation.settling import WEIGHTS, Settling, settling
from assistant.conversation.staying import weights

TOPICS = {"guidance/tsm_when": "targeting_support_meetings", "guidance/tsm_what": "targeting_support_meetings"}


def weighed(text: str, best: float, other: float = 0.0, elsewhere: str = "out_of_scope") -> Settling:
    ranking = [(elsewhere, 1 - best - other), ("guidance/tsm_when", best), ("guidance/tsm_what", other)]
    found = settling(Message(text, ranking, "ask", False, "school"), ranking[1:], None, TOPICS.get)
    assert found is not None
    return found


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(weights(WEIGHTS)) == {"always", *weighed("how many in a year", 0.1).features}


@pytest.mark.parametrize("text", ["how many in a year", "when did that come in", "which terms"])
def test_what_is_read_as_one_question_of_the_topic_is_settled_by_it(text: str) -> None:
    found = weighed(text, 0.4, 0.01)
    assert found.label == "guidance/tsm_when"
    assert found.is_settled


@pytest.mark.parametrize("text", ["is there tea", "can I bring my dog"])
def test_what_is_hardly_read_as_any_question_of_the_topic_is_left_open(text: str) -> None:
    assert not weighed(text, 0.002, 0.001).is_settled


def test_a_neighbouring_subject_is_not_settled_by_the_topic() -> None:
    assert not weighed("can he get a bus pass for it", 0.01, 0.01, "neighbour/transport").is_settled


def test_nothing_settles_where_the_topic_has_no_question() -> None:
    assert settling(Message("why", [("out_of_scope", 1.0)], "ask", False, "school"), [], None, TOPICS.get) is None


@given(st.floats(0.001, 0.9), st.floats(0.001, 0.9))
def test_the_likelier_the_question_the_likelier_it_settles(one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert weighed("how many in a year", more).is_settled or not weighed("how many in a year", less).is_settled
