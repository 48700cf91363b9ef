"""Mistyped words put right, where the intended one is plain.

Only a word that neither the training sentences nor the commonest words of the encoder know is touched, and only if a
known word is one keystroke away: a name or a rare word that resembles nothing stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from string import ascii_lowercase

from assistant.understanding.abbreviations import FULL_NAMES

SHORTEST = 3
TRUSTED = 16_000
"""So many of the encoder's most common words are never taken for slips; its rarer ones ("wht", "hae") may be."""
SLIP = 20
"""A training word that is this many times rarer than one a keystroke away is a slip of the author's."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
PHONE_SPELLINGS = {
    "u": "you", "ur": "your", "r": "are", "pls": "please", "plz": "please", "cos": "because", "cuz": "because",
    "coz": "because", "wot": "what", "wots": "what is", "whats": "what is", "hows": "how is", "wheres": "where is",
    "whos": "who is", "skool": "school", "thx": "thanks", "ppl": "people", "abt": "about", "b4": "before",
    "im": "i am", "ive": "i have", "dont": "do not", "doesnt": "does not", "isnt": "is not", "cant": "cannot",
    "didnt": "did not", "wont": "will not", "havent": "have not", "wiv": "with", "duz": "does", "some1": "someone",
    "gonna": "going to", "wanna": "want to", "bcoz": "because", "bc": "because", "tho": "though", "rn": "right now",
}  # fmt: skip


class Spelling:
    """A corrector over a fixed vocabulary."""

    def __init__(self, counts: Mapping[str, int], common_words: Sequence[str] = ()) -> None:
        """Take the counts of the training words, and the encoder's words in order of how common they are."""
        self.counts = dict(counts)
        self._weights = {word: 10_000 // place for place, word in enumerate(common_words, start=10) if word.isalpha()}
        for word, count in counts.items():
            self._weights[word] = self._weights.get(word, 0) + 50 * count
        self._accepted = frozenset(common_words[:TRUSTED]) | FULL_NAMES.keys()
        self._accepted |= {word for word in counts if word not in self._accepted and not self._is_slip(word)}

    @classmethod
    def learn(cls, texts: Iterable[str], common_words: Sequence[str] = ()) -> Spelling:
        """Count the words of the training sentences."""
        return cls(Counter(word.lower() for text in texts for word in _WORD.findall(text)), common_words)

    def put_right(self, text: str) -> str:
        """Return the text with plain slips corrected and phone spellings written out; all else unchanged."""
        return _WORD.sub(lambda match: self._right(match[0]), text)

    def _right(self, word: str) -> str:
        lower = word.lower()
        if lower in PHONE_SPELLINGS:
            return PHONE_SPELLINGS[lower]
        stem = re.split("['’]", lower)[0]
        if len(word) < SHORTEST or self._accepted & {lower, stem, stem.removesuffix("s")}:
            return word
        return self._nearest(lower) or word

    def _nearest(self, word: str) -> str | None:
        near = [known for known in _one_keystroke_away(word) if known in self._weights and len(known) > SHORTEST]
        return max(near, key=lambda known: (self._weights[known], known), default=None)

    def _is_slip(self, word: str) -> bool:
        nearest = self._nearest(word) if len(word) >= SHORTEST else None
        return nearest is not None and self._weights[nearest] >= SLIP * self._weights[word]


def _one_keystroke_away(word: str) -> set[str]:
    """Return every string made of the word by one key dropped, added, hit wrongly, or swapped with the next."""
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in halves if len(tail) > 1}
    dropped = {head + tail[1:] for head, tail in halves if tail}
    replaced = {head + letter + tail[1:] for head, tail in halves if tail for letter in ascii_lowercase}
    added = {head + letter + tail for head, tail in halves for letter in ascii_lowercase}
    return (swapped | dropped | replaced | added) - {word}
