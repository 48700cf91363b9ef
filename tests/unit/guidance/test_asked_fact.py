"""A reply to the one fact that was asked for."""

from __future__ import annotations

import pytest

from assistant.guidance.asked_fact import asks_something, reply_to_asked_fact


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
    assert reply_to_asked_fact("feh", text) == {"feh": "unknown"}
    assert not asks_something(text)


@pytest.mark.parametrize(("text", "tier"), [("2", "2"), ("tier 3", "3"), ("I think it's two", "2"), ("level 4.", "4")])
def test_a_bare_number_is_the_tier_that_was_asked_for(text, tier):
    assert reply_to_asked_fact("tier", text) == {"tier": tier}


@pytest.mark.parametrize("text", ["2", "there are two children", "the lead is not known to me but what is a TAS?"])
def test_other_words_give_the_asked_fact_no_value(text):
    assert reply_to_asked_fact("feh", text) == {}


def test_nothing_is_read_where_nothing_was_asked():
    assert reply_to_asked_fact(None, "not sure") == {}


@pytest.mark.parametrize("text", ["what is tier 2?", "is tier 2 early help", "how do I find out", "tier 2?"])
def test_a_question_of_its_own_is_no_reply(text):
    assert asks_something(text)


@pytest.mark.parametrize("text", ["tier 1", "under a child protection plan", "they're open to early help"])
def test_facts_are_no_question(text):
    assert not asks_something(text)
