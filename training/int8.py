"""Writes a network as int8 ONNX, and the hashes of files that stand beside each other."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def write_int8(network: nn.Module, inputs: Sequence[str], outputs: Mapping[str, Mapping[int, str]], to: Path) -> None:
    """Write a network whose inputs all are (rows, length) of whole numbers; `outputs` names the axes of each."""
    network.eval()
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / to.name
        torch.onnx.export(
            network,
            tuple(torch.ones(2, 8, dtype=torch.long) for _ in inputs),
            str(whole),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes={**{name: {0: "rows", 1: "length"} for name in inputs}, **outputs},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, to, weight_type=QuantType.QInt8, per_channel=True)


def write_sums(folder: Path, names: Sequence[str]) -> None:
    """Write `SHA256SUMS` for the files of a folder, and print it."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}" for name in names]
    (folder / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")
