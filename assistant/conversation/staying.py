"""Does a message stay with what was spoken of? Weighed from a few plain features of the message."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POINTS = re.compile(
    r"\b(?:it|that|this|they|them|those|these|he|she|her|him|his|one|ones|there|then|their|its|same|either|both|other)\b"
)
_GOES_ON = re.compile(r"^(?:and|but|so|or|also|what about|how about|what if|which|then|in that case|ok so|ok but)\b")
_TALK = re.compile(r"^[a-z_]+$")
SHORT = 4
LONGEST = 12


@dataclass(frozen=True)
class Evidence:
    """What speaks for staying with the topic in hand, and what for leaving it."""

    words: int
    points: bool
    """It has a word that points back: it, they, that one."""
    goes_on: bool
    """It opens as a sentence that goes on: and, but, so, what about."""
    names_other: bool
    """It names a thing of another topic."""
    is_talk: bool
    """The words alone are read as talk: thanks, a booking, a new start."""
    is_far: bool
    """The words alone are read as far from the guidance."""
    likeliest: float
    """The probability of what the words alone are read as."""
    own: float
    """The probability of the topic in hand, by the words alone."""

    @classmethod
    def of(cls, plain: str, top: str, likeliest: float, own: float, names_other: bool) -> Evidence:
        """The evidence in plain words that alone are read as the label `top`."""
        return cls(
            words=len(plain.split()),
            points=bool(_POINTS.search(plain)),
            goes_on=bool(_GOES_ON.search(plain)),
            names_other=names_other,
            is_talk=bool(_TALK.match(top)) and top != "out_of_scope" and top not in ("who_leads", "who_escalates"),
            is_far=top == "out_of_scope",
            likeliest=likeliest,
            own=own,
        )


def stays(evidence: Evidence) -> bool:
    """Whether the message stays with the topic in hand."""
    if evidence.names_other or evidence.words > LONGEST or evidence.words == 0:
        return False
    if evidence.is_talk:
        return evidence.likeliest < SURE_OF_TALK and (evidence.points or evidence.goes_on)
    sure = SURE_WHERE_IT_POINTS if evidence.points or evidence.goes_on else SURE
    linked = evidence.points or evidence.goes_on or evidence.words <= SHORT
    return linked and evidence.likeliest < sure


SURE_OF_TALK = 0.5
SURE = 0.75
SURE_WHERE_IT_POINTS = 0.9
