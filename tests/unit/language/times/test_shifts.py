"""By how much earlier or later than the time in hand."""

from __future__ import annotations

import pytest

from assistant.language.times.shifts import read_shift


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("half an hour later", 30),
        ("a half hour earlier please", -30),
        ("could we do 15 minutes earlier", -15),
        ("an hour later", 60),
        ("1 hr after", 60),
        ("two hours before that", -120),
        ("an hour and a half later", 90),
        ("Thirty mins sooner", -30),
    ],
)
def test_how_far_from_the_time_in_hand(text: str, minutes: int) -> None:
    shift = read_shift(text)
    assert shift is not None
    assert shift.total_seconds() == minutes * 60


@pytest.mark.parametrize(
    "text", ["later", "an hour", "later that day", "half past two", "in an hour", "for an hour", "30 december", ""]
)
def test_other_words_are_no_shift(text: str) -> None:
    assert read_shift(text) is None
