"""Reads the name of a school or service, and what a consultation is about. Both are the caller's own words."""

from __future__ import annotations

import re

from assistant.language.confirmation import read_yes_or_no
from assistant.language.reading import Reading, not_understood
from assistant.language.service_questions import asks_about_the_service, is_a_question

LONGEST_ORGANISATION = 120
LONGEST_TOPIC = 500
MOST_LEAD_INS = 3

_LEAD_IN = re.compile(
    r"(?:hi|hello|hiya|ok|okay|sure|yes|well|um|er|it's called|its called|it's|its|it is|i'm (?:from|at|with)"
    r"|im (?:from|at|with)"
    r"|i am (?:from|at|with)|i work (?:at|for|in|with)|we work (?:at|for|in)|we're (?:from|at)|we are (?:from"
    r"|at)|we're|we are"
    r"|from|this is|the name is|name is|name of (?:the )?school is|(?:my|our|the) (?:school|academy|nursery"
    r"|service|team)"
    r"(?:'s name)? is(?: called)?|school:|organisation:|name:)[\s,]+(?=\S)",
    re.IGNORECASE,
)
_LEAD_OUT = re.compile(r"[\s,]+(?:please|thanks|thank you|cheers|sorry)$", re.IGNORECASE)
_NOT_SAID = re.compile(
    r"(?:n/?a|none|nothing|not applicable|(?:i )?(?:do not|don't|dont) (?:know|want to say|have one)|not sure"
    r"|no idea|skip|pass"
    r"|(?:i'd|i would) rather not(?: say)?|(?:i )?prefer not to(?: say)?|any|whatever|unknown|same|no school)",
    re.IGNORECASE,
)


_SPOKEN = re.compile(
    r"(?<![\w'-])(?:i|i'm|i've|i'd|im|ive|you|u|it|what|what's|whats|how|how's|when|where|who|who's|why|which|does|do|did|can"
    r"|could|would|should|must|need|want|have|got|before|wait|stop|if|there|is|are)(?![\w'-])"
)
"""Words in small letters that stand in what somebody says and in no name of a school: "Who Knew Nursery" is one."""


def is_a_sentence(text: str) -> bool:
    """Whether the words speak, and do not name: "before that, does it cost anything". A lead-in is left out."""
    return _SPOKEN.search(_without_lead_in(" ".join(text.replace("’", "'").split()))) is not None


def _without_lead_in(typed: str) -> str:
    for _ in range(MOST_LEAD_INS):
        typed = _LEAD_IN.sub("", typed, count=1) if _LEAD_IN.match(typed) else typed
    return typed


def read_organisation(text: str) -> Reading[str]:
    """The name of a school or service, up to LONGEST_ORGANISATION characters.

    Schools are called after people, trees and questions: only a text that ends in a question mark, asks the
    service about itself, declines to say or holds an e-mail address is none.
    """
    typed = " ".join(text.replace("’", "'").split())
    name = _LEAD_OUT.sub("", _without_lead_in(typed)).strip(' .,;"“”')
    if "@" in name or is_a_question(typed) or _NOT_SAID.fullmatch(name) or read_yes_or_no(typed).is_whole:
        return not_understood(text)
    has_letters = sum(letter.isalpha() for letter in name) >= 2
    return Reading(name) if has_letters and len(name) <= LONGEST_ORGANISATION else not_understood(text)


def read_topic(text: str) -> Reading[str]:
    """What a consultation is about, as it was written, up to LONGEST_TOPIC characters; a question will do."""
    topic = " ".join(text.split())
    if asks_about_the_service(topic) or read_yes_or_no(topic).is_whole:
        return not_understood(text)
    has_letters = sum(letter.isalpha() for letter in topic) >= 3
    return Reading(topic) if has_letters and len(topic) <= LONGEST_TOPIC else not_understood(text)
