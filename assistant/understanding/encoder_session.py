"""An encoder trained for a task of its own, with the weights of the layers over it, as the project keeps them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from assistant.understanding.model_files import kept_file, open_reader


class EncoderSession:
    """One encoder of the process; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        """Open `encoder.onnx` and `head.json` of a folder.

        Raises:
            ModelFileError: a file is missing or is not the one that was measured.
        """
        self._session, self.tokenizer = open_reader(folder / "encoder.onnx")
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        head = json.loads(kept_file(folder, "head.json").read_bytes())
        self.head = {name: np.array(values) for name, values in head.items()}

    def token_numbers(self, text: str) -> list[int]:
        """Token numbers of a text, with the two that enclose it."""
        return self.tokenizer.encode(text).ids

    def layer(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Weights and bias of a linear layer."""
        return self.head[f"{name}_weights"], self.head[f"{name}_bias"]

    def token_states(self, numbers: Sequence[int]) -> np.ndarray:
        """One vector for each token, by its number."""
        ids = np.asarray([numbers], dtype=np.int64)
        (states,) = self._session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
        return states[0]
