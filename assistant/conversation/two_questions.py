# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Parts a message that asks two questions, so that each can be read alone."""

from __future__ import annotations

import re

_NEXT_QUESTION = re.compile(
    r"\?\s+(?:(?:and|also|plus|oh and|next)[,:]?\s+)?(?=\S[^?]*\?)"
    r"|[,;.]?\s+(?:and|also|plus)(?: also)?\s+(?=(?:if so,? )?(?:who|what|when|how|where|which|do|does|is|are|can|could|should|why|must|will|would|am|what's|who's|how's)\b)"
    r"|[.!]\s+(?=(?:also|and|plus|next)\b)",
    re.IGNORECASE,
)
SHORTEST = 2
"""A question has at least so many words."""


def two_questions(text: str) -> tuple[str, str] | None:
    """The first question and what is asked after it; None where a text asks but one."""
    for between in _NEXT_QUESTION.finditer(text):
        first, second = text[: between.start()].strip(), text[between.end() :].strip()
        if len(first.split()) >= SHORTEST and len(second.split()) >= SHORTEST and _asks(first):
            return f"{first}?", second
    return None


_ASKS = re.compile(
    r"\b(?:who|what|when|how|where|which|why|do|does|is|are|can|could|should|must|will|would|am|tell|explain|whats|whos|hows|what's|who's|how's)\b",
    re.IGNORECASE,
)


def _asks(text: str) -> bool:
    return _ASKS.search(text) is not None
