"""Names that stand beside names: "kofi and precious", "Chance and Chase", "d'andre, not deandre", "blessing okafor"."""

from __future__ import annotations

import re

from assistant.privacy.lexicon import fold
from assistant.privacy.message_words import Word
from assistant.privacy.name_cues import CLAUSE_START
from assistant.privacy.name_extent import NameExtent
from assistant.privacy.person_frames import (
    ARTICLE,
    JOINED_AFTER,
    JOINERS,
    LIST_DOES,
    NEVER_BARE,
    PERSON_DOES,
)


class NameRows(NameExtent):
    """What the neighbours of a word tell of it, where they are names or can be."""

    def _is_thing(self, i: int, before: str) -> bool:
        """ "the victor", "Holly and ivy": a word that is given as a name, after an article or beside a plant."""
        word = self._words[i]
        if not word.text[0].isupper():
            return fold(word.text) in self._lexicon.worded and ARTICLE.search(before) is not None
        if not self._starts_sentence(word) or i + 2 >= len(self._words) or fold(self._words[i + 1].text) not in JOINERS:
            return False
        second = self._words[i + 2].text
        return second.islower() and all(fold(each) in self._lexicon.worded for each in (word.text, second))

    def _is_numbered(self, word: Word) -> bool:
        """ "Page 2": an everyday word with a number is no person."""
        return self._lexicon.is_everyday(word.text) and re.match(r"\s+\d", self._text[word.end :]) is not None

    def _corrected(self, i: int) -> bool:
        """ "it's Kaydon, not cayden": what is set against a name, and is no English word."""
        if i < 2 or i - 2 not in self._named or fold(self._words[i - 1].text) != "not":
            return False
        return (
            self._unknown(self._words[i], False) and re.fullmatch(r"[\s,]+not\s+", self._between(i - 2, i)) is not None
        )

    def _second_of_two(self, i: int) -> bool:
        """ "Chance and Chase": the word after a name of the same kind."""
        if i < 2 or i - 2 not in self._named or fold(self._words[i - 1].text) != "and":
            return False
        return self._adjacent(i) and self._adjacent(i - 1)

    def _in_pair(self, i: int, before: str) -> bool:
        """ "hao ran is in my class": two short words that can both be names, and somebody is spoken of."""
        if i + 1 >= len(self._words) or not self._adjacent(i + 1) or not CLAUSE_START.search(before):
            return False
        pair = self._words[i : i + 2]
        can_be = all(self._lexicon.may_be_name(w.text) and fold(w.text) not in NEVER_BARE for w in pair)
        return can_be and PERSON_DOES.search(self._text[pair[1].end : pair[1].end + 60]) is not None

    def _heads_a_list(self, after: str) -> bool:
        """ "Joy, Patience and Blessing are sisters": three words of which each can be a name."""
        rest = LIST_DOES.match(after)
        return rest is not None and all(self._lexicon.is_word_name(rest[place]) for place in ("second", "third"))

    def _joined(self, i: int) -> bool:
        """Whether the word stands in a row with a name: "kofi and precious", "hope and ama"."""
        earlier = i - 2 if i > 0 and fold(self._words[i - 1].text) in JOINERS else i - 1
        later = i + 2 if i + 1 < len(self._words) and fold(self._words[i + 1].text) in JOINERS else i + 1
        return (earlier >= 0 and self._is_joined(earlier, i, earlier)) or (
            later < len(self._words) and self._is_joined(i, later, later)
        )

    def _is_joined(self, first: int, last: int, sure: int) -> bool:
        return self._is_sure(sure) and JOINED_AFTER.search(self._between(first, last)) is not None

    def _is_sure(self, i: int) -> bool:
        return (i in self._named or self._lexicon.is_name(self._words[i].text)) and not self._in_place(self._words[i])

    def _before_surname(self, i: int, before: str) -> bool:
        """ "blessing okafor": a first name that is a word too, or a word that is none, with a surname after it."""
        if i + 1 >= len(self._words) or not self._adjacent(i + 1) or len(self._words[i].text) < 2:
            return False
        word, surname = self._words[i], fold(self._words[i + 1].text)
        if surname not in self._lexicon.surnames or not self._is_sure(i + 1) or fold(word.text) in NEVER_BARE:
            return False
        if fold(word.text) in self._lexicon.given or not self._lexicon.is_everyday(word.text):
            return True
        return self._capital(word) and self._lexicon.may_be_name(word.text)
