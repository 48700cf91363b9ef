"""The reader of names and harm: what it is given, and what it says of a text longer than it sees at once."""

from __future__ import annotations

import pytest

from assistant.understanding.screening.reader import kinds_of_capitals, shared_screening_reader

LONG = "We have met about the plan twice this term and nothing has moved since. " * 14


def chances(text: str) -> dict[str, float]:
    """The probability of each word, by the word."""
    return {text[start:end]: chance for start, end, chance in shared_screening_reader().read(text).words}


def test_capitals_are_told_by_the_word() -> None:
    text = "ask Ji-woo, YOS"
    offsets = [(0, 0), (0, 3), (4, 6), (6, 7), (7, 10), (10, 11), (12, 15)]
    assert kinds_of_capitals(text, offsets) == [0, 0, 1, 0, 0, 0, 2]


def test_a_word_stands_without_its_possessive_ending_and_with_its_hyphen() -> None:
    assert list(chances("is Anne-Marie's plan ready")) == ["is", "Anne-Marie", "plan", "ready"]


@pytest.mark.parametrize("before", ["", LONG])
def test_a_name_is_found_wherever_it_stands(before: str) -> None:
    found = chances(f"{before}It is about my son Kwame.")
    assert found["Kwame"] > 0.5
    assert found["son"] < 0.1


@pytest.mark.parametrize("before", ["", LONG])
def test_harm_is_heard_wherever_it_stands(before: str) -> None:
    assert shared_screening_reader().read(f"{before}Her uncle comes into her room at night.").harm > 0.5


def test_every_word_of_a_long_text_is_read_once_in_its_order() -> None:
    words = shared_screening_reader().read(LONG).words
    assert [LONG[start:end] for start, end, _ in words] == LONG.replace(".", "").split()
    assert list(words) == sorted(words)


@pytest.mark.parametrize("text", ["", "   ", "😀", "0" * 4000, "-" * 4000, "\u200b"])
def test_a_text_without_words_is_read_as_nothing(text: str) -> None:
    assert shared_screening_reader().read(text).words == ()
