# ruff: noqa: E501 (a pattern is easier to read on one line)
"""Reads the reply to "does this service work with the family?": yes, no or not known, by a closed grammar.

A lead follows from it, so no guess at what somebody means gives a fact: every word must belong to the reply.
"""

from __future__ import annotations

import re
from enum import Enum, auto

from assistant.language.reading import Reading, not_understood
from assistant.language.words import split_words

YES, NO, UNKNOWN = "yes", "no", "unknown"
MOST_WORDS = 25


class _Sign(Enum):
    THERE = auto()
    NOT_THERE = auto()
    WAS_THERE = auto()
    ENDED = auto()
    UNSURE = auto()
    NOTHING = auto()


_WRITTEN_OUT = (
    (re.compile(r"\b(do|does|did|has|have|had|is|are|was|were)n'?t\b"), r"\1 not"),
    (re.compile(r"\b(\w+)'ve\b|\b(they|we|i)ve\b"), r"\1\2 have"),
    (re.compile(r"\b(he|she|it|that|there)'?s\b"), r"\1 is"),
    (re.compile(r"\b(they|we)'re\b|\b(they)re\b"), r"\1\2 are"),
    (re.compile(r"\bi'?m\b"), "i am"),
)
_WHO = r"(?:they|he|she|we|i|it|the family|the child|mum|dad|my (?:son|daughter|child|kids|family))"
_ONE = r"(?:one|it|that|them|any|anyone|anybody|someone|somebody|a worker|involved|open|on board|working with (?:us|them|him|her|me))"
_PART_OF_TIME = (
    r"(?:about|around|over|nearly|almost|the|a|an|last|this|early|late|just|before|after|few|couple|of|half|term|terms|easter|christmas"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|spring|summer|autumn|winter|days?|weeks?|months?|years?|monday|tuesday|wednesday|thursday|friday|ages|while|start|end|beginning|holidays"
    r"|\d{1,4}|one|two|three|four|five|six|year \d{1,2}|ago)"
)
_SO_FAR_AS_KNOWN = r"(?:that|as far as|so far as) (?:i|we) (?:know|am aware|are aware|can see|have been told)(?: of)?"
_SIGNS: tuple[tuple[_Sign, str], ...] = (
    (
        _Sign.THERE,
        r"y|ye|yes|yea|yeah|yeh|yep|yup|yh|yess|aye|indeed|affirmative|definitely|certainly|absolutely|of course|correct|exactly|true"
        r"|(?:that is |thats )(?:right|correct|true)",
    ),
    (_Sign.THERE, rf"{_WHO} (?:do|does|have|has|is|are|am)(?: got| have)?(?: {_ONE})?|(?:has|have|got) one"),
    (_Sign.THERE, rf"there (?:is|are)(?: {_ONE})?|(?:it is |still )?open|working with (?:us|them|him|her)"),
    (
        _Sign.NOT_THERE,
        r"no one|no-one|nobody|none(?: of (?:them|those|these))?|neither|nothing|nope|nah|naw|never|no|n|negative|absolutely not|definitely not|certainly not|of course not|(?:i am )?afraid not",
    ),
    (_Sign.NOT_THERE, r"not(?: (?:now|currently|yet|involved|open|at (?:the )?(?:moment|present|minute)|at all))+"),
    (_Sign.NOT_THERE, rf"{_WHO} (?:do|does|have|has|is|are|am) not(?: (?:have|got|had|been))*(?: {_ONE})?"),
    (_Sign.NOT_THERE, rf"{_WHO} (?:never (?:did|do|does|had|has|have|was|were)|(?:has|have) never (?:had|been))(?: {_ONE})?"),
    (_Sign.NOT_THERE, rf"there (?:is|are) (?:not|no one|none|nobody)(?: {_ONE})?|{_WHO} did not"),
    (_Sign.WAS_THERE, rf"(?:{_WHO} )?(?:did|was|were)(?: have| be)?(?: {_ONE})?"),
    (
        _Sign.ENDED,
        rf"(?:(?:{_WHO}|that) )?(?:(?:is|are|was|were|has|have|got|been|just|all|now) )*(?:closed|ended|finished|stopped|over|done)(?: (?:it|us|them))?"
        rf"|(?:{_WHO} )?(?:used to|had)(?: have| be)?(?: {_ONE})?|not (?:any ?more|any longer)|no longer|not now",
    ),
    (
        _Sign.UNSURE,
        r"maybe|perhaps|possibly|probably(?: not)?|likely|unlikely|(?:it |they |she |he )?(?:could|might|may) (?:be|have|not)|could do"
        r"|i (?:do not )?(?:think|believe|reckon|guess|suppose|hope|imagine)(?: so| not)?|not really|sort of|kind of|kinda|(?:i )?doubt it|i would not think so|hard to say|it depends|depends",
    ),
    (_Sign.NOTHING, rf"(?:since|for|from|as of|until|till|in|at)(?: {_PART_OF_TIME})+|(?:{_PART_OF_TIME} )*(?:last|this|ago) ?(?:{_PART_OF_TIME})*"),
    (_Sign.NOTHING, r"now|currently|at (?:the )?(?:moment|present|minute)|right now|still|already|today|these days|as well|too|really|just"),
    (_Sign.NOT_THERE, rf"not {_SO_FAR_AS_KNOWN}"),
    (_Sign.NOTHING, _SO_FAR_AS_KNOWN),
    (
        _Sign.NOTHING,
        r"and|but|so|oh|ah|um+|er+m?|h+m+|well|sorry|thanks|thank you|please|actually|honestly|to be honest|tbh|unfortunately|sadly|luckily|thankfully|thank god|i am afraid|ok|okay",
    ),
)  # fmt: skip
_READERS = tuple((sign, re.compile(rf"(?:{pattern})(?= |$)")) for sign, pattern in _SIGNS)


def read_service_reply(text: str) -> Reading[str]:
    """`yes`, `no` or `unknown`; whole only where nothing else is said. A text that contradicts itself says nothing."""
    words = split_words(text)
    plain = " ".join(word.plain for word in words)
    if "?" in plain or len(words) > MOST_WORDS:
        return not_understood(text)
    for written, out in _WRITTEN_OUT:
        plain = written.sub(out, plain)
    signs, unread, at = [], [], 0
    while at < len(plain):
        found = [(match.end(), sign) for sign, reader in _READERS if (match := reader.match(plain, at)) and match[0]]
        if found:
            end, sign = max(found, key=lambda one: one[0])
            signs.append(sign)
        else:
            end = plain.find(" ", at) % (len(plain) + 1)
            unread.append(plain[at:end])
        at = end + 1
    value = _decided({sign for sign in signs if sign is not _Sign.NOTHING})
    return not_understood(text) if value is None else Reading(value, " ".join(unread))


def _decided(said: set[_Sign]) -> str | None:
    if _Sign.THERE in said and said & {_Sign.NOT_THERE, _Sign.ENDED, _Sign.WAS_THERE}:
        return None
    if _Sign.NOT_THERE in said or _Sign.ENDED in said:
        return NO  # "no, I don't think so": the plain word counts
    if _Sign.UNSURE in said:
        return UNKNOWN
    return YES if said == {_Sign.THERE} else None
