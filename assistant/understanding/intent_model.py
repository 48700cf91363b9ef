"""The linear head: which label a sentence carries, how sure that is, and whether it is the assistant's business."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from assistant.understanding.blend import fit_blend
from assistant.understanding.decision import Reading, Thresholds, Witnesses, decide
from assistant.understanding.ngrams import Ngrams
from assistant.understanding.probabilities import softmax
from assistant.understanding.topics import is_outside

RANKED = 12
"""Labels kept in a reading: enough for three topics even where a topic has many questions."""
_FILE = "decision.json"
NEAREST = 3
"""Known examples whose similarity is averaged for novelty."""
WITNESSES = 10
"""The nearest known examples whose labels bear witness to a reading."""
FIT_POWER, SIMILARITY_POWER = 0.2, 0.5
"""How far a bad fit and strangeness lower the in-scope score; more turns neighbours away less surely (measured)."""
MANY_TEXTS = 3000
"""Above so many training texts a sequence must occur in three of them to count; below, every one counts."""


@dataclass(frozen=True)
class Scores:
    """What the head says about one sentence."""

    ranking: tuple[tuple[str, float], ...]
    """All labels with calibrated probabilities, best first."""
    in_scope: float
    novelty: float
    witnesses: Witnesses


@dataclass(frozen=True)
class IntentModel:
    """A trained head; arrays only, so that it is saved without pickle, the two large ones in half precision."""

    labels: list[str]
    ngrams: Ngrams
    vector_weights: np.ndarray
    """(384, labels)"""
    ngram_weights: np.ndarray
    """(vocabulary, labels)"""
    intercepts: np.ndarray
    temperature: float
    energy_low: float
    """Energy that one in twenty of the known sentences stays below."""
    energy_scale: float
    known: np.ndarray
    """(examples, 384): vectors of the known examples."""
    known_labels: np.ndarray
    """(examples,): the place of each one's label in `labels`."""

    @cached_property
    def shortlist(self) -> Shortlist:
        """The search for the nearest known sentences, made when it is first asked for."""
        return Shortlist(self.known)

    @cached_property
    def _inside(self) -> np.ndarray:
        return np.array([not is_outside(label) for label in self.labels])

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, labels: Sequence[str]) -> IntentModel:
        """Train on sentences, their unit vectors (n, 384) and their labels; deterministic.

        Raises:
            ValueError: fewer than two labels.
        """
        names = sorted(set(labels))
        if len(names) < 2:
            raise ValueError("an intent head needs at least two labels")
        ngrams = Ngrams.fit(texts, least_texts=3 if len(texts) > MANY_TEXTS else 1)
        target = np.searchsorted(names, labels)
        blend = fit_blend(vectors, ngrams.matrix(texts), target, len(names))
        low, middle = np.quantile(_energy(blend.held_out_logits), [0.05, 0.5])
        return cls(
            labels=names,
            ngrams=ngrams,
            vector_weights=blend.vector_weights,
            ngram_weights=blend.ngram_weights.astype(np.float16),
            intercepts=blend.intercepts,
            temperature=blend.temperature,
            energy_low=float(low),
            energy_scale=float(max((middle - low) / 3, 1e-6)),
            known=vectors.astype(np.float16),
            known_labels=target,
        )

    def scores(self, text: str, vector: np.ndarray) -> Scores:
        """Score one sentence from its text and its unit vector (384,).

        In scope is the probability of all labels but the outside ones, lowered where no label fits well (energy)
        and where no known example is similar.
        """
        positions, weights = self.ngrams.weights(text)
        by_words = weights @ self.ngram_weights[positions].astype(np.float32) + self.intercepts
        logits = vector @ self.vector_weights + by_words
        probabilities = softmax(logits / self.temperature)
        inside = probabilities[self._inside].sum()
        fit = 1 / (1 + np.exp(-(_energy(logits) - self.energy_low) / self.energy_scale))
        rows, likeness = self.shortlist.nearest(vector, WITNESSES)
        similarity = float(np.clip(likeness[:NEAREST].mean(), 0, 1))
        order = np.argsort(-probabilities, kind="stable")
        return Scores(
            ranking=tuple(zip((self.labels[index] for index in order), probabilities[order].tolist(), strict=True)),
            in_scope=float(inside * fit**FIT_POWER * similarity**SIMILARITY_POWER),
            novelty=1 - similarity,
            witnesses=Witnesses(
                self.labels[int(by_words.argmax())], tuple(self.labels[place] for place in self.known_labels[rows])
            ),
        )

    def save(self, folder: Path) -> None:
        """Write the head as one JSON file and one NumPy archive."""
        description = {
            "labels": self.labels,
            "vocabulary": self.ngrams.vocabulary,
            "temperature": self.temperature,
            "energy_low": self.energy_low,
            "energy_scale": self.energy_scale,
        }
        (folder / "head.json").write_text(json.dumps(description, ensure_ascii=False), encoding="utf-8")
        np.savez(
            folder / "head.npz",
            rarity=self.ngrams.rarity,
            vector_weights=self.vector_weights,
            ngram_weights=self.ngram_weights,
            intercepts=self.intercepts,
            known=self.known,
            known_labels=self.known_labels.astype(np.uint16),
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
                ngram_weights=arrays["ngram_weights"],
                intercepts=arrays["intercepts"],
                temperature=description["temperature"],
                energy_low=description["energy_low"],
                energy_scale=description["energy_scale"],
                known=arrays["known"],
                known_labels=arrays["known_labels"],
            )


