# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Reads to which child or family a message turns, where a conversation has more than one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.language.children import (
    BARE_LETTER,
    BY_NUMBER,
    COUSIN,
    NEPHEW,
    NIECE,
    OF_A_BOY,
    OF_A_FAMILY,
    OF_A_GIRL,
    OF_A_PAIR,
    OTHER,
    REPORTS,
    SECOND,
    TWO,
    as_known,
    is_a_time,
    labels_in,
    letters_of,
    of_pair,
    tells_of_another,
)
from assistant.language.described_children import described_in, described_turned_to
from assistant.language.named_children import Named, named_child_turned_to, names_in

_LEADS_TO_A_PLACE = r"\W*(?:(?:and|so|ok|then|now|but|in|for|on|with|as for|what about|how about|about|(?:go |going )?back to|remind me(?: (?:of|about))?|on to|the)\W+)*"
_BARE_PLACE = re.compile(
    rf"{_LEADS_TO_A_PLACE}(?P<place>first|second|third|one|two|three|[1-3])(?: one)?(?:\W+(?:then|now|again|still))*\W*",
    re.IGNORECASE,
)
_PLACE_TOLD = re.compile(
    rf"{_LEADS_TO_A_PLACE}(?P<place>first|second|third)(?=['’]s\b|\s?[,;:.–—-]| (?:has|hasn|is|isn|was|had|got|now|lost|still|stays|does|doesn)\b)",
    re.IGNORECASE,
)
_SECOND_TOLD_OF = re.compile(rf"{_LEADS_TO_A_PLACE}second (?:has|is|was|had|got|only has|just has)\b", re.IGNORECASE)
"""Where one was told of before: "second has a YOS worker"."""
_TOLD_FIRST = re.compile(
    rf"{_LEADS_TO_A_PLACE}(?:(?:one|child|pupil|student|kid|boy|girl|lad|family|case) (?:whose \w+ |that )?(?:i|we) (?:\w+ ){{0,3}}(?:first|(?:start|beg)\w+ with)"
    r"|(?:first|wrong) (?:file|name|record|form)|(?:one|child|pupil|student|kid|boy|girl|lad|family) (?:in|from|with|of) the (?:first|wrong) (?:file|name|record|form))\W*",
    re.IGNORECASE,
)
"""Nothing but the one told of first: "and the one I began with?", "and the pupil in the wrong file?"."""
_TOLD_BEFORE = re.compile(
    rf"{_LEADS_TO_A_PLACE}(?:one|child|pupil|student|kid|boy|girl|lad|family|case) before(?: (?:that|this))?\W*",
    re.IGNORECASE,
)
_NUMBERS = {"one": "1", "two": "2", "three": "3", "first": "1", "second": "2", "third": "3"}
_BARE_POINTER = re.compile(
    r"\W*(?:(?:and|so|ok|but|then|now|for|what about|how about|as for|about)\W+)+(?:(?P<boy>him|he)|her|she)(?:\W+(?:still|the same))*\W*",
    re.IGNORECASE,
)
"""Nothing but a word that points at a boy or at a girl: "and him?"."""
_BACK_TO_POINTER = re.compile(
    r"\W*(?:(?:and|so|ok|but|then|now|right)\W+)*(?:back|going back|go back|returning) to (?:(?P<boy>him)|her)\b(?=\s*(?:[.,;:!?–-]|$))",
    re.IGNORECASE,
)
"""The same before what is told of him or of her: "back to her. The plan has ended"."""
_LEAD_IN = (
    r"^\W*(?:(?:ok(?:ay)?|right|so|now|and|n|but|then|also|next|well|thanks|no|yes|if|suppose|supposing|what if|what about|how about|as for|for|about|on|to"
    r"|(?:an? )?(?:another|different|new|separate|unrelated|next) (?:one|family|fam|case|child|pupil|student)|back to|going back to|go back to|return(?:ing)? to|same (?:question )?for|with|did|does|is|who leads for|lead for|just|only|correction|sorry|i mean|i meant)\b\W*)*"
)
_BEHIND = r"(?:\W+(?:then|now|again|too|please|is|who leads|(?:still )?(?:the )?same(?: as (?:before|it was|last time))?|as before))*\W*"
_AND_NOW = re.compile(_BEHIND, re.IGNORECASE)
_STARTS = re.compile(_LEAD_IN, re.IGNORECASE)
_POINTS = re.compile(
    r"(?:\b(?:back to|what about|how about|as for|for|about|did|does|who is it for|on to|over to|i mean|i meant)\s+)$",
    re.IGNORECASE,
)
_POINTS_AT_END = re.compile(r"(?:\s*,)?\s+(?:(?:for|about|on|with|in)\s+)?$|\s*,\s*$", re.IGNORECASE)
"""Before a label that only says at the end whose lead is asked for: "and at the moment, household two?"."""
_AGAIN = re.compile(r"\W*(?:again|as before|as (?:it )?(?:is|was)|now|then|still|too|\?)", re.IGNORECASE)
_TELLS = re.compile(r" (?:is|has|was|had|got|only|just|does|doesn|isn|hasn)\b", re.IGNORECASE)
"""Behind a label, what tells of it."""
_SOMEBODY_ELSES = re.compile(
    rf"{_LEAD_IN}(?:my|our|a) (?:friend|neighbour|colleague|mate)(?:['’]?s)? (?:girl|boy|son|daughter|child|kid|lad|one)\b",
    re.IGNORECASE,
)
"""Another child beside one of the writer's own: "now my friend's girl"."""
_A_COUSIN = re.compile(
    rf"{_LEAD_IN}(?:my|our|the|his|her|their|your) cousin(?:['’]?s)?(?: (?:one|family|kid|child))?{_BEHIND}",
    re.IGNORECASE,
)
"""Nothing but a cousin, of whom only what is no fact of the one in hand may have been told: "and the cousin?"."""
_OURS = re.compile(rf"{_LEAD_IN}(?:ours|mine|(?:our|my) (?:own(?: one)?|one|pupil|child))\b{_BEHIND}", re.IGNORECASE)
_THAT_IS = re.compile(
    r"\W*(?:(?:wait|sorry|no|oops|whoops|ah|oh|actually|hang on|hold on|hmm|my mistake|wrong one|wrong child|wrong pupil)\W+)*"
    r"(?:that|this|it)(?:['’]?s| is| was)\W+(?:(?:actually|all|about|for|really)\W+)*",
    re.IGNORECASE,
)
_WRONG_ONE = re.compile(
    r"(?:[\w'’]+\W+){0,6}?(?:wrong (?:file|child|pupil|student|family|name|case|kid|boy|girl|lad|record|one)|(?:that|it)(?:['’]?s| is| was) (?:another|a different) (?:child|pupil|student|family|kid|boy|girl|lad|one))\b"
    r"(?:\W+[\w'’]+){0,4}?\s*[.!;,:–-]+\s*(?:this (?:one|child|pupil|student|family|kid|boy|girl|lad)|ours|(?:our|my) (?:own|one|child|pupil|boy|girl|lad|son|daughter))(?:['’]s\b| (?:is|has|had|only|just|got)\b)",
    re.IGNORECASE,
)
_AND_NO_MORE = re.compile(
    r"\W*(?:(?:i mean|i meant|sorry|actually|oops|i (?:was )?(?:told|telling) you (?:about|of)|not (?:my|the|our) (?:\w+ )?\w+)\W*)*",
    re.IGNORECASE,
)
_OF_KIN = re.compile(
    rf"{_LEAD_IN}(?:my|our|her|his|the) (?:sister|brother|cousin|friend)(?:['’]?s) (?:one|girl|boy|son|daughter|child|kid|lad)\b",
    re.IGNORECASE,
)
"""The child of a relative beside one of the writer's own: "and my sister's one?"."""
_NAMED_AGAIN = re.compile(
    rf"{_LEAD_IN}(?:the )?\[[^\]]*name[^\]]*\](?: family)?\s*(?:again|still|,|\?|:)", re.IGNORECASE
)
_NEXT_NAMED = re.compile(
    r"^\W*(?:now|next|and now|then|another(?: one)?:?|moving on to|on to|different family:?)\s+(?:for )?(?:the )?\[[^\]]*name[^\]]*\]",
    re.IGNORECASE,
)


