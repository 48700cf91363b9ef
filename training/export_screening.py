"""Writes a trained screening reader for use without PyTorch: int8 ONNX and its hash."""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).parents[1]))

from training.encoder import Encoder
from training.screening import ScreeningReader

MODEL = Path(__file__).parents[1] / "assistant" / "understanding" / "screening" / "model"
INPUTS = ("input_ids", "attention_mask", "capitals")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    reader = ScreeningReader(Encoder())
    reader.load_state_dict(torch.load(options.weights))
    reader.eval()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "screening.onnx"
        torch.onnx.export(
            reader,
            tuple(torch.ones(2, 8, dtype=torch.long) for _ in INPUTS),
            str(whole),
            input_names=list(INPUTS),
            output_names=["names", "harm"],
            dynamic_axes={**{n: {0: "rows", 1: "length"} for n in (*INPUTS, "names")}, "harm": {0: "rows"}},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, options.to / "screening.onnx", weight_type=QuantType.QInt8, per_channel=True)
    digest = hashlib.sha256((options.to / "screening.onnx").read_bytes()).hexdigest()
    (options.to / "SHA256SUMS").write_text(f"{digest}  screening.onnx\n", encoding="utf-8")


if __name__ == "__main__":
    main()
