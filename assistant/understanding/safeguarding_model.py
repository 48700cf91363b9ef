"""How likely a sentence tells of harm to a child: a logistic regression on its vector, its likeness to known sentences
of either kind, and its word sequences.

Tuned for recall: two limits say when a safety line stands beside the answer and when the safety words stand alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from assistant.understanding.nearest import Neighbours
from assistant.understanding.ngrams import Ngrams

LEAST_OF_EACH_KIND = 4
LEAST_TEXTS = 2
REGULARISATION = 3.0
CONCERN_WEIGHT = 5.0
"""A disclosure weighs as much as so many other sentences."""
MOST_ALIKE = 5000
"""So many of the other sentences, those most like a disclosure, weigh more: there the line is drawn."""
ALIKE_WEIGHT = 2.0
NGRAM_SCALE = 4.0
"""Word sequences beside the vector, which has unit length."""
NEARNESS_SCALE = 3.0
"""Likeness to known sentences beside the vector."""
MOST_STEPS = 60
LINE = 0.05
"""From this probability on, a safety line stands beside the answer. On the validation sentences, no disclosure that the
reviewed words do not hear is below 0.2; it may be lowered, never raised.
"""
REPLY = 0.8
"""From this probability on, the safety words stand alone; it may be lowered, never raised."""
AGREED_SCORE = 0.7
"""From this probability on, intent and detector agree on harm: on the validation questions, the lowest at which no
look-alike is taken for a disclosure by both."""

INTENT_ALONE = 0.9
"""From this probability on, the intent is heard where the detector hears nothing. Of 780 disclosures, the one that is
heard by its intent alone is at 0.93; of 710 other messages, twelve are below and none is above."""

BESIDE_WHO_LEADS = 0.5
"""Below this probability, likeness alone sets no line beside a message that is nearly sure to ask who leads. None of
810 disclosures is lost by it, and none of 71 hard ones put before this question; from 0.8 on, two of these would be."""


@dataclass(frozen=True)
class SafeguardingModel:
    """Arrays only, so that it is saved without pickle. Limits and scores are probabilities."""

    ngrams: Ngrams
    neighbours: Neighbours
    vector_weights: np.ndarray
    """(384 + 4,): of the vector and of the likeness to known sentences."""
    ngram_weights: np.ndarray
    """(vocabulary,)"""
    intercept: float

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, concerns: np.ndarray) -> SafeguardingModel:
        """Train on sentences, their unit vectors (n, 384) and whether each tells of harm (n,); deterministic.

        Raises:
            ValueError: fewer than `LEAST_OF_EACH_KIND` sentences of either kind.
        """
        concerns = np.asarray(concerns, dtype=bool)
        if min(concerns.sum(), (~concerns).sum()) < LEAST_OF_EACH_KIND:
            raise ValueError(f"the safeguarding model needs at least {LEAST_OF_EACH_KIND} sentences of either kind")
        ngrams = Ngrams.fit(texts, least_texts=LEAST_TEXTS)
        vectors = vectors.astype(np.float32)
        neighbours, nearness = Neighbours.among(vectors, concerns)
        dense = np.hstack([vectors, NEARNESS_SCALE * nearness])
        features = _Features(dense, (NGRAM_SCALE * ngrams.matrix(texts)).tocsr())
        weights, intercept = _fit(features, concerns, _weight(concerns, nearness[:, 0]))
        dimensions = dense.shape[1]
        return cls(
            ngrams=ngrams,
            neighbours=neighbours,
            vector_weights=weights[:dimensions],
            ngram_weights=weights[dimensions:],
            intercept=intercept,
        )

    def score(self, text: str, vector: np.ndarray) -> float:
        """The probability that one sentence, with its unit vector (384,), tells of harm."""
        positions, weights = self.ngrams.weights(text)
        sequences = NGRAM_SCALE * float(weights @ self.ngram_weights[positions])
        dense = np.concatenate([vector, NEARNESS_SCALE * self.neighbours.nearness(vector)])
        return _probability(float(dense @ self.vector_weights) + sequences + self.intercept)

    def level(self, score: float) -> str:
        """`reply`, `line` or `none`."""
        return "reply" if score >= REPLY else "line" if score >= LINE else "none"

    def save(self, folder: Path) -> None:
        """Write one JSON file and one NumPy archive."""
        description = {"vocabulary": self.ngrams.vocabulary, "intercept": self.intercept}
        (folder / "safeguarding.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "safeguarding.npz",
            rarity=self.ngrams.rarity,
            vector_weights=self.vector_weights,
            ngram_weights=self.ngram_weights,
            concerns=self.neighbours.concerns.astype(np.float16),
            others=self.neighbours.others.astype(np.float16),
        )

    @classmethod
    def load(cls, folder: Path) -> SafeguardingModel:
        """Read what `save` wrote; pickled content is refused.

        Raises:
            FileNotFoundError: a file is missing.
        """
        description = json.loads((folder / "safeguarding.json").read_text(encoding="utf-8"))
        with np.load(folder / "safeguarding.npz", allow_pickle=False) as arrays:
            return cls(
                ngrams=Ngrams(description["vocabulary"], arrays["rarity"]),
                neighbours=Neighbours(*(arrays[kind].astype(np.float32) for kind in ("concerns", "others"))),
                vector_weights=arrays["vector_weights"],
                ngram_weights=arrays["ngram_weights"],
                intercept=description["intercept"],
            )


@dataclass(frozen=True)
class _Features:
    """Dense features (n, 384 + 4) and scaled sequences (n, vocabulary) of the same sentences."""

    dense: np.ndarray
    sequences: csr_matrix

    def logits(self, weights: np.ndarray, intercept: float) -> np.ndarray:
        dimensions = self.dense.shape[1]
        return self.dense @ weights[:dimensions] + self.sequences @ weights[dimensions:] + intercept


def _weight(concerns: np.ndarray, likeness: np.ndarray) -> np.ndarray:
    """How much each sentence counts (n,), by whether it tells of harm and how like a disclosure it is (n,)."""
    weight = np.where(concerns, CONCERN_WEIGHT, 1.0).astype(np.float32)
    others = np.flatnonzero(~concerns)
    weight[others[np.argsort(-likeness[others], kind="stable")[:MOST_ALIKE]]] = ALIKE_WEIGHT
    return weight


def _fit(features: _Features, concerns: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (384 + vocabulary,) and intercept that minimise the weighted, regularised log loss."""
    transposed = features.sequences.T.tocsr()
    sign = np.where(concerns, 1.0, -1.0).astype(np.float32)

    def loss_and_gradient(flat: np.ndarray) -> tuple[float, np.ndarray]:
        flat = flat.astype(np.float32)
        margin = sign * features.logits(flat[:-1], flat[-1])
        loss = weight * np.logaddexp(0, -margin)
        pull = -weight * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        gradient = np.concatenate([features.dense.T @ pull, transposed @ pull, [pull.sum()]])
        gradient[:-1] += flat[:-1] / REGULARISATION
        penalty = 0.5 / REGULARISATION * float((flat[:-1] ** 2).sum())
        return float(loss.sum(dtype=np.float64)) + penalty, gradient.astype(np.float64)

    start = np.zeros(features.dense.shape[1] + features.sequences.shape[1] + 1)
    found = minimize(loss_and_gradient, start, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    return found.x[:-1].astype(np.float32), float(found.x[-1])


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(logit, -30, 30))))
