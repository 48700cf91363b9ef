"""Where the likelier of two is said, and where it is asked back."""

from __future__ import annotations

import pytest

from assistant.conversation.heard import Known, Message
from assistant.conversation.likelier import decided_by_facts, likelier
from assistant.conversation.state import ConversationState
from tests.support.shipped import shipped_library

KNOWN = Known.of(shipped_library())
NOTHING = ConversationState()


def _label(*ranking: tuple[str, float], decision: str = "ask", state: ConversationState = NOTHING) -> str | None:
    understood = likelier(Message("can they take me to court", ranking, decision, False, "parent"), state, KNOWN)
    return understood.label if understood else None


def test_of_topics_that_say_the_same_the_likelier_is_said_and_the_other_offered() -> None:
    ranking = (("guidance/engagement_does_not_override", 0.4), ("guidance/last_resort", 0.35), ("chapter/x", 0.1))
    understood = likelier(Message("…", ranking, "ask", False, "parent"), NOTHING, KNOWN)
    assert understood is not None
    assert understood.label == "guidance/engagement_does_not_override"
    assert understood.also == ("guidance/last_resort",)


@pytest.mark.parametrize(
    "ranking",
    [
        (("guidance/last_resort", 0.4), ("guidance/eit_enforcement", 0.35)),
        (("guidance/last_resort", 0.4), ("neighbour/fine_amounts", 0.35)),
        (("guidance/contact_details", 0.5), ("guidance/consultation_how", 0.4)),
        (("who_leads", 0.5), ("who_escalates", 0.45)),
    ],
)
def test_between_topics_that_differ_it_is_asked(ranking: tuple[tuple[str, float], ...]) -> None:
    assert _label(*ranking) is None


def test_what_is_said_or_turned_away_is_left() -> None:
    ranking = (("guidance/engagement_does_not_override", 0.4), ("guidance/last_resort", 0.35))
    assert _label(*ranking, decision="say") is None
    assert _label(*ranking, decision="turn_away") is None


def test_a_topic_that_was_just_offered_needs_less() -> None:
    ranking = (("guidance/eit_enforcement", 0.35), ("guidance/penalty_notice_request", 0.3))
    offered = ConversationState(asks="topic", status="depends", offered=("inclusion_team", "last_resort"))
    assert _label(*ranking, state=offered) == "guidance/eit_enforcement"
    assert _label(*ranking) is None


@pytest.mark.parametrize(
    ("ranking", "states_facts", "decided"),
    [
        ((("guidance/escalating_with_schools", 0.5), ("who_escalates", 0.41)), True, "who_escalates"),
        ((("guidance/escalating_with_schools", 0.5), ("who_escalates", 0.41)), False, None),
        ((("guidance/escalating_with_schools", 0.65), ("who_escalates", 0.33)), True, None),
        ((("guidance/escalating_with_schools", 0.5), ("who_escalates", 0.2)), True, None),
        ((("guidance/escalating_with_schools", 0.5),), True, None),
    ],
)
def test_facts_of_a_family_decide_between_a_rule_and_its_subject(
    ranking: tuple[tuple[str, float], ...], states_facts: bool, decided: str | None
) -> None:
    understood = decided_by_facts(Message("only school. Who decides?", ranking, "say", states_facts, "school"))
    assert (understood.label if understood else None) == decided