_OTHER_SERVICE = re.compile(
    r"\W*(?:(?:and|so|then|but|ok)\W+)*(?:(?:what (?:about|of|is|does|do|would|should) )?the other (?:one|service|team|worker)(?: (?:does?|do|is|are|then|there|for|what|in it|supposed to do|meant to do))+)\W*",
    re.IGNORECASE,
)
"""Beside no other child "the other one" may be the other service: "and the other one does what?"."""


def turned_to(text: str, known: tuple[str, ...], names: Sequence[str] = ()) -> str | None:
    """The label of the child or family that a message turns to; None where it stays with the one in hand.

    `known` are the labels of the conversation: "B?" is Family B where there is one. `names` has a mark for each
    redacted name.
    """
    known_again = named_child_turned_to(text, names, known) or described_turned_to(text, known, names)
    known_again = known_again or _kin_turned_to(text, known) or _told_before(text, known)
    if known_again is not None:
        return known_again
    found = [] if not known and _OTHER_SERVICE.fullmatch(text) else labels_in(text) + letters_of(text, known)
    place = _BARE_PLACE.fullmatch(text)
    place = place or _PLACE_TOLD.match(text)
    if place and (by_place := _by_place(place["place"].lower(), known)):
        return by_place
    if not known and _SECOND_TOLD_OF.match(text):
        return SECOND
    pointer = _BARE_POINTER.fullmatch(text) or _BACK_TO_POINTER.match(text)
    if pointer:
        return _pointed_at(known, OF_A_BOY if pointer["boy"] else OF_A_GIRL, OF_A_GIRL if pointer["boy"] else OF_A_BOY)
    if tells_of_another(text):
        return None
    found = [replace(one, label=as_known(one.label, known)) for one in found]
    named = {one.label for one in found if not is_a_time(text, one)} & set(known)
    if len(named) == 1:
        return named.pop()
    for one in sorted(found, key=lambda each: each.start):
        opens = _STARTS.match(text)
        at_start = opens is not None and opens.end() >= one.start
        if at_start or _POINTS.search(text[: one.start]) or _AGAIN.match(text[one.end :]):
            return one.label
    opens = _STARTS.match(text)
    pair = OF_A_PAIR.match(text, opens.end()) if opens else None
    kin = bool(set(known) & (OF_A_BOY | OF_A_GIRL))
    # A sister belongs to the family that goes by a letter.
    child_in_hand = bool(known) and not any(label.startswith(OF_A_FAMILY) for label in known)
    of_theirs = child_in_hand and pair is not None and (pair["whose"] or "").lower() in ("his ", "her ", "their ")
    if (
        pair
        and opens
        and not opens.end()
        and not (kin or of_theirs or (known and re.fullmatch(r"\W*", text[pair.end() :])))
    ):
        pair = None  # without a word that leads to one, and beside none of kin, only the bare label turns: "the girl?"
    if (
        pair
        and not REPORTS.match(text, pair.end())
        and re.match(
            r"\s*[:,–-]|\W*(?:$|\?|is|has|have|had|got|now|still|then|only|just|again|who|what|does|would|should|lives|it|stays?)",
            text[pair.end() :],
            re.IGNORECASE,
        )
    ):
        return of_pair(pair)
    if names:
        return None
    # Without a mark for the name: with two families the one that is named again is the other one.
    if len(known) >= TWO and (_NAMED_AGAIN.match(text) or _NEXT_NAMED.match(text)):
        return OTHER
    return SECOND if _NEXT_NAMED.match(text) else None


