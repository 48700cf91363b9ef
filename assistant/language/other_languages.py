"""Tells a message that is written in another language from English, from names and from a mixture of both.

Two readers agree: everyday words of the language stand in the message and none of English, and a statistical reader of
letters finds that language likeliest. Either alone takes a row of names, or English with many mistakes, for another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ENGLISH = "en"
FEWEST_WORDS = 4
FEWEST_OWN_WORDS = 2
PLENTY_OF_OWN_WORDS = 4
"""So many, and twice as many as of any other language, need no second reader: toneless Vietnamese has none."""
LIKELY = 0.65
# Parts of surnames, which say nothing of the language that somebody writes.
_PARTICLES = frozenset(
    ("al", "bin", "da", "das", "de", "del", "di", "do", "dos", "du", "e", "el", "la", "las", "le", "los", "y")
)
_BETWEEN_WORDS = re.compile(r"[\s'’`´.,;:!?¿¡()\[\]\"«»“”„/।،؛؟…–—-]+")
_LETTERS = str.maketrans("ıđ", "id")


@dataclass(frozen=True)
class Guess:
    """The language that a text is most likely written in, by its code, and how likely: 0 to 1."""

    language: str
    likelihood: float


Guesser = Callable[[str], Guess]


class OtherLanguages:
    """Recognises the languages whose everyday words it is given, by code; `en` is among them.

    `may_be_name` says of a word that people are called so: such words count for no language.
    """

    def __init__(
        self, everyday: Mapping[str, frozenset[str]], guess: Guesser, may_be_name: Callable[[str], bool]
    ) -> None:
        others = {code: words for code, words in everyday.items() if code != ENGLISH}
        self._english = everyday[ENGLISH]
        self._others = {code: frozenset(map(fold, words)) for code, words in others.items()}
        self._guess = guess
        self._may_be_name = may_be_name

    def recognise(self, text: str) -> str | None:
        """The code of the other language that the whole text is written in; None for English and for any doubt."""
        words = [word.lower() for word in _BETWEEN_WORDS.split(text) if word]
        if len(words) < FEWEST_WORDS:
            return None
        owned = {code: self._owned(words, own) for code, own in self._others.items()}
        possible = {code for code, count in owned.items() if count >= FEWEST_OWN_WORDS}
        if not possible:
            return None
        first, second = sorted(owned, key=lambda code: owned[code], reverse=True)[:2]
        if owned[first] >= PLENTY_OF_OWN_WORDS and owned[first] >= 2 * owned[second]:
            return first
        guess = self._guess(text)
        return guess.language if guess.language in possible and guess.likelihood >= LIKELY else None

    def _owned(self, words: list[str], own: frozenset[str]) -> int:
        """How many words of a message are everyday words of a language; 0 where others are English."""
        if any(word in self._english and fold(word) not in own for word in words):
            return 0
        telling = (word for word in words if word not in _PARTICLES and not self._may_be_name(word))
        return sum(fold(word) in own for word in telling)


def fold(word: str) -> str:
    """A word in small letters and without accents, as people type on telephones."""
    decomposed = unicodedata.normalize("NFD", word.lower().translate(_LETTERS))
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn").translate(_LETTERS)
