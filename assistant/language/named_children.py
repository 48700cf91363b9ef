# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Redacted names as labels of children and families: of whom a name is said, and which stands for a child.

Names are left out of a message before anything reads it. Each place of one has a mark instead, a short keyed hash
that only tells the names of one conversation apart (`assistant/adapters/name_marks.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

NAMED = "name"
_PLACE = re.compile(r"\[name\]")
_HOME = re.compile(
    r"(?:['’]?s)? (?:(?:family|household|home|house|mum|mother|dad|case|file|lot|children|kids|boys|girls|siblings|twins)\b(?!['’]))",
    re.IGNORECASE,
)
_APART_BY = re.compile(
    r"(?:,? from (?:another|a different|the other|a separate) (?:family|household|home),?"
    r"| \((?:with|at|lives|in|year|yr|y ?\d|his|her|from|other|another|aged|whose)\b[^()]{0,40}\))",
    re.IGNORECASE,
)
_SERVICE = r"(?:tier|cin|cp|cpp|feh|eh|yos|yjs|yot|csc|sw|lac|cla|early help|family early help|child (?:in need|protection)|social (?:worker|care)|youth|no (?:services?|one|body)|nobody|nothing|none)"
_TOLD_OF = re.compile(
    rf"\s*(?:[:=(]|[–—-](?=\s)|{_SERVICE}\b|,\s*(?:no|nobody|nothing|none|only|just)\b"
    r"|(?:open|known) to\b|(?:just |only |now |still |also |currently )?(?:is|has|was|had|got|are|have) (?:now |only |just |still |also |currently |already )*(?:on|under|with|open|known|at|in|nobody|nothing|no|none|not|only|just|got|been (?:on|with|under|allocated)|allocated|(?:a|an|the) (?:\w+ ){0,4}(?:worker|plan|order|practitioner|officer|case|sw)|(?:a )?(?:child in need|looked after)|(?:a )?(?:cin|cp|feh|eh|yos|yjs|yot|csc|sw|lac|cla|social|family|early|youth|child)\b)"
    r"|['’](?:s|ve) (?:on|under|with|open|only|just|got|not|nobody|nothing|no)\b|only\b|just (?:school|us|the school)|on a\b|with (?:no|a|the|feh|cin|yjs|csc|family|early|social)\b|under\b|isn|hasn|does ?n|never)",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:^|[.;:,\n!?/–—-]\s*|\b(?:and|but|while|whereas|for|about|then|now|so|the|my|our|family|child|pupil|student|nephew|niece|son|daughter|brother|sister|cousin|sibling|grandson|granddaughter|boy|girl|twin|also|next|if|did|does|is|has|say|suppose)\s+)$",
    re.IGNORECASE,
)
_A_WORKER = re.compile(
    r"\s*(?:\(|,)?\s*(?:(?:is|['’]s|was|are) (?:the|our|my|his|her|their|your|from|leading|one of|an? (?!child|looked|cin|cp|year))"
    r"|from\b|(?:the|our|his|her|their|my) (?:\w+ ){0,3}(?:worker|practitioner|officer|manager)"
    r"|(?:has |have |had )?(?:been )?(?:visit|opened|closed|took|taken|started|picked|rang|said|told|comes|leads|finished|signed|left\b))",
    re.IGNORECASE,
)
_OF_A_SERVICE = re.compile(
    r"\b(?:workers?|practitioners?|officers?|managers?|lady|sw|allocated(?: to)?|named|called|name is|name['’]s|from|by|it['’]?s|it is|mr|mrs|ms|miss|dr)[\s,:(–-]*$",
    re.IGNORECASE,
)
_SOMEBODY_OF_THEIRS = re.compile(
    r"['’]?s (?:own |older |younger |big |little |twin |half )?(?:brother|sister|sibling|cousin|friend|mum|dad|mother|father|nan|worker|social|practitioner)",
    re.IGNORECASE,
)
_LEAD_IN = r"\W*(?:(?:ok(?:ay)?|right|now|and|but|then|also|next|sorry|i mean|i meant|what about|how about|as for|for|about|on to|back to|moving on to|over to|who leads(?: for)?|lead for|who is (?:the )?lead(?: professional)? for|who(?:'s|s) (?:the )?lead(?: professional)? for|the|is|does|did|so who leads for|say|suppose|what if|if)\b\W*)*"
_TURNS_TO = re.compile(
    rf"{_LEAD_IN}\[name\](?:['’]?s)?(?: (?:family|household|one|case|then|again|now|still|too|instead|please|only|child|pupil))*\s*(?:\W*$|[?:]|,\s*if\b)",
    re.IGNORECASE,
)
_CONFIRMS = re.compile(
    r"\W*(?:so|then|ok so)\W+(?:is |it(?:['’]?s| is)? |that(?:['’]?s| is)? )*\[name\]", re.IGNORECASE
)


@dataclass(frozen=True)
class Named:
    """A label where it stands in a text."""

    label: str
    start: int
    end: int


def names_in(text: str, marks: Sequence[str]) -> list[Named]:
    """Every redacted name with the label of its mark; none where marks and names do not match one to one."""
    found = list(_PLACE.finditer(text))
    if len(found) != len(marks):
        return []
    return [
        Named(f"{NAMED}:{mark}", *one.span())
        for one, mark in zip(found, marks, strict=True)
        if not _SOMEBODY_OF_THEIRS.match(text, one.end())
    ]


def children_named(text: str, marks: Sequence[str]) -> list[Named]:
    """The names of which the words tell as of a child or family: "[name] has early help", "[name]'s family: CP"."""
    found = []
    for one in names_in(text, marks):
        end = one.end
        for rule in (_APART_BY, _HOME):
            found_behind = rule.match(text, end)
            end = found_behind.end() if found_behind else end
        told = _TOLD_OF.match(text, end)
        if not told or not _OPENS.search(text[: one.start]) or _A_WORKER.match(text, end):
            continue
        if _OF_A_SERVICE.search(text[: one.start]) and not told[0].strip().startswith((":", "=", "has", "is")):
            continue
        found.append(Named(one.label, one.start, end))
    return found


def is_told_of(text: str, one: Named) -> bool:
    """Whether the words behind one who opens a part of a sentence tell of it: "the park one has early help"."""
    return bool(_TOLD_OF.match(text, one.end)) and bool(_OPENS.search(text[: one.start]))


def named_child_turned_to(text: str, marks: Sequence[str], known: Sequence[str]) -> str | None:
    """The label of the named child that a message turns to: one that is known, or a new one it clearly speaks of."""
    said = {one.label for one in names_in(text, marks)}
    if not said:
        return None
    if len(said & set(known)) == 1:
        return (said & set(known)).pop()
    told = {one.label for one in children_named(text, marks)}
    new = told if len(told) == 1 else said if len(said) == 1 and _TURNS_TO.match(text) else set()
    if not new or said & set(known):
        return None
    # "So [name]?" of nobody who was told of as a child is about the worker whose name was just given.
    return None if _CONFIRMS.match(text) else new.pop()