def _kin_turned_to(text: str, known: Sequence[str]) -> str | None:
    """The child of a relative or of somebody else that a message turns to, or the writer's own beside a cousin."""
    if _SOMEBODY_ELSES.match(text):
        return SECOND
    if _A_COUSIN.fullmatch(text):
        return COUSIN
    if len(known) != TWO:
        return None
    if COUSIN in known and _OURS.fullmatch(text):
        return known[1 - known.index(COUSIN)]
    return next((label for label in (NEPHEW, NIECE, SECOND) if label in known), OTHER) if _OF_KIN.match(text) else None


def _told_before(text: str, known: Sequence[str]) -> str | None:
    """The one of two that a message turns to by when it was told of: "the one I began with", "the one before"."""
    if len(known) != TWO:
        return None
    return known[0] if _TOLD_FIRST.fullmatch(text) else OTHER if _TOLD_BEFORE.fullmatch(text) else None


def turns_and_no_more(text: str) -> bool:
    """Whether every word of a message turns to one: "and pupil 2?", "and her?"."""
    if _BARE_POINTER.fullmatch(text) or _BARE_PLACE.fullmatch(text):
        return True
    found = labels_in(text)
    opens = _STARTS.match(text)
    ends = bool(found) and _AND_NOW.fullmatch(text, found[0].end) is not None
    return ends and opens is not None and opens.end() >= found[0].start


