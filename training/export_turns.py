"""Writes a trained reader of turns for use without PyTorch: encoder as int8 ONNX, layers as JSON, hashes of both."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.encoder import Encoder
from training.int8 import write_int8, write_sums

MODEL = Path(__file__).parents[1] / "assistant" / "understanding" / "turn_effects" / "model"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    state = torch.load(options.weights)
    encoder = Encoder()
    encoder.load_state_dict({n.removeprefix("encoder."): w for n, w in state.items() if n.startswith("encoder.")})
    axes = {"last_hidden_state": {0: "rows", 1: "length"}}
    write_int8(encoder, ("input_ids", "attention_mask"), axes, options.to / "encoder.onnx")
    layers = {"effect": "head", "turn": "whole"}
    parts = {"weights": "weight", "bias": "bias"}
    head = {
        f"{own}_{part}": state[f"{layer}.{name}"].double().numpy().round(6).tolist()
        for own, layer in layers.items()
        for part, name in parts.items()
    }
    (options.to / "head.json").write_text(json.dumps(head) + "\n", encoding="utf-8")
    write_sums(options.to, ("encoder.onnx", "head.json"))


if __name__ == "__main__":
    main()
