"""What stands above the rules: a child's safety, a reply to a fact that was asked for, and doubt."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.understanding.harm import AGREED_SCORE
from assistant.vocabulary import (
    ACTION_ANSWER_WHO_LEADS,
    ACTION_OFFER_TOPICS,
    ACTION_SAFEGUARDING,
    ACTION_TURN_AWAY,
    FORM_CONSULTATION,
    INTENT_SAFEGUARDING,
    SLOT_ASKED_FACT,
    SLOT_LAST_QUESTION,
)
from policies.asked_fact import AskedFact
from policies.doubt import Doubt
from policies.safeguarding_first import SafeguardingFirst
from policies.table_policy import TablePolicy

DOMAIN = Domain.load("domain.yml")
LISTEN = ActionExecuted(ACTION_LISTEN_NAME)


def policy(kind: type[TablePolicy]) -> TablePolicy:
    """The policy as the model builds it."""
    return kind(kind.get_default_config(), None, Resource(kind.__name__), ExecutionContext(GraphSchema({})))


def said(
    words: str, intent: str = "guidance", entities: list[dict[str, str]] | None = None, **read: Any
) -> UserUttered:
    """A message of the reader's, with what was read in it."""
    return UserUttered(words, {"name": intent}, entities or [], {"text": words, "intent": {"name": intent}, **read})


def after(*events: Event) -> DialogueStateTracker:
    """A conversation in which these events have happened."""
    return DialogueStateTracker.from_events("anna", list(events), DOMAIN.slots)


def next_action(kind: type[TablePolicy], *events: Event) -> str | None:
    return policy(kind).next_action(after(*events))


def test_safety_stands_above_the_asked_fact_and_that_above_doubt() -> None:
    priorities = [policy(kind).priority for kind in (SafeguardingFirst, AskedFact, Doubt)]
    assert priorities == sorted(priorities, reverse=True) and len(set(priorities)) == 3


@pytest.mark.parametrize(
    ("intent", "read", "expected"),
    [
        ("guidance", {"level": "reply", "score": 0.9}, ACTION_SAFEGUARDING),
        ("guidance", {"asks_for_contacts": True}, ACTION_SAFEGUARDING),
        ("guidance", {"level": "line", "score": 0.4}, None),
        ("guidance", {}, None),
        (INTENT_SAFEGUARDING, {"score": AGREED_SCORE}, ACTION_SAFEGUARDING),
        (INTENT_SAFEGUARDING, {"score": AGREED_SCORE - 0.01}, ACTION_OFFER_TOPICS),
        (INTENT_SAFEGUARDING, {}, ACTION_SAFEGUARDING),
    ],
)
def test_harm_is_answered_where_the_detector_or_both_readers_hear_it(intent: str, read: dict, expected: str) -> None:
    heard = said("words", intent, safeguarding=read)
    assert next_action(SafeguardingFirst, LISTEN, heard) == expected


def test_the_safety_words_come_first_in_a_form_and_then_it_is_silent() -> None:
    heard = said("she has bruises", safeguarding={"level": "reply"})
    in_a_form = [ActiveLoop(FORM_CONSULTATION), LISTEN, heard]

    assert next_action(SafeguardingFirst, *in_a_form) == ACTION_SAFEGUARDING
    assert next_action(SafeguardingFirst, *in_a_form, ActionExecuted(ACTION_SAFEGUARDING)) == ACTION_LISTEN_NAME


def test_the_same_words_again_in_a_form_belong_to_the_form() -> None:
    heard = said("she has bruises", safeguarding={"level": "reply"})
    met = [ActiveLoop(FORM_CONSULTATION), LISTEN, heard, ActionExecuted(ACTION_SAFEGUARDING), LISTEN]
    other = said("he hits her", safeguarding={"level": "reply"})

    assert next_action(SafeguardingFirst, *met, heard) is None
    assert next_action(SafeguardingFirst, *met, other) == ACTION_SAFEGUARDING


