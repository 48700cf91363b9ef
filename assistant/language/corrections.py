"""Reads which answer of a form somebody wants to give again, and the new one where it is said."""

from __future__ import annotations

import re

from assistant.language.words import without_courtesy

_CORRECTS = re.compile(
    r"\b(change|chang\w*|wrong|incorrect|(?<!is )(?<!'s )(?<!’s )(?<!all )(?<!looks )correct|edit|different"
    r"|mistake|mistyped|misspel\w*|typo|fix|amend"
    r"|update|not right)\b",
    re.IGNORECASE,
)
FIELD_WORDS = {
    "email": r"e-?mail|address",
    "organisation": r"school|academy|organi[sz]ation|service|team",
    "name": r"\bname\b",
    "topic": r"about|topic|subject|reason|issue",
    "slot": r"time|date|day|slot|appointment|when|morning|afternoon|monday|tuesday|wednesday|thursday|friday",
    "role": r"role|who for|who it is for|professional",
}
_FIELDS = {field: re.compile(words, re.IGNORECASE) for field, words in FIELD_WORDS.items()}
_ONLY_CORRECTS = re.compile(
    r"\s*(?:\b(?:i|we|you|my|our|the|that|it|is|was|'?ve|have|has|gave|given|put|wrote|typed|entered|got|made|a|an"
    r"|need|to|want|can|could|should|be|first|yes|no|but|oops|in|on|of|with|for|wrong|incorrect|change"
    r"|correct|edit|different|mistake|fix|amend|update|not|right|typo|name|names|school|organisation|service|e[- ]?mail"
    r"|address|topic|subject|reason|time|date|day|role)\b\s*)+",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(r"\b(?:sorry|actually|meant|mean|rather|instead|mistake|not a|wrong)\b", re.IGNORECASE)
_NEW_VALUE = re.compile(
    r"\b(?:change|correct|set|make|update|switch)\s+(?:the|my|our)\s+[\w\s-]{2,30}?\s+(?:to|into)\s+(?P<to>.+)"
    r"|\b(?:should (?:be|say|read)|is (?:actually|really)|wrong,? (?:it'?s|it is|it should be))\s+(?P<be>.+)",
    re.IGNORECASE,
)
_LEAD_OF_A_TIME = re.compile(
    r"^\W*(?:(?:yes|yeah|no|ok|okay|but|actually|sorry|and|so|please|can|could|we|i|you|it|do|have|make|change|move|to|say"
    r"|how|what|about|rather|prefer|instead|would|wait|hmm)\b\W*)+",
    re.IGNORECASE,
)
_END_OF_A_TIME = re.compile(
    r"\W*\b(?:instead|please|then|(?:would|might) (?:be|suit|work)(?: \w+){0,4}|(?:is|suits|works)(?: \w+){0,2} better"
    r"|better)\W*$",
    re.IGNORECASE,
)


def wants_correction(text: str) -> bool:
    """Whether somebody who was asked for a yes says that an answer is wrong."""
    return bool(_CORRECTS.search(text))


def read_field(text: str) -> str | None:
    """Which answer somebody wants to correct, when exactly one is named ("the school name" is the school)."""
    found = [field for field, pattern in _FIELDS.items() if pattern.search(text)]
    if "email" in found:
        return "email"
    if found == ["organisation", "name"]:
        return "organisation"
    return found[0] if len(found) == 1 else None


def only_corrects(text: str) -> bool:
    """Whether the words speak of an answer that is wrong and of nothing else."""
    return _ONLY_CORRECTS.fullmatch(without_courtesy(text)) is not None


def takes_back(text: str) -> bool:
    """Whether somebody says that what they said before was not meant ("sorry, I meant …")."""
    return _TAKES_BACK.search(text) is not None


def without_taking_back(text: str) -> str:
    """The text without the words that take back what was said before."""
    return " ".join(_TAKES_BACK.sub(" ", text).split())


def read_new_value(text: str) -> str:
    """The new answer that stands beside a correction ("change my name to Sam"); empty where none does."""
    value = _NEW_VALUE.search(text)
    return (value["to"] or value["be"]).strip(" .!") if value else ""


def time_words(text: str) -> str:
    """The words of a correction that name the new time: "yes but at 3pm instead" says "at 3pm"."""
    return _END_OF_A_TIME.sub("", _LEAD_OF_A_TIME.sub("", text)).strip()