def begins_with_another(text: str) -> bool:
    """Whether a message says that all before was told of another, and then tells of the one that is meant."""
    return _WRONG_ONE.match(text) is not None


def said_to_be(text: str) -> str | None:
    """The label of the one that a message says it was all about: "wait, that's my nephew"; None for any other."""
    opens = _THAT_IS.match(text)
    if opens is None:
        return None
    pair = OF_A_PAIR.match(text, opens.end())
    found = [*labels_in(text), *([Named(of_pair(pair), *pair.span())] if pair else []), *described_in(text)]
    meant = [one for one in found if one.start == opens.end() and _AND_NO_MORE.fullmatch(text, one.end)]
    return meant[0].label if meant else None


def _pointed_at(known: Sequence[str], meant: set[str], others: set[str]) -> str | None:
    """The only one known that may be meant: by its label, or as the one of two that the other kind of label leaves."""
    found = set(known) & meant
    if not found and len(known) == TWO and len(set(known) & others) == 1:
        found = set(known) - others
    return found.pop() if len(found) == 1 else None


def _by_place(place: str, known: Sequence[str]) -> str | None:
    """The one that is known by this place ("first") or by its number ("family 2")."""
    number = _NUMBERS.get(place, place)
    numbered = {label.partition(":")[2]: label for label in known if label.startswith(BY_NUMBER)}
    return place if place in known else numbered.get(number)


def without_opening_label(text: str) -> str:
    """A message with spaces for the label it opens with, where a mark stands behind it: "the big one, he finished".

    Where it is told of, "they" stands for it in its place: "my other boy has nobody".
    """
    for one in [] if tells_of_another(text) else labels_in(text):
        opens = _STARTS.match(text)
        if opens is not None and opens.end() >= one.start and re.match(r"\s?[,:;–-]", text[one.end :]):
            return text[: one.start] + " " * (one.end + 1 - one.start) + text[one.end + 1 :]
        if opens is not None and opens.end() >= one.start and _TELLS.match(text, one.end):
            return text[: one.start] + "they".ljust(one.end - one.start)[: one.end - one.start] + text[one.end :]
    return text


def without_label(text: str, names: Sequence[str] = ()) -> str:
    """A message that opens with the one it speaks of, with "it" in that place: "B has closed" → "it has closed".

    What is its own is "the" one: "B's plan ended" → "the plan ended".
    One that only stands at the end is left out: "and at the moment, family B?" → "and at the moment?".
    """
    if tells_of_another(text):
        return text
    for one in [*labels_in(text), *_lettered_alone(text), *described_in(text, names), *names_in(text, names)]:
        opens = _STARTS.match(text)
        if opens is not None and opens.end() >= one.start:
            theirs = _OWN_BY_THEM.match(text, one.end)
            return f"{text[: one.start]}{'the' if theirs else 'it'}{text[theirs.end() if theirs else one.end :]}"
        closes = _POINTS_AT_END.search(text[: one.start])
        if closes is not None and not text[one.end :].strip(" ?.!"):
            return f"{text[: closes.start()]}{text[one.end :]}"
    return text


_OWN_BY_THEM = re.compile(
    r"['’]s(?= (?:\w+ )?(?:plan|order|worker|case|referral|social|early|youth|assessment|involvement)\b)"
)


def _lettered_alone(text: str) -> list[Named]:
    found = BARE_LETTER.search(text)
    return [Named(OTHER, found.start("letter"), found.end("letter"))] if found else []
