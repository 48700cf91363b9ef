"""Names that are everyday words, short forms or nicknames: where the words around leave no reading but a person.

"Justice is served" is about justice; "justice is refusing school" is about a pupil. Capitals are not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.privacy.identifiers import Found
from assistant.privacy.lexicon import Lexicon, fold
from assistant.privacy.name_cues import CLAUSE_START
from assistant.privacy.person_frames import CALENDAR, OF_OURS

_KIN = r"mum|mummy|mother|mom|dad|father|nan|gran|grandma|grandad|brother|sister|carer|stepdad|stepmum|auntie?|uncle"
_WORKER = r"social worker|tutor|key\s?worker|mentor|youth worker|early help worker|teacher"
_AGE = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|1?\d)"
    r"(?=\s*(?:$|[.,;!?]|and\b|but\b|years?\b|now\b|next\b|today\b))"
)
_YEAR = r"(?:year|yr|y)\s?-?\d{1,2}\b|reception\b|nursery\b"
_STATE = (
    rf"refusing|open to|(?:on|under) an? (?:cp|cin|child|plan|reduced|part|social|care)|in (?:{_YEAR}|care|my class)"
    rf"|{_YEAR}|at (?:\d|home\b|tier)|off (?:again|sick|school|with|since)|looked after|excluded|suspended"
    r"|school refusing|persistently absent|not (?:attending|coming|going in|engaging)|known to|bunking|truanting"
    rf"|autistic|pregnant|absent (?:again|since)|{OF_OURS}"
)
_HAS = (
    r"(?:an? |no |got an? |just got an? )?(?:social worker|yos|yot|feh|early help|ehcp|mentor|cp plan|cin plan"
    r"|family worker|key\s?worker|adhd|autism|anxiety|asthma|panic attacks|school refusal)"
    r"|been (?:off|out of school|absent|excluded|suspended|missing|referred|arrested|bullied|bunking|refusing)"
    r"|missed|refused|not (?:attended|been in|come)|stopped (?:attending|coming|going)"
)
_VERB_AFTER_NOT = (
    r"(?:like|want|wanna|go|come|attend|talk|speak|sleep|eat|listen|engage|been|cope|leave|get up|get out|feel safe"
    r"|see|have a|have an|live|do mornings|do pe)\b"
)
# What only a person does, so that the word before it can be any word that is given as a name.
_DOES = re.compile(
    rf"^(?:['’]s\s+(?:{_KIN}|{_WORKER}|{OF_OURS})\b"
    rf"|\s+(?:is|was|isn['’]?t|wasn['’]?t)\s+(?:still |now |only |just )?(?:{_STATE}|{_AGE})"
    rf"|\s+(?:has|had)\s+(?:{_HAS})\b"
    r"|\s+hasn['’]?t\s+(?:been in|come|attended|got an?|had an?|left|turned up)\b"
    r"|\s+(?:refuses|refused|hates|skips|bunks|bunked|truants|attends|attended|misses|lives with|cries every)\b"
    r"|\s+(?:keeps|kept|started)\s+(?:bunking|missing|refusing|skipping|truanting|running off|walking out)\b"
    rf"|\s+(?:won['’]?t|will not|don['’]?t|doesn['’]?t|didn['’]?t|ain['’]?t|can['’]?t)\s+{_VERB_AFTER_NOT}"
    r"|\s+(?:got|gets)\s+(?:excluded|suspended|kicked out|sent home|arrested|bullied|an? (?:social worker|yos|plan))\b"
    r"|\s+stopped\s+(?:attending|coming|going)\b"
    r"|\s+been\s+(?:off|out|absent|poorly|sick|ill|bunking)\b"
    r"|\s+(?:was\s+)?not\s+in\b(?=\s*(?:$|[.,;!?])|\s+(?:again|today|since|school|yet))"
    r"|\s+came\s+in\s+(?:today|late|yesterday|this|on|mon|tue|wed|thu|fri)"
    r"|\s+goes\s+by\s+(?:they|he|she|another|the)\b"
    r"|\s+is\s+(?:his|her|their)\s+(?:actual\s+|real\s+|first\s+|middle\s+|birth\s+)?name\b"
    r"|\s+needs\s+(?:an? (?:plan|mentor|worker|place|reduced)|help with|early help)\b)",
    re.IGNORECASE,
)
_PAIR_DOES = re.compile(
    r"^\s+(?:are|were)\s+(?:both\s+)?(?:persistently absent|absent|off (?:sick|school|again)|out of school|refusing"
    r"|siblings|sisters|brothers|twins|in (?:year|yr|y\d)|on (?:a|the same) (?:plan|cp|cin)|open to|not attending"
    r"|excluded|missing school)\b|^\s+have\s+both\s+been\b|^\s*,\s*(?:twins|sisters|brothers|siblings)\b",
    re.IGNORECASE,
)
_PAIR_AFTER = re.compile(r"^\s+(?:and|n|&)\s+([^\W\d_]+)")
_PAIR_BEFORE = re.compile(r"([^\W\d_]+)\s+(?:and|n|&)\s+$")
_BOTH = re.compile(r"\bboth\s+$", re.IGNORECASE)
_TAG = re.compile(r"^\s*[,(]?\s*(?:(?:in\s+)?(?:year|yr|y)\s?\d{1,2}\b|in\s+\d{1,2}[a-z]\b)", re.IGNORECASE)
_AFTER_A_TAG = re.compile(r"\b(?:year|yr|y)\s?\d{1,2}\s*(?:,|and|&|/)\s*$", re.IGNORECASE)
_TOLD_OF = re.compile(
    rf"\b(?:re|regarding|concerning|about|for|with|(?:{_KIN}|parent|guardian) (?:of|to))\s*:?\s+$", re.IGNORECASE
)
_AGED = re.compile(r"^\s*[,(]?\s*(?:s?he['’]?s|(?:who )?is|aged?)\s+(?:only |just |nearly )?1?\d\b", re.IGNORECASE)
_OF_KIN = re.compile(
    r"\b(?:my|his|her|our|their)\s+(?:\w+\s+)?(?:son|daughter|grandson|granddaughter|nephew|niece|stepson|stepdaughter)\s+$",
    re.IGNORECASE,
)
_OF_KIN_DOES = re.compile(
    r"^\s+(?:s?he|they)(?:['’]s|['’]ll|['’]re)?\s+(?!said|says)\w+"
    r"|^\s*(?:$|[.,;?!)])|^\s+(?:keeps?|is|has|was|and|gets?|who|won['’]?t|wont|doesn['’]?t|didn['’]?t|isn['’]?t|hasn['’]?t)\b",
    re.IGNORECASE,
)
_LISTED_AFTER = re.compile(
    r"\b(?:sisters|brothers|twins|siblings|girls|boys|pupils|students|children|kids|daughters|sons|cousins)"
    r"\s*[,:(–-]?\s+(?:called\s+)?$",
    re.IGNORECASE,
)
_LISTED_WITH = re.compile(r"^\s*(?:,|and|&)\s+[A-Z][a-z]")
_INTRODUCED = re.compile(r"(?:^|[.!?,]\s*|\b(?:hi|hello|hiya|hey)\s+)(?:i['’]?m|this is|it['’]?s)\s+$", re.IGNORECASE)
_INTRODUCES = re.compile(
    r"^\s*,\s*(?:an?\s+)?(?:mum|mother|dad|father|nan|gran|aunt|carer|parent|senco|head|teacher|tutor)\b"
    r"|^\s+(?:here|from (?:the )?(?:school|office|year|attendance))\b",
    re.IGNORECASE,
)
_SIGNING = re.compile(
    r"(?:^|[.!?\n]\s*)(?:many )?(?:thanks|thank you|cheers|ta|regards|kind regards|best wishes)[,!]?\s+$",
    re.IGNORECASE,
)
_END = re.compile(r"^\s*[.!x]*\s*$")
_ABBREVIATED = re.compile(
    r"^\s+(?:got|was|has been|is)\s+(?:suspended|excluded|arrested|moved|sent home|off (?:again|sick|school)|in (?:year"
    r"|y\d)|late again|absent|refusing)\b|^\s+in\s+(?:year|yr|y)\s?\d|^\s+hasn['’]?t\s+(?:come|been)\b",
    re.IGNORECASE,
)
_WITHOUT_APOSTROPHE = re.compile(rf"^\s+(?:{_KIN}|social worker|tutor|attendance|mentor)\b", re.IGNORECASE)
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-z]{2}")
_NICKNAME = re.compile(r"\b(?:lil|li['’]l|likkle)['’]?\s+([^\W\d_][\w'’-]*)", re.IGNORECASE)
_TITLED_LETTER = re.compile(
    r"\b(?i:mr|mrs|ms|mx|dr)\.?\s+([A-Z](?:-[A-Z])?)\b(?!['’]|\s+(?:levels?|lot|few))|\bMiss\s+([B-HJ-Z])\b(?!['’])"
)
_AFTER_KIN = re.compile(r"\b(?:aunt|aunty|auntie|uncle|nana|nanny|grandma|grandpa|papa|tonton|tita)\s+$", re.IGNORECASE)
# Words that are given as names and do all this as words too.
_NEVER = frozenset({
    "case", "sessions", "page", "story", "crew", "boss", "friend", "bill", "art", "master", "queen", "guy", "harm",
    "baby", "juniors", "junior", "law", "link", "day", "term", "lord", "church", "lead", "love", "darling", "honey",
    "mate", "child", "school", "student", "officer", "ranger", "sergeant", "sheriff", "sailor", "rider", "major",
    "house", "home", "young", "head", "parents", "kids", "lads", "twins", "king", "kings", "happy", "lucky", "humble",
    "worthy", "patient", "innocent", "sunny", "brave", "true", "free", "keen", "see", "sure", "late", "said",
    "this",
})  # fmt: skip
AUXILIARIES = frozenset({"will", "can", "may", "do"})
_SMALL_ONES = frozenset({
    "bro", "sis", "brother", "sister", "man", "one", "ones", "boy", "girl", "bit", "kid", "kids", "while", "more",
    "help", "late", "baby", "cousin", "cuz", "things", "lad", "lads", "angel", "monkey", "school", "better", "longer",
    "bits", "pieces",
})  # fmt: skip
_LEAST_LETTERS = 2


def is_everyday_name(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a word that is given as a name, with the text on its two sides, is spoken of as somebody."""
    folded = fold(word)
    if folded in _NEVER or len(folded) < _LEAST_LETTERS:
        return False
    opens = CLAUSE_START.search(before) is not None or _BOTH.search(before) is not None
    can_be = lexicon.is_word_name(word) or not lexicon.is_everyday(word)
    if can_be and _AFTER_A_TAG.search(before) and _TAG.search(after) and folded not in CALENDAR:
        return True
    if folded in AUXILIARIES:
        return opens and _DOES.search(after) is not None
    capital = word[0].isupper() and not lexicon.is_everyday(word)
    if not (lexicon.is_word_name(word) or lexicon.may_be_name(word) or capital):
        return False
    if opens and (_DOES.search(after) or (_TAG.search(after) and folded not in CALENDAR)):
        return True
    if _in_pair(folded, before, after, lexicon):
        return True
    if _TOLD_OF.search(before) and (_TAG.search(after) or _AGED.search(after)) and folded not in CALENDAR:
        return True
    if _OF_KIN.search(before) and lexicon.is_word_name(word) and _OF_KIN_DOES.search(after):
        return True
    if word[0].isupper() and _LISTED_AFTER.search(before) and _LISTED_WITH.search(after) and folded not in CALENDAR:
        return True
    introduced = _INTRODUCED.search(before) and _INTRODUCES.search(after)
    signed = _SIGNING.search(before) and _END.search(after)
    return folded not in CALENDAR and bool(introduced or signed)


