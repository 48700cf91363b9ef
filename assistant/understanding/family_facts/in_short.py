# ruff: noqa: E501 (a pattern is easier to read on one line)
"""What is told of the second of two in short, by what was told of the first: "A has a social worker, B doesn't"."""

from __future__ import annotations

import re

from assistant.language.services import SERVICES
from assistant.understanding.family_facts.reading import FamilyFact, FamilyReading

_HAS_NOT = re.compile(
    r"\W*(?:they )?(?:do(?:es)?|ha[sd]|have|is|are|did)(?: not|n['’]?t)(?: (?:have )?(?:one|any|got one|either))?\W*(?:and\W*|but\W*)?",
    re.IGNORECASE,
)
_HAS_TOO = re.compile(
    r"\W*(?:they )?(?:(?:(?:do(?:es)?|has|have|is|are) )?(?:too|as well|also)|(?:has |is )?the same|same|ditto)\W*(?:and\W*)?",
    re.IGNORECASE,
)


def told_in_short(text: str, before: FamilyReading) -> FamilyReading | None:
    """The reading of a piece that only says yes or no to what the piece before told; None for any other."""
    if _HAS_TOO.fullmatch(text):
        return before
    if not _HAS_NOT.fullmatch(text):
        return None
    there = [fact for fact in before.stated if fact.fact in SERVICES and fact.value != "no"]
    gone = tuple(FamilyFact(fact.fact, "no") for fact in there)
    return FamilyReading(gone, unsure=before.unsure) if there or before.unsure else None
