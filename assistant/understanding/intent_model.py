"""The linear head: which label a sentence carries, how sure that is, and whether it is the assistant's business."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence

import numpy as np

from assistant.understanding.ngrams import Ngrams
from assistant.understanding.softmax_head import fit_softmax_head
from assistant.understanding.topics import is_outside

NGRAM_WEIGHT = 0.5
"""Weight of the n-grams beside the sentence vector of length one (0.3 and 0.7 were worse, see docs/understanding.md)."""
NGRAM_DIMENSIONS = 300
REGULARISATION = 20.0
HELD_OUT_EVERY = 5
SEED = 7
NEAREST = 3
"""Known examples whose similarity is averaged for novelty."""


@dataclass(frozen=True)
class Scores:
    """What the head says about one sentence."""

    ranking: tuple[tuple[str, float], ...]
    """All labels with calibrated probabilities, best first."""
    in_scope: float
    novelty: float


@dataclass
class IntentModel:
    """A trained head; arrays only, so that it is saved without pickle."""

    labels: list[str]
    ngrams: Ngrams
    vector_weights: np.ndarray
    """(384, labels)"""
    ngram_weights: np.ndarray
    """(vocabulary, labels)"""
    intercepts: np.ndarray
    temperature: float
    energy_middle: float
    energy_scale: float
    known: np.ndarray
    """(examples, 384): vectors of the known examples."""

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> IntentModel:
        """Train on sentences, their unit vectors (n, 384) and their labels; deterministic.

        Raises:
            ValueError: fewer than two labels.
        """
        names = sorted(set(labels))
        if len(names) < 2:
            raise ValueError("an intent head needs at least two labels")
        target = np.searchsorted(names, labels)
        ngrams = Ngrams.fit(texts, least_texts=2 if len(texts) > 3000 else 1)
        reduced, components = _reduced(ngrams.matrix(texts))
        features = np.hstack([vectors, NGRAM_WEIGHT * reduced]).astype(np.float32)
        held_out, held_out_target = _held_out_logits(features, target, len(names))
        temperature = _temperature(held_out, held_out_target)
        energy = _energy(held_out)
        low, middle = np.quantile(energy, [0.05, 0.5])
        weights, intercepts = fit_softmax_head(features, target, len(names), REGULARISATION)
        return cls(
            labels=names,
            ngrams=ngrams,
            vector_weights=weights[: vectors.shape[1]].astype(np.float32),
            ngram_weights=(NGRAM_WEIGHT * components.T @ weights[vectors.shape[1] :]).astype(np.float32),
            intercepts=intercepts.astype(np.float32),
            temperature=temperature,
            energy_middle=float(low),
            energy_scale=float(max((middle - low) / 3, 1e-6)),
            known=vectors.astype(np.float32),
        )

    def scores(self, text: str, vector: np.ndarray) -> Scores:
        """Score one sentence from its text and its unit vector (384,)."""
        positions, weights = self.ngrams.weights(text)
        logits = vector @ self.vector_weights + weights @ self.ngram_weights[positions] + self.intercepts
        probabilities = _softmax(logits / self.temperature)
        familiar = 1 / (1 + np.exp(-(_energy(logits) - self.energy_middle) / self.energy_scale))
        inside = sum(p for label, p in zip(self.labels, probabilities) if not is_outside(label))
        nearest = np.sort(self.known @ vector)[-NEAREST:]
        order = np.argsort(-probabilities, kind="stable")
        return Scores(
            ranking=tuple((self.labels[index], float(probabilities[index])) for index in order),
            in_scope=float(inside * familiar),
            novelty=float(np.clip(1 - nearest.mean(), 0, 1)),
        )

    def save(self, folder: Path) -> None:
        """Write the head as one JSON file and one NumPy archive."""
        description = {
            "labels": self.labels,
            "vocabulary": self.ngrams.vocabulary,
            "temperature": self.temperature,
            "energy_middle": self.energy_middle,
            "energy_scale": self.energy_scale,
        }
        (folder / "head.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "head.npz",
            rarity=self.ngrams.rarity,
            vector_weights=self.vector_weights,
            ngram_weights=self.ngram_weights.astype(np.float16),
            intercepts=self.intercepts,
            known=self.known.astype(np.float16),
        )

    @classmethod
    def load(cls, folder: Path) -> IntentModel:
        """Read what `save` wrote; pickled content is refused.

        Raises:
            FileNotFoundError: a file is missing.
        """
        description = json.loads((folder / "head.json").read_text(encoding="utf-8"))
        with np.load(folder / "head.npz", allow_pickle=False) as arrays:
            return cls(
                labels=description["labels"],
                ngrams=Ngrams(description["vocabulary"], arrays["rarity"]),
                vector_weights=arrays["vector_weights"],
                ngram_weights=arrays["ngram_weights"].astype(np.float32),
                intercepts=arrays["intercepts"],
                temperature=description["temperature"],
                energy_middle=description["energy_middle"],
                energy_scale=description["energy_scale"],
                known=arrays["known"].astype(np.float32),
            )


def _reduced(matrix) -> tuple[np.ndarray, np.ndarray]:
    """Reduce n-gram weights to dense columns: (texts, k) and the components (k, vocabulary)."""
    from sklearn.decomposition import TruncatedSVD

    dimensions = min(NGRAM_DIMENSIONS, min(matrix.shape) - 1)
    reduction = TruncatedSVD(dimensions, n_iter=3, random_state=SEED)
    return reduction.fit_transform(matrix), reduction.components_


def _held_out_logits(features: np.ndarray, target: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the logits of every fifth example of each label, from a head that did not see them, and their labels."""
    order = np.zeros(len(target), dtype=int)
    seen: dict[int, int] = {}
    for index, label in enumerate(target):
        order[index] = seen[label] = seen.get(label, -1) + 1
    held_out = order % HELD_OUT_EVERY == HELD_OUT_EVERY - 1
    if not held_out.any():
        held_out = order == order.max()
    weights, intercepts = fit_softmax_head(features[~held_out], target[~held_out], count, REGULARISATION)
    return features[held_out] @ weights + intercepts, target[held_out]


def _temperature(logits: np.ndarray, target: np.ndarray) -> float:
    """Return the temperature under which held-out logits give the likeliest probabilities."""
    candidates = np.geomspace(0.3, 3.0, 47)
    rows = np.arange(len(target))
    losses = [-np.log(_softmax(logits / t)[rows, target] + 1e-12).mean() for t in candidates]
    return float(candidates[int(np.argmin(losses))])


def _softmax(logits: np.ndarray) -> np.ndarray:
    shifted = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return shifted / shifted.sum(axis=-1, keepdims=True)


def _energy(logits: np.ndarray) -> np.ndarray:
    """Return the log of the summed exponentials: high where any label fits, low where none does."""
    top = logits.max(axis=-1)
    return top + np.log(np.exp(logits - top[..., np.newaxis]).sum(axis=-1))
