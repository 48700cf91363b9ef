"""Held-out sentences that a training sentence all but repeats: figures on those would be flattery."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

SHARED = 0.8
"""Share of common four-character sequences from which two sentences count as the same."""
SAME_MEANING = 0.97
"""Cosine of two sentence vectors from which the sentences say the same in other words."""
EVERYBODYS = 4
"""Up to so many words a question is everybody's: "what is a SPOC" can hardly be asked otherwise."""


def near_duplicates(
    held_out: Sequence[str], training: Sequence[str], shared: float = SHARED
) -> list[tuple[str, str, float]]:
    """Return (held-out sentence, its nearest training sentence, share of sequences in common), the nearest first.

    Case, punctuation and the order of sentences make no difference.
    """
    vocabulary: dict[str, int] = {}
    left, right = _presence(held_out, vocabulary), _presence(training, vocabulary)
    left.resize(len(held_out), len(vocabulary))
    common = (left @ right.T).toarray()
    either = left.sum(axis=1) + right.sum(axis=1).T - common
    share = np.asarray(common / np.maximum(either, 1))
    nearest = share.argmax(axis=1)
    found = [
        (held_out[row], training[column], round(float(share[row, column]), 2))
        for row, column in enumerate(nearest)
        if share[row, column] >= shared
    ]
    return sorted(found, key=lambda entry: -entry[2])


def _presence(texts: Sequence[str], vocabulary: dict[str, int]) -> csr_matrix:
    rows = [sorted({vocabulary.setdefault(part, len(vocabulary)) for part in _parts(text)}) for text in texts]
    starts = np.cumsum([0] + [len(row) for row in rows])
    columns = np.concatenate([np.array(row, dtype=np.int64) for row in rows])
    return csr_matrix((np.ones(len(columns), dtype=np.float32), columns, starts), shape=(len(texts), len(vocabulary)))


def _parts(text: str) -> set[str]:
    plain = " ".join(re.findall(r"\w+", text.lower()))
    return {plain[start : start + 4] for start in range(max(1, len(plain) - 3))}


def near_in_meaning(
    held_out: Sequence[str],
    held_out_vectors: np.ndarray,
    training: Sequence[str],
    training_vectors: np.ndarray,
    least: float = SAME_MEANING,
) -> list[tuple[str, str, float]]:
    """Return (held-out sentence, the training sentence nearest in meaning, cosine), the nearest first.

    The vectors are of length one, a row for each sentence. Sentences of a few words are left out.
    """
    cosines = held_out_vectors @ training_vectors.T
    nearest = cosines.argmax(axis=1)
    found = [
        (text, training[column], round(float(cosines[row, column]), 3))
        for row, (text, column) in enumerate(zip(held_out, nearest, strict=True))
        if cosines[row, column] >= least and len(text.split()) > EVERYBODYS
    ]
    return sorted(found, key=lambda entry: -entry[2])
