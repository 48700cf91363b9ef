# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Tells two children or families of one message apart: what is told of each, and of which one it asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.language.children import (
    BOY,
    GIRL,
    OF_A_BOY,
    OF_A_GIRL,
    OTHER,
    TWO,
    as_known,
    is_a_time,
    kind_of,
    labels_in,
)
from assistant.language.described_children import described_apart
from assistant.language.named_children import Named, children_named, names_in
from assistant.language.told_without_labels import OWN, SEVERAL, he_and_she, one_and_the_other, pair_of_kin, two_by_name

_EACH_ITS_OWN = re.compile(
    r"\b(?:different|separate|unrelated|respectively|the other|the one)\b|(?:^|[,.;:–-] ?|and )one (?:is|has|lives|of them)\b",
    re.IGNORECASE,
)
_OF_HIM = re.compile(r"\b(?:him|he|his)\b", re.IGNORECASE)
_OF_HER = re.compile(r"\b(?:her|she|hers)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"(?:^|[.!?;,\n–-]\s*|\s)(?:(?:so |and )*who(?:'s|s)?\b|lead\b|leads\b|which\b|is it\b|whose\b)", re.IGNORECASE
)
_OF_ANOTHER_FAMILY = re.compile(
    r"^\s*,? ?\(?(?:(?:in|from|of) )?(?:no relation|unrelated|(?:another|a different|the other|a separate|an unrelated|other) (?:family|household|home|house))\b\)?,?",
    re.IGNORECASE,
)
_AGED = re.compile(
    r"^\s*[,(]?\s*(?:(?:is |who is |who['’]s |he['’]?s |she['’]?s )?(?:aged? )?\d{1,2}(?: ?(?:years?|yrs?|yo|y/o)(?: old)?)?|(?:in )?(?:year|yr|y) ?\d{1,2})\s*[),]?\s+"
    r"(?=(?:is|has|was|had|got|only|just|does|doesn|isn|hasn|are|have|he|she|with|under|open|on)\b)",
    re.IGNORECASE,
)
_WHOSE_NEXT = re.compile(
    r"\s*(?:,|and|but|while)*\s*\b(?:his|her|their|my|our|the) (?:\w+ )?(?:sister|brother|cousin|twin|sibling|friend|son|daughter)(?:['’]?s)?\s*,?\s*$",
    re.IGNORECASE,
)
"""At the end of a piece, what the next one is to it: "Ali is on a plan and his sister [name] isn't"."""
_MINE = re.compile(r"\b(?:mine|ours|my own|my one)\b", re.IGNORECASE)
_BOY_OR_GIRL = re.compile(r"\b(?:(?P<boy>boy|lad|son|brother|nephew)|(?:girl|daughter|sister|niece))\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """What a message that speaks of two tells of one of them: `text` as it is read, `shift` from it to the message."""

    label: str
    text: str
    shift: int


@dataclass(frozen=True)
class Apart:
    """A message about two or more: what it tells of each, and of which one it asks; None where it names neither."""

    told: tuple[Told, ...]
    asks_of: str | None
    before: str = ""
    """What stands before the first of them, and may be said of all."""
    question: str = ""
    """What stands behind the last of them."""


def told_apart(text: str, names: Sequence[str] = ()) -> Apart | None:
    """A message that tells of two children or families in turn; None for any other."""
    found = [one for one in labels_in(text) if not is_a_time(text, one)]
    found = _without_listing(text, _without_asides(text, found))
    if len({one.label for one in found}) <= 1:
        found = (
            described_apart(text, names)
            or two_by_name(text, names)
            or he_and_she(text)
            or _without_listing(text, pair_of_kin(text))
            or one_and_the_other(text)
            or found
        )
    known = [one.label for one in found if ":" in one.label]
    found = [replace(one, label=as_known(one.label, known)) for one in found]
    order = list(dict.fromkeys(one.label for one in found))
    if len(order) < TWO or len({kind_of(label) for label in order}) > 1:
        return None
    question = _question(text, next(one for one in found if one.label == order[1]), found)
    told = [one for one in found if one.start < question]
    asked = [one.label for one in found if one.start >= question] or _pronoun(text[question:], order)
    asked = asked or [one.label for one in names_in(text, names) if one.start >= question and one.label in order]
    before = text[: told[0].start] if told else ""
    asked = asked or _by_place(text[question:], order)
    asked = asked or _own(text, text[question:], told) or _of_sex(text, text[question:], told)
    if not asked and _ASKS.search(before):
        asked = [one.label for one in names_in(text, names) if one.start < len(before) and one.label in order]
    if [one.label for one in told] != list(dict.fromkeys(one.label for one in told)) or len(told) < TWO:
        return None  # one of them is spoken of again: whose is whose is not read
    ends = [*(one.start for one in told[1:]), question]
    pieces = tuple(_told(one, _WHOSE_NEXT.sub("", text[one.end : end])) for one, end in zip(told, ends, strict=True))
    return Apart(pieces, asked[0] if len(set(asked)) == 1 else None, before, text[question:])


def speaks_of_several(text: str, names: Sequence[str] = ()) -> bool:
    """Whether a message tells of more than one child or family, each with its own services."""
    if len({one.label for one in children_named(text, names)}) >= TWO:
        return True
    return SEVERAL.search(text) is not None and _EACH_ITS_OWN.search(text) is not None


_ALL_ALIKE = re.compile(
    r"\b(?:both|all(?: (?:three|four|of them))?)(?: (?:of them|are|is|have|has|got|children|siblings|boys|girls|twins|pupils))*"
    r" (?:on|under|open to|with|have|has) (?:the same|one|an?)\b|\b(?:on|under|with|share|shares|have) the same (?!school|class|year|teacher|name|surname|age)",
    re.IGNORECASE,
)
_ONE_OF_THEM = re.compile(
    r"\b(?:one (?:is|has|of|only)|only one|the other|another|first|second|except|apart from|but (?:not|only))\b",
    re.IGNORECASE,
)


def told_of_all_alike(text: str) -> bool:
    """Whether what a message tells of several is the same for all: "both on the same plan"."""
    return _ALL_ALIKE.search(text) is not None and _ONE_OF_THEM.search(text) is None


def _without_asides(text: str, found: list[Named]) -> list[Named]:
    """The labels without "other" right behind one that it only explains: "second pupil, other family: early help"."""
    return [
        one
        for before, one in zip([None, *found], found, strict=False)
        if not (before and one.label == OTHER and not text[before.end : one.start].strip(" ,("))
    ]


def _without_listing(text: str, found: list[Named]) -> list[Named]:
    """The labels without an opening that only lists them: "Sisters, Y4 and Y9."."""
    stop = re.search(r"[.:;\n]", text)
    listed = [one for one in found if stop and one.end <= stop.start()]
    rest = found[len(listed) :]
    ends = [*(one.start for one in listed[1:]), stop.start() if stop else 0]
    between = [text[one.end : end] for one, end in zip(listed, ends, strict=False)]
    only_lists = all(
        re.fullmatch(
            r"s?[\s,&+/]*(?:and)?\s*(?:an? |the |my |our )?(?:own )?(?:brothers|sisters|siblings|twins|boys|girls|children|kids|pupils|students|cousins)?\s*",
            each,
        )
        for each in between
    )
    again = {one.label for one in listed} <= {one.label for one in rest}
    return rest if len(listed) >= TWO and only_lists and again else found


def _pronoun(question: str, order: list[str]) -> list[str]:
    """Of whom a question asks by "him" or "her", where only one of them is a boy or a girl."""
    for words, kind in ((_OF_HIM, OF_A_BOY), (_OF_HER, OF_A_GIRL)):
        meant = [label for label in order if label in kind]
        if words.search(question) and len(meant) == 1:
            return meant
    return []


_AT_ITS_PLACE = re.compile(
    r"\b(?:for|on|of|with|about|in) (?:the )?(?P<place>first|1st|second|2nd|other)(?: (?:one|boy|girl|lad|twin|child|kid|pupil))?(?= *(?:$|[?.!,;]|then\b|please\b|now\b|again\b))",
    re.IGNORECASE,
)


def _by_place(question: str, order: list[str]) -> list[str]:
    """Of whom a question asks by the place in which it was told of: "who leads on the first?"."""
    found = {match["place"].lower() for match in _AT_ITS_PLACE.finditer(question)}
    return [order[0 if found & {"first", "1st"} else 1]] if len(found) == 1 else []


def _own(text: str, question: str, told: list[Named]) -> list[str]:
    """Of whom a question asks by "mine", where one of them is told of as "my girl"."""
    if not _MINE.search(question):
        return []
    own = [one.label for one in told if text[one.start : one.end].lower().startswith(OWN)]
    return own if len(own) == 1 else []


def _of_sex(text: str, question: str, told: list[Named]) -> list[str]:
    """Of whom a question asks by "the girl", where one of them is told of as "the Year 10 girl"."""
    called = [(sex, one.label) for one in told if (sex := _sex(text[one.start : one.end])) is not None]
    asked = {BOY if one["boy"] else GIRL for one in _BOY_OR_GIRL.finditer(question)}
    meant = [label for sex, label in called if sex in asked]
    return meant if len(meant) == 1 and len(asked) == 1 else []


def _sex(named: str) -> str | None:
    found = _BOY_OR_GIRL.search(named)
    return None if found is None else BOY if found["boy"] else GIRL


def _question(text: str, second: Named, found: Sequence[Named]) -> int:
    """Where the closing question begins, behind the second of the two; the end of the text where there is none."""
    asks, last = _ASKS.search(text, second.end), found[-1]
    if asks:  # "Child A: FEH. Child B: YOS. Child A who leads?"
        before = (one for one in found if second.end < one.start < asks.start())
        put_first = (one.start for one in before if not text[one.end : asks.start()].strip())
        return next(put_first, asks.start())
    # "Child A: FEH. Child B: YOS. B?"
    return last.start if last.start > second.end and not text[last.end :].strip(" ?.!") else len(text)


def _told(named: Named, rest: str) -> Told:
    """A piece as a sentence of its own: "Eldest is with YOS," becomes "they is with YOS,"."""
    bare = _OF_ANOTHER_FAMILY.sub("", _AGED.sub("", rest, count=1), count=1).lstrip(" :-–—,=")
    shift = named.end + len(rest) - len(bare)
    verb = re.match(r"(?:is|has|was|had|got|only|just|does|doesn|isn|hasn|are|have)\b|['’]s\b", bare, re.IGNORECASE)
    verb = None if rest.lstrip()[:1] in tuple(":=–—-") else verb  # "Child B: just us" is said of nobody
    return Told(named.label, f"they {bare}" if verb else bare, shift - (len("they ") if verb else 0))
