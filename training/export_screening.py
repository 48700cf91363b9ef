"""Writes a trained screening reader for use without PyTorch: int8 ONNX and its hash."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.encoder import Encoder
from training.int8 import write_int8, write_sums
from training.screening import ScreeningReader

MODEL = Path(__file__).parents[1] / "assistant" / "understanding" / "screening" / "model"
FILE = "screening.onnx"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    reader = ScreeningReader(Encoder())
    reader.load_state_dict(torch.load(options.weights))
    axes = {"names": {0: "rows", 1: "length"}, "harm": {0: "rows"}}
    write_int8(reader, ("input_ids", "attention_mask", "capitals"), axes, options.to / FILE)
    write_sums(options.to, (FILE,))


if __name__ == "__main__":
    main()
