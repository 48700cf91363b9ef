"""The last question: an act follows from a plain yes alone, whatever the language model makes of it."""

import pytest

from assistant.dialogue.heard import Understood, YesOrNo
from assistant.dialogue.hearing import hear
from assistant.dialogue.steps import Step
from assistant.language.confirmation_words import Act
from tests.unit.language.test_confirmation_sentences import CANCELLING, MOVING, NOT_A_PLAIN_YES, PLAIN_YES

SURELY_YES = Understood("affirm", "affirm", "say", 0.99)


@pytest.mark.parametrize("text", PLAIN_YES)
def test_a_plain_yes_is_heard_as_one(text: str):
    assert hear(Step.CONFIRM, text, SURELY_YES) == YesOrNo(True)
    assert hear(Step.CONFIRM, text, Understood()) == YesOrNo(True)


@pytest.mark.parametrize("text", NOT_A_PLAIN_YES)
def test_a_half_yes_is_never_heard_as_one(text: str):
    assert hear(Step.CONFIRM, text, SURELY_YES) != YesOrNo(True)


@pytest.mark.parametrize(
    ("act", "text", "expected"),
    [(Act.CANCEL, *each) for each in CANCELLING] + [(Act.MOVE, *each) for each in MOVING],
)
def test_cancelling_and_moving_follow_from_a_plain_yes_alone(act: Act, text: str, expected: str):
    assert (hear(Step.CONFIRM, text, SURELY_YES, act) == YesOrNo(True)) is (expected == "yes")