def test_a_short_question_after_the_safety_contacts_is_about_them() -> None:
    told = [
        LISTEN,
        said("who do I ring?", safeguarding={"asks_for_contacts": True}),
        ActionExecuted(ACTION_SAFEGUARDING),
    ]

    assert next_action(SafeguardingFirst, *told, LISTEN, said("and at night?")) == ACTION_SAFEGUARDING
    assert next_action(SafeguardingFirst, LISTEN, said("and at night?")) is None
    assert next_action(SafeguardingFirst, LISTEN, said("MASH")) == ACTION_SAFEGUARDING


@pytest.mark.parametrize("reply", ["2", "tier 2", "not sure", "I don't know"])
def test_a_reply_to_the_asked_fact_decides_again(reply: str) -> None:
    assert next_action(AskedFact, SlotSet(SLOT_ASKED_FACT, "tier"), LISTEN, said(reply)) == ACTION_ANSWER_WHO_LEADS


@pytest.mark.parametrize("other", ["what is a tier?", "how do I book?", '/guidance{"question": "guidance/spoc_what"}'])
def test_a_question_of_its_own_is_no_reply(other: str) -> None:
    assert next_action(AskedFact, SlotSet(SLOT_ASKED_FACT, "tier"), LISTEN, said(other)) is None


def test_nothing_is_a_reply_where_nothing_was_asked_or_a_form_is_open() -> None:
    assert next_action(AskedFact, LISTEN, said("2")) is None
    in_a_form = [ActiveLoop(FORM_CONSULTATION), SlotSet(SLOT_ASKED_FACT, "tier"), LISTEN, said("2")]
    assert next_action(AskedFact, *in_a_form) is None


def test_a_correction_of_the_family_is_not_taken_for_stopping() -> None:
    decided = SlotSet(SLOT_LAST_QUESTION, "who_leads")
    corrected = said("sorry, I meant early help", "stop", [{"entity": "feh", "value": "yes"}])

    assert next_action(AskedFact, decided, LISTEN, corrected) == ACTION_ANSWER_WHO_LEADS
    assert next_action(AskedFact, decided, LISTEN, said("stop", "stop")) is None


@pytest.mark.parametrize(
    ("decision", "expected"), [("ask", ACTION_OFFER_TOPICS), ("turn_away", ACTION_TURN_AWAY), ("say", None)]
)
def test_doubt_asks_turns_away_or_leaves_the_turn_to_the_rules(decision: str, expected: str | None) -> None:
    read = {"label": "guidance/spoc_what", "decision": decision}
    assert next_action(Doubt, LISTEN, said("words", understanding=read)) == expected


def test_who_leads_is_decided_without_asking_back_where_facts_are_stated() -> None:
    read = {"label": "who_leads", "decision": "ask"}
    stated = said("early help is open", "who_leads", [{"entity": "feh", "value": "yes"}], understanding=read)

    assert next_action(Doubt, LISTEN, stated) is None
    assert next_action(Doubt, LISTEN, said("who?", "who_leads", understanding=read)) == ACTION_OFFER_TOPICS


def test_after_an_answer_doubt_listens_and_in_a_form_it_says_nothing() -> None:
    answered = [LISTEN, said("words"), ActionExecuted("action_answer_question")]

    assert next_action(Doubt, *answered) == ACTION_LISTEN_NAME
    assert next_action(Doubt, ActiveLoop(FORM_CONSULTATION), *answered) is None


def test_a_decision_is_certain_and_leaving_the_turn_is_silent() -> None:
    heard = after(LISTEN, said("she has bruises", safeguarding={"level": "reply"}))
    ordinary = after(LISTEN, said("what is a SPOC?"))
    certain = policy(SafeguardingFirst).predict_action_probabilities(heard, DOMAIN)
    silent = policy(SafeguardingFirst).predict_action_probabilities(ordinary, DOMAIN)

    assert certain.probabilities[DOMAIN.index_for_action(ACTION_SAFEGUARDING)] == 1.0 == sum(certain.probabilities)
    assert sum(silent.probabilities) == 0
