"""The family in hand in a few plain words, so that a message can be read in the light of what was told before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.conversation.family import Family
from assistant.language.family_steps import NOT_THERE, SERVICES

AFTER = " | "
"""Between what was told before and the message."""
_NAMES: Mapping[tuple[str, str], str] = {
    ("feh", "yes"): "early help",
    ("yos", "yes"): "youth offending",
    ("yos", "prevention"): "YOS prevention",
    ("yos", "statutory"): "referral order",
    ("social_care", "yes"): "social worker",
    ("social_care", "assessment"): "social work assessment",
    ("social_care", "child_in_need"): "child in need plan",
    ("social_care", "child_protection"): "child protection plan",
    ("social_care", "looked_after"): "foster care",
}
THERE, ABSENT, ASKED_FOR, UNSURE = "There is {}.", "No {}.", "Asked for {}, not there.", "Perhaps {}."
SUPPOSED, SUPPOSED_GONE = "What if there was {}?", "There is {}. What if that closed?"


@dataclass(frozen=True)
class Told:
    """A service as the words before a message name it; `start` and `end` are its place in them."""

    fact: str
    start: int
    end: int


def name_of(fact: str, value: str) -> str:
    """A service in plain words, as exactly as it is known."""
    return _NAMES.get((fact, value), _NAMES[fact, "yes"])


def in_words(family: Family) -> tuple[str, tuple[Told, ...]]:
    """What is known and supposed of a family's services, the one told of last at the end."""
    words, told = "", []
    for fact in sorted((one for one in SERVICES if _is_known(family, one)), key=lambda one: _place(family, one)):
        sentence, value = _said_of(family, fact)
        name = name_of(fact, value)
        start = len(words) + sentence.index("{}")
        told.append(Told(fact, start, start + len(name)))
        words += sentence.format(name) + " "
    return words.rstrip(), tuple(told)


def _is_known(family: Family, fact: str) -> bool:
    return fact in family.supposed or fact in family.facts or fact in family.offered or fact in family.unsure


def _place(family: Family, fact: str) -> tuple[int, int]:
    """What is supposed comes last; a fact without a place was chosen or follows from others, and comes first."""
    return (int(fact in family.supposed), family.places.get(fact, (-1, 0, 0))[0])


def _said_of(family: Family, fact: str) -> tuple[str, str]:
    known = family.facts.get(fact, "no")
    if fact in family.supposed:
        gone = family.supposed[fact] in NOT_THERE
        if not gone:
            return SUPPOSED, family.supposed[fact]
        return (SUPPOSED_GONE, known) if known not in NOT_THERE else (ABSENT, "yes")
    if fact in family.unsure or known == "unknown":
        return UNSURE, "yes"
    if known in NOT_THERE:
        return (ASKED_FOR if fact in family.offered else ABSENT), "yes"
    return THERE, known
