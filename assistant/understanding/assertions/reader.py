"""What a message says of each service that it names, read by a small trained model: one encoder pass a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from assistant.understanding.encoder_session import EncoderSession
from assistant.understanding.probabilities import softmax

STATUSES = ("now", "ended", "denied", "refused", "pending", "hypothetical", "other", "asked")
"""What a message can say of a service, plan, worker or tier that it names (`data/assertions/README.md`)."""
MODEL = Path(__file__).parent / "model"
MAX_TOKENS = 128
OPENS, CLOSES = 1, 2
"""Two numbers that the published vocabulary leaves unused."""


@dataclass(frozen=True)
class Assertion:
    """What is said of one mention, and how sure that is (0 to 1)."""

    status: str
    probability: float


UNREAD = Assertion("asked", 0.0)
"""For a mention beyond the part of a long message that the model sees."""


class AssertionReader:
    """Reads messages; safe to share between threads."""

    def __init__(self, encoder: EncoderSession) -> None:
        encoder.tokenizer.enable_truncation(MAX_TOKENS)
        self._encoder = encoder
        self._weights, self._bias = encoder.head["weights"], encoder.head["bias"]

    def read(self, text: str, spans: Sequence[tuple[int, int]]) -> list[Assertion]:
        """One assertion for each span (start and end in the text), in order."""
        if not spans:
            return []
        encoding = self._encoder.tokenizer.encode(text)
        numbers, opening = with_marks(encoding.ids, encoding.offsets, spans)
        tokens = self._encoder.token_states(numbers)
        mean = tokens.mean(axis=0)
        return [self._assertion(place, tokens, mean) for place in opening]

    def _assertion(self, place: int | None, tokens: np.ndarray, mean: np.ndarray) -> Assertion:
        if place is None:
            return UNREAD
        shares = softmax(self._weights @ np.concatenate([tokens[place], mean]) + self._bias)
        best = int(shares.argmax())
        return Assertion(STATUSES[best], float(shares[best]))


def with_marks(
    ids: Sequence[int], offsets: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> tuple[list[int], list[int | None]]:
    """Token numbers with a mark on each side of a span, and the place of the mark before it; None if it is cut off."""
    inside = [[i for i, (a, b) in enumerate(offsets) if a < end and b > start and b > a] for start, end in spans]
    opens, closes = {each[0] for each in inside if each}, {each[-1] for each in inside if each}
    marked: list[int] = []
    place: dict[int, int] = {}
    for i, number in enumerate(ids):
        if i in opens:
            place[i] = len(marked)
            marked.append(OPENS)
        marked.append(number)
        if i in closes:
            marked.append(CLOSES)
    return marked, [place[each[0]] if each else None for each in inside]


@lru_cache(maxsize=1)
def shared_assertion_reader() -> AssertionReader:
    """Load the reader once for the process.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    return AssertionReader(EncoderSession(MODEL))
