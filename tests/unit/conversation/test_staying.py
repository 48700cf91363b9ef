"""Staying with the topic in hand is weighed from a few plain features, by fitted weights."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.staying import Evidence, stays, weights

ELSEWHERE = ("guidance/last_resort", "last_resort")


def evidence(plain: str, likeliest: float = 0.5, names_other: bool = False) -> Evidence:
    return Evidence.of(plain, (*ELSEWHERE, likeliest), 0.02, names_other)


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(weights()) == {"always", *evidence("why").features}


@pytest.mark.parametrize("plain", ["does it help", "and what happens there", "is that confidential"])
def test_a_short_message_that_points_back_stays(plain: str) -> None:
    assert stays(evidence(plain))


@pytest.mark.parametrize("plain", ["how much is a penalty notice", "my child is being bullied at her new school"])
def test_a_sure_question_of_its_own_leaves(plain: str) -> None:
    assert not stays(evidence(plain, likeliest=0.98))


@given(st.floats(0, 1), st.sampled_from(["does it help", "and then", "who decides", "is that so"]))
def test_what_names_another_thing_or_runs_long_always_leaves(likeliest: float, plain: str) -> None:
    assert not stays(evidence(plain, likeliest, names_other=True))
    assert not stays(evidence(f"{plain} {'and on ' * 8}".strip(), likeliest))


@given(st.floats(0, 1), st.floats(0, 1), st.text("abcdeit ", max_size=30))
def test_the_surer_the_words_alone_the_likelier_the_message_leaves(one: float, other: float, plain: str) -> None:
    less, more = sorted((one, other))
    assert stays(evidence(plain, less)) or not stays(evidence(plain, more))
