"""Reads which of several offered things somebody means: "2", "the first one", "the latter", "neither"."""

from __future__ import annotations

import re
from enum import Enum

from assistant.language.reading import Reading, not_understood
from assistant.language.words import Word, phrase_length, phrases, split_words, typed_text

LAST = -1
LONGEST_PHRASE = 4  # words


class NoPlace(Enum):
    """A choice that names no single thing."""

    NEITHER = "none of them"
    ANY = "whichever"


_PLACES = {
    0: "1, one, 1st, first, former, earlier, top, earliest",
    1: "2, two, 2nd, second",
    2: "3, three, 3rd, third",
    3: "4, four, 4th, fourth",
    4: "5, five, 5th, fifth",
    5: "6, six, 6th, sixth",
    LAST: "last, latter, later, bottom, latest, final",
}
_PLACE_OF = {word: place for place, words in _PLACES.items() for word in phrases(words)}
# They compare and stand with "the" or "one"; alone "later" and "top" mean something else.
_NEEDS_A_POINTER = phrases("former, earlier, top, earliest, later, bottom, latest, final, latter")
_POINTERS = phrases("the, number, no, option, choice, one, ones, button, slot, answer, #")
_FILLERS = phrases("""
    please, sorry, thanks, thank you, i'll take, ill take, i'd like, id like, i would like, i want,
    i'll go with, go with, going with, go for, i choose, i pick, pick, choose, let's say, let's go with,
    can i have, could i have, ok, okay, yes, um, er, hmm, i think, probably, then, it's, i mean, that would be,
    make it, we'll take, we'd like, is fine, would be best
""")
_NEITHER = phrases("""
    neither, none, neither of them, neither of those, neither of these, none of them, none of those,
    none of these, none of the above, not any of them, not any of these, neither one, neither really, no one,
    no-one, nobody
""")
_ANY = phrases("""
    any, either, any of them, any of those, any of these, either of them, either of those, either one, any one,
    whichever, all the same, i don't mind, you choose, you pick
""")


def read_choice(text: str) -> Reading[int | NoPlace]:
    """A place among the things offered (0 is the first, LAST the last), none of them, or whichever."""
    words = _with_numbers_apart(text)
    chosen: list[int | NoPlace] = []
    unread: list[Word] = []
    pointed, at = False, 0
    while at < len(words):
        word = words[at].plain
        neither = phrase_length(words, at, _NEITHER, LONGEST_PHRASE)
        whichever = phrase_length(words, at, _ANY, LONGEST_PHRASE)
        filler = phrase_length(words, at, _FILLERS, LONGEST_PHRASE)
        if neither or whichever:
            chosen.append(NoPlace.NEITHER if neither >= whichever else NoPlace.ANY)
        elif word in _PLACE_OF and not (word == "one" and chosen):
            chosen.append(_PLACE_OF[word])
        elif word in _POINTERS:
            pointed = True
        elif not filler:
            unread.append(words[at])
        at += max(neither, whichever, filler, 1)
    comparing = any(word.plain in _NEEDS_A_POINTER for word in words)
    if len(chosen) != 1 or (comparing and not pointed):
        return not_understood(text)
    return Reading(chosen[0], typed_text(unread))


def _with_numbers_apart(text: str) -> list[Word]:
    """The words of a text, "#2" as "# 2"."""
    return split_words(re.sub(r"#(?=\d)", "# ", text))
