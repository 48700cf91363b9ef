"""Mends one slip of the finger in the words that name services, and leaves every other word alone."""

from __future__ import annotations

from collections.abc import Iterable

SMALLEST_WORD = 4
TWO_SLIPS_FROM = 8


def one_slip_apart(typed: str, meant: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return typed == meant
    start = 0
    shortest = min(len(typed), len(meant))
    while start < shortest and typed[start] == meant[start]:
        start += 1
    rest_typed, rest_meant = typed[start:], meant[start:]
    if len(typed) == len(meant):
        swapped = rest_typed[:2] == rest_meant[1::-1] and rest_typed[2:] == rest_meant[2:]
        return rest_typed[1:] == rest_meant[1:] or swapped
    longer, shorter = sorted((rest_typed, rest_meant), key=len, reverse=True)
    return longer[1:] == shorter


def _shortened(word: str) -> set[str]:
    return {word} | {word[:i] + word[i + 1 :] for i in range(len(word))}


class Spelling:
    """Knows the words that count, and the real words that look like slips of them."""

    def __init__(self, words: Iterable[str], whole_words: Iterable[str] = ()):
        self._known = {word for word in words if word.isalpha()}
        self._whole = frozenset(whole_words) | self._known
        self._by_shortened: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= SMALLEST_WORD:
                for key in _shortened(word):
                    self._by_shortened.setdefault(key, []).append(word)
        self._mended: dict[str, str] = {}

    def mend(self, word: str) -> str:
        """The word meant, or the word itself. Lower case in, lower case out."""
        if len(word) < SMALLEST_WORD or word in self._whole or not word.isalpha():
            return word
        if word not in self._mended:
            if len(self._mended) > 20_000:  # a long-lived process must not keep every word ever typed
                self._mended.clear()
            self._mended[word] = self._nearest(word)
        return self._mended[word]

    def _nearest(self, word: str) -> str:
        candidates = dict.fromkeys(c for key in _shortened(word) for c in self._by_shortened.get(key, ()))
        near = [
            c
            for c in candidates
            if one_slip_apart(word, c) and (word[0] == c[0] or word[1:2] == c[:1] or word[0] == c[1:2])
        ]
        if not near and len(word) >= TWO_SLIPS_FROM:
            near = [c for c in candidates if word[0] == c[0] and word[-1] == c[-1]]
        return near[0] if len(near) == 1 else word
