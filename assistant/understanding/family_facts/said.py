"""How a service can stand in a sentence."""

from __future__ import annotations

from enum import Enum


class Said(Enum):
    """How a service stands in the sentence."""

    THERE = "there"
    NOT_THERE = "not there"
    ENDED = "ended"
    AWAITED = "awaited"
    UNSURE = "unsure"
    NAMED = "named"  # no word about it: taken as there, unless something firmer is said
    CANDIDATE = "candidate"  # "the school or the social worker?": there, unless anything firmer is said
    OTHERS = "another child's"  # and the child asked about has none
    NOTHING = "nothing"  # asked about, explained, corrected away


GONE = (Said.NOT_THERE, Said.ENDED, Said.AWAITED, Said.OTHERS)


def sides(masked: str, i: int) -> tuple[str, str]:
    """The words before and behind a mention; those behind start with a space."""
    before, _, after = masked.partition(f" @{i} ")
    return before, " " + after