@dataclass(frozen=True)
class IntentReader:
    """A trained head with the limits and topics it decides by: one sentence in, one reading out."""

    model: IntentModel
    topics: Mapping[str, str]
    """Label → topic."""
    thresholds: Thresholds

    def read(self, text: str, vector: np.ndarray, ranked: int = RANKED) -> Reading:
        """Read one sentence from its text and its unit vector (384,), listing the `ranked` likeliest labels."""
        scores = self.model.scores(text, vector)
        label, decision = decide(scores.ranking, self.topics, scores.in_scope, self.thresholds, scores.witnesses)
        return Reading(
            label=label,
            confidence=dict(scores.ranking)[label],
            ranking=scores.ranking[:ranked],
            in_scope=scores.in_scope,
            novelty=scores.novelty,
            decision=decision,
            witnesses=scores.witnesses,
        )

    def save(self, folder: Path) -> None:
        """Write everything as JSON and NumPy archives."""
        self.model.save(folder)
        content = {"topics": dict(self.topics), "thresholds": asdict(self.thresholds)}
        (folder / _FILE).write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> IntentReader:
        """Read what `save` wrote.

        Raises:
            FileNotFoundError: a file is missing.
        """
        content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(IntentModel.load(folder), content["topics"], Thresholds(**content["thresholds"]))


def _energy(logits: np.ndarray) -> np.ndarray:
    """Return the log of the summed exponentials: high where any label fits, low where none does."""
    top = logits.max(axis=-1)
    return top + np.log(np.exp(logits - top[..., np.newaxis]).sum(axis=-1))


DIRECTIONS = 96
"""Of 384, in which the known sentences differ most: they tell which few may be nearest at a quarter of the cost."""
SHORTLIST = 256
"""So many are compared in full; of 429 sentences from outside three found another neighbour (at most 0.006 farther)."""
_LEARNED_FROM = 4000


class Shortlist:
    """Known unit vectors (n, 384), searched by a few directions first; the likeness itself is exact."""

    def __init__(self, known: np.ndarray) -> None:
        self._known = known
        known = known.astype(np.float32)
        some = known[:: -(-len(known) // _LEARNED_FROM)] if len(known) > SHORTLIST else known[:0]
        # The largest eigenvectors of the products: deterministic and quick, so that nothing more is kept in the model.
        found = np.linalg.eigh(some.T @ some)[1][:, -DIRECTIONS:] if len(some) else some.T
        self._directions = np.ascontiguousarray(found)
        self._coarse = known @ self._directions

    def nearest(self, vector: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
        """The rows of the `count` nearest known sentences, or of all where there are fewer, and their likeness.

        The nearest comes first.
        """
        rows = np.arange(len(self._known))
        if self._directions.size:
            coarse = self._coarse @ (vector @ self._directions)
            rows = np.argpartition(coarse, len(coarse) - SHORTLIST)[len(coarse) - SHORTLIST :]
        likeness = self._known[rows].astype(np.float32) @ vector
        order = np.argsort(-likeness, kind="stable")[:count]
        return rows[order], likeness[order]
