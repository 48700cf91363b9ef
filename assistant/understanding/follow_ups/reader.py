"""Reads what a message asks in its conversation, with a small trained model: one encoder pass a message."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.conversation.follow_up_reading import FollowUpReading
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
        layers = ("label_weights", "label_bias", "silent_weights", "silent_bias")
        self._weights, self._bias, self._silent, self._silent_bias = (np.array(head[name]) for name in layers)

    def read(self, answered: str | None, topic: str | None, before: str, message: str) -> FollowUpReading:
        """Read a message after the question `answered` last, its topic, and the person's message before it."""
        numbers, begins = numbers_of(lambda text: self._tokenizer.encode(text).ids, answered, topic, before, message)
        ids = np.asarray([numbers], dtype=np.int64)
        (states,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        pooled = np.concatenate([states[0][0], states[0][begins:].mean(axis=0)])
        scores = self._weights @ pooled + self._bias
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        silent = 1 / (1 + np.exp(-(self._silent @ pooled + self._silent_bias)))
        likeliest = [(self._labels[place], float(shares[place])) for place in np.argsort(-shares)[:KEPT]]
        return FollowUpReading(tuple(likeliest), float(silent[0]))


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
