"""Services named in one breath: "social worker, early help or YOS"."""

from __future__ import annotations

ARTICLES = ("a", "an", "the")
_PREPOSITIONS = {"from", "to", "with", "by", "under", "on", "open"}
_LINKERS = {"no", "not", "without", "any", "either", "also", "both", *_PREPOSITIONS, *ARTICLES}


def listed(
    words: list[str], i: int, forwards: bool, joining: frozenset[str], after: frozenset[str]
) -> list[tuple[int, list[str]]]:
    """The mentions listed with this one, nearest first, each with the words that join it to the one before."""
    found: list[tuple[int, list[str]]] = []
    joiner: list[str] = []
    at = words.index(f"@{i}")
    for word in words[at + 1 :] if forwards else reversed(words[:at]):
        if word.startswith("@"):
            joiner = joiner if forwards else joiner[::-1]
            link = next((k for k, w in enumerate(joiner) if w in joining), None)
            linkers = _LINKERS if {"or", "nor", "and"} & set(joiner) else _LINKERS - _PREPOSITIONS
            if link is None or any(w not in linkers and w not in joining for w in joiner[link:]):
                break
            found.append((int(word[1:]), joiner))
            joiner = []
        elif word in joining or word in _LINKERS or word in after or word == "~":
            joiner.append(word)
        else:
            break
    return found
