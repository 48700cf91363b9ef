"""Names of people in a message and whether it tells of harm, read by one small trained model in one pass.

MiniLM fine-tuned on `data/screening/` and composed sentences, with a vector more for capitals; `training/README.md` has
the recipe and the figures. The scores are probabilities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from assistant.understanding.model_files import open_reader
from assistant.understanding.probabilities import logistic

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

MODEL = Path(__file__).parent / "model"
MAX_TOKENS = 128
OVERLAP = 24
"""Tokens that two windows of a long text share."""
REMEMBERED = 1024
"""Readings kept in memory: the door and the detector of harm ask for the same message."""
_WORD = re.compile(r"(?<!\w['’])[^\W\d_]+(?:['’.-](?!s\b)[^\W\d_]+)*")
"""A word as names have it: "Ji-woo", "O'Neill"; the possessive ending is left out."""
_WRITTEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(frozen=True)
class Screening:
    """What one message was read as."""

    words: tuple[tuple[int, int, float], ...]
    """Start and end of each word, and the probability that it belongs to a person's name."""
    harm: float
    """The probability that the message tells of harm to a child or to who writes."""


class ScreeningReader:
    """Screens messages; safe to share between threads."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer) -> None:
        tokenizer.enable_truncation(MAX_TOKENS, stride=OVERLAP)
        tokenizer.no_padding()
        self._session, self._tokenizer = session, tokenizer
        self.read = lru_cache(REMEMBERED)(self._read)

    def _read(self, text: str) -> Screening:
        whole = self._tokenizer.encode(text)
        # What is longer than the model sees is read in windows that overlap.
        windows = [self._read_window(text, encoding) for encoding in (whole, *whole.overflowing)]
        chances: dict[tuple[int, int], float] = {}
        for words, _ in windows:
            for place, chance in words:
                chances[place] = max(chance, chances.get(place, 0.0))
        return Screening(tuple((*place, chances[place]) for place in sorted(chances)), max(harm for _, harm in windows))

    def _read_window(self, text: str, encoding: Encoding) -> tuple[list[tuple[tuple[int, int], float]], float]:
        """Each word that the window holds whole, with its chance to be of a name, and the chance of harm."""
        ids = np.asarray([encoding.ids], dtype=np.int64)
        capitals = np.asarray([kinds_of_capitals(text, encoding.offsets)], dtype=np.int64)
        names, harm = self._session.run(
            None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "capitals": capitals}
        )
        of_tokens = logistic(names[0])
        starts, ends = np.array(encoding.offsets).T
        words = []
        for match in _WORD.finditer(text, int(starts[1]) if len(starts) > 1 else 0, int(ends.max())):
            own = of_tokens[(starts < match.end()) & (ends > match.start()) & (ends > starts)]
            if own.size:
                words.append((match.span(), float(own.mean())))
        return words, float(logistic(harm)[0])


def kinds_of_capitals(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """How the word of each token is written: 0 without a capital, 1 with one first, 2 all of capitals."""
    written: dict[int, int] = {}
    for match in _WRITTEN.finditer(text):
        word = match[0]
        kind = 0 if not word[0].isupper() else 2 if len(word) > 1 and word.isupper() else 1
        written.update(dict.fromkeys(range(match.start(), match.end()), kind))
    return [written.get(start, 0) if end > start else 0 for start, end in offsets]


@lru_cache(maxsize=1)
def shared_screening_reader() -> ScreeningReader:
    """Load the reader once for the process.

    Raises:
        ModelFileError: a file is missing or is not the one that was measured.
    """
    return ScreeningReader(*open_reader(MODEL / "screening.onnx"))


def read_names(text: str) -> Sequence[tuple[int, int, float]]:
    """Start and end of each word, and how likely it belongs to a person's name, for the redaction at the door."""
    return shared_screening_reader().read(text).words
