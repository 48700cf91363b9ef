"""Finds the term of the guidance that a reader asks about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from assistant.guidance.library import Term

SHORTEST_WITH_A_SLIP = 6
"""A shorter word with one letter wrong may be another word."""


def find_term(text: str, terms: Iterable[Term]) -> Term | None:
    """The term named in the text, the longest name first; None if it names none.

    A plural "s" and hyphens do not matter: "SPOCs" finds SPOC. Where nothing is found so, one slip in each long word
    does not matter either: "lead profesional".
    """
    plain = _plain(text)
    names = [
        (_plain(name), -position, term)
        for position, term in enumerate(terms)
        for name in (term.term, term.full, *term.also)
    ]
    named = [each for each in names if re.search(rf"\b{re.escape(each[0])}s?\b", plain)]
    named = named or [each for each in names if _is_named_with_slips(each[0].split(), re.findall(r"\w+", plain))]
    return max(named, key=lambda found: (len(found[0]), found[1]))[2] if named else None


def _is_named_with_slips(name: list[str], words: list[str]) -> bool:
    return any(
        all(map(_is_nearly, words[start : start + len(name)], name)) for start in range(len(words) - len(name) + 1)
    )


def _is_nearly(word: str, of_name: str) -> bool:
    return word in (of_name, f"{of_name}s") or (
        len(of_name) >= SHORTEST_WITH_A_SLIP and OSA.distance(word, of_name, score_cutoff=1) <= 1
    )


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-–—’']", " ", text.lower()).split())
