"""Two softmax heads blended into one linear head, with weight and temperature chosen on held-out examples.

One head sees the sentence vector and knows meaning, the other sees every n-gram and knows the exact word. Both are
linear, so their blend costs nothing when a sentence is read.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

from assistant.understanding.softmax_head import fit_softmax_head

NGRAM_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
TEMPERATURES = np.geomspace(0.2, 2.0, 47)
HELD_OUT_EVERY = 5


@dataclass(frozen=True)
class Effort:
    """How a head is fitted: scikit-learn's C and the first step's learning rate."""

    regularisation: float
    rate: float


VECTOR_EFFORT = Effort(20.0, 0.2)
NGRAM_EFFORT = Effort(10.0, 0.2)


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
    out = _held_out(target)
    kinds = ((vectors, VECTOR_EFFORT), (ngrams, NGRAM_EFFORT))
    with ThreadPoolExecutor(len(kinds)) as pool:
        heads = list(pool.map(lambda kind: _held_out_and_full_head(kind[0], kind[1], target, out, count), kinds))
    logits = [held_out_logits for held_out_logits, _ in heads]
    share, temperature = _share_and_temperature(logits[0], logits[1], target[out])
    (vector_weights, vector_intercepts), (ngram_weights, ngram_intercepts) = (full for _, full in heads)
    return Blend(
        vector_weights=((1 - share) * vector_weights).astype(np.float32),
        ngram_weights=(share * ngram_weights).astype(np.float32),
        intercepts=((1 - share) * vector_intercepts + share * ngram_intercepts).astype(np.float32),
        temperature=temperature,
        held_out_logits=(1 - share) * logits[0] + share * logits[1],
    )


def _held_out_and_full_head(
    features: np.ndarray | csr_matrix, effort: Effort, target: np.ndarray, out: np.ndarray, count: int
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray]]:
    """Return the held-out examples' logits by a head that did not see them, and the head that has seen all."""
    c, rate = effort.regularisation, effort.rate
    weights, intercepts = fit_softmax_head(features[~out], target[~out], count, c, rate=rate)
    return features[out] @ weights + intercepts, fit_softmax_head(features, target, count, c, rate=rate)


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
