"""Names found by the trained reader at the door, and nothing of services and schools."""

from __future__ import annotations

import pytest

from assistant.privacy.redaction import redact
from assistant.understanding.screening.reader import read_names
from tests.support.canaries import canaries


def redacted(text: str) -> str:
    return redact(text, read_names).text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I spoke to Harrison Ford about it", "I spoke to [name] about it"),
        ("we met Emily Smith's mother", "we met [name]'s mother"),
        ("is John Smith the lead", "is [name] the lead"),
    ],
)
def test_a_name_is_found_without_its_possessive_ending(text, left):
    assert redacted(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "who leads when the family is open to Family Early Help",
        "Harris Academy Peckham and Ark Walworth",
        "the Education Inclusion Team and MASH",
        "no capitals and no cue",
        "Can FEH and YOS both be open?",
        "",
    ],
)
def test_services_schools_and_plain_words_are_no_names(text):
    assert redacted(text) == text


def test_500_canaries_leave_nothing():
    leaks = []
    for canary in canaries(500, seed=5):
        text = redacted(canary.message).lower()
        leaks += [canary.message for secret in canary.secrets if secret.lower() in text]
    assert leaks == []
