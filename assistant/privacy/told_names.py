"""Who a writer says they are, whose parent, and what somebody is called: "i'm faith, year 11", "we call him Peanut"."""

from __future__ import annotations

import re

from assistant.privacy.lexicon import Lexicon, fold
from assistant.privacy.person_frames import CALENDAR

_SELF = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:hi|hello|hiya|hey|morning|afternoon|evening|and|but|so)\s+)"
    r"(?:(?P<me>i['’]?m|i am|this is|it['’]?s me,?|my names?(?: is|['’]s)?)|(?:hi|hello|hiya|hey),?\s+it['’]?s)\s+$",
    re.IGNORECASE,
)
_TAG = (
    r"(?:year|yr|y)\s?\d{1,2}\b(?!\s+(?:has|have|had|is|are|was|were|will|goes|go|can|must|leavers?|exams?))"
    r"|\d{1,2}\s?[a-z]\b"
    r"|1[0-9]\b(?!\s*(?:%|percent|per cent|sessions?|days?|weeks?|minutes?|absences?|years?\s+(?:in|of)))"
)
_TAGGED = re.compile(
    rf"^\s*[,(]?\s*(?:(?:and )?i['’]?m\s+|i am\s+)?(?:in\s+|from\s+|aged?\s+)?(?:{_TAG})", re.IGNORECASE
)
# States that are given as names too: "i'm happy, year 9 are nice", "im late, 10b".
_NO_SELF = frozenset({
    "happy", "lucky", "free", "true", "sure", "late", "keen", "patient", "innocent", "humble", "worthy", "merry",
    "sincere", "loyal", "pure", "brave", "young", "legal", "neat", "rusty", "frank", "stormy", "head", "page", "case",
    "friend", "boss", "baby", "patience", "sunny", "rich", "chuck", "mat", "will", "can",
})  # fmt: skip
_KIN = (
    r"mum|mummy|mother|mom|dad|daddy|father|parents?|nan|gran|grandma|grandmother|grandad|grandfather|aunt|auntie|aunty"
    r"|uncle|carer|guardian|brother|sister|step-?(?:mum|dad|mother|father)|godmother|godfather"
)
_KIN_OF = re.compile(rf"\b(?:{_KIN})\s+(?:of|to|for)\s+(?:[A-Z][\w'’-]+\s*(?:,|and|&|n)\s+)?$", re.IGNORECASE)
_OF_SOMEBODY = re.compile(
    r"^\s*(?:$|[.,;:(!?]|(?:and|&|n)\s+[A-Z]|(?:in|from|at)\s+(?:year|yr|y\d|reception|nursery|\d)|(?:who|aged?|here|is|has)\b)",
)
_CALLED = re.compile(
    r"\b(?:call|calls|called|calling|nickname|nicknamed)\s+(?:him|her|them|me)\s+$"
    r"|\b(?:he|she|they|i|who|son|daughter|boy|girl)\s*(?:['’]?s|['’]re|['’]m|\s+is|\s+was|\s+are)?\s+(?:also\s+|better\s+"
    r"|only\s+|always\s+|usually\s+|mostly\s+)?(?:known as|goes? by|likes to be called|likes being called"
    r"|answers to|gets called|being called)\s+$",
    re.IGNORECASE,
)
# What a bully calls somebody is no name: "a boy calls him shorty".
_FONDLY = re.compile(
    rf"\b(?:we|i|everyone|everybody|friends|mates|family|{_KIN})\s+(?:all\s+|always\s+|just\s+)?(?:call|calls|called|nickname)\s+"
    r"(?:him|her|them|me)\s+$|\b(?:known as|goes? by|likes to be called|likes being called|answers to)\s+$",
    re.IGNORECASE,
)
_NOT_CALLED = frozenset({
    "back", "home", "in", "out", "later", "names", "again", "today", "tomorrow", "now", "soon", "first", "by", "to",
    "they", "she", "he", "the", "a", "an", "his", "her", "their", "my", "our", "that", "this", "it", "its", "bus",
    "car", "train", "foot", "bike", "taxi", "tube", "everyone", "about", "when", "if", "and", "or", "for", "with",
    "mum", "dad", "all", "every", "twice", "once", "anything", "something", "what", "whatever", "up", "on", "over",
    "another", "lazy", "liar", "stupid", "naughty", "rude", "but", "so", "as", "at", "no", "not", "please", "asap",
})  # fmt: skip
_SAID_TO_BE_CALLED = re.compile(
    r"^\s*\(\s*(?:that['’]?s\s+)?(?:@\w|what\s+(?:we|i|they|everyone|his|her|their|my)\b[^)]{0,30}\bcalls?\s+(?:him|her|them|me)"
    r"|(?:we|they|i|everyone|everybody)\s+(?:all\s+)?call\s+(?:him|her|them|me)|as\s+[^)]{0,30}\bcalls?\s+(?:him|her|them|me)"
    r"|(?:it['’]?s\s+|its\s+|just\s+)?(?:a|his|her|their|my)\s+(?:nick|pet|street|family)\s?-?name"
    r"|not\s+(?:his|her|their|my)\s+real\s+name|real\s+name|short\s+for\b|full\s+name|proper\s+name)"
    r"|^\s*,\s*as\s+(?:we|they|everyone|i|his|her|their|my)\b[^,.]{0,30}\bcalls?\s+(?:him|her|them|me)\b",
    re.IGNORECASE,
)
_LEAST_LETTERS = 3


def is_told(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether the writer says that this is their own name, a child's whose parent they are, or what one is called."""
    folded = fold(word)
    if len(folded) < _LEAST_LETTERS:
        return False
    return (
        _is_the_writer(folded, word, before, after, lexicon)
        or _is_whose_parent_writes(folded, word, before, after, lexicon)
        or _is_what_somebody_is_called(folded, word, before, after, lexicon)
    )


def _is_the_writer(folded: str, word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """ "i'm faith, year 11", "hello it's mercy, 9c"."""
    if not lexicon.is_word_name(word) or folded in _NO_SELF or _TAGGED.search(after) is None:
        return False
    introduced = _SELF.search(before)
    return introduced is not None and (introduced["me"] is not None or folded not in CALENDAR)


def _is_whose_parent_writes(folded: str, word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """ "mum to River and Sage", "stepdad of Winter, she is 11"."""
    if not word[0].isupper() or _KIN_OF.search(before) is None or not lexicon.is_word_name(word):
        return False
    return (folded not in lexicon.kept or folded in CALENDAR) and _OF_SOMEBODY.search(after) is not None


def _is_what_somebody_is_called(folded: str, word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """ "we call him Peanut", "Bunny (that's what we call her)"."""
    can_be = word[0].isupper() or lexicon.is_word_name(word) or not lexicon.is_everyday(word)
    if _SAID_TO_BE_CALLED.search(after):
        return can_be and folded not in lexicon.kept
    if _CALLED.search(before) is None or folded in _NOT_CALLED or folded in lexicon.kept:
        return False
    return can_be and (word[0].isupper() or _FONDLY.search(before) is not None)
