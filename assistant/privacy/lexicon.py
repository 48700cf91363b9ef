"""The lists of names and of words with a capital that are no person, read once from the files beside this module."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_LETTERS = str.maketrans("’łŁıđĐøØ", "'lLidDoO")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """Every word is in lower case and without accents.

    `given` and `surnames` hold names of many origins, `also_words` those that are everyday words too, `kept` words with
    a capital that are no person, `nobody` those of them that tell of somebody without a name, or of nobody.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    also_words: frozenset[str]
    kept: frozenset[str]
    nobody: frozenset[str]

    def is_name(self, word: str) -> bool:
        """Whether the word is a name and nothing else."""
        folded = fold(word)
        if folded in self.also_words or folded in self.kept:
            return False
        return self.may_be_name(word) or ("-" in folded and self._is_double(folded))

    def may_be_name(self, word: str) -> bool:
        """Whether people are called so."""
        folded = fold(word)
        return folded in self.given or folded in self.surnames

    def _is_double(self, folded: str) -> bool:
        """ "lily-mae", "smith-jones": each half a name, one of them at least more than a month or a term."""
        halves = folded.split("-")
        return all(half in self.given or half in self.surnames for half in halves) and any(
            half in self.given and half not in self.kept for half in halves
        )


def fold(word: str) -> str:
    """Lower case, without accents and with one kind of apostrophe."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lists, once in a process."""
    given: set[str] = set()
    surnames: set[str] = set()
    for path in sorted((FOLDER / "names").glob("*.txt")):
        for section, words in _sections(path).items():
            {"given": given, "surnames": surnames}.get(section, set()).update(words)
    kept = _sections(FOLDER / "kept_words.txt")
    return Lexicon(
        given=frozenset(given),
        surnames=frozenset(surnames),
        also_words=frozenset(_sections(FOLDER / "names" / "also_words.txt")[""]),
        kept=frozenset(word for words in kept.values() for word in words),
        nobody=frozenset(kept["nobody"]),
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
