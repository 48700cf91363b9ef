"""Reads which answer of a form somebody wants to give again."""

from __future__ import annotations

import re

_CORRECTS = re.compile(
    r"\b(change|chang\w*|wrong|incorrect|(?<!is )(?<!'s )(?<!’s )(?<!all )(?<!looks )correct|edit|different"
    r"|mistake|mistyped|misspel\w*|typo|fix|amend"
    r"|update|not right)\b",
    re.IGNORECASE,
)
FIELD_WORDS = {
    "email": r"e-?mail|address",
    "organisation": r"school|academy|organi[sz]ation|service|team",
    "name": r"\bname\b",
    "topic": r"about|topic|subject|reason|issue",
    "slot": r"time|date|day|slot|appointment|when|morning|afternoon|monday|tuesday|wednesday|thursday|friday",
    "role": r"role|who for|who it is for|professional",
}
_FIELDS = {field: re.compile(words, re.IGNORECASE) for field, words in FIELD_WORDS.items()}


def wants_correction(text: str) -> bool:
    """Whether somebody who was asked for a yes says that an answer is wrong."""
    return bool(_CORRECTS.search(text))


def read_field(text: str) -> str | None:
    """Which answer somebody wants to correct, when exactly one is named ("the school name" is the school)."""
    found = [field for field, pattern in _FIELDS.items() if pattern.search(text)]
    if "email" in found:
        return "email"
    if found == ["organisation", "name"]:
        return "organisation"
    return found[0] if len(found) == 1 else None
