# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Two children told of without a label: by what they are to somebody, as he and she, as one and the other, by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.children import (
    BOY,
    FIRST,
    GIRL,
    NEPHEW,
    NIECE,
    OF_A_BOY,
    OF_A_GIRL,
    OF_A_PAIR,
    SECOND,
    TWO,
    of_pair,
)
from assistant.language.named_children import Named, children_named

SEVERAL = re.compile(
    r"\b(?:two|2|three|3|both)(?: (?:different|separate|other|unrelated|of (?:my|our|the)))*"
    r" (?:famil|household|girl|boy|kid|child|pupil|student|brother|sister|sibling|cousin|case|son|daughter|lad|twin)"
    r"|\b(?:cousins|twins|brothers|sisters|siblings|dual allocation)\b",
    re.IGNORECASE,
)
_BOY_AND_GIRL = re.compile(
    r"\W*(?:(?:my|our|i have|two|a|an|got|hi|hello) )*(?:(?:brother|boy|son|lad)(?:,? and (?:a |my )?| ?[&/+] ?)(?:sister|girl|daughter)"
    r"|(?:sister|girl|daughter)(?:,? and (?:a |my )?| ?[&/+] ?)(?:brother|boy|son|lad)|twins)\b[^.,:;\n]*[.,:;\n–-]",
    re.IGNORECASE,
)
OWN, _THEIRS = ("my ", "our "), ("her ", "his ", "their ")
_KINS = re.compile(r"\b(?:sister|brother|cousin)['’]?s (?:own |eldest |youngest |little |big )?$", re.IGNORECASE)
_BESIDE_ME = re.compile(r"\b(?:me|i|myself) (?:and|&) (?:my |our )?$", re.IGNORECASE)
_HAVE_CHILDREN = re.compile(
    r" (?:and (?:me|i) )?(?:both |each |also )*(?:have|has|got) (?:\w+ ){0,2}(?:kids?|child|children|boys|girls|sons|daughters)\b",
    re.IGNORECASE,
)
_HE_OR_SHE = re.compile(
    r"\b(?:(?P<he>he)|(?P<she>she))\b(?= (?:is|has|was|does|got|sees|goes|only|just|isn)|['’]s)", re.IGNORECASE
)
_THE_ONE = re.compile(
    r"(?:^|[.,;:–-]\s*|\band |\bbut )(?P<one>(?:the )?one (?:of them |boy |girl |lad |child |kid |twin |pupil |brother |sister |sibling )?(?=(?:is|has|was|got|with|on|at|under|open|not|only|just)\b|['’]s\b))",
    re.IGNORECASE,
)
_THE_OTHER = re.compile(
    r"(?:[.,;:–-]\s*|\band |\bwhile |\bbut )(?P<other>(?:the |an)?other(?: (?:one|boy|girl|lad|child|kid|twin|pupil|brother|sister|sibling))?)(?= (?!child|famil|agenc|serv)|['’]s\b)",
    re.IGNORECASE,
)


def two_by_name(text: str, names: Sequence[str]) -> list[Named]:
    """Two told of by their redacted names."""
    found = children_named(text, names)
    return found if len({one.label for one in found}) >= TWO else []


def he_and_she(text: str) -> list[Named]:
    """A boy and a girl told of as "he" and "she" in turn."""
    opens = _BOY_AND_GIRL.match(text)
    if opens is None:
        return []
    told = [Named(BOY if one["he"] else GIRL, *one.span()) for one in _HE_OR_SHE.finditer(text, opens.end())]
    asked = [Named(of_pair(one), *one.span()) for one in OF_A_PAIR.finditer(text, told[-1].end)] if told else []
    return [*told, *asked]


def one_and_the_other(text: str) -> list[Named]:
    """Two told of as "one" and "the other one", or as "one" and "one" where the words say that they are two."""
    ones, other = list(_THE_ONE.finditer(text)), _THE_OTHER.search(text)
    if len(ones) == TWO and other is None and SEVERAL.search(text):
        return [Named(label, *one.span("one")) for label, one in zip((FIRST, SECOND), ones, strict=True)]
    if not ones or other is None or other.start() < ones[0].end():
        return []
    return [Named(FIRST, *ones[0].span("one")), Named(SECOND, *other.span("other"))]


def pair_of_kin(text: str) -> list[Named]:
    """Two told of by what they are to somebody. "My grandson is a good lad" tells of one: the words say whose each is."""
    found = [match for match in OF_A_PAIR.finditer(text) if not _is_a_parent(text, match)]
    named = [Named(_of_kin(text, match) or of_pair(match), *match.span()) for match in found]
    labels = {one.label for one in named}
    alike = labels <= OF_A_BOY or labels <= OF_A_GIRL
    # "Son" and "nephew" are two; "lad" may be said of either.
    said = [match for match in found if match[0].split()[-1].lower() in ("boy", "lad", "girl")]
    owned = all(match["whose"] or _of_kin(text, match) for match in said)
    if len(labels) > 1 and alike and said and not owned:
        return []
    if len(labels) == 1 and any(map(_is_theirs, found)) and any(match["whose"] in OWN for match in found):
        return [
            replace(one, label=SECOND if _is_theirs(match) else FIRST) for one, match in zip(named, found, strict=True)
        ]
    return named


def _is_a_parent(text: str, match: re.Match) -> bool:
    """Whether a brother or sister is the parent of one of the two: "me and my sister both have kids"."""
    behind = _HAVE_CHILDREN.match(text, match.end())
    return behind is not None or (_BESIDE_ME.search(text[: match.start()]) is not None)


def _of_kin(text: str, match: re.Match) -> str | None:
    """What the child of the writer's brother or sister is: "my sister's boy"."""
    if match["kin"] or not _KINS.search(text[: match.start()]):
        return None
    return NEPHEW if match["boy"] else NIECE


def _is_theirs(match: re.Match) -> bool:
    return (match["whose"] or "").lower() in _THEIRS
