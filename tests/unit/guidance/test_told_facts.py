# ruff: noqa: E501 (a case is easier to read on one line)
"""What was understood can be put right: each fact by three choices, and one of two children by its label."""

from __future__ import annotations

import pytest

from assistant.guidance.model import VOICES, Situation
from assistant.guidance.told_facts import about_child, child_title, put_right, which_first, with_change
from assistant.guidance.who_leads import ASKING_ORDER, who_leads
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
FEH_OPEN = Situation(feh="yes", social_care="no")


def test_an_answer_that_rests_on_what_was_told_can_be_put_right_and_another_cannot() -> None:
    told = with_change(who_leads(FEH_OPEN, "school", LIBRARY), LIBRARY)
    assert told.quick_replies[-1].values == {"change": "which"}
    nothing = who_leads(Situation(), "school", LIBRARY)
    assert with_change(nothing, LIBRARY) == nothing


def test_of_several_facts_it_is_asked_which_is_wrong_and_of_one_what_holds() -> None:
    which = put_right("which", FEH_OPEN, "school", LIBRARY)
    assert [reply.values for reply in which.quick_replies] == [{"change": "social_care"}, {"change": "feh"}]
    assert (which.status, which.asks, which.lead) == ("depends", "which_fact", None)
    one = put_right("which", Situation(feh="yes"), "school", LIBRARY)
    assert (one.asks, [reply.values for reply in one.quick_replies]) == (
        "feh",
        [{"feh": "yes"}, {"feh": "no"}, {"feh": "unknown"}],
    )


@pytest.mark.parametrize("audience", VOICES)
@pytest.mark.parametrize("fact", ASKING_ORDER)
def test_every_fact_can_be_put_right_in_every_voice(fact: str, audience: str) -> None:
    answer = put_right(fact, Situation(tier="1", feh="yes"), audience, LIBRARY)
    assert answer.asks == fact
    assert fact not in {each["fact"] for each in answer.parts["facts"]}, "what is asked is not repeated as told"


@pytest.mark.parametrize(
    ("label", "title"),
    [("year:9", "the Year 9 pupil"), ("year:R", "the Reception pupil"), ("family:B", "Family B"), ("older", "the older one"), ("named:2", "the second one you named"), ("named:7", "the one you named as number 7")],
)  # fmt: skip
def test_each_label_has_its_words(label: str, title: str) -> None:
    assert child_title(label, "school", LIBRARY) == title


def test_the_question_which_of_two_has_a_choice_for_each() -> None:
    asked = which_first({"older": "older", "name:1a1": "named:1", "year:9": "year:9"}, "parent", LIBRARY)
    assert asked.asks == "which_child"
    assert [(reply.title, reply.values) for reply in asked.quick_replies] == [
        ("The older one", {"child": "older"}),
        ("The first one you named", {"child": "name:1a1"}),
        ("Your child in Year 9", {"child": "year:9"}),
    ]


def test_an_answer_about_one_of_two_says_so_first() -> None:
    answer = about_child(who_leads(FEH_OPEN, "school", LIBRARY), "family:A", LIBRARY)
    assert answer.text.startswith("This is about Family A.")
    assert answer.clauses
