"""A question put of each of several children is answered for each, in one reply, under what each is called."""

from __future__ import annotations

from itertools import product

import pytest

from assistant.guidance.facts_card import card_first
from assistant.guidance.for_each import for_each
from assistant.guidance.lengths import MOST_WORDS, words
from assistant.guidance.model import VOICES, Answer, Situation
from assistant.guidance.parts import Kind
from assistant.guidance.who_leads import who_escalates, who_leads
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
ON_A_PLAN, EARLY_HELP = Situation(social_care="child_protection"), Situation(feh="yes", social_care="no")


def leads(situation: Situation, audience: str = "school") -> Answer:
    return who_leads(situation, audience, LIBRARY)


def test_each_has_its_own_lead_under_what_it_is_called() -> None:
    answer = for_each([("older", "older", leads(ON_A_PLAN)), ("name:1a1", "named:1", leads(EARLY_HELP))], LIBRARY)
    assert (answer.status, answer.lead, answer.asks) == ("answered", None, None)
    assert [(one["child"], one["lead"]) for one in answer.as_dict()["each"]] == [
        ("The older one", "social_worker"),
        ("The first one you named", "feh_practitioner"),
    ]
    older, named = (
        answer.text.index("The older one, with child protection"),
        answer.text.index("The first one you named"),
    )
    assert older < answer.text.index("social worker usually leads") < named
    assert named < answer.text.index("Early Help practitioner usually leads")
    assert {"lead-professional/rule-2", "lead-professional/rule-3"} <= set(answer.clauses)
    assert [reply.values for reply in answer.quick_replies] == [{"child": "older"}, {"child": "name:1a1"}]


def test_the_same_lead_for_all_is_the_lead_of_the_answer() -> None:
    answer = for_each([("boy", "boy", leads(ON_A_PLAN)), ("girl", "girl", leads(ON_A_PLAN))], LIBRARY)
    assert answer.lead == "social_worker"
    assert answer.text.count("usually leads") == 1
    assert "The boy, with child protection (social care) and the girl" in answer.text


def test_what_is_missing_is_asked_of_the_first_and_the_rest_waits() -> None:
    unclear = card_first(Situation(), ("feh",), "school", LIBRARY)
    assert unclear is not None
    answer = for_each(
        [("older", "older", leads(ON_A_PLAN)), ("child:B", "child:B", unclear), ("first", "first", leads(Situation()))],
        LIBRARY,
    )
    assert (answer.status, answer.asks, answer.lead) == ("depends", "feh", None)
    assert "social worker usually leads" in answer.text
    assert "The first one: I need to ask about this one next." in answer.text
    assert [reply.values for reply in answer.quick_replies[:2]] == [{"feh": "yes"}, {"feh": "no"}]
    assert {"child": "child:B"} not in [reply.values for reply in answer.quick_replies], "its question stands there"


@pytest.mark.parametrize("audience", VOICES)
@pytest.mark.parametrize("decide", [who_leads, who_escalates])
def test_a_reply_for_two_says_what_each_says_alone_and_stays_short(decide, audience: str) -> None:
    told = [
        Situation(),
        ON_A_PLAN,
        EARLY_HELP,
        Situation(tier="1"),
        Situation(tier="3"),
        Situation(social_care="child_in_need", feh="yes", yos="prevention"),
        Situation(feh="yes", yos="statutory", social_care="no"),
        Situation(yos="yes", feh="no", social_care="no", tier="2"),
        Situation(social_care="no", feh="no", yos="no"),
        Situation(social_care="assessment"),
        Situation(social_care="looked_after"),
        Situation(social_care="child_in_need", case_holder="other_practitioner"),
    ]
    for one, other in product(told, repeat=2):
        pair = [
            ("family:A", "family:A", decide(one, audience, LIBRARY)),
            ("name:2", "named:2", decide(other, audience, LIBRARY)),
        ]
        answer = for_each(pair, LIBRARY)
        assert words(answer) <= MOST_WORDS * 1.5, answer.text
        for _, _, alone in pair:
            first = alone.said(Kind.LEAD)[0]
            assert answer.asks or first in answer.text, "no hedge is lost beside another answer"
