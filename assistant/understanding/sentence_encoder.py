"""A sentence as one vector: MiniLM in int8, mean of its token vectors, unit length."""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

import numpy as np

from assistant.understanding.abbreviations import expand
from assistant.understanding.model_files import encoder_tokenizer, encoder_weights, open_session

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

DIMENSIONS = 384
MAX_TOKENS = 128
PADDING = 0
"""Token number of ``[PAD]``; masked, so its value never counts."""
BATCH = 16
"""16 sentences at a time take a fifth less time each than 64 (measured)."""
REMEMBERED = 4096
"""Vectors kept in memory: buttons and common questions repeat, and a gateway may encode before Rasa does."""


class SentenceEncoder:
    """Encodes sentences; safe to share between threads."""

    def __init__(self, session: InferenceSession, tokenizer: Tokenizer, remembered: int = REMEMBERED) -> None:
        """Take a loaded ONNX session and tokenizer; `remembered` vectors are cached, oldest dropped first."""
        tokenizer.enable_truncation(MAX_TOKENS)
        tokenizer.no_padding()
        self._session = session
        self._tokenizer = tokenizer
        self._remembered: OrderedDict[str, np.ndarray] = OrderedDict()
        self._capacity = remembered
        self._lock = Lock()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return one float32 row of unit length per text, shape (number of texts, 384)."""
        with self._lock:
            known = {text: self._remembered[text] for text in texts if text in self._remembered}
        missing = list(dict.fromkeys(text for text in texts if text not in known))
        known.update(zip(missing, self._encode_new(missing), strict=False))
        with self._lock:
            for text in dict.fromkeys(texts):
                self._remembered[text] = known[text]
                self._remembered.move_to_end(text)
            while len(self._remembered) > self._capacity:
                self._remembered.popitem(last=False)
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def _encode_new(self, texts: list[str]) -> np.ndarray:
        vectors = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch([expand(text) for text in texts])]
        # Texts of like length share a batch, so that little is spent on padding.
        order = sorted(range(len(texts)), key=lambda index: len(tokens[index]))
        batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]

        def encode(batch: list[int]) -> None:
            vectors[batch] = self._encode_batch([tokens[index] for index in batch])

        if len(batches) == 1:
            encode(batches[0])
            return vectors
        # Whole training sets: batches side by side, each on one thread.
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(encode, batches))
        return vectors

    def _encode_batch(self, tokens: list[list[int]]) -> np.ndarray:
        shape = (len(tokens), max(map(len, tokens)))
        ids, mask = np.full(shape, PADDING, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        for row, numbers in enumerate(tokens):
            ids[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        (states,) = self._session.run(
            ["last_hidden_state"], {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(mask)}
        )
        weights = mask[:, :, np.newaxis].astype(np.float32)
        mean = (states * weights).sum(axis=1) / weights.sum(axis=1)
        return mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)


@lru_cache(maxsize=1)
def shared_encoder() -> SentenceEncoder:
    """Load the encoder once for the process, in about half a second and 110 MB.

    Raises:
        ModelFileError: a model file is missing or is not the one that was examined.
    """
    # Imported here: modules that only name this one must stay light.
    from tokenizers import Tokenizer

    return SentenceEncoder(open_session(encoder_weights()), Tokenizer.from_str(encoder_tokenizer()))


@lru_cache(maxsize=1)
def common_words() -> tuple[str, ...]:
    """Return the whole words of the encoder's vocabulary, which lists them roughly by how common they are."""
    vocabulary = json.loads(encoder_tokenizer())["model"]["vocab"]
    return tuple(word for word in sorted(vocabulary, key=vocabulary.__getitem__) if len(word) > 2 and word.isalpha())
