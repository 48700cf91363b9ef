"""Splits typed text into words and finds known phrases among them, in time linear in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

# A question mark and a slash mean something ("yes?", "yes/no"), so each stands as a word of its own.
_WORD = re.compile(r"[?/]|[^\s?/,;!…()\"“”—–]+")
_AROUND_A_WORD = ".'’‘`-:*_~"
_APOSTROPHES = re.compile("[\u2018\u2019\u02bc\uff07`\u00b4]")
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_N_FOR_AND = re.compile(r"(?:^|(?<=[\s,;]))n(?=\s)")
_Y_OR_N = re.compile(r"(?:^|[\s:=])[yY](?=$|[\s,;.])")
_COURTESY = re.compile(
    r"\b(?:please|pls|thanks|thank you|sorry|ok|okay|oh|can (?:you|i|we)|could (?:you|i|we)"
    r"|i(?:'d| would) like to|i want to|let(?:'s| us|s)|just|actually)\b|[^\w\s']",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Word:
    """One word: as it was typed, and in the plain form that phrases are written in."""

    typed: str
    plain: str


def plain_word(typed: str) -> str:
    """Lower case, straight apostrophes, drawn-out letters ("yesss") said once."""
    plain = _APOSTROPHES.sub("'", unicodedata.normalize("NFKC", typed).casefold())
    return _DRAWN_OUT.sub(r"\1", plain)


def split_words(text: str) -> list[Word]:
    """The words of a text in order, without the punctuation between them."""
    typed = (match[0].strip(_AROUND_A_WORD) for match in _WORD.finditer(text))
    return [Word(each, plain_word(each)) for each in typed if each]


def typed_text(words: Sequence[Word]) -> str:
    """Words as they were typed, one blank between them."""
    return " ".join(word.typed for word in words)


def with_signs_for_and(text: str) -> str:
    """The text with "&" for "n" ("FEH n YOS both on it"), as long as before; in a table of y and n it stays a no."""
    return text if _Y_OR_N.search(text) else _N_FOR_AND.sub("&", text)


def phrases(text: str) -> frozenset[str]:
    """The phrases of a table, one for each comma or line."""
    return frozenset(phrase for line in re.split(r"[,\n]", text) if (phrase := " ".join(line.split())))


def phrase_length(words: Sequence[Word], start: int, known: Collection[str], longest: int) -> int:
    """How many words from `start` on make the longest known phrase; 0 for none."""
    for length in range(min(longest, len(words) - start), 0, -1):
        if " ".join(word.plain for word in words[start : start + length]) in known:
            return length
    return 0


def without_courtesy(text: str) -> str:
    """The words of a text without those of politeness and without marks, one blank between them."""
    return " ".join(_COURTESY.sub(" ", text.replace("’", "'")).split())
