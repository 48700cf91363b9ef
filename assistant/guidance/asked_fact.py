"""Reads a reply to the one fact that was asked for: a bare number for the tier, or that it is not known."""

from __future__ import annotations

import re

_NOT_KNOWN = re.compile(
    r"\W*(?:(?:sorry|um+|er+|hmm+|well|honestly|oh)\W+)*"
    r"(?:(?:i|we)(?:'m| am|'re| are)? ?(?:really |just )?)?"
    r"(?:(?:do not|don'?t|dont|wouldn'?t) (?:really |actually )?know|dunno|no idea|no clue"
    r"|not (?:too |very |really )?sure|not certain|unsure"
    r"|(?:can'?t|cannot|cant|couldn'?t) (?:tell|say)|haven'?t (?:a clue|got a clue|been told)"
    r"|not known|unknown|skip|pass|no-?one (?:has )?told (?:me|us))"
    r"\b.{0,40}",
    re.IGNORECASE | re.DOTALL,
)
_TIER = re.compile(
    r"\W*(?:(?:at|on|it'?s|its|i think|think|maybe|probably|level|number|tier)\W+)*([1-4]|one|two|three|four)\W*",
    re.IGNORECASE,
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "four": "4"}
_QUESTION = re.compile(
    r".*\?\s*$"
    r"|\W*(?:what|who|whom|whose|when|where|why|how|which|is|are|does|do|did|can|could|should|would|will"
    r"|explain|tell me)\b",
    re.IGNORECASE | re.DOTALL,
)


def asks_something(text: str) -> bool:
    """Whether a text is a question of its own rather than a reply."""
    return _QUESTION.match(text) is not None and _NOT_KNOWN.fullmatch(text) is None


def reply_to_asked_fact(asked: str | None, text: str) -> dict[str, str]:
    """The asked fact with the value that the reply gives it (contract, section 3); empty where it gives none.

    Services and tiers that are named in words are read elsewhere; this covers what means something only as a reply.
    """
    if asked is None:
        return {}
    if _NOT_KNOWN.fullmatch(text):
        return {asked: "unknown"}
    tier = _TIER.fullmatch(text) if asked == "tier" else None
    return {asked: _NUMBERS.get(tier[1].lower(), tier[1])} if tier else {}
