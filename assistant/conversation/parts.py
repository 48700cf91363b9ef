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
_BARE_ORDINAL = re.compile(
    rf"(?P<place>{'|'.join(_PLACES)}|last) (?:one|principle|stage|point|bit|part)"
    r"(?: (?:again|please|then|plainer|simpler|shorter|in (?:plain|simple|easy) (?:words|english|terms)|in (?:short|full)))*"
)
"""Without an article: "second one, plainer"."""
_MORE_OF = re.compile(
    rf"(?:\w+ ){{0,4}}more (?:about|on|of) (?:the |number )?(?P<place>{_ANY})(?: (?:one|principle|stage|point))?"
)
"""In more words: "could you say a bit more about the third"."""
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
_OF_PRINCIPLES = "core_values"
"""The subject whose list a principle is counted in, whatever was shown: "principle 2?"."""
_OTHER = re.compile(
    r"(?:.*\b)?the other(?: (?:one|meeting|meetings|kind|sort|type|thing))?(?: (?:then|mean|for|about|tsm|tas))*"
    r"(?: (?:the )?(?:one|ones|thing|meeting) (?:about|for|with|on|that|where) (?:\w+ ?){1,5})?"
)

_OTHER_ALONE = re.compile(r"the other(?: one| meeting)?")
"""Named alone it is asked the same of: "who has to be there?", "and the other?"."""


def part_or_other(message: Message, state: ConversationState, known: Known) -> Understood | None:
    """The part of the last list, or the other of two, that a message names; None where it names neither."""
    words = len(message.core.split())
    numbered = _NUMBERED.search(message.core) if words <= _NUMBERED_WORDS else None
    names_list = numbered is not None and "principle" in numbered[0]
    parts = known.grid.subjects[_OF_PRINCIPLES].parts if names_list else _parts(state, known)
    plainly = len(_GETTING_AT.sub("", message.core).split()) <= _ORDINAL_WORDS
    ordinal = (_ORDINAL.fullmatch(message.core) or _BARE_ORDINAL.fullmatch(message.core)) if plainly else None
    ordinal = ordinal or _MORE_OF.fullmatch(message.core)
    bare = re.fullmatch(_ANY, message.core)
    named = (
        (bare and bare[0]) or (numbered and (numbered["place"] or numbered["first"])) or (ordinal and ordinal["place"])
    )
    if named and parts and _PLACE[named] < len(parts):
        return Understood(known.label_of(parts[_PLACE[named]]), "part of a list", state.subject)
    beside = _beside(message, [known.label_of(part) for part in parts], state)
    if beside is not None:
        return Understood(beside, "part of a list", state.subject)
    return _other(message, state, known) if words <= _DESCRIBED_WORDS else None


def _parts(state: ConversationState, known: Known) -> tuple[str, ...]:
    row = known.grid.subjects.get(state.subject or "")
    return state.named or (row.parts if row else ()) or known.grid.lists.get(state.topic or "", ())


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
