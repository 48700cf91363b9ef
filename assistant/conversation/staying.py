"""Does a message stay with what was spoken of? Weighed from a few plain features of the message."""

from __future__ import annotations

import re
from dataclasses import dataclass

_POINTS = re.compile(
    r"\b(?:it|that|this|they|them|those|these|he|she|her|him|his|one|ones|there|then|their|its|same|either|both|other)\b"
)
_GOES_ON = re.compile(r"^(?:and|but|so|or|also|what about|how about|what if|which|then|in that case|ok so|ok but)\b")
_TALK = re.compile(r"^[a-z_]+$")
_OF_A_LEAD = re.compile(r"\b(?:leads?|leading|escalat\w*|responsib\w*|in charge|boss|job|takes? (?:it|the lead))\b")
_BARE_WORDS = (
    "what who how when where which why is are was were do does did can could should would will must may "
    "has have had am be been the a an i we you me us my our your to for of on in at with from about if "
    "not no yes any some all more much many need needs want get gets got give gives go goes come comes "
    "make makes take takes bring say says said tell ask asks help pay sign agree refuse choose change "
    "happen happens happened mean means work works start stop end use still even ever always really "
    "exactly and or but so then also now next first last else "
)
_BARE = frozenset(_BARE_WORDS.split())
_OF_A_SOURCE = re.compile(
    r"\b(?:where|source|sources|says?|said|page|clause|link|read|chapter|written|evidence|proof|prove|reference|quote|cite"
    r"|based|basis|section|paragraph|document|according)\b"
)
SHORT = 4
LONGEST = 12
LONGEST_BARE = 8
SURE_OF_TALK = 0.5
SURE = 0.75
SURE_WHERE_IT_POINTS = 0.9


@dataclass(frozen=True)
class Evidence:
    """What speaks for staying with the topic in hand, and what for leaving it."""

    words: int
    points: bool
    """It has a word that points back: it, they, that one."""
    goes_on: bool
    """It opens as a sentence that goes on: and, but, so, what about."""
    bare: bool
    """It has no word of a subject of its own."""
    names_other: bool
    """It names a thing of another topic."""
    is_talk: bool
    """The words alone are read as talk: thanks, a booking, a new start."""
    is_unnamed_lead: bool
    """The words alone are read as a question for the lead, and no word of a lead is among them."""
    likeliest: float
    """The probability of what the words alone are read as."""

    @classmethod
    def of(cls, plain: str, top: str, likeliest: float, names_other: bool) -> Evidence:
        """The evidence in plain words that alone are read as the label `top`."""
        words, decided = plain.split(), top in ("who_leads", "who_escalates")
        return cls(
            words=len(words),
            points=bool(_POINTS.search(plain)),
            goes_on=bool(_GOES_ON.search(plain)),
            bare=len(words) <= LONGEST_BARE and _BARE.issuperset(words),
            names_other=names_other,
            is_talk=_is_talk(top, plain) and not decided,
            is_unnamed_lead=decided and not _OF_A_LEAD.search(plain),
            likeliest=likeliest,
        )


def _is_talk(top: str, plain: str) -> bool:
    if top == "ask_source":
        return _OF_A_SOURCE.search(plain) is not None
    return _TALK.match(top) is not None and top not in ("out_of_scope", "give_facts")


def is_about_a_lead(plain: str) -> bool:
    """Whether short plain words speak of a lead: "who is boss", "me or the school, who is responsible"."""
    return len(plain.split()) <= LONGEST and _OF_A_LEAD.search(plain) is not None


def stays(evidence: Evidence) -> bool:
    """Whether the message stays with the topic in hand."""
    if evidence.names_other or not 0 < evidence.words <= LONGEST:
        return False
    back = evidence.points or evidence.goes_on
    if evidence.is_talk:
        return back and evidence.likeliest < SURE_OF_TALK
    if evidence.is_unnamed_lead and (back or evidence.bare or evidence.words <= SHORT):
        return True
    linked = back or evidence.bare or evidence.words <= SHORT
    return linked and evidence.likeliest < (SURE_WHERE_IT_POINTS if back or evidence.bare else SURE)
