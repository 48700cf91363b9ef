"""What is left of a message without its politeness."""

import pytest

from assistant.language.words import without_courtesy


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Sorry, can we go back please?", "go back"),
        ("I’d like to skip it, thank you!", "skip it"),
        ("okay", ""),
        ("Ms O'Brien", "Ms O'Brien"),
        ("pleased", "pleased"),
    ],
)
def test_only_politeness_is_taken_out(text: str, left: str):
    assert without_courtesy(text) == left
