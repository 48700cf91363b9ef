"""A fact that somebody's words leave open is asked before an answer, unless it cannot change who leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.guidance.facts_card import card_first
from assistant.guidance.model import FACT_VALUES, VOICES, Situation
from assistant.guidance.rules import all_situations
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()


@pytest.mark.parametrize("audience", VOICES)
def test_the_card_asks_the_open_fact_with_three_choices_and_asserts_no_lead(audience):
    card = card_first(Situation(feh="yes"), ["social_care"], audience, LIBRARY)
    assert (card.status, card.lead, card.asks) == ("depends", None, "social_care")
    assert [reply.values for reply in card.quick_replies] == [
        {"social_care": "yes"},
        {"social_care": "no"},
        {"social_care": "unknown"},
    ]
    assert [fact["fact"] for fact in card.parts["facts"]] == ["feh"]


def test_nothing_is_asked_that_cannot_change_the_lead():
    assert card_first(Situation(social_care="child_protection"), ["feh", "yos"], "school", LIBRARY) is None
    assert card_first(Situation(feh="yes"), [], "school", LIBRARY) is None
    assert card_first(Situation(feh="yes"), ["feh"], "school", LIBRARY) is None


@pytest.mark.parametrize("fact", FACT_VALUES)
def test_where_no_card_comes_every_value_of_the_open_fact_gives_the_same_lead(fact):
    for situation in all_situations():
        if getattr(situation, fact) == "unknown" and card_first(situation, [fact], "school", LIBRARY) is None:
            values = (replace(situation, **{fact: value}) for value in FACT_VALUES[fact])
            assert len({LIBRARY.rules.outcome(each).lead for each in values}) == 1
