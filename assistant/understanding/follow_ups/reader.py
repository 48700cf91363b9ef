"""Reads what a message asks in its conversation, with a small trained model: one encoder pass a message."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.conversation.follow_up_reading import NO_CLAIM, ClaimReading, FollowUpReading
from assistant.understanding.encoder_session import EncoderSession
from assistant.understanding.follow_ups.model_input import numbers_of
from assistant.understanding.probabilities import logistic, softmax

MODEL = Path(__file__).parent / "model"
KEPT = 5
"""Labels of a reading that are kept, the likeliest first."""


class FollowUpReader:
    """Reads follow-ups; safe to share between threads."""

    def __init__(self, encoder: EncoderSession) -> None:
        self._encoder = encoder
        self._labels: list[str] = encoder.head["labels"].tolist()
        self._claims: list[str] = encoder.head["claims"].tolist()
        self._layers = [encoder.layer(name) for name in ("label", "silent", "claim")]

    def read(self, answered: str | None, topic: str | None, before: str, message: str) -> FollowUpReading:
        """Read a message after the question `answered` last, its topic, and the person's message before it."""
        numbers, begins = numbers_of(self._encoder.token_numbers, answered, topic, before, message)
        tokens = self._encoder.token_states(numbers)
        pooled = np.concatenate([tokens[0], tokens[begins:].mean(axis=0)])
        label, silent, claim = (weights @ pooled + bias for weights, bias in self._layers)
        shares = softmax(label)
        likeliest = [(self._labels[place], float(shares[place])) for place in np.argsort(-shares)[:KEPT]]
        return FollowUpReading(tuple(likeliest), float(logistic(silent)[0]), self._claim(softmax(claim)))

    def _claim(self, shares: np.ndarray) -> ClaimReading:
        place = int(shares.argmax())
        statement, _, way = self._claims[place].partition("/")
        if not way:
            return NO_CLAIM
        return ClaimReading(statement, way == "denied", float(shares[place]))


@lru_cache(maxsize=1)
def shared_follow_up_reader() -> FollowUpReader:
    """Load the reader once for the process.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    return FollowUpReader(EncoderSession(MODEL))
