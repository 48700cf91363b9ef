"""Two softmax heads blended into one linear head, with weight and temperature chosen on held-out examples.

One head sees the sentence vector beside the n-grams reduced to a few hundred columns; it knows meaning. The other
sees every n-gram; it knows the exact word. Both are linear, so their blend costs nothing when a sentence is read.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from assistant.understanding.softmax_head import fit_softmax_head

REDUCED_WEIGHT = 0.5
"""Weight of the reduced n-grams beside the sentence vector of length one."""
DIMENSIONS = 300
NGRAM_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
TEMPERATURES = np.geomspace(0.2, 2.0, 47)
HELD_OUT_EVERY = 5
RAREST = -5.0
"""Intercept from which a label goes on that had no example but held-out ones."""
SEED = 7


@dataclass(frozen=True)
class Effort:
    """How a head is fitted: scikit-learn's C, and the optimiser's steps before and after the held-out ones join in."""

    regularisation: float
    steps: int
    further_steps: int


VECTOR_EFFORT = Effort(20.0, 60, 35)
NGRAM_EFFORT = Effort(10.0, 35, 25)


@dataclass(frozen=True)
class Blend:
    """One linear head over sentence vector and n-grams."""

    vector_weights: np.ndarray
    ngram_weights: np.ndarray
    intercepts: np.ndarray
    temperature: float
    held_out_logits: np.ndarray
    """(held-out examples, labels): the logits of heads that did not see the example."""


def fit_blend(vectors: np.ndarray, ngrams: csr_matrix, target: np.ndarray, count: int) -> Blend:
    """Fit to unit vectors (n, 384), n-gram weights (n, vocabulary) and label numbers below `count`; deterministic."""
    reduced, components = _reduce(ngrams)
    dense = np.hstack([vectors, REDUCED_WEIGHT * reduced]).astype(np.float32)
    out = _held_out(target)
    kinds = ((dense, VECTOR_EFFORT), (ngrams, NGRAM_EFFORT))
    with ThreadPoolExecutor(len(kinds)) as pool:
        heads = list(pool.map(lambda kind: _held_out_and_full_head(kind[0], kind[1], target, out, count), kinds))
    logits = [held_out_logits for held_out_logits, _ in heads]
    share, temperature = _share_and_temperature(logits[0], logits[1], target[out])
    (dense_weights, dense_intercepts), (ngram_weights, ngram_intercepts) = (full for _, full in heads)
    width = vectors.shape[1]
    spread = REDUCED_WEIGHT * components.T @ dense_weights[width:]
    return Blend(
        vector_weights=((1 - share) * dense_weights[:width]).astype(np.float32),
        ngram_weights=((1 - share) * spread + share * ngram_weights).astype(np.float32),
        intercepts=((1 - share) * dense_intercepts + share * ngram_intercepts).astype(np.float32),
        temperature=temperature,
        held_out_logits=(1 - share) * logits[0] + share * logits[1],
    )


def _held_out_and_full_head(
    features: np.ndarray | csr_matrix, effort: Effort, target: np.ndarray, out: np.ndarray, count: int
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return the held-out examples' logits by a head that did not see them, and the head that has seen all."""
    c = effort.regularisation
    weights, intercepts = fit_softmax_head(features[~out], target[~out], count, c, most_steps=effort.steps)
    logits = features[out] @ weights + intercepts
    # Going on from there saves a third of the time; the held-out logits are already taken.
    start = (weights, np.maximum(intercepts, RAREST))
    return logits, fit_softmax_head(features, target, count, c, most_steps=effort.further_steps, start=start)


def _reduce(matrix: csr_matrix) -> tuple[np.ndarray, np.ndarray]:
    """Reduce n-gram weights to dense columns: (texts, k) and the components (k, vocabulary)."""
    from sklearn.decomposition import TruncatedSVD

    reduction = TruncatedSVD(min(DIMENSIONS, min(matrix.shape) - 1), n_iter=3, random_state=SEED)
    return reduction.fit_transform(matrix), reduction.components_


def _held_out(target: np.ndarray) -> np.ndarray:
    """Mark every fifth example of each label; where labels are smaller, the last example of the largest."""
    order = np.zeros(len(target), dtype=int)
    seen: dict[int, int] = {}
    for index, label in enumerate(target):
        order[index] = seen[label] = seen.get(label, -1) + 1
    held_out = order % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
    return held_out if held_out.any() else order == order.max()


def _share_and_temperature(dense: np.ndarray, ngram: np.ndarray, target: np.ndarray) -> tuple[float, float]:
    """Return the n-gram head's share and the temperature under which the held-out labels are likeliest."""
    rows = np.arange(len(target))

    def loss(share: float, temperature: float) -> float:
        logits = ((1 - share) * dense + share * ngram) / temperature
        top = logits.max(axis=1)
        return float(np.mean(top + np.log(np.exp(logits - top[:, np.newaxis]).sum(axis=1)) - logits[rows, target]))

    tried = [(loss(share, t), share, float(t)) for share in NGRAM_SHARES for t in TEMPERATURES]
    _, share, temperature = min(tried)
    return share, temperature
