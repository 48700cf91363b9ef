"""Reads a reply to the one fact that was asked for: a bare number for the tier, yes or no, or that it is not known;
and whether words go on with the same family.

Services and tiers that are named in a sentence are read elsewhere; this covers what means something only as a reply.
"""

from __future__ import annotations

import re

from assistant.language.reading import Reading, not_understood
from assistant.language.service_replies import UNKNOWN, read_service_reply
from assistant.language.words import Word, phrase_length, phrases, split_words, typed_text

LONGEST_PHRASE = 5  # words
MOST_WORDS_MORE = 8  # after "I don't know"; a longer text is about something else

_FILLERS = phrases("""
    sorry, um, umm, er, hmm, well, honestly, oh, ah, at, on, it's, its, it is, i think, think, maybe, probably,
    possibly, level, number, tier, please, just, a, the, i'm afraid, im afraid, i believe, i guess, i suppose,
    thanks, they are, they're, we are, we're, he is, he's, she is, she's, about, currently, really, i, we, i'm,
    im, i am, we are
""")
_NOT_KNOWN = phrases("""
    idk, i dk, not a clue, don't know, dont know, do not know, don't really know, dont really know,
    don't actually know, wouldn't know, dunno, no idea, no clue, not sure, not too sure, not very sure,
    not really sure, not certain, unsure, can't tell, cannot tell, cant tell, couldn't tell, can't say,
    cannot say, cant say, couldn't say, could not say, haven't a clue, haven't got a clue, haven't been told,
    have not been told, not known, unknown, skip, pass, no one told me, no one told us, no one has told me,
    no one has told us, no-one told me, no-one told us, nobody told me, nobody told us, nobody has told me,
    nobody has told us, nobody knows, no one knows
""")
_TIERS = {
    "1": phrases("1, one, first, t1, tier1, level1"),
    "2": phrases("2, two, second, t2, tier2, level2"),
    "3": phrases("3, three, third, t3, tier3, level3"),
    "4": phrases("4, four, fourth, t4, tier4, level4"),
}
_QUESTION = re.compile(
    r".*\?\s*$"
    r"|\W*(?:(?:ok|okay|right|well|so|but)\W+)*(?:what|who|whom|whose|when|where|why|how|which|is|are|does|do|did|can|could|should|would|will"
    r"|explain|tell me)\b",
    re.IGNORECASE | re.DOTALL,
)
_GOES_ON = re.compile(r"\s*(and|but|also|what if|what about|how about|or if|if)\b", re.IGNORECASE)
_REFERS_BACK = re.compile(
    r"\b(?:him|her|them|they|it|she|he|now|just|too|also|as well|again|still|already|then|no longer|any ?more"
    r"|instead|since|yet|back|clos\w+|end(?:s|ed|ing)?|stop\w*|finish\w*|refus\w+|declin\w+|withdr\w+|start\w*"
    r"|open(?:s|ed|ing)|left|leav\w+|join\w*|step\w*|took|taken|pick(?:s|ed|ing)|accept\w*|allocated|came|come|gone|moved|yesterday|today"
    r"|this (?:week|morning|month)|last (?:week|month|term|friday|monday))\b",
    re.IGNORECASE,
)
"""News of a case that was told of: it changes it, or says "he" or "it" of what is known."""
_ASKS_WHO = re.compile(r"\bwho(?:['’]?s)?\b", re.IGNORECASE)
_CHILD = r"(?:boy|girl|lad|pupil|child|kid|student|family|case|teenager)"
_TELLS_OF_A_CASE = re.compile(
    r"\b(?:a|an|another|one|two|new|different|separate|unrelated|next|some) (?:[\w-]+ ){0,2}"
    rf"(?:{_CHILD}|one|sibling|young person)\b"
    r"(?!,? (?:is |has )?(?:start|com(?:es|ing)|began|begins|tak|took|arriv|joined|from))"
    rf"|^\s*(?:(?:hi|hello) ?,? ?)*{_CHILD}\b|\by(?:ear|r)? ?\d+\b",
    re.IGNORECASE,
)
"""A case told of from its beginning: "a pupil with …", "Y9 boy, …"; "new one starts today" is a worker."""


def asks_something(text: str) -> bool:
    """Whether a text is a question of its own rather than a reply."""
    return _QUESTION.match(text) is not None and _not_known(split_words(text)) is None


def read_fact_reply(asked: str | None, text: str) -> Reading[str]:
    """The value that a reply gives the asked fact (contract, section 3); nothing where it gives none."""
    words = split_words(text)
    if asked is None:
        return not_understood(text)
    if (rest := _not_known(words)) is not None:
        return Reading(UNKNOWN, typed_text(rest))
    if asked != "tier":
        reply = read_service_reply(text)
        return reply if reply.is_whole else not_understood(text)
    said = [word for word in _without_fillers(words) if word.plain != "?"]
    if len(said) == 1 and len(words) == len([word for word in words if word.plain != "?"]):
        tier = next((tier for tier, known in _TIERS.items() if said[0].plain in known), None)
        return not_understood(text) if tier is None else Reading(tier)
    return not_understood(text)


def _without_fillers(words: list[Word]) -> list[Word]:
    kept, at = [], 0
    while at < len(words):
        length = phrase_length(words, at, _FILLERS, LONGEST_PHRASE)
        if not length:
            kept.append(words[at])
        at += length or 1
    return kept


def _not_known(words: list[Word]) -> list[Word] | None:
    """What follows "I don't know", or None where a text does not begin so."""
    at = 0
    while at < len(words):
        if length := phrase_length(words, at, _NOT_KNOWN, LONGEST_PHRASE):
            rest = words[at + length :]
            return rest if len(rest) <= MOST_WORDS_MORE and "?" not in {word.plain for word in rest} else None
        length = phrase_length(words, at, _FILLERS, LONGEST_PHRASE)
        if not length:
            return None
        at += length
    return None


def goes_on(text: str) -> bool:
    """Whether the words open as a sentence that goes on: "And if youth offending is involved too?"."""
    return _GOES_ON.match(text) is not None


def refers_back(text: str) -> bool:
    """Whether the words tell news of a case that was told of: "YOS started with him. Who leads?".

    "FEH. Who leads on it now?" tells none: the question behind it says nothing of the case.
    """
    told = _ASKS_WHO.split(text, maxsplit=1)[0] or text
    return _REFERS_BACK.search(told) is not None and _TELLS_OF_A_CASE.search(text) is None
