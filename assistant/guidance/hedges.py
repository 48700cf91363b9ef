"""The hedge guard: a sentence may not state a fact more firmly than the text does."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from assistant.guidance.statements import Fact, Qualifier


def has_qualifier(text: str, qualifier: Qualifier) -> bool:
    """Whether the text contains one of the qualifier's phrases, as whole words, in any case."""
    return bool(_pattern(qualifier.any_of).search(" ".join(text.split())))


def missing_qualifiers(text: str, facts: Iterable[Fact]) -> list[tuple[Fact, Qualifier]]:
    """The hedges of the facts that the sentence drops; empty for a sentence that keeps them all."""
    return [(fact, qualifier) for fact in facts for qualifier in fact.qualifiers if not has_qualifier(text, qualifier)]


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(phrase) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
