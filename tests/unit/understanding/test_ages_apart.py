"""A child with somebody grown is heard from two ages, or a class and an age; other ages say nothing."""

from __future__ import annotations

import pytest

from assistant.understanding.ages_apart import child_with_adult


@pytest.mark.parametrize(
    "text",
    [
        "13-year-old with a man of 25",
        "she is 12, he is 19, they are together",
        "Y8 girl in a relationship with a 22 year old",
        "her boyfriend is 28 and she is fourteen",
        "a fourteen year old and a twenty-four year old are sleeping together",
        "year 9, partner in his thirties",
    ],
)
def test_a_child_and_somebody_grown_are_heard(text: str) -> None:
    assert child_with_adult(text)


@pytest.mark.parametrize(
    "text",
    [
        "she is 15 and her boyfriend is 16",
        "Year 9 pupil with 25 sessions missed, working together on it",
        "attendance is 13% to 25% for year 8",
        "my partner is 35 and I am 34",
        "he is 14 and his brother is 19",
        "in year 10 with 20 days of absence, relationship with school is poor",
        "",
    ],
)
def test_other_ages_say_nothing(text: str) -> None:
    assert not child_with_adult(text)
