"""Finds the term of the guidance that a reader asks about."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.guidance.library import Term


def find_term(text: str, terms: Iterable[Term]) -> Term | None:
    """The term named in the text, the longest name first; None if it names none.

    A plural "s" and hyphens do not matter: "SPOCs" finds SPOC.
    """
    plain = _plain(text)
    named = [
        (len(name), -position, term)
        for position, term in enumerate(terms)
        for name in (term.term, term.full, *term.also)
        if re.search(rf"\b{re.escape(_plain(name))}s?\b", plain)
    ]
    return max(named, key=lambda found: found[:2])[2] if named else None


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[-–—’']", " ", text.lower()).split())
