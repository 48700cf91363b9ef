"""While a form is open every turn goes to it first, and it alone decides when it is over."""

from __future__ import annotations

import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.resource import Resource
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    LoopInterrupted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.vocabulary import FORM_CHANGE, FORM_CONSULTATION
from policies.form_turn import FormTurn

DOMAIN = Domain.load("domain.yml")
LISTEN = ActionExecuted(ACTION_LISTEN_NAME)
ANSWER = ActionExecuted("action_answer_question")


@pytest.fixture(scope="module")
def policy() -> FormTurn:
    """The policy as the model builds it."""
    return FormTurn(FormTurn.get_default_config(), None, Resource("form turn"), ExecutionContext(GraphSchema({})))


def said(words: str = "School") -> UserUttered:
    """A message of the reader's."""
    return UserUttered(words, {"name": "none_of_these"})


def after(*events: Event) -> DialogueStateTracker:
    """A conversation in which these events have happened."""
    return DialogueStateTracker.from_events("anna", list(events), DOMAIN.slots)


@pytest.mark.parametrize("form", [FORM_CONSULTATION, FORM_CHANGE])
def test_an_open_form_takes_the_turn(policy: FormTurn, form: str) -> None:
    tracker = after(ActiveLoop(form), LISTEN, said())
    assert policy.next_action(tracker) == form
    assert policy.events(form, tracker) == [LoopInterrupted(False)]


def test_after_the_form_has_spoken_the_reader_is_listened_to(policy: FormTurn) -> None:
    tracker = after(ActiveLoop(FORM_CONSULTATION), LISTEN, said(), ActionExecuted(FORM_CONSULTATION))
    assert policy.next_action(tracker) == ACTION_LISTEN_NAME


def test_what_the_form_gives_back_is_left_to_the_others(policy: FormTurn) -> None:
    tracker = after(ActiveLoop(FORM_CONSULTATION), LISTEN, said(), ActionExecutionRejected(FORM_CONSULTATION))
    assert policy.next_action(tracker) is None


def test_after_an_interruption_the_form_asks_again(policy: FormTurn) -> None:
    tracker = after(ActiveLoop(FORM_CONSULTATION), LISTEN, said(), ActionExecutionRejected(FORM_CONSULTATION), ANSWER)
    assert policy.next_action(tracker) == FORM_CONSULTATION
    assert policy.events(FORM_CONSULTATION, tracker) == []


def test_a_form_that_has_ended_is_followed_by_nothing(policy: FormTurn) -> None:
    tracker = after(ActiveLoop(FORM_CHANGE), LISTEN, said(), ActionExecuted(FORM_CHANGE), ActiveLoop(None))
    assert policy.next_action(tracker) == ACTION_LISTEN_NAME


def test_without_a_form_the_turn_is_left_to_the_others(policy: FormTurn) -> None:
    assert policy.next_action(after(LISTEN, said())) is None
    assert policy.next_action(after(LISTEN, said(), ANSWER)) is None


def test_the_message_after_a_form_is_no_business_of_the_forms(policy: FormTurn) -> None:
    ended = (ActiveLoop(FORM_CHANGE), LISTEN, said(), ActionExecuted(FORM_CHANGE), ActiveLoop(None))
    assert policy.next_action(after(*ended, LISTEN, said("thanks"))) is None
