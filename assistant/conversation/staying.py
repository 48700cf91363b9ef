"""Does a message stay with what was spoken of? Told by its length and a few plain words."""

from __future__ import annotations

import re

from assistant.conversation.heard import DECISIONS, GIVE_FACTS, Message

_POINTS = re.compile(
    r"\b(?:it|that|this|they|them|those|these|he|she|her|him|his|one|ones|there|then|their|its|same|either|both|other)\b"
)
_GOES_ON = re.compile(r"(?:and|but|so|or|also|what about|how about|what if|which|then|in that case|ok so|ok but)\b")
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
_READ_AS_A_LEAD = frozenset({*DECISIONS, GIVE_FACTS, "what_would_change"})
"""Read from words about a family; where none of a lead is said, they are not about one."""
SHORT = 4
LONGEST = 12
LONGEST_BARE = 8
SURE = 0.9
"""Words of a subject of their own that are read as something with this probability ask for it."""


def stays(message: Message) -> bool:
    """Whether a message that names nothing else stays with the topic in hand: it is short, points back or goes on, and
    its words alone are not surely read as something else.
    """
    plain, count = message.plain, len(message.plain.split())
    goes_on = count <= SHORT or _POINTS.search(plain) or _GOES_ON.match(plain) or is_bare(plain)
    says_little = _BARE.issuperset(_POINTS.sub("", plain).split())
    unnamed = message.label in _READ_AS_A_LEAD and not is_about_a_lead(plain)
    return 0 < count <= LONGEST and bool(goes_on) and (message.probability < SURE or says_little or unnamed)


def is_bare(plain: str) -> bool:
    """Whether short plain words have none of a subject of their own: "what happens if we do not go"."""
    words = plain.split()
    return len(words) <= LONGEST_BARE and _BARE.issuperset(words)


def is_about_a_lead(plain: str) -> bool:
    """Whether short plain words speak of a lead: "who is boss", "me or the school, who is responsible"."""
    return len(plain.split()) <= LONGEST and _OF_A_LEAD.search(plain) is not None
