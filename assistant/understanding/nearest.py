"""How near a sentence lies to known sentences: the likeness of its nearest neighbours, of all or of two kinds.

A linear model draws one border; where harm and everyday trouble are told in nearly the same words, the nearest known
sentences tell them apart better.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

NEIGHBOURS = 5
"""The likeness of so many is averaged, beside that of the nearest one."""
MOST_OTHERS = 8000
"""Of the sentences that tell of no harm, only those most like a disclosure are kept: the others decide nothing."""
SAME = 0.9999
"""A sentence is no neighbour of itself."""
_ROWS_AT_ONCE = 2000
DIRECTIONS = 96
"""Of 384, in which the known sentences differ most: they tell which few may be nearest at a quarter of the cost."""
SHORTLIST = 256
"""So many are compared in full; of 429 sentences from outside three found another neighbour (at most 0.006 farther)."""
_LEARNED_FROM = 4000


class Shortlist:
    """Known unit vectors (n, 384), searched by a few directions first; the likeness itself is exact."""

    def __init__(self, known: np.ndarray) -> None:
        self._known = known
        some = known[:: -(-len(known) // _LEARNED_FROM)] if len(known) > SHORTLIST else known[:0]
        # Deterministic, and in a second at the start, so that nothing more is kept in the model.
        self._directions = np.linalg.svd(some, full_matrices=False)[2][:DIRECTIONS].T.astype(np.float32)
        self._coarse = known @ self._directions

    def nearest(self, vector: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the `count` nearest known sentences, or of all where there are fewer, and their likeness.

        The nearest comes first.
        """
        rows = np.arange(len(self._known))
        if self._directions.size:
            coarse = self._coarse @ (vector @ self._directions)
            rows = np.argpartition(coarse, len(coarse) - SHORTLIST)[len(coarse) - SHORTLIST :]
        likeness = self._known[rows] @ vector
        order = np.argsort(-likeness, kind="stable")[:count]
        return rows[order], likeness[order]


@dataclass(frozen=True)
class Neighbours:
    """Known unit vectors of both kinds."""

    concerns: np.ndarray
    """(n, 384)"""
    others: np.ndarray
    """(m, 384)"""

    @classmethod
    def among(cls, vectors: np.ndarray, concerns: np.ndarray) -> tuple[Neighbours, np.ndarray]:
        """The neighbours to keep of unit vectors (n, 384) of which some tell of harm (n,).

        Beside them, the nearness of each of the same sentences to all others of both kinds, (n, 4).
        """
        kept = cls(vectors[concerns], vectors[_most_alike(vectors, concerns)])
        pieces = [vectors[start : start + _ROWS_AT_ONCE] for start in range(0, len(vectors), _ROWS_AT_ONCE)]
        nearness = [
            np.hstack([_nearness(_likeness_to_others(piece, known)) for known in (kept.concerns, kept.others)])
            for piece in pieces
        ]
        return kept, np.concatenate(nearness).astype(np.float32)

    def nearness(self, vector: np.ndarray) -> np.ndarray:
        """The likeness of one sentence to both kinds, each as its nearest and the mean of the nearest few: (4,)."""
        return np.concatenate([_nearness(known @ vector) for known in (self.concerns, self.others)])


def _nearness(likeness: np.ndarray) -> np.ndarray:
    """The largest and the mean of the largest few, along the last axis: (..., 2)."""
    count = min(NEIGHBOURS, likeness.shape[-1])
    nearest = np.partition(likeness, likeness.shape[-1] - count, axis=-1)[..., -count:]
    return np.stack([nearest.max(axis=-1), nearest.mean(axis=-1)], axis=-1)


def _likeness_to_others(vectors: np.ndarray, known: np.ndarray) -> np.ndarray:
    likeness = vectors @ known.T
    likeness[likeness > SAME] = -1
    return likeness


def _most_alike(vectors: np.ndarray, concerns: np.ndarray) -> np.ndarray:
    """The rows of the other sentences that are most like a disclosure, in their order."""
    others = np.flatnonzero(~concerns)
    known = vectors[concerns].T
    likeness = [
        (vectors[others[start : start + _ROWS_AT_ONCE]] @ known).max(axis=1)
        for start in range(0, len(others), _ROWS_AT_ONCE)
    ]
    return np.sort(others[np.argsort(-np.concatenate(likeness), kind="stable")[:MOST_OTHERS]])
