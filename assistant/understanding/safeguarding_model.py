"""How likely a sentence tells of harm to a child: a logistic regression on its vector and its word sequences.

Tuned for recall: two limits, found by cross-validation, say when a safety line stands beside the answer and when the
safety words stand alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from assistant.understanding.ngrams import Ngrams

FOLDS = 4
SEED = 2023
LEAST_TEXTS = 3
REGULARISATION = 10.0
CONCERN_WEIGHT = 5.0
"""A disclosure weighs as much as so many other sentences."""
NGRAM_SCALE = 0.5
"""Word sequences beside the vector, which has unit length."""
MOST_STEPS = 60
MISSED_AT_LINE = 0.005
"""So many of all held-out disclosures may be heard by neither the reviewed words nor this model at its lower limit."""
ALARMS_AT_REPLY = 0.002
"""Of the held-out other sentences, so many may rise above the upper limit."""


@dataclass(frozen=True)
class SafeguardingModel:
    """Arrays only, so that it is saved without pickle. Limits and scores are probabilities."""

    ngrams: Ngrams
    vector_weights: np.ndarray
    """(384,)"""
    ngram_weights: np.ndarray
    """(vocabulary,)"""
    intercept: float
    line: float
    reply: float

    @classmethod
    def fit(
        cls, texts: Sequence[str], vectors: np.ndarray, concerns: np.ndarray, heard: np.ndarray | None = None
    ) -> SafeguardingModel:
        """Train on sentences, their unit vectors (n, 384) and whether each tells of harm (n,); deterministic.

        heard: whether the reviewed words alone speak of harm in it (n,); none where they are not asked.

        Raises:
            ValueError: fewer than `FOLDS` sentences of either kind.
        """
        concerns = np.asarray(concerns, dtype=bool)
        if min(concerns.sum(), (~concerns).sum()) < FOLDS:
            raise ValueError(f"the safeguarding model needs at least {FOLDS} disclosures and {FOLDS} other sentences")
        ngrams = Ngrams.fit(texts, least_texts=LEAST_TEXTS)
        features = _Features(vectors.astype(np.float32), (NGRAM_SCALE * ngrams.matrix(texts)).tocsr())
        held_out = _held_out_logits(features, concerns)
        weights, intercept = _fit(features, concerns)
        dimensions = vectors.shape[1]
        unheard = concerns if heard is None else concerns & ~np.asarray(heard, dtype=bool)
        missed = int(MISSED_AT_LINE * concerns.sum())
        line = float(np.sort(held_out[unheard])[missed]) if missed < unheard.sum() else float(held_out[concerns].min())
        reply = float(np.quantile(held_out[~concerns], 1 - ALARMS_AT_REPLY))
        return cls(
            ngrams=ngrams,
            vector_weights=weights[:dimensions],
            ngram_weights=weights[dimensions:],
            intercept=intercept,
            line=_probability(min(line, reply)),
            reply=_probability(max(line, reply)),
        )

    def score(self, text: str, vector: np.ndarray) -> float:
        """The probability that one sentence, with its unit vector (384,), tells of harm."""
        positions, weights = self.ngrams.weights(text)
        sequences = NGRAM_SCALE * float(weights @ self.ngram_weights[positions])
        return _probability(float(vector @ self.vector_weights) + sequences + self.intercept)

    def level(self, score: float) -> str:
        """`reply`, `line` or `none`."""
        return "reply" if score >= self.reply else "line" if score >= self.line else "none"

    def save(self, folder: Path) -> None:
        """Write one JSON file and one NumPy archive."""
        description = {
            "vocabulary": self.ngrams.vocabulary,
            "intercept": self.intercept,
            "line": self.line,
            "reply": self.reply,
        }
        (folder / "safeguarding.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "safeguarding.npz",
            rarity=self.ngrams.rarity,
            vector_weights=self.vector_weights,
            ngram_weights=self.ngram_weights,
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
                vector_weights=arrays["vector_weights"],
                ngram_weights=arrays["ngram_weights"],
                intercept=description["intercept"],
                line=description["line"],
                reply=description["reply"],
            )


@dataclass(frozen=True)
class _Features:
    """Vectors (n, 384) and scaled sequences (n, vocabulary) of the same sentences."""

    vectors: np.ndarray
    sequences: csr_matrix

    def of(self, rows: np.ndarray) -> _Features:
        return _Features(self.vectors[rows], self.sequences[rows])

    def logits(self, weights: np.ndarray, intercept: float) -> np.ndarray:
        dimensions = self.vectors.shape[1]
        return self.vectors @ weights[:dimensions] + self.sequences @ weights[dimensions:] + intercept


def _held_out_logits(features: _Features, concerns: np.ndarray) -> np.ndarray:
    """The logit of each sentence from weights that have not seen it, (n,)."""
    fold = np.empty(len(concerns), dtype=int)
    order = np.random.default_rng(SEED).permutation(len(concerns))
    for kind in (True, False):
        members = order[concerns[order] == kind]
        fold[members] = np.arange(len(members)) % FOLDS
    logits = np.empty(len(concerns))
    for k in range(FOLDS):
        known, unseen = np.flatnonzero(fold != k), np.flatnonzero(fold == k)
        logits[unseen] = features.of(unseen).logits(*_fit(features.of(known), concerns[known]))
    return logits


def _fit(features: _Features, concerns: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights (384 + vocabulary,) and intercept that minimise the weighted, regularised log loss."""
    transposed = features.sequences.T.tocsr()
    sign = np.where(concerns, 1.0, -1.0).astype(np.float32)
    weight = np.where(concerns, CONCERN_WEIGHT, 1.0).astype(np.float32)

    def loss_and_gradient(flat: np.ndarray) -> tuple[float, np.ndarray]:
        flat = flat.astype(np.float32)
        margin = sign * features.logits(flat[:-1], flat[-1])
        loss = weight * np.logaddexp(0, -margin)
        pull = -weight * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        gradient = np.concatenate([features.vectors.T @ pull, transposed @ pull, [pull.sum()]])
        gradient[:-1] += flat[:-1] / REGULARISATION
        penalty = 0.5 / REGULARISATION * float((flat[:-1] ** 2).sum())
        return float(loss.sum(dtype=np.float64)) + penalty, gradient.astype(np.float64)

    start = np.zeros(features.vectors.shape[1] + features.sequences.shape[1] + 1)
    found = minimize(loss_and_gradient, start, jac=True, method="L-BFGS-B", options={"maxiter": MOST_STEPS})
    return found.x[:-1].astype(np.float32), float(found.x[-1])


def _probability(logit: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(logit, -30, 30))))
