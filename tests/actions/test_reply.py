"""What is put before a reply never makes it longer than a reply may be."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from actions.reply import _short_enough
from assistant.guidance.lengths import MOST_WORDS, every_reply, words
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
SERVICES = SimpleNamespace(library=LIBRARY)


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("general", None),
        ("so_far", None),
        ("no_in_full", "no"),
        ("yes_in_full", "yes"),
        ("yes_then", "yes"),
        ("no", "no"),
    ],
)
def test_a_long_reply_gets_the_shorter_opening_and_a_short_one_the_full(key: str, short: str | None) -> None:
    assert _short_enough(key, "A short reply.", SERVICES) == key
    assert _short_enough(key, "word " * MOST_WORDS, SERVICES) == short


def test_no_reply_grows_too_long_by_a_neutral_opening() -> None:
    for _, answer in every_reply(LIBRARY):
        key = _short_enough("general", answer.text, SERVICES)
        opening = LIBRARY.propositions.openings[key] if key else ""
        assert len(f"{opening} {answer.text}".split()) <= max(MOST_WORDS, words(answer))
