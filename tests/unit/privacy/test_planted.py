"""How much is found of what people plant, and how much is taken out of sentences in which nobody is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.privacy.redaction import redact
from assistant.understanding.screening.reader import shared_screening_reader

FOLDER = Path(__file__).parent
LEARNT = Path(__file__).parents[3] / "data" / "screening"
NAME = re.compile("⟦([^⟧]*)⟧")
MOST_NAMES_KEPT = 0.02
MOST_LEARNT_KEPT = 0.03
"""Some are still there as words: "gift needs a bus pass, not a gift card"."""
MOST_ORDINARY_CHANGED = 0.025
MOST_UNSEEN_CHANGED = 0.1
"""Half of them were written to look as if somebody were named: wards, virtues, plays, abbreviations."""


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def learnt(name: str) -> list[tuple[str, list[str]]]:
    """The messages of a training file, each with the names that are marked in it."""
    lines = (LEARNT / name).read_text(encoding="utf-8").splitlines()
    marked = [line.split("\t", 1)[1] for line in lines]
    return [(NAME.sub(r"\1", message), NAME.findall(message)) for message in marked]


def redacted(message: str) -> str:
    return redact(message, lambda text: shared_screening_reader().read(text).words).text


def left(message: str, secret: str) -> list[str]:
    """The words of a secret that can still be read in the redacted message."""
    shown = re.sub(r"\[[^\]]*\]", "", redacted(message))
    words = [word for word in re.findall(r"[\w']+", secret) if len(word) > 1]
    return [word for word in words if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", shown)]


def kept_and_changed(messages: list[tuple[str, list[str]]]) -> tuple[list[str], list[str], int, int]:
    """Names that are left, ordinary messages that lost a word, and how many there are of either."""
    planted = [(message, name) for message, names in messages for name in names]
    ordinary = [message for message, names in messages if not names]
    kept = [f"{name}: {message}" for message, name in planted if left(message, name)]
    return kept, [message for message in ordinary if "[name]" in redacted(message)], len(planted), len(ordinary)


def test_no_planted_number_or_address_is_left() -> None:
    planted = [(message, secret) for message, secrets in rows("planted_numbers.tsv") for secret in secrets.split("|")]
    assert len(planted) > 140
    assert [(message, secret) for message, secret in planted if secret in redacted(message)] == []


def test_of_messages_by_others_that_were_never_learnt_hardly_a_name_is_left() -> None:
    unseen = [(message, names.split("|") if names else []) for message, names in rows("unseen_names.tsv")]
    kept, changed, planted, ordinary = kept_and_changed(unseen)
    assert planted > 290 and ordinary > 150
    assert len(kept) <= MOST_NAMES_KEPT * planted, kept
    assert len(changed) <= MOST_UNSEEN_CHANGED * ordinary, changed


@pytest.mark.parametrize("file", ["spoken_of.tsv", "names.tsv"])
def test_the_reader_has_learnt_what_it_was_taught(file: str) -> None:
    kept, changed, planted, ordinary = kept_and_changed(learnt(file))
    assert len(kept) <= MOST_LEARNT_KEPT * planted, kept
    assert len(changed) <= MOST_ORDINARY_CHANGED * ordinary, changed


def test_a_name_at_the_end_of_a_long_text_is_found_too() -> None:
    message = "We have talked about the plan for this term at length and nothing has moved. " * 12
    assert "Kwame" not in redacted(message + "It is about my son Kwame.")
