"""Reads a shipped reader back as the weights that training goes on from: int8 in, numbers with their scale out.

python training/shipped.py {assertions,turn_effects} WEIGHTS
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.encoder import LAYERS as ENCODER_LAYERS
from training.export import LAYERS, UNDERSTANDING

MULTIPLIED = ("query", "key", "value", "out", "inner", "outer")
"""The products of a layer, in the order in which they stand in the graph."""


def weights_of(reader: str) -> dict[str, torch.Tensor]:
    """The weights of encoder and layers, as near as int8 keeps them."""
    folder = UNDERSTANDING / reader / "model"
    graph = onnx.load(str(folder / "encoder.onnx")).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def with_scale(name: str) -> np.ndarray:
        whole = kept[f"{name}_quantized"].astype(np.float32) - kept[f"{name}_zero_point"].astype(np.float32)
        return whole * kept[f"{name}_scale"]

    state = {f"encoder.{n}": v for n, v in kept.items() if not n.endswith(("_scale", "_zero_point", "_quantized"))}
    state["encoder.words.weight"] = with_scale("words.weight")
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    names = [f"layers.{layer}.{part}.weight" for layer in range(ENCODER_LAYERS) for part in MULTIPLIED]
    for name, product in zip(names, products, strict=True):
        state[f"encoder.{name}"] = with_scale(product.removesuffix("_quantized")).T
    head = json.loads((folder / "head.json").read_bytes())
    for prefix, layer in LAYERS[reader].items():
        state[f"{layer}.weight"], state[f"{layer}.bias"] = head[f"{prefix}weights"], head[f"{prefix}bias"]
    return {name: torch.tensor(np.array(value, dtype=np.float32)) for name, value in state.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=LAYERS)
    parser.add_argument("weights", type=Path)
    options = parser.parse_args()
    torch.save(weights_of(options.reader), options.weights)


if __name__ == "__main__":
    main()
