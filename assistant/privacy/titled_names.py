"""Names after a title or in the plural, in small letters and words as they may be: "mr brown", "the ferreiras"."""

from __future__ import annotations

import re

from assistant.privacy.lexicon import Lexicon, fold

_TITLE = re.compile(r"(?<!\w)(?P<title>mrs?|ms|mx|dr|miss)\.?\s+$", re.IGNORECASE)
# "the dr said": a doctor who is not named.
_OF_WHOM = re.compile(r"\b(?:an?|the|this|that|my|our|your|his|her|their|no|any|which|what|another)\s+$", re.IGNORECASE)
_NO_SURNAME = frozenset({
    "a", "about", "again", "all", "also", "am", "an", "and", "any", "appointment", "are", "as", "asked", "at", "but",
    "by", "came", "can", "cant", "can't", "could", "did", "didnt", "didn't", "do", "does", "doesnt", "doesn't", "dont",
    "don't", "every", "for", "from", "gave", "gets", "got", "had", "has", "hasnt", "hasn't", "have", "he", "her",
    "here", "his", "i", "if", "in", "is", "isnt", "isn't", "it", "its", "it's", "keeps", "left", "letter", "men", "my",
    "n", "new", "no", "not", "note", "now", "of", "off", "on", "or", "our", "out", "rang", "right", "said", "says",
    "sent", "she", "should", "so", "soon", "surgery", "teams", "than", "that", "the", "their", "them", "then", "there",
    "they", "this", "to", "today", "told", "too", "until", "up", "wants", "was", "wasnt", "wasn't", "we", "were",
    "what", "when", "where", "which", "who", "why", "will", "with", "wont", "won't", "would", "wrote", "you", "your",
    "excel", "word", "office", "outlook", "forms", "powerpoint", "whatever", "somebody", "someone", "whoever",
})  # fmt: skip
# "miss" is what pupils do with school, unless somebody is spoken to or does something.
_MISS_IS_MET = re.compile(
    r"\b(?:spoke|speak|speaking|talk|talked|talking|spoken|written|wrote|listen)\s+(?:to|with)\s+miss\s+$"
    r"|\b(?:asked|ask|tell|told|email|emailed|phone|phoned|rang|saw|met|dear|hi|hello|thanks|thank you|from|with|by"
    r"|it's|its|(?<!i )(?<!you )(?<!we )(?<!they )is|was|called|named|mr|mrs|ms)\s+miss\s+$"
    r"|\b(?:mr|mrs|ms)\s+[\w'’-]+\s+(?:n|and|&|or)\s+miss\s+$",
    re.IGNORECASE,
)
_MISS_OPENS = re.compile(
    r"(?:^|[.!?,;:\n]\s*|\b(?:and|but|because|cos|that|when|if|n|says?|said|so)\s+)miss\s+$", re.IGNORECASE
)
_SOMEBODY_DOES = re.compile(
    r"^(?:['’]s\b|\s+(?:is|was|isn['’]?t|wasn['’]?t|has|hasn['’]?t|had|says|said|told|tells|asked|asks|rang|wants|keeps"
    r"|gave|sent|wrote|won['’]?t|does|did|doesn['’]?t|didn['’]?t|came|thinks|thought|called|phoned|emailed|left)\b)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?P<both>(?:all|both)\s+the|the\s+two|the)\s+(?:young(?:er)?\s+|older\s+|other\s+)?$", re.IGNORECASE
)
# What tells a family whose name is a word from the things of that name: "the browns at number 4".
_NEIGHBOURS = re.compile(
    r"^\s+(?:at|from|in)\s+(?:number|no\.?|flat|upstairs|downstairs)\b|^\s+(?:next door|across the road|down the road"
    r"|over the road|upstairs|downstairs|round the corner)\b",
    re.IGNORECASE,
)
_LEAST_LETTERS = 4


def is_titled(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether it is "brown" in "it is mr brown": after a title only words that hold a sentence together are no name."""
    title = _TITLE.search(before)
    folded = fold(word)
    if title is None or folded in _NO_SURNAME or (len(folded) < 3 and not lexicon.is_word_name(word)):
        return False
    of_whom = _OF_WHOM.search(before[: title.start()]) is not None
    match title["title"].lower():
        case "miss":
            known = lexicon.may_be_name(word) or lexicon.is_word_name(word) or not lexicon.is_everyday(word)
            does = _SOMEBODY_DOES.search(after) is not None
            met = _MISS_IS_MET.search(before) is not None or (_MISS_OPENS.search(before) is not None and does)
            return met and (known or does) and not of_whom
        case "dr" | "mr" | "mrs":
            return not of_whom
        case _:
            return True


def is_household(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether it is "ferreiras" in "the ferreiras got a fine"."""
    if not word.lower().endswith("s") or len(word) <= _LEAST_LETTERS or _SEVERAL.search(before) is None:
        return False
    folded = fold(word)
    stems = [folded.removesuffix("s"), folded.removesuffix("es")]
    if _NEIGHBOURS.search(after):
        return any(stem in lexicon.surnames and stem not in lexicon.kept for stem in stems)
    if lexicon.is_everyday(word) or folded in lexicon.kept:
        return False
    return any(stem in lexicon.surnames and lexicon.is_name(stem) and not lexicon.is_everyday(stem) for stem in stems)
