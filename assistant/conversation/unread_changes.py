# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Changes that nothing reads: words that tell that something closed or opened, of a service they do not name.

What was certain of the family is then asked again; to repeat the lead would be to pass over what was just told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from assistant.conversation.family import Family
from assistant.conversation.step_effects import FamilyTurn
from assistant.language.family_steps import NOT_THERE, SERVICES

MOST_WORDS = 20
_WHO = r"(?:it|they|she|he|we|that|this|(?:the |his |her |our |their )?(?:worker|plan|case|order|service|support|involvement|practitioner|referral|consent)|consent)"
_ENDS = re.compile(
    rf"\b{_WHO}(?:['’](?:s|ve)|s)?\b(?: \w+){{0,3}} (?:closed?|closing|ended|finished|stopped|shut|signed off|pulled out|withdrew|withdrawn|ceased|over|gone|left us|let us go|no longer)\b"
    r"|\b(?:withdrew|withdrawn|pulled|took back|refused) (?:her |his |their |our |my )?consent\b|\bnot (?:allocated|open|opened|started)\b|\bnothing allocated\b|^\W*(?:closed|ended|finished)\b"
)
_OPENS = re.compile(
    rf"\b{_WHO}(?:['’](?:s|ve)|s)?\b(?: \w+){{0,3}} (?:opened|reopened|accepted|allocated|started|restarted|took (?:it|us|them|him|her) on|picked (?:it|us|them|him|her) up|said yes|agreed)\b"
    r"|^\W*(?:(?:yes|ok|so|and|now|just|been|finally) )*(?:accepted|allocated|picked up|taken on|started|restarted|reopened)\b(?! (?:a|with a|at) new)"
    r"|\b(?:(?:a|an|the) (?:\w+ )?(?:worker|lady|practitioner|man|person)|someone|somebody)\b(?: \w+){0,3} (?:allocated|assigned|started|accepted|comes|coming|visits|visiting|named|took over)\b"
    r"|\b(?:take|takes|took|taken|taking) (?:it|us|them|him|her) (?:on|back)\b|\b(?:new|named|another) (?:worker|practitioner|lady|case manager)\b"
)
_OF_A_SERVICE = re.compile(
    r"\b(?:workers?|practitioners?|case manager|lady|panel|referrals?|referred|allocated|accepted|caseload|hub|mash|waiting list|assessment|consent|took us on|open to|nfa)\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:school|schools|lessons?|class|classes|college|nursery|primary|home|going|coming in|attending|attendance|absence|register|fine|penalty|court|meeting|meetings|exams?|club|exclusion|suspended|excluded|door|app|page|chat|book|booking|appointment)\b"
)


def services_there(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The services that are known to work with a family of these facts."""
    return tuple(fact for fact in SERVICES if facts.get(fact, "no") not in NOT_THERE)


def unread_change(
    text: str, plain: str, family: Family, nobody_else: bool = False, turned_away: bool = False
) -> FamilyTurn | None:
    """The services that such words may be about, to be asked; None where the words tell of no change, or ask something.

    `nobody_else`: all that was read of them is that no others are there. `turned_away`: they are read as a subject that
    is not held, so that a word of a service is enough.
    """
    if text.rstrip().endswith("?") or len(plain.split()) > MOST_WORDS or _OF_SOMETHING_ELSE.search(plain):
        return None
    there = services_there(family.facts)
    if _ENDS.search(plain) and there:
        return FamilyTurn({fact: "no" for fact in SERVICES if nobody_else and fact not in there}, unsure=there)
    tells = _OPENS.search(plain) or (turned_away and _OF_A_SERVICE.search(plain))
    if not tells or (there and not turned_away):
        return None
    touched = there or tuple(fact for fact in SERVICES if fact in (*family.offered, *family.unsure))
    touched = touched or _gone_last(family)
    return FamilyTurn(unsure=touched) if touched else None


def _gone_last(family: Family) -> tuple[str, ...]:
    """The services told last not to be there; where nobody was named, each that is known not to be."""
    gone = [fact for fact in SERVICES if family.facts.get(fact) == "no"]
    turns = {fact: family.places[fact][0] for fact in gone if fact in family.places}
    return tuple(fact for fact in gone if not turns or turns.get(fact) == max(turns.values()))
