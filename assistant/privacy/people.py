"""Names of people: beside a cue ("my son …", "Mrs …"), from lists of many origins, or by their capital."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.privacy.identifiers import Found
from assistant.privacy.lexicon import Lexicon, fold, lexicon
from assistant.privacy.name_cues import (
    CLAUSE_START,
    INITIALS,
    LONGEST_WORD,
    NAMED_PLACE,
    NAMING,
    PARTICLES,
    PLAIN_SURNAMES,
    SENTENCE_START,
    SPEAKER,
    STRONG,
    SUBJECT_OF,
    WEAK,
    WORD,
)


@dataclass(frozen=True)
class _Word:
    text: str
    start: int
    end: int


def people(text: str, known: Iterable[str] = ()) -> Iterator[Found]:
    """Spans of names; titles and cues stay outside, and so do possessive endings.

    `known` are names that somebody else found in the text; those inside the name of a school or place survive.
    """
    reader = _NameReader(text, lexicon())
    yield from reader.occurrences(known)
    yield from reader.initials()
    yield from reader.names()


class _NameReader:
    def __init__(self, text: str, words: Lexicon):
        self._text = text
        self._lexicon = words
        self._words = [_Word(_bare(m[0]), m.start(), m.start() + len(_bare(m[0]))) for m in WORD.finditer(text)]
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
            if not self._capitals_mean_nothing or pattern.flags & re.IGNORECASE
        ]

    def occurrences(self, known: Iterable[str]) -> Iterator[Found]:
        """Each place where one of these names stands."""
        for name in sorted(known, key=len, reverse=True):
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self._text) if name else ():
                if not self._in_place(_Word(name, match.start(), match.end())):
                    yield Found(match.start(), match.end(), "name")

    def initials(self) -> Iterator[Found]:
        """ "J.B." anywhere; "JB" only after a cue."""
        for match in INITIALS.finditer(self._text):
            letters = fold(re.sub(r"[.\s]", "", match[0]))
            if letters not in self._lexicon.kept:
                yield Found(match.start(), match.end(), "name")

    def names(self) -> Iterator[Found]:
        """Each name from its first word to its last."""
        i = 0
        while i < len(self._words):
            if self._begins(i):
                last = self._last(i)
                yield Found(self._words[i].start, self._words[last].end, "name")
                i = last + 1
            else:
                i += 1

    def _begins(self, i: int) -> bool:
        word = self._words[i]
        before = self._text[max(0, word.start - 60) : word.start]
        if self._in_place(word) or (self._acronym(word) and fold(word.text) in self._lexicon.kept):
            return False
        lex = self._lexicon
        strong = STRONG.search(before) is not None
        weak = strong or WEAK.search(before) is not None
        capital = self._capital(word)
        if strong and (self._is_initials(word) or self._unknown(word, capital) or self._meant_as_name(i, before)):
            return True
        if SPEAKER.search(before) and len(word.text) > 3 and (self._unknown(word, capital) or self._beside_unknown(i)):
            return True
        if lex.is_name(word.text):
            return capital or weak or fold(word.text) in lex.given or len(word.text) > 4
        if capital and lex.may_be_name(word.text):
            if strong or self._beside_name(i):
                return True
            if fold(word.text) in lex.kept:
                return False
            return not self._starts_sentence(word) or SUBJECT_OF.search(self._text[word.end :]) is not None
        if capital and not lex.is_everyday(word.text) and len(word.text) > 1:
            return not self._starts_sentence(word) or not self._slip(word.text)
        subject = SUBJECT_OF.search(self._text[word.end :]) and CLAUSE_START.search(before)
        return bool(subject and len(word.text) > 3 and self._unknown(word, capital))

    def _meant_as_name(self, i: int, before: str) -> bool:
        """A plain word that is a first name, where the words around it leave no other reading."""
        word = self._words[i]
        if fold(word.text) not in self._lexicon.given or len(word.text) < 3:
            return False
        return bool(NAMING.search(before) or self._beside_unknown(i) or SUBJECT_OF.search(self._text[word.end :]))

    def _beside_unknown(self, i: int) -> bool:
        """Whether a first name is followed by a word that can only be a surname."""
        following = self._words[i + 1].text if i + 1 < len(self._words) and self._adjacent(i + 1) else ""
        surname = self._lexicon.is_name(following) or (len(following) > 3 and self._unknown(self._words[i + 1], False))
        return fold(self._words[i].text) in self._lexicon.given and surname

    def _last(self, i: int) -> int:
        """The index of the last word of the name that begins here."""
        last = i
        while last + 1 < len(self._words):
            nxt = last + 1
            if (
                self._is_particle(nxt)
                and nxt + 1 < len(self._words)
                and self._continues(nxt + 1)
                and self._adjacent(nxt)
            ):
                nxt += 1
            if not self._adjacent(nxt) or not self._continues(nxt) or self._in_place(self._words[nxt]):
                break
            last = nxt
        return last

    def _continues(self, i: int) -> bool:
        word, lex = self._words[i], self._lexicon
        capital = self._capital(word)
        if lex.is_name(word.text) or (capital and lex.may_be_name(word.text)) or fold(word.text) in PLAIN_SURNAMES:
            return True
        if len(word.text) == 1:
            return capital and word.text != "I"
        if capital:
            return fold(word.text) not in lex.kept
        return self._unknown(word, capital) and len(word.text) > 3

    def _unknown(self, word: _Word, capital: bool) -> bool:
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
            and not self._slip(word.text)
        )

    def _capital(self, word: _Word) -> bool:
        if self._capitals_mean_nothing or not word.text[0].isupper():
            return False
        return not self._acronym(word) or self._lexicon.is_name(word.text)

    def _acronym(self, word: _Word) -> bool:
        return word.text.isupper() and 1 < len(word.text) <= 6 and not self._capitals_mean_nothing

    def _is_initials(self, word: _Word) -> bool:
        return self._acronym(word) and len(word.text) <= 3 and not self._lexicon.is_everyday(word.text)

    def _is_particle(self, i: int) -> bool:
        return fold(self._words[i].text) in PARTICLES

    def _adjacent(self, i: int) -> bool:
        between = self._text[self._words[i - 1].end : self._words[i].start]
        return bool(re.fullmatch(r"\s{1,3}|-|\.\s?|['’]", between))

    def _beside_name(self, i: int) -> bool:
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(self._words) and self._adjacent(max(i, j))]
        return any(self._capital(self._words[j]) and not self._lexicon.is_everyday(self._words[j].text) for j in near)

    def _starts_sentence(self, word: _Word) -> bool:
        return SENTENCE_START.search(self._text[: word.start]) is not None

    def _in_place(self, word: _Word) -> bool:
        return any(start <= word.start and word.end <= end for start, end in self._places)

    def _slip(self, word: str) -> bool:
        """Whether one letter added, left out, changed or swapped gives a plain English word."""
        word = fold(word)
        if len(word) > LONGEST_WORD:
            return False
        common = self._lexicon.plain
        if any(
            part in common
            for part in (word.rstrip("s"), word.removesuffix("ing"), word.removesuffix("ed"), word.removesuffix("ly"))
        ):
            return True
        pieces = [(word[:k], word[k:]) for k in range(len(word) + 1)]
        return any(
            a + b[1:] in common
            or (len(b) > 1 and a + b[1] + b[0] + b[2:] in common)
            or (len(word) > 3 and any(a + c + b[1:] in common or a + c + b in common for c in string.ascii_lowercase))
            for a, b in pieces
        )


def _bare(word: str) -> str:
    """Without a possessive ending."""
    return re.sub(r"['’]s?$", "", word) if word.lower().endswith(("'s", "’s")) else word
