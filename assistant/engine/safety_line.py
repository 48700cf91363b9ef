"""When a short safety line stands beside an answer that is about something else."""

from __future__ import annotations

from typing import Any

from assistant.understanding.harm import BESIDE_WHO_LEADS, INTENT_ALONE
from assistant.understanding.safeguarding_patterns import words_level
from assistant.vocabulary import INTENT_SAFEGUARDING, WHO_ESCALATES, WHO_LEADS


def needs_safety_line(text: str, understood: dict[str, Any]) -> bool:
    """Whether a message, as it was understood, may be about harm beside what it asks.

    The detector says so; or the intent, where it is sure of harm or harm was told of in the turn before.
    """
    heard, intent = understood.get("safeguarding") or {}, understood.get("intent") or {}
    if heard.get("level") in {"line", "reply"}:
        return not (_asks_who_leads(understood) and words_level(text) == "none")
    counts = heard.get("follows_harm") or intent.get("confidence", 1.0) >= INTENT_ALONE
    return intent.get("name") == INTENT_SAFEGUARDING and bool(counts)


def _asks_who_leads(understood: dict[str, Any]) -> bool:
    """Whether it is nearly sure to ask who leads, and sounds like harm by a likeness that is not great."""
    heard, intent = understood.get("safeguarding") or {}, understood.get("intent") or {}
    sure = intent.get("name") in {WHO_LEADS, WHO_ESCALATES} and intent.get("confidence", 0.0) >= INTENT_ALONE
    return sure and not heard.get("follows_harm") and heard.get("score", 1.0) < BESIDE_WHO_LEADS
