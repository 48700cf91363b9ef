"""Takes out of a message what is only politeness."""

from __future__ import annotations

import re

_COURTESY = re.compile(
    r"\b(?:please|pls|thanks|thank you|sorry|ok|okay|oh|can (?:you|i|we)|could (?:you|i|we)"
    r"|i(?:'d| would) like to|i want to|let(?:'s| us|s)|just|actually)\b|[^\w\s']",
    re.IGNORECASE,
)


def without_courtesy(text: str) -> str:
    """The words of a text without those of politeness and without marks, one blank between them."""
    return " ".join(_COURTESY.sub(" ", text.replace("’", "'")).split())
