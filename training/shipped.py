"""Reads a shipped reader back as the weights that training goes on from: int8 in, numbers with their scale out.

python training/shipped.py {assertions,turn_effects,follow_ups,screening} WEIGHTS
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
from training.export_screening import FILE as SCREENING

MULTIPLIED = ("query", "key", "value", "out", "inner", "outer")
"""The products of a layer, in the order in which they stand in the graph."""


LAYERS_IN_THE_GRAPH = {"screening": ("names", "harm")}
"""The layers that a reader keeps in its graph, after those of the encoder; the others keep theirs as JSON."""


def weights_of(reader: str) -> dict[str, torch.Tensor]:
    """The weights of encoder and layers, as near as int8 keeps them."""
    folder = UNDERSTANDING / reader / "model"
    in_the_graph = LAYERS_IN_THE_GRAPH.get(reader, ())
    graph = onnx.load(str(folder / (SCREENING if in_the_graph else "encoder.onnx"))).graph
    kept = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def with_scale(name: str) -> np.ndarray:
        whole = kept[f"{name}_quantized"].astype(np.float32) - kept[f"{name}_zero_point"].astype(np.float32)
        return whole * kept[f"{name}_scale"]

    # A reader with its layers in the graph names the whole network there, the others the encoder alone.
    prefix = "" if in_the_graph else "encoder."
    state = {f"{prefix}{n}": v for n, v in kept.items() if not n.endswith(("_scale", "_zero_point", "_quantized"))}
    for table in (name.removesuffix("_quantized") for name in kept if name.endswith(".weight_quantized")):
        state[f"{prefix}{table}"] = with_scale(table)
    products = [node.input[1] for node in graph.node if node.op_type == "MatMulInteger"]
    names = [f"encoder.layers.{layer}.{part}.weight" for layer in range(ENCODER_LAYERS) for part in MULTIPLIED]
    names += [f"{layer}.weight" for layer in in_the_graph]
    for name, product in zip(names, products, strict=True):
        state[name] = with_scale(product.removesuffix("_quantized")).T
    if not in_the_graph:
        head = json.loads((folder / "head.json").read_bytes())
        for own, layer in LAYERS[reader].items():
            state[f"{layer}.weight"], state[f"{layer}.bias"] = head[f"{own}weights"], head[f"{own}bias"]
    return {name: torch.tensor(np.array(value, dtype=np.float32)) for name, value in state.items()}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=(*LAYERS, *LAYERS_IN_THE_GRAPH))
    parser.add_argument("weights", type=Path)
    options = parser.parse_args()
    torch.save(weights_of(options.reader), options.weights)


if __name__ == "__main__":
    main()
