# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Parts of a list and the other of two: "the second one", "and stage two?", "the other meeting"."""

from __future__ import annotations

import re

from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState

_PLACES = ("first", "second", "third", "fourth", "fifth")
_PLACE = {word: place for place, word in enumerate(_PLACES)}
_PLACE |= {f"{place + 1}{ending}": place for place, ending in enumerate(("st", "nd", "rd", "th", "th"))}
_PLACE |= {word: place for place, word in enumerate(("one", "two", "three", "four", "five"))}
_PLACE |= {str(place + 1): place for place in range(5)} | {"last": -1}
_ANY = "|".join(_PLACE)
_ORDINAL = re.compile(
    rf"(?:.*\b)?(?:the |number |no |principle |stage |point )(?:number )?(?P<place>{_ANY})"
    r"(?: (?:one|principle|stage|point|of them|bit|part))*"
    r"(?: (?:say|mean|about|then|please|again|in full|in detail|exactly|getting at|saying"
    r"|asking(?: us)?(?: to do)?|in practice|for))*"
)
_GETTING_AT = re.compile(r" (?:getting at|saying|in practice|asking(?: us)?(?: to do)?)$")
_BESIDE = re.compile(
    r"(?:(?:and|give me|show me|what is|what about) )*(?:the )?"
    r"(?:one (?P<side>before|after)(?: (?:it|that|this))?|(?P<step>next|previous)(?: one| principle| stage| point)?)"
    r"(?: (?:then|please))*"
    r"|(?:so |and |then )*(?:what|which (?:one|stage|step|principle)|what (?:stage|step|principle)) (?:comes?|came|goes|went|happens?|happened|is|was) "
    r"(?:straight |right |just )?(?P<told_side>before|after)(?: (?:it|that|this|that one|this one|that stage|this stage|that step))?(?: then)?"
)
_ORDINAL_WORDS = 6
_DESCRIBED_WORDS = 12
"""The other of two may be described: "the other meeting, the one about family problems"."""
_NUMBERED = re.compile(
    rf"\b(?:stage|principle)s? (?P<place>{_ANY})\b|\b(?P<first>{'|'.join(_PLACES)}) (?:stage|principle)\b"
)
_NUMBERED_WORDS = 10
_OTHER = re.compile(
    r"(?:.*\b)?the other(?: (?:one|meeting|meetings|kind|sort|type|thing))?(?: (?:then|mean|for|about|tsm|tas))*"
    r"(?: (?:the )?(?:one|ones|thing|meeting) (?:about|for|with|on|that|where) (?:\w+ ?){1,5})?"
)

_OTHER_ALONE = re.compile(r"the other(?: one| meeting)?")
"""Named alone it is asked the same of: "who has to be there?", "and the other?"."""


