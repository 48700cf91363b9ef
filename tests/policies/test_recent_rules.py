"""The rules see the last steps of a conversation, described as Rasa describes them, and no rule needs more."""

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
from policies.recent_rules import STEPS_MATCHED, RecentRules

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


def policy(kind: type[RulePolicy]) -> Any:
    return kind(kind.get_default_config(), None, Resource("rules"), ExecutionContext(None))


OURS, RASAS = policy(RecentRules), policy(RulePolicy)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EVENTS, max_size=40), st.booleans())
def test_the_last_steps_are_described_as_rasa_does(events: list[Any], by_text: bool) -> None:
    tracker = DialogueStateTracker.from_events("c", events, DOMAIN.slots)
    recent = OURS._prediction_states(tracker, DOMAIN, by_text)
    assert recent == RASAS._prediction_states(tracker, DOMAIN, by_text)[-STEPS_MATCHED:]


@pytest.mark.parametrize("file", ["consultation", "conversation", "guidance"])
def test_no_rule_is_longer_than_what_is_matched(file: str) -> None:
    for rule in read_yaml_file(f"data/stories/{file}.yml")["rules"]:
        assert len(rule["steps"]) + len(rule.get("condition", ())) < STEPS_MATCHED, rule["rule"]
        assert all("user" not in step for step in rule["steps"]), "the words of a message are not looked for"
