"""The rules see the last step of a conversation, described as Rasa describes it, and no rule needs more."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.io import read_yaml_file

from assistant.vocabulary import FORM_CONSULTATION
from policies.recent_rules import RecentRules

DOMAIN = Domain.load("domain.yml")
EVENTS = st.sampled_from(
    [
        ActionExecuted("action_listen"),
        ActionExecuted("action_answer_question"),
        ActionExecuted(FORM_CONSULTATION),
        UserUttered("who leads?", {"name": "who_leads"}),
        UserUttered("/affirm", {"name": "affirm"}),
        ActiveLoop(FORM_CONSULTATION),
        ActiveLoop(None),
        SlotSet("requested_slot", "consultation_role"),
        SlotSet("requested_slot", None),
    ]
)

ANSWERS = ([], [ActionExecuted("action_answer_question")])
"""Rules are asked when somebody has spoken and when an answer was given; what follows a form is for FormTurn to say."""


def policy(kind: type[RulePolicy]) -> Any:
    return kind(kind.get_default_config(), None, Resource("rules"), ExecutionContext(None))


OURS, RASAS = policy(RecentRules), policy(RulePolicy)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, max_size=40), st.sampled_from(ANSWERS), st.booleans())
def test_the_last_step_is_described_as_rasa_does(before: list[Any], answered: list[Any], by_text: bool) -> None:
    turn = [ActionExecuted("action_listen"), UserUttered("what is it?", {"name": "guidance"}), *answered]
    tracker = DialogueStateTracker.from_events("c", before + turn, DOMAIN.slots)
    assert OURS._prediction_states(tracker, DOMAIN, by_text) == RASAS._prediction_states(tracker, DOMAIN, by_text)[-1:]


@pytest.mark.parametrize("file", ["consultation", "conversation", "guidance"])
def test_every_rule_is_one_intent_and_one_action(file: str) -> None:
    for rule in read_yaml_file(f"data/stories/{file}.yml")["rules"]:
        assert set(rule) == {"rule", "steps"}, rule["rule"]
        assert [set(step) for step in rule["steps"]] == [{"intent"}, {"action"}], rule["rule"]
