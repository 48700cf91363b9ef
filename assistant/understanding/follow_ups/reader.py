"""Reads what a message asks in its conversation, with a small trained model: one encoder pass a message."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.conversation.follow_up_reading import NO_CLAIM, ClaimReading, FollowUpReading
from assistant.understanding.follow_ups.model_input import numbers_of
from assistant.understanding.model_files import kept_file, open_reader

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

MODEL = Path(__file__).parent / "model"


class FollowUpReader:
    """Reads follow-ups; safe to share between threads."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, head: dict[str, Any]) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._session, self._tokenizer = session, tokenizer
        self._labels: list[str] = head["labels"]
        self._claims: list[str] = head["claims"]
        self._layers = {
            name: (np.array(head[f"{name}_weights"]), np.array(head[f"{name}_bias"]))
            for name in ("label", "silent", "claim")
        }

    def read(self, answered: str | None, topic: str | None, before: str, message: str) -> FollowUpReading:
        """Read a message after the question `answered` last, its topic, and the person's message before it."""
        numbers, begins = numbers_of(lambda text: self._tokenizer.encode(text).ids, answered, topic, before, message)
        ids = np.asarray([numbers], dtype=np.int64)
        (states,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        pooled = np.concatenate([states[0][0], states[0][begins:].mean(axis=0)])
        label, silent, claim = (weights @ pooled + bias for weights, bias in self._layers.values())
        shares = _shares(label)
        likeliest = [(self._labels[place], float(shares[place])) for place in np.argsort(-shares)[:KEPT]]
        return FollowUpReading(tuple(likeliest), float(1 / (1 + np.exp(-silent[0]))), self._claim(_shares(claim)))

    def _claim(self, shares: np.ndarray) -> ClaimReading:
        place = int(shares.argmax())
        statement, _, way = self._claims[place].partition("/")
        if not way:
            return NO_CLAIM
        return ClaimReading(statement, way == "denied", float(shares[place]))


def _shares(scores: np.ndarray) -> np.ndarray:
    """Probabilities that add up to one."""
    shares = np.exp(scores - scores.max())
    return shares / shares.sum()


KEPT = 5
"""Labels of a reading that are kept, the likeliest first."""


@lru_cache(maxsize=1)
def shared_follow_up_reader() -> FollowUpReader:
    """Load the reader once for the process.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    head = json.loads(kept_file(MODEL, "head.json").read_bytes())
    return FollowUpReader(*open_reader(MODEL / "encoder.onnx"), head)
