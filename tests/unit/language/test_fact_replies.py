"""A reply to the one fact that was asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.fact_replies import asks_something, read_fact_reply
from tests.support.processor_time import HARD_TEXTS, at_most


@pytest.mark.parametrize(
    "text",
    [
        "I don't know",
        "dont know",
        "not sure",
        "I'm not sure to be honest",
        "no idea",
        "sorry, I really don't know",
        "we haven't been told",
        "dunno",
        "can't say",
    ],
)
def test_not_knowing_is_a_reply(text):
    assert read_fact_reply("feh", text).understood == "unknown"
    assert not asks_something(text)


@pytest.mark.parametrize(("text", "tier"), [("2", "2"), ("tier 3", "3"), ("I think it's two", "2"), ("level 4.", "4")])
def test_a_bare_number_is_the_tier_that_was_asked_for(text, tier):
    assert read_fact_reply("tier", text).understood == tier


@pytest.mark.parametrize("text", ["2", "there are two children", "the lead is not known to me but what is a TAS?"])
def test_other_words_give_the_asked_fact_no_value(text):
    assert read_fact_reply("feh", text).understood is None


def test_nothing_is_read_where_nothing_was_asked():
    assert read_fact_reply(None, "not sure").understood is None


@pytest.mark.parametrize("text", ["what is tier 2?", "is tier 2 early help", "how do I find out", "tier 2?"])
def test_a_question_of_its_own_is_no_reply(text):
    assert asks_something(text)


@pytest.mark.parametrize("text", ["tier 1", "under a child protection plan", "they're open to early help"])
def test_facts_are_no_question(text):
    assert not asks_something(text)


SENTENCES = [
    ("tier", "2", "2"),
    ("tier", "two", "2"),
    ("tier", "it's a three", "3"),
    ("tier", "level 4 i believe", "4"),
    ("tier", "T3", "3"),
    ("tier", "tier two please", "2"),
    ("tier", "don't know", "unknown"),
    ("feh", "not sure sorry", "unknown"),
    ("feh", "no idea tbh", "unknown"),
    ("yos", "we haven't been told", "unknown"),
    ("social_care", "I couldn't say", "unknown"),
    ("tier", "I'm afraid I don't know", "unknown"),
    ("tier", "5", None),
    ("tier", "2 or 3", None),
    ("tier", "who decides the tier?", None),
    ("feh", "dunno really", "unknown"),
    ("tier", "nobody told me", "unknown"),
    ("tier", "second", "2"),
    ("tier", "1.", "1"),
    ("tier", "No clue whatsoever", "unknown"),
    ("tier", "tier three i think", "3"),
    ("tier", "Level 2 probably", "2"),
    ("tier", "it is 4", "4"),
    ("tier", "hmm not sure about that", "unknown"),
    ("feh", "I really couldn't tell you", "unknown"),
    ("yos", "idk", "unknown"),
    ("tier", "one or two", None),
    ("tier", "what's a tier", None),
    ("social_care", "sorry no idea", "unknown"),
    ("tier", "tier 2/3", None),
]


@pytest.mark.parametrize(("asked", "text", "value"), SENTENCES)
def test_sentences(asked: str, text: str, value: str | None):
    assert read_fact_reply(asked, text).understood == value


@given(st.sampled_from(["tier", "feh"]), st.text())
def test_no_text_breaks_it(asked: str, text: str):
    read_fact_reply(asked, text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_fact_reply("tier", text)
        asks_something(text)