def is_short_form_of_somebody(before: str, after: str) -> bool:
    """Whether two or three capitals that are no term stand for a pupil: "TJ got suspended"."""
    return CLAUSE_START.search(before) is not None and bool(_ABBREVIATED.search(after) or _DOES.search(after))


def is_lower_initials(word: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether two consonants stand for a pupil: "jj bunked again"."""
    if not _CONSONANTS.fullmatch(word) or fold(word) in lexicon.kept:
        return False
    return is_short_form_of_somebody(before, after)


def is_possessive_without_apostrophe(word: str, after: str, lexicon: Lexicon) -> bool:
    """Whether it is "kais" in "kais mum"."""
    stem = word[:-1]
    if not word.lower().endswith("s") or len(stem) < _LEAST_LETTERS + 1 or fold(stem) in _NEVER or fold(word) in _NEVER:
        return False
    named = lexicon.is_word_name(stem) or lexicon.is_first_name(stem)
    return named and fold(stem) not in lexicon.kept and _WITHOUT_APOSTROPHE.search(after) is not None


def is_called_by_kinship(word: str, before: str, lexicon: Lexicon) -> bool:
    """Whether it is "Pam" in "aunty Pam"."""
    return word[0].isupper() and fold(word) not in lexicon.kept and _AFTER_KIN.search(before) is not None


def nicknames(text: str, lexicon: Lexicon) -> Iterator[Found]:
    """ "lil' dre" whole, and the letter in "Mr B"."""
    for match in _NICKNAME.finditer(text):
        if fold(match[1]) not in _SMALL_ONES:
            yield Found(match.start(), match.end(), "name")
    for match in _TITLED_LETTER.finditer(text):
        group = 1 if match[1] else 2
        yield Found(match.start(group), match.end(group), "name")


def _in_pair(folded: str, before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether two such words are joined and something is said of both that only people do."""
    second = _PAIR_AFTER.match(after)
    if second is not None and lexicon.is_word_name(second[1]) and _PAIR_DOES.search(after[second.end() :]):
        return True
    first = _PAIR_BEFORE.search(before)
    return first is not None and lexicon.is_word_name(first[1]) and _PAIR_DOES.search(after) is not None
