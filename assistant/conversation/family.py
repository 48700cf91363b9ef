"""What a conversation knows of a family, and how a message changes it: replies, corrections, what-ifs, going back.

A later statement replaces the earlier fact of the same service. A what-if holds beside the facts, never among them,
until a fact is stated, the subject changes or the person goes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Facts = Mapping[str, str]
Place = tuple[int, int, int]
"""Where a fact was said: which message of the conversation, first and last character."""

_NOT_THERE = ("no", "unknown")
_SERVICES = ("feh", "yos", "social_care")
_IT_CLOSED = re.compile(
    r"\b(?:it|they|that|this|that one|she|he)(?:'s|'ve|s)?"
    r"(?: (?:has|have|had|is|was|just|now|actually|all|been|already))*"
    r" (?:closed?|ended|finished|stopped|shut|ceased|gone|left|withdrawn|over|done)\b",
    re.IGNORECASE,
)
_NOT_SO = re.compile(r"\b(?:not|if|when|suppose)\b|n't", re.IGNORECASE)
_IF_THERE_WERE = re.compile(
    r"\b(?:if|suppose|supposing|say)\b[^.?!]*"
    r"\b(?:(?:there|that) (?:was|were|is)|(?:they|we|i|he|she) (?:did have|had|have|has|got|get|gets)) (?:one|some)\b"
    r"|^\W*(?:and |but |so |ok )*(?:what )?if (?:they|it|he|she|we) (?:were|was|did|had|are|is)\W*$",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(
    r"\b(?:as (?:it|things) (?:is|are|stands?)(?: now)?|back to (?:how|what|reality|now|before|the family)"
    r"|forget (?:that|the what if|it)|without that|in reality|for real|as we are now|leave that aside|scrap that)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class HeardOfFamily:
    """What one message says of a family: certain facts with their places, open ones, supposed and withdrawn ones."""

    stated: Facts = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    supposed: Facts = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class Family:
    """`places` says where each fact was said; a fact without one was tapped."""

    facts: Facts = field(default_factory=dict)
    supposed: Facts = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)

    @property
    def as_supposed(self) -> dict[str, str]:
        """The facts as they would be if what is supposed held. A tier goes with the services it was said of."""
        service = any(self.supposed.get(fact, "no") not in _NOT_THERE for fact in _SERVICES)
        held = {fact: value for fact, value in self.facts.items() if not (service and fact == "tier")}
        return {**held, **self.supposed}

    def as_stored(self) -> dict[str, Any]:
        """What is kept beside the facts themselves."""
        return {
            "supposed": dict(self.supposed),
            "unsure": list(self.unsure),
            "places": {fact: list(place) for fact, place in self.places.items()},
        }

    @classmethod
    def from_stored(cls, facts: Facts, stored: Mapping[str, Any] | None) -> Family:
        """The family with these facts and what `as_stored` wrote."""
        kept = stored or {}
        places = {fact: (int(p[0]), int(p[1]), int(p[2])) for fact, p in (kept.get("places") or {}).items()}
        return cls(dict(facts), dict(kept.get("supposed") or {}), tuple(kept.get("unsure") or ()), places)


def after_message(family: Family, heard: HeardOfFamily, text: str, turn: int, goes_on: bool) -> Family:
    """The family after one message; `goes_on` is False where it opens a new case."""
    if not goes_on and (heard.stated or heard.supposed or heard.unsure):
        family = Family()
    stated = heard.stated or _closed_without_a_name(family, heard, text)
    supposes = heard.supposed or _supposed_without_a_name(family, heard, text)
    kept = {fact: value for fact, value in family.facts.items() if fact not in heard.withdrawn}
    # What was certain before and is open now is asked again.
    facts = {fact: value for fact, value in {**kept, **stated}.items() if fact not in heard.unsure}
    unsure = tuple(dict.fromkeys([*(fact for fact in family.unsure if fact not in facts), *heard.unsure]))
    places = {fact: place for fact, place in family.places.items() if facts.get(fact) == family.facts.get(fact)}
    places |= {fact: (turn, *heard.places[fact]) for fact in heard.stated if fact in heard.places}
    supposed = {} if _GOES_BACK.search(text) or (stated and not supposes) else dict(family.supposed)
    return Family(
        facts, {**supposed, **supposes}, unsure, {fact: place for fact, place in places.items() if fact in facts}
    )


def after_tap(family: Family, stated: Facts) -> Family:
    """The family after a button or a plain reply: what was chosen holds, and is not asked again."""
    places = {fact: place for fact, place in family.places.items() if fact not in stated}
    unsure = tuple(fact for fact in family.unsure if fact not in stated)
    return Family({**family.facts, **stated}, {}, unsure, places)


def speaks_of_what_was_said(text: str) -> bool:
    """Whether words that name no service speak of the one in hand: that it closed, or that a what-if is over."""
    return bool(_GOES_BACK.search(text) or (_IT_CLOSED.search(text) and not _NOT_SO.search(text)))


def _closed_without_a_name(family: Family, heard: HeardOfFamily, text: str) -> dict[str, str]:
    """ "It closed last week" after one open service: that one has closed. After several it is anybody's guess."""
    if heard.unsure or heard.supposed or not _IT_CLOSED.search(text) or _NOT_SO.search(text):
        return {}
    there = [fact for fact in _SERVICES if family.facts.get(fact, "no") not in _NOT_THERE]
    there = there or [fact for fact in family.unsure if fact in _SERVICES]  # just asked about
    return {there[0]: "no"} if len(there) == 1 else {}


def _supposed_without_a_name(family: Family, heard: HeardOfFamily, text: str) -> dict[str, str]:
    """ "And if there was one?" after "no social worker": the one that is not there; social care among several."""
    if heard.stated or heard.unsure or not _IF_THERE_WERE.search(text):
        return {}
    absent = [fact for fact in ("social_care", "feh", "yos") if family.facts.get(fact) == "no"]
    return {absent[0]: "yes"} if absent else {}
