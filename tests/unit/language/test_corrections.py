"""Which answer somebody wants to give again."""

import pytest

from assistant.language.corrections import (
    only_corrects,
    read_field,
    read_new_value,
    takes_back,
    time_words,
    wants_correction,
)


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


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Sorry, the school name is wrong", True),
        ("I typed the wrong name", True),
        ("I typed the wrong e-mail", True),
        ("the school got the date of the exclusion wrong", False),
        ("a mistake in the register", False),
    ],
)
def test_a_correction_that_speaks_of_nothing_else(text: str, alone: bool):
    assert only_corrects(text) is alone


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("change my name to Sam Lee.", "Sam Lee"),
        ("the school should be Oak Primary", "Oak Primary"),
        ("my name is wrong, it's Sam", "Sam"),
        ("my name is wrong", ""),
    ],
)
def test_the_new_answer_beside_a_correction(text: str, value: str):
    assert read_new_value(text) == value


def test_what_was_said_is_taken_back():
    assert takes_back("sorry, I am a parent")
    assert not takes_back("I am a parent")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("yes but at 3pm instead", "at 3pm"),
        ("Could we make it Tuesday at 10 please?", "Tuesday at 10"),
        ("Friday would suit me better", "Friday"),
    ],
)
def test_the_words_of_a_new_time(text: str, words: str):
    assert time_words(text) == words
