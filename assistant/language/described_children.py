"""Children and families told apart by plain descriptions: "the one at the academy", "the family by the park".

The label of one is the word that tells it apart. It is kept to know the one again and never said: an answer calls it
by its place among those described.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.language.named_children import Named, is_told_of, names_in

DESCRIBED = "described"
TWO = 2
_ONE = r"(?:one|family|household|child|kid|pupil|student|boy|girl|lad|case|sister|brother|twin|placement)"
_NOT_A_DESCRIPTION = (
    r"(?!(?:the|a|an|no|my|our|his|her|their|any|every|each|this|that|these|one|two|three|both|all|some|of|in|for|on|at|to|by|from|about|was|are|just|only|if|so|own|cousin|cousins|friend|friends|mate|mates|neighbour|neighbours|colleague|same|right|wrong|only|whole|new|old|next|last|previous|current|former|first|second|third|fourth|other|another|middle|younger|youngest|older|oldest|elder|eldest"
    r"|little|small|smaller|smallest|big|bigger|biggest|early|help|social|care|youth|offending|justice|feh|eh|cin|cp|cpp|csc|yos|yjs|yot|sw|lac|cla|tier|plan|order|worker|service"
    r"|services|lead|allocated|open|closed|main|best|good|different|separate|single|school|year|looked|need|protection|and|or|but|who|with|is|has)\b)"
)
_WORD = rf"(?P<word>\[name\]|{_NOT_A_DESCRIPTION}[a-z][\w'’]+)"
_WHERE = r"(?:(?:who |that )?(?:lives?|living|is|goes|based|placed) )?(?:on|by|at|in|from|near|with|over)"
_WITH_NOUN = re.compile(rf"\b(?:(?:the|my|our) )?{_WORD} {_ONE}\b(?!['’]s)", re.IGNORECASE)
_WITH_PLACE = re.compile(rf"\b(?:the|my|our) {_ONE} {_WHERE} (?:the |a |my |our )?{_WORD}\b(?! {_ONE})", re.IGNORECASE)


def described_in(text: str, marks: Sequence[str] = ()) -> list[Named]:
    """Every child or family that a text describes in plain words, in its order."""
    named = {one.start: one for one in names_in(text, marks)}
    matches = sorted((*_WITH_NOUN.finditer(text), *_WITH_PLACE.finditer(text)), key=lambda one: one.start())
    found: list[Named] = []
    for match in matches:
        name = named.get(match.start("word"))
        if name is None and match["word"].startswith("["):
            continue
        if not found or match.start() >= found[-1].end:
            label = name.label if name else f"{DESCRIBED}:{match['word'].lower()}"
            found.append(Named(label, *match.span()))
    return found


def described_apart(text: str, marks: Sequence[str] = ()) -> list[Named]:
    """Two or more who are told of by plain descriptions, with every later place of one; empty for any other text."""
    told = [one for one in described_in(text, marks) if is_told_of(text, one)]
    labels = list(dict.fromkeys(one.label for one in told))
    if len(labels) < TWO or not any(label.startswith(f"{DESCRIBED}:") for label in labels):
        return []
    again = [one for one in described_again(text, labels, marks) if one.start >= told[-1].end]
    return [*told, *again]


def described_again(text: str, labels: Sequence[str], marks: Sequence[str] = ()) -> list[Named]:
    """Each place of a text that has the word by which one of these is known."""
    names = [one for one in names_in(text, marks) if one.label in labels]
    words = {label.partition(":")[2]: label for label in labels if label.startswith(f"{DESCRIBED}:")}
    if not words:
        return names
    said = re.finditer(rf"\b(?P<word>{'|'.join(map(re.escape, words))})\b", text, re.IGNORECASE)
    found = [*names, *(Named(words[one["word"].lower()], *one.span("word")) for one in said)]
    return sorted(found, key=lambda one: one.start)


def described_turned_to(text: str, known: Sequence[str], marks: Sequence[str] = ()) -> str | None:
    """The one that a text turns to by its description: one that is known, or a new one beside such."""
    again = {one.label for one in described_again(text, known) if one.label.startswith(f"{DESCRIBED}:")}
    if len(again) == 1:
        return again.pop()
    if again or not any(label.startswith(f"{DESCRIBED}:") for label in known):
        return None
    new = {one.label for one in described_in(text, marks) if is_told_of(text, one)}
    return new.pop() if len(new) == 1 else None
