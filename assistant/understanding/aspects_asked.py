"""Which aspect of a thing a short follow-up asks for, in words that the closed grammar does not have.

A linear head on the sentence vector, fitted to `data/context/aspects_asked.yml` by `scripts/fit_aspects.py`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.understanding.probabilities import softmax
from assistant.understanding.sentence_encoder import SentenceEncoder, shared_encoder

HEAD = Path(__file__).parent / "aspects_asked.json"


@dataclass(frozen=True)
class AspectsAsked:
    """The fitted head with the encoder whose vectors it reads."""

    labels: tuple[str, ...]
    """Aspects of the grid, and `none` for what asks for no aspect."""
    weights: np.ndarray
    """(384, labels)"""
    intercepts: np.ndarray
    encoder: SentenceEncoder

    @classmethod
    def read(cls, file: Path = HEAD) -> AspectsAsked:
        """Read the head from its file."""
        head = json.loads(file.read_text(encoding="utf-8"))
        weights = np.array(head["weights"], dtype=np.float32).T
        return cls(tuple(head["labels"]), weights, np.array(head["intercepts"], dtype=np.float32), shared_encoder())

    def likeliest(self, core: str) -> tuple[str, float]:
        """The likeliest aspect that the core of a question asks for, or `none`, and how likely it is."""
        logits = self.encoder.encode([core])[0] @ self.weights + self.intercepts
        shares = softmax(logits)
        place = int(shares.argmax())
        return self.labels[place], float(shares[place])
