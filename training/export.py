"""Writes a trained assertion reader for use without PyTorch: encoder as int8 ONNX, layer as JSON, hashes of both."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.assertions.status import STATUSES
from training.encoder import WIDTH, Encoder

MODEL = Path(__file__).parents[1] / "assistant" / "understanding" / "assertions" / "model"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, default=MODEL)
    options = parser.parse_args()
    state = torch.load(options.weights)
    encoder = Encoder()
    encoder.load_state_dict({n.removeprefix("encoder."): w for n, w in state.items() if n.startswith("encoder.")})
    encoder.eval()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            encoder,
            (torch.ones(2, 8, dtype=torch.long), torch.ones(2, 8, dtype=torch.long)),
            str(whole),
            input_names=["input_ids", "attention_mask"],
            output_names=["last_hidden_state"],
            dynamic_axes={n: {0: "rows", 1: "length"} for n in ("input_ids", "attention_mask", "last_hidden_state")},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(whole, options.to / "encoder.onnx", weight_type=QuantType.QInt8, per_channel=True)
    head = {
        "statuses": list(STATUSES),
        "weights": state["head.weight"].view(len(STATUSES), 2 * WIDTH).double().numpy().round(6).tolist(),
        "bias": state["head.bias"].double().numpy().round(6).tolist(),
    }
    (options.to / "head.json").write_text(json.dumps(head) + "\n", encoding="utf-8")
    lines = [f"{hashlib.sha256((options.to / n).read_bytes()).hexdigest()}  {n}" for n in ("encoder.onnx", "head.json")]
    (options.to / "SHA256SUMS").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(*lines, sep="\n")


if __name__ == "__main__":
    main()
