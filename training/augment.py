"""Varies labelled sentences during training: another service of the same kind, a lost stop, a slip of the finger.

What is said of a service does not depend on which service it is; so names are exchanged within their kind.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from assistant.understanding.assertions.labelled import Labelled, LabelledMention

_KINDS = (
    [
        "FEH",
        "Family Early Help",
        "family early help",
        "early help",
        "EH",
        "YOS",
        "YOT",
        "YJS",
        "youth offending",
        "youth justice",
        "CSC",
        "social care",
        "children's services",
        "social services",
        "the YOS",
        "Early Help",
        "Youth Offending",
        "CSSW",
        "children's social care",
    ],
    [
        "early help worker",
        "FEH worker",
        "EH worker",
        "FEH practitioner",
        "family support worker",
        "YOS worker",
        "YOT worker",
        "YOS officer",
        "youth offending worker",
        "youth justice worker",
        "social worker",
        "SW",
        "sw",
        "socialworker",
        "YJS worker",
        "early help practitioner",
        "early help lady",
        "EH practitioner",
        "youth worker from the court",
        "family worker",
    ],
    [
        "CIN plan",
        "CP plan",
        "child in need plan",
        "child protection plan",
        "cin plan",
        "cp plan",
        "CPP",
        "CiN plan",
        "protection plan",
    ],
    ["CIN", "CP", "LAC", "child in need", "child protection", "s17", "section 17", "looked after"],
    ["tier 1", "tier 2", "tier 3", "tier 4", "Tier 1", "Tier 2", "Tier 3", "Tier 4", "T2", "T3", "T1", "T4"],
    [
        "C&F assessment",
        "single assessment",
        "C and F assessment",
        "s47",
        "section 47 enquiry",
        "social work assessment",
    ],
    ["referral order", "YRO", "youth caution", "youth rehabilitation order", "supervision order"],
    ["brother", "sister", "cousin", "neighbour", "friend"],
)
_KIND_OF = {word: kind for kind in _KINDS for word in kind}


def vary(example: Labelled, chance: random.Random) -> tuple[str, tuple[LabelledMention, ...]]:
    """The sentence with some of its names exchanged and its writing roughened."""
    text, mentions, at = "", [], 0
    swap = chance.random() < 0.6
    for mention in sorted(example.mentions, key=lambda m: m.start):
        text += _roughened(example.text[at : mention.start], chance)
        words = example.text[mention.start : mention.end]
        kind = _KIND_OF.get(words)
        if swap and kind and chance.random() < 0.6:
            words = chance.choice(kind)
        mentions.append(replace(mention, start=len(text), end=len(text) + len(words)))
        text += words
        at = mention.end
    return text + _roughened(example.text[at:], chance), tuple(mentions)


def _roughened(piece: str, chance: random.Random) -> str:
    """Now and then without its apostrophes, with other dashes, or with one slip in a longer word."""
    if chance.random() < 0.08:
        piece = piece.replace("'", "").replace("’", "")
    if chance.random() < 0.05:
        piece = piece.replace(" - ", " – ")
    if chance.random() < 0.05:
        piece = re.sub(r"[.?!](?=\s*$)", "", piece)
    if chance.random() < 0.04:
        words = [m for m in re.finditer(r"[a-z]{6,}", piece)]
        if words:
            at = chance.choice(words).start() + chance.randint(1, 4)
            piece = piece[:at] + piece[at + 1] + piece[at] + piece[at + 2 :]
    return piece
