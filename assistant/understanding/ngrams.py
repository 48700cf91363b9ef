"""A sentence as weighted word and character sequences: what the sentence vector does not see.

Vectors blur names and rare terms; character sequences keep them and survive typing errors.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from scipy.sparse import csr_matrix

from assistant.understanding.abbreviations import expand

WORD_LENGTHS = (1, 2)
CHARACTER_LENGTH = 4
"""Lengths 3 and 5 beside it cost twice the training time and change nothing (measured)."""
_WORD = re.compile(r"\w\w+")


@lru_cache(maxsize=64)
def sequences(text: str) -> tuple[str, ...]:
    """Return the sentence's word sequences (1–2 words) and, per word, its sequences of four characters.

    Character sequences carry a leading "#", so that they never meet a word of the same letters. Kept for a moment,
    because two models read each message.
    """
    written_out = expand(text).lower()
    words = _WORD.findall(written_out)
    found = [" ".join(words[start : start + n]) for n in WORD_LENGTHS for start in range(len(words) - n + 1)]
    for chunk in re.split(r"\s+", written_out.strip()):
        padded = f" {chunk} "
        found.extend(
            "#" + padded[start : start + CHARACTER_LENGTH]
            for start in range(max(1, len(padded) - CHARACTER_LENGTH + 1))
        )
    return tuple(found)


class Ngrams:
    """A vocabulary of sequences with their inverse document frequencies."""

    def __init__(self, vocabulary: Sequence[str], rarity: np.ndarray) -> None:
        """Take the sequences in order and, beside each, its inverse document frequency."""
        self.vocabulary = list(vocabulary)
        self.rarity = np.asarray(rarity, dtype=np.float32)
        self._index = {sequence: index for index, sequence in enumerate(self.vocabulary)}

    @classmethod
    def fit(cls, texts: Sequence[str], least_texts: int = 1) -> Ngrams:
        """Learn the vocabulary of these texts; sequences found in fewer than `least_texts` of them are dropped."""
        counts = Counter(sequence for text in texts for sequence in set(sequences(text)))
        vocabulary = sorted(sequence for sequence, count in counts.items() if count >= least_texts)
        frequency = np.array([counts[sequence] for sequence in vocabulary], dtype=np.float64)
        return cls(vocabulary, np.log((1 + len(texts)) / (1 + frequency)) + 1)

    def weights(self, text: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the known sequences of one text as (positions, weights): words and characters each of unit length."""
        counts = Counter(self._index[sequence] for sequence in sequences(text) if sequence in self._index)
        positions = np.fromiter(sorted(counts), dtype=np.int64, count=len(counts))
        frequency = np.array([counts[position] for position in positions], dtype=np.float32)
        weights = (1 + np.log(frequency)) * self.rarity[positions] if len(positions) else frequency
        is_character = np.array([self.vocabulary[position].startswith("#") for position in positions], dtype=bool)
        for group in (is_character, ~is_character):
            length = np.linalg.norm(weights[group])
            if length > 0:
                weights[group] /= length
        return positions, weights

    def matrix(self, texts: Sequence[str]) -> csr_matrix:
        """Return the weights of many texts, shape (number of texts, size of the vocabulary)."""
        rows = [self.weights(text) for text in texts]
        starts = np.cumsum([0] + [len(positions) for positions, _ in rows])
        positions = np.concatenate([positions for positions, _ in rows]) if rows else np.zeros(0, dtype=np.int64)
        weights = np.concatenate([weights for _, weights in rows]) if rows else np.zeros(0, dtype=np.float32)
        return csr_matrix((weights, positions, starts), shape=(len(texts), len(self.vocabulary)), dtype=np.float32)
