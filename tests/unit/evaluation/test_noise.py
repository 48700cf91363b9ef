"""Noise is repeatable and leaves the short forms legible."""

import pytest

from assistant.evaluation.noise import KINDS, in_phone_spelling, with_typing_errors, without_marks


def test_two_words_are_misspelt_and_the_rest_stays() -> None:
    """Each error in another word."""
    text = "when does the council escalate attendance"

    changed = [a != b for a, b in zip(text.split(), with_typing_errors(text).split(), strict=False)]

    assert sum(changed) in (1, 2)


def test_the_same_sentence_always_gets_the_same_errors() -> None:
    """Else the figures would move from run to run."""
    assert with_typing_errors("the social worker leads") == with_typing_errors("the social worker leads")


def test_short_words_and_capitals_are_left_alone() -> None:
    """An error in "EIT" makes another word of it."""
    assert with_typing_errors("is the EIT in") == "is the EIT in"


def test_marks_and_phone_spelling() -> None:
    """Lower case both."""
    assert without_marks("What's a SPOC?!") == "whats a spoc"
    assert in_phone_spelling("Are you at school") == "r u at skool"


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_typed_stays_nothing(kind: str) -> None:
    """No kind of noise invents words."""
    assert KINDS[kind]("") == ""
