"""Does a message stay with what was spoken of? Weighed from a few plain features of the message."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

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
_OF_ONESELF = re.compile(
    r"\b(?:i am|we are|i work|as an?|answer|voice|for (?:a|an|the) (?:parent|school|practitioner)s?)\b"
)
_OWN_WORDS = {"ask_source": _OF_A_SOURCE, "switch_audience": _OF_ONESELF}
"""Talk that is taken for that only with a word of its own."""
OF_A_FAMILY = ("give_facts", "what_would_change")
"""Read from words about a family; where none of a lead is said, they are not about one."""
SHORT = 4
LONGEST = 12
LONGEST_BARE = 8
SURE = 0.9
WEIGHTS = Path(__file__).parent / "staying.yml"


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
    """The words alone are read as being about a lead or a family, and no word of a lead is among them."""
    is_neighbour: bool
    """The words alone are read as a neighbouring subject."""
    likeliest: float
    """The probability of what the words alone are read as."""
    own: float
    """The probability of the topic in hand, by the words alone."""
    aspect: float
    """How sure the trained reader is that it asks for an aspect."""

    @classmethod
    def of(
        cls,
        plain: str,
        top: tuple[str, str | None, float],
        own: float = 0.0,
        names_other: bool = False,
        aspect: float = 0.0,
    ) -> Evidence:
        """The evidence in plain words that alone are read as the label, the topic and the probability of `top`."""
        words, (label, topic, likeliest) = plain.split(), top
        of_a_lead = topic in ("who_leads", "who_escalates") or label in OF_A_FAMILY
        return cls(
            words=len(words),
            points=bool(_POINTS.search(plain)),
            goes_on=bool(_GOES_ON.search(plain)),
            bare=is_bare(plain),
            names_other=names_other,
            is_talk=_is_talk(label, plain) and not of_a_lead,
            is_unnamed_lead=of_a_lead and not _OF_A_LEAD.search(plain),
            is_neighbour=label.startswith("neighbour/"),
            likeliest=likeliest,
            own=own,
            aspect=aspect,
        )

    @property
    def features(self) -> dict[str, float]:
        """The evidence as numbers, by the names of the weights."""
        return {
            "points": self.points,
            "goes_on": self.goes_on,
            "bare": self.bare,
            "short": self.words <= SHORT,
            "length": self.words / LONGEST,
            "sure_talk": self.is_talk and self.likeliest >= SURE,
            "is_talk": self.is_talk,
            "sure": self.likeliest >= SURE,
            "is_unnamed_lead": self.is_unnamed_lead,
            "is_neighbour": self.is_neighbour,
            "likeliest": self.likeliest,
            "own": self.own,
            "aspect": self.aspect,
        }


@cache
def weights() -> Mapping[str, float]:
    """The weights of the features and of nothing at all (`always`), as they were fitted to labelled follow-ups."""
    return {name: float(value) for name, value in YAML(typ="safe", pure=True).load(WEIGHTS).items()}


def stays(evidence: Evidence) -> bool:
    """Whether the message stays with the topic in hand: not where it names another, else by the weight of evidence."""
    if evidence.names_other or not 0 < evidence.words <= LONGEST:
        return False
    known = weights()
    return known["always"] + sum(known[name] * value for name, value in evidence.features.items()) > 0


def is_bare(plain: str) -> bool:
    """Whether short plain words have none of a subject of their own: "what happens if we do not go"."""
    words = plain.split()
    return len(words) <= LONGEST_BARE and _BARE.issuperset(words)


def is_about_a_lead(plain: str) -> bool:
    """Whether short plain words speak of a lead: "who is boss", "me or the school, who is responsible"."""
    return len(plain.split()) <= LONGEST and _OF_A_LEAD.search(plain) is not None


def _is_talk(top: str, plain: str) -> bool:
    own_words = _OWN_WORDS.get(top)
    if own_words is not None:
        return own_words.search(plain) is not None
    return _TALK.match(top) is not None and top not in ("out_of_scope", *OF_A_FAMILY)
