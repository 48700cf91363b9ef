"""Which answer somebody wants to give again."""

import pytest

from assistant.language.corrections import read_field, wants_correction


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("the reason is wrong", "topic"),
        ("I got the school name wrong", "organisation"),
        ("my email is wrong", "email"),
        ("that's not right, change the day", "slot"),
        ("my name is misspelt", "name"),
        ("there is a typo", None),
        ("change the school and the time", None),
    ],
)
def test_the_answer_to_correct(text: str, field: str | None):
    assert wants_correction(text)
    assert read_field(text) == field


@pytest.mark.parametrize("text", ["yes please", "yes, that is correct", "that’s correct", "it's all correct"])
def test_a_yes_corrects_nothing(text: str):
    assert not wants_correction(text)