def part_or_other(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The part of the last list, or the other of two, that a message names; None where it names neither."""
    words = len(message.core.split())
    parts = _parts(state, known)
    numbered = _NUMBERED.search(message.core) if words <= _NUMBERED_WORDS else None
    plainly = len(_GETTING_AT.sub("", message.core).split()) <= _ORDINAL_WORDS
    ordinal = _ORDINAL.fullmatch(message.core) if plainly else None
    bare = re.fullmatch(_ANY, message.core)
    named = (
        (bare and bare[0]) or (numbered and (numbered["place"] or numbered["first"])) or (ordinal and ordinal["place"])
    )
    if named and parts and _PLACE[named] < len(parts):
        return Understood(known.label_of(parts[_PLACE[named]]), "part of a list", state.subject)
    apart = _TOLD_APART.fullmatch(message.core)
    if apart is not None and parts and (place := _PLACE[apart["place"] or apart["place_after"]]) < len(parts):
        return Understood(known.label_of(parts[place]), "part of a list", state.subject)
    by_subject = _about(message, [known.label_of(part) for part in parts])
    if by_subject is not None:
        return Understood(by_subject, "a part by its subject", state.subject)
    beside = _beside(message, [known.label_of(part) for part in parts], state)
    if beside is not None:
        return Understood(beside, "part of a list", state.subject)
    return _other(message, state, known) if words <= _DESCRIBED_WORDS else None


def _parts(state: ConversationState, known: Known) -> tuple[str, ...]:
    row = known.grid.subjects.get(state.subject or "")
    return state.named or (row.parts if row else ()) or known.grid.lists.get(state.topic or "", ())


_KIND = r"(?:one|principle|stage|point|bit|part)"
_ASKS = r"(?:does|do|did|is|are|has|have|can|must|should|would|will)"
_ASKED_OF_A_PART = re.compile(
    rf"(?:the |number |no )(?P<place>{_ANY})(?: {_KIND})?(?: of (?:them|those|these))?"
    rf" (?:{_ASKS}|who|whose|what|which|how|when|where|why) .+"
    rf"|{_ASKS} the (?P<place_after>{_ANY})(?: {_KIND})? .+"
)
_ASKED_OF_ANY = re.compile(r".*\b(?:any|one|none) of (?:them|those|these)\b.*")
SURE_OF_A_PART = 0.5
"""The words are a question that a part answers from this probability on."""


def asked_of_part(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """A question of one part of the last list, or of any: "the third, does it say who pays?".

    Where the words are no question that the part answers, it is the nearest there is. Two things that were told apart
    are no parts: each has questions of its own.
    """
    parts, asked = _parts(state, known), _ASKED_OF_A_PART.fullmatch(message.core)
    if {row.about for row in known.grid.subjects.values()} & set(parts):
        return None
    if asked is not None:
        place = _PLACE[asked["place"] or asked["place_after"]]
        label = known.label_of(parts[place]) if place < len(parts) and parts else None
    else:
        of_any = bool(parts) and len(message.core.split()) <= _DESCRIBED_WORDS
        label = known.question_about(state) if of_any and _ASKED_OF_ANY.fullmatch(message.core) else None
    if label is None:
        return None
    answers_it = message.label == label and message.probability >= SURE_OF_A_PART
    return Understood(label if answers_it else f"nearest/{label}", "asked of a part", state.subject)


_TOLD_APART = re.compile(
    rf"how (?:is|does) (?:that|this|it)(?: one)?(?: (?:any )?(?:different|differ)| not the same as)(?: (?:from|to|than|as))? (?:the |number |no |principle |stage )*(?P<place>{_ANY})(?: {_KIND})?"
    rf"|(?:what is the )?difference (?:between (?:that|this|it)(?: one)? and|to|from) (?:the |number |no |principle |stage )*(?P<place_after>{_ANY})(?: {_KIND})?"
)
"""The part just told and another by its place: the other is told."""
_ABOUT = re.compile(
    r"(?:the )?(?:one|bit|part|principle|stage|point) (?:about|on|with|where|that says|saying|that is about) .+"
)
_LEAST = 0.05
"""A part is meant from this probability on, where its subject is told."""


def _about(message: Message, parts: list[str]) -> str | None:
    """The part of a list that is named by its subject: "the one about finding the reasons"."""
    if not parts or not _ABOUT.fullmatch(message.core):
        return None
    likeliest = max(((p, label) for label, p in message.ranking if label in parts), default=(0.0, ""))
    return likeliest[1] if likeliest[0] >= _LEAST else None


def _beside(message: Message, parts: list[str], state: ConversationState) -> str | None:
    """The part before or after the one that was just told: "the one before it", "and the next one"."""
    asked = _BESIDE.fullmatch(message.core)
    if asked is None or state.label not in parts:
        return None
    place = parts.index(state.label) + (1 if "after" in asked.groups() or asked["step"] == "next" else -1)
    return parts[place] if 0 <= place < len(parts) else None


def _other(message: Message, state: ConversationState, known: Known) -> Understood | None:
    row = known.grid.subjects.get(state.subject or "")
    if row is None or not _OTHER.fullmatch(message.core):
        return None
    meant = known.grid.subjects.get(row.twin or "") or known.grid.subjects.get(state.earlier_subject or "")
    if meant is None:
        return None
    family, _, asked = (state.label or "").partition("/")
    if family == "aspect" and _OTHER_ALONE.fullmatch(message.core):
        return Understood(f"aspect/{meant.id}/{asked.partition('/')[2]}", "the other of two", meant.id)
    return Understood(known.label_of(meant.about), "the other of two", meant.id)
