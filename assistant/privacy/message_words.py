"""The words of a message, and what can be told of each before any cue is looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.privacy.identifiers import BOOKING_REFERENCE
from assistant.privacy.lexicon import Lexicon, fold, has_accents
from assistant.privacy.name_cues import (
    NAMED_PLACE,
    PARTICLES,
    SAINT_SURNAME,
    SCHOOL_NOUN,
    SENTENCE_START,
    WORD,
)

_SCHOOL = re.compile(rf"^\w+\.?\s+[\w'’]+\s+(?:\w+\s+)?{SCHOOL_NOUN}\b", re.IGNORECASE)


@dataclass(frozen=True)
class Word:
    """A word without its possessive ending, and where it stands."""

    text: str
    start: int
    end: int


class MessageWords:
    """A message as words: which are capitals, English, parts of a school's name, next to each other."""

    def __init__(self, text: str, words: Lexicon):
        self._text = text
        self._lexicon = words
        self._words = [Word(_bare(m[0]), m.start(), m.start() + len(_bare(m[0]))) for m in WORD.finditer(text)]
        self._named: set[int] = set()
        letters = [w.text for w in self._words if len(w.text) > 1]
        capitals = sum(w[0].isupper() for w in letters)
        # Where nearly every word has a capital, capitals say nothing.
        shouted = sum(w.isupper() for w in letters)
        self._capitals_mean_nothing = (len(letters) > 6 and capitals > 0.8 * len(letters)) or (
            len(letters) > 2 and shouted > 0.7 * len(letters)
        )
        self._places = [
            m.span()
            for pattern in NAMED_PLACE
            for m in pattern.finditer(text)
            if (not self._capitals_mean_nothing or pattern.flags & re.IGNORECASE) and not self._is_surname(m)
        ] + [m.span() for m in BOOKING_REFERENCE.finditer(text) if self._is_reference(m[0])]

    def _is_surname(self, place: re.Match[str]) -> bool:
        """Whether it is "St Clair" in "Ade St Clair is at 58%": no school's name goes on after a pupil's."""
        name = SAINT_SURNAME.match(place[0])
        before = [w for w in self._words if w.end < place.start()][-1:]
        if name is None or not before or self._text[before[0].end : place.start()].strip():
            return False
        first = before[0].text
        return (
            first[0].isupper()
            and self._lexicon.is_first_name(first)
            and not _SCHOOL.search(self._text[place.start() :])
        )

    def _is_reference(self, text: str) -> bool:
        """A name can be spelt like a reference ("MARY-JANE"); a reference is in capitals or holds a digit."""
        told_apart = text.isupper() or not text.replace("-", "").isalpha()
        return told_apart and not all(self._lexicon.may_be_name(half) for half in text.split("-"))

    def _unknown(self, word: Word, capital: bool) -> bool:
        """A word that is neither plain English nor a slip of it."""
        if self._lexicon.is_name(word.text):
            return True
        if capital:
            return len(word.text) > 1 and (
                not self._lexicon.is_everyday(word.text) or self._lexicon.may_be_name(word.text)
            )
        return (
            len(word.text) > 2
            and not self._lexicon.is_everyday(word.text)
            and not self._acronym(word)
            and not self._lexicon.is_slip(word.text)
        )

    def _capital(self, word: Word) -> bool:
        if self._capitals_mean_nothing or not word.text[0].isupper():
            return False
        return not self._acronym(word) or self._lexicon.is_name(word.text)

    def _acronym(self, word: Word) -> bool:
        return word.text.isupper() and 1 < len(word.text) <= 6 and not self._capitals_mean_nothing

    def _is_initials(self, word: Word) -> bool:
        return self._acronym(word) and len(word.text) <= 3 and not self._lexicon.is_everyday(word.text)

    def _is_particle(self, i: int) -> bool:
        return fold(self._words[i].text) in PARTICLES

    def _adjacent(self, i: int) -> bool:
        between = self._text[self._words[i - 1].end : self._words[i].start]
        return bool(re.fullmatch(r"\s{1,3}|-|\.\s?|['’]", between))

    def _between(self, i: int, j: int) -> str:
        return self._text[self._words[i].end : self._words[j].start]

    def _beside_name(self, i: int) -> bool:
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(self._words) and self._adjacent(max(i, j))]
        return any(self._capital(self._words[j]) and not self._lexicon.is_everyday(self._words[j].text) for j in near)

    def _starts_sentence(self, word: Word) -> bool:
        return SENTENCE_START.search(self._text[: word.start]) is not None

    def _in_place(self, word: Word) -> bool:
        return any(start <= word.start and word.end <= end for start, end in self._places)

    def _is_first_name(self, word: Word) -> bool:
        """Whether the word is given to people, and no plain word unless it is a first name too."""
        folded = fold(word.text)
        return self._lexicon.is_first_name(word.text) or (
            folded in self._lexicon.surnames and folded not in self._lexicon.common
        )

    def _is_foreign_letters(self, word: Word) -> bool:
        """Whether a word spelt with foreign letters stands in an English sentence, where it is a name."""
        others = [w for w in self._words if w is not word]
        english = sum(self._lexicon.is_everyday(w.text) for w in others)
        return has_accents(word.text) and len(others) >= 3 and 3 * english >= 2 * len(others)


def _bare(word: str) -> str:
    """Without a possessive ending."""
    return re.sub(r"['’]s?$", "", word) if word.lower().endswith(("'s", "’s")) else word
