"""Multinomial logistic regression by small steps: Adam over shuffled batches, in single precision.

A batch of a few hundred sentences says nearly as much about the way down as all of them, so six passes do what a
full-batch solver needs sixty for; stopping there also holds the weights back (measured: docs/understanding.md).
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

BATCH = 512
PASSES = 6
LEAST_STEPS = 270
"""Steps that a small set gets too; six passes over one batch would leave the weights where they began."""
MOMENTUM, SPREAD = 0.9, 0.98
"""How slowly Adam forgets the gradient and its square."""
LAST_RATE = 0.02
"""Share of the learning rate left at the last step; it falls evenly until then."""
NO_EXAMPLE = -30.0
"""Intercept of a label without examples: it is never chosen."""
SEED = 7


class _Adam:
    """One array that moves against its gradient, each entry at a pace of its own; it is changed in place."""

    def __init__(self, shape: tuple[int, ...]) -> None:
        self.values = np.zeros(shape, dtype=np.float32)
        self._mean = np.zeros(shape, dtype=np.float32)
        self._square = np.zeros(shape, dtype=np.float32)
        self._steps = 0

    def move(self, gradient: np.ndarray, rate: float) -> None:
        """Take one step; `gradient` is used up."""
        self._steps += 1
        self._mean *= MOMENTUM
        self._mean += (1 - MOMENTUM) * gradient
        gradient *= gradient
        self._square *= SPREAD
        self._square += (1 - SPREAD) * gradient
        # The corrections for the start from zero go into the rate, so that the arrays are touched less often.
        pace = rate * np.sqrt(1 - SPREAD**self._steps) / (1 - MOMENTUM**self._steps)
        np.sqrt(self._square, out=gradient)
        gradient += 1e-7
        np.divide(self._mean, gradient, out=gradient)
        gradient *= np.float32(pace)
        self.values -= gradient


def fit_softmax_head(
    features: np.ndarray | csr_matrix,
    target: np.ndarray,
    count: int,
    regularisation: float,
    *,
    rate: float,
    passes: int = PASSES,
) -> tuple[np.ndarray, np.ndarray]:
    """Fit weights (features, labels) and intercepts (labels,) to features (examples, features), dense or sparse.

    `target` holds label numbers below `count`; `regularisation` is scikit-learn's C: the higher, the less is held back;
    `rate` is the first step's learning rate. A label without examples gets a very low intercept. Deterministic.
    """
    features = features.astype(np.float32)
    examples, size = features.shape
    weights, intercepts = _Adam((size, count)), _Adam((count,))
    penalty = np.float32(1.0 / (regularisation * examples))
    batches = -(-examples // BATCH)
    steps = max(passes * batches, LEAST_STEPS)
    chance = np.random.default_rng(SEED)
    for step in range(steps):
        if step % batches == 0:
            order = chance.permutation(examples)
        rows = order[step % batches * BATCH : (step % batches + 1) * BATCH]
        batch = features[rows]
        pull = _softmax(batch @ weights.values + intercepts.values)
        pull[np.arange(len(rows)), target[rows]] -= 1
        pull /= len(rows)
        current = rate * (1 - (1 - LAST_RATE) * step / steps)
        gradient = batch.T @ pull
        gradient += penalty * weights.values
        weights.move(gradient, current)
        intercepts.move(pull.sum(axis=0), current)
    known = np.bincount(target, minlength=count) > 0
    return weights.values, np.where(known, intercepts.values, NO_EXAMPLE).astype(np.float32)


def _softmax(logits: np.ndarray) -> np.ndarray:
    logits -= logits.max(axis=1, keepdims=True)
    np.exp(logits, out=logits)
    logits /= logits.sum(axis=1, keepdims=True)
    return logits
