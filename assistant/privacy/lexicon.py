"""The lists of names and words that redaction goes by, read once from the files beside this module."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_CONTRACTION = re.compile(r"(?:n't|'(?:m|s|ve|ll|d|re|t))$|-.*$")
FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Lexicon:
    """Every word is in lower case and without accents.

    `given` and `surnames` hold names of many origins, `also_words` those that are everyday words too,
    `common` everyday English, `plain` those of it that are no name, `kept` words with a capital that are no person.
    """

    given: frozenset[str]
    surnames: frozenset[str]
    also_words: frozenset[str]
    common: frozenset[str]
    kept: frozenset[str]
    plain: frozenset[str]

    def is_name(self, word: str) -> bool:
        """Whether the word is a name and nothing else."""
        folded = fold(word)
        return (
            (folded in self.given or folded in self.surnames)
            and folded not in self.also_words
            and folded not in self.kept
        )

    def may_be_name(self, word: str) -> bool:
        """Whether the word can be a name beside a cue or another name."""
        folded = fold(word)
        return folded in self.given or folded in self.surnames

    def is_everyday(self, word: str) -> bool:
        """Whether the word is plain English ("they've" too) or a term that must survive."""
        folded = fold(word)
        stem = _CONTRACTION.sub("", folded)
        return folded in self.common or folded in self.kept or stem in self.common or len(stem) < 2


def fold(word: str) -> str:
    """Lower case, without accents and with one kind of apostrophe."""
    decomposed = unicodedata.normalize(
        "NFKD", word.replace("’", "'").replace("ł", "l").replace("Ł", "l").replace("ı", "i")
    )
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the lists; about 25,000 words, 20 ms, once in a process."""
    given: set[str] = set()
    surnames: set[str] = set()
    for path in sorted((FOLDER / "names").glob("*.txt")):
        for section, words in _sections(path).items():
            {"given": given, "surnames": surnames}.get(section, set()).update(words)
    common = _sections(FOLDER / "common_words.txt")[""]
    return Lexicon(
        given=frozenset(given),
        surnames=frozenset(surnames),
        also_words=frozenset(_sections(FOLDER / "names" / "also_words.txt")[""]),
        common=frozenset(common),
        kept=frozenset(word for words in _sections(FOLDER / "kept_words.txt").values() for word in words),
        plain=frozenset(common - given - surnames),
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
