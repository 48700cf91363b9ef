"""Keeps a doubtful fact from being asserted: a service beside a word of ending, refusing, waiting or another person.

A fact that is left out is asked for; one that stays decides who leads. So doubt leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.understanding.family_facts.fact import FamilyFact

_CLAUSE_END = re.compile(r"[.?!;\n]|\bbut\b|\band now\b|\bso\b")
_ENDED = (
    r"clos(?:ed|es|ing)|ceased?|end(?:ed|s|ing)|finish(?:ed|es)?|left|stopped|retired|goodbye|previous(?:ly)?"
    r"|former(?:ly)?|ex|used to|no longer|any ?more|withdr[ae]wn?|pulled out|stepped (?:away|back|down|off)"
    r"|signed off|nfa\w*|discharged|(?:years?|months?|weeks?) ago|until|last (?:year|term)|historic\w*|was|had|gone"
)
_NOT_TAKEN = (
    r"refus\w+|declin\w+|reject\w+|turned (?:\w+ ){0,2}down|won'?t|wont|do ?n[o']?t want|did ?n[o']?t want"
    r"|no thank\w*|(?:said|says) no|not accept\w*|not taken up|threshold|not eligible|criteria|decided not"
)
_PENDING = (
    r"refer(?:red|rals?|ring)?(?! orders?)|wait\w*|await\w*|about to|not yet|soon|next (?:week|month|term)"
    r"|considering|considered|may|might|asked to|offer\w*|suggest\w*|recommend\w*|propos\w*|pending"
    r"|going to|due to|possibly|perhaps|maybe|suppos\w+|unless|hop(?:e|ing)|want (?:social|csc|feh|early|yos)"
)
_SOMEBODY_ELSE = (
    r"sister\w*|brother\w*|sibling\w*|cousin\w*|friend\w*|mate|neighbour\w*|next door|nan\w?|gran\w*|grand\w+"
    r"|aunt\w*|uncle\w*|(?:mum|dad|mother|father|parent)(?:'s)? (?:is|had|works?|herself|himself|own)"
    r"|my (?:mum|dad|mother|father|ex|own)|works? (?:for|in|at|as)|step-?\w+|other (?:child|kid|son|daughter)"
)
_DOUBT = re.compile(rf"\b(?:{_ENDED}|{_NOT_TAKEN}|{_PENDING}|{_SOMEBODY_ELSE})\b", re.IGNORECASE)
_REPLACED = re.compile(r"\b(?:sorry|actually|i mean|i meant|correction|scratch that|edit)\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|never|none|nil|nothing|nobody|n't|without|only|just|dont|doesnt|isnt)\b|n't", re.IGNORECASE
)


def without_doubt(text: str, facts: Iterable[FamilyFact]) -> tuple[FamilyFact, ...]:
    """The facts that may be asserted: those in whose clause nothing speaks against it."""
    return tuple(fact for fact in facts if fact.value == "unknown" or not _doubtful(text, fact))


def _doubtful(text: str, fact: FamilyFact) -> bool:
    if fact.fact in ("tier", "several_children"):
        return False
    clause = _clause(text, fact) if fact.end else text
    if fact.value == "no":
        return not _DENIED.search(text) and bool(_DOUBT.search(clause))
    return bool(_DOUBT.search(clause) or _REPLACED.search(text))


def _clause(text: str, fact: FamilyFact) -> str:
    before = [match.end() for match in _CLAUSE_END.finditer(text, 0, fact.start)]
    after = _CLAUSE_END.search(text, fact.end)
    return text[before[-1] if before else 0 : fact.start] + " " + text[fact.end : after.start() if after else len(text)]
