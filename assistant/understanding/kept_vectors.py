"""Sentence vectors kept on disk between trainings, so that only new sentences are encoded again.

A vector is known by a digest of the encoder's weights, its tokenizer and the text as the encoder sees it: whatever
changes a vector changes its key. A file that cannot be read is as good as none.
"""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.understanding.abbreviations import expand
from assistant.understanding.model_files import SENTENCES, TOKENIZER_SHA256, kept_sha256
from assistant.understanding.sentence_encoder import DIMENSIONS, MAX_TOKENS, SentenceEncoder

ENCODER = f"{kept_sha256(*SENTENCES)} {TOKENIZER_SHA256} {MAX_TOKENS}"
KEY_BYTES = 16
MOST = 40_000
"""Vectors kept (60 MB); those not asked for longest go first."""
KEPT = Path(__file__).resolve().parents[2] / ".rasa" / "cache" / "sentence-vectors.npz"
"""Beside what Rasa keeps between trainings."""


def encode_and_keep(texts: Sequence[str], encoder: SentenceEncoder, file: Path = KEPT) -> np.ndarray:
    """Return one vector per text, (number of texts, 384), from the file where it has them; new ones are added to it."""
    kept = _read(file)
    keys = [_key(text) for text in texts]
    missing = {key: text for key, text in zip(keys, texts, strict=True) if key not in kept}
    if missing:
        kept.update(zip(missing, encoder.encode(list(missing.values())), strict=True))
        asked = dict.fromkeys(keys)
        _write(file, {key: kept[key] for key in [*(key for key in kept if key not in asked), *asked][-MOST:]})
    return np.stack([kept[key] for key in keys]) if keys else np.zeros((0, DIMENSIONS), dtype=np.float32)


def _key(text: str) -> bytes:
    return hashlib.sha256(f"{ENCODER}\0{expand(text)}".encode("utf-8", "surrogatepass")).digest()[:KEY_BYTES]


def _read(file: Path) -> dict[bytes, np.ndarray]:
    try:
        with np.load(file, allow_pickle=False) as arrays:
            keys, vectors = arrays["keys"], arrays["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}
    if keys.shape != (len(vectors), KEY_BYTES) or vectors.shape[1:] != (DIMENSIONS,) or vectors.dtype != np.float32:
        return {}
    return {key.tobytes(): vector for key, vector in zip(keys, vectors, strict=True)}


def _write(file: Path, vectors: dict[bytes, np.ndarray]) -> None:
    """Write beside the file and put it in place at once: two trainings may run at a time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    keys = np.frombuffer(b"".join(vectors), dtype=np.uint8).reshape(-1, KEY_BYTES)
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    with draft.open("wb") as stream:
        np.savez(stream, keys=keys, vectors=np.stack(list(vectors.values())))
    draft.replace(file)
