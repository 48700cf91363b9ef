"""Puts right one slip of the keyboard in the name of a weekday or a month: "wendesday", "febuary"."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_NAMES = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "august",
    "september", "october", "november", "december", "tomorrow",
)  # fmt: skip
# Shorter words are one slip from too many others.
_WORD = re.compile(r"\b[a-z]{5,11}\b", re.IGNORECASE)


def without_slips(text: str) -> str:
    """The text with every misspelt day or month as it is spelt."""
    return _WORD.sub(lambda match: _meant(match[0].lower()) or match[0], text)


@lru_cache(maxsize=512)
def _meant(word: str) -> str | None:
    """The one name that a word is a slip of, or None; a plural is no slip."""
    if word in _NAMES or word.removesuffix("s") in _NAMES:
        return None
    near = [name for name in _NAMES if OSA.distance(word, name, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None
