"""The lists of names and words that redaction goes by, read once from the files beside this module."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import ascii_lowercase

LONGEST_WORD = 30
_CONTRACTION = re.compile(r"(?:n't|'(?:m|s|ve|ll|d|re|t))$|-.*$")
_LETTERS = str.maketrans("’łŁıđĐøØ", "'lLidDoO")
FOLDER = Path(__file__).parent
QUESTION_WORDS = frozenset({"what", "which", "who", "how", "when", "where", "why", "whom", "whose"})


@dataclass(frozen=True)
class Lexicon:
    """Every word is in lower case and without accents.

    `given` and `surnames` hold names of many origins, `also_words` those that are everyday words too,
    `worded` everyday words and places that are given to people, `common` everyday English, `plain` those of it that
    are no name, `kept` words with a capital that are no person, `east_asian` names that are often written in syllables.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    also_words: frozenset[str]
    common: frozenset[str]
    kept: frozenset[str]
    plain: frozenset[str]
    worded: frozenset[str]
    east_asian: frozenset[str] = frozenset()

    def is_word_name(self, word: str) -> bool:
        """Whether the word, everyday or a place as it may be, is given to people as a name."""
        folded = fold(word)
        return folded in self.worded or (folded in self.given and folded not in QUESTION_WORDS)

    def is_name(self, word: str) -> bool:
        """Whether the word is a name and nothing else."""
        folded = fold(word)
        if folded in self.also_words or folded in self.kept:
            return False
        return folded in self.given or folded in self.surnames or ("-" in folded and self._is_double(folded))

    def may_be_name(self, word: str) -> bool:
        """Whether the word can be a name beside a cue or another name."""
        folded = fold(word)
        return folded in self.given or folded in self.surnames

    def _is_double(self, folded: str) -> bool:
        """ "lily-mae", "smith-jones": each half a name, one of them at least more than a month or a term."""
        halves = folded.split("-")
        return all(half in self.given or half in self.surnames for half in halves) and any(
            half in self.given and half not in self.kept for half in halves
        )

    def is_first_name(self, word: str) -> bool:
        """Whether the word is given to children, however common it is as a word."""
        folded = fold(word)
        return folded in self.given or self.is_name(word)

    def is_slip(self, word: str) -> bool:
        """Whether another ending, or one letter added, left out, changed or swapped, gives a plain English word."""
        if has_accents(word):
            return False
        word = fold(word)
        if len(word) > LONGEST_WORD:
            return False
        endings = ("ing", "ed", "ly", "er", "r", "est", "ism")
        beginnings = ("un", "re", "over", "dis")
        stems = [word.rstrip("s"), *map(word.removesuffix, endings), *map(word.removeprefix, beginnings)]
        if any(stem in self.plain for stem in stems):
            return True
        pieces = [(word[:k], word[k:]) for k in range(len(word) + 1)]
        return any(
            a + b[1:] in self.plain
            or (len(b) > 1 and a + b[1] + b[0] + b[2:] in self.plain)
            or (len(word) > 3 and any(a + c + b[1:] in self.plain or a + c + b in self.plain for c in ascii_lowercase))
            for a, b in pieces
        )

    def is_everyday(self, word: str) -> bool:
        """Whether the word is plain English ("they've" too) or a term that must survive."""
        folded = fold(word)
        stem = _CONTRACTION.sub("", folded)
        return folded in self.common or folded in self.kept or stem in self.common or len(stem) < 2


def has_accents(word: str) -> bool:
    """Whether the word is spelt with letters that plain English words do not have."""
    return any(ord(letter) > 0x7F and letter != "’" for letter in word)


def fold(word: str) -> str:
    """Lower case, without accents and with one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lists; about 25,000 words, 20 ms, once in a process."""
    given: set[str] = set()
    surnames: set[str] = set()
    for path in sorted((FOLDER / "names").glob("*.txt")):
        for section, words in _sections(path).items():
            {"given": given, "surnames": surnames}.get(section, set()).update(words)
    east_asian = _sections(FOLDER / "names" / "vietnamese_chinese_other_asian.txt")
    common = _sections(FOLDER / "common_words.txt")[""]
    return Lexicon(
        given=frozenset(given),
        surnames=frozenset(surnames),
        also_words=frozenset(_sections(FOLDER / "names" / "also_words.txt")[""]),
        common=frozenset(common),
        kept=frozenset(word for words in _sections(FOLDER / "kept_words.txt").values() for word in words),
        plain=frozenset(common - given - surnames),
        worded=frozenset(word for words in _sections(FOLDER / "names" / "word_names.txt").values() for word in words),
        east_asian=frozenset(word for words in east_asian.values() for word in words),
    )


def _sections(path: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"": set()}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif not line.startswith("#"):
            found.setdefault(section, set()).update(fold(word) for word in line.split())
    return found
