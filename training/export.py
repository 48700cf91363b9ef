"""Writes a trained reader for use without PyTorch: encoder as int8 ONNX, layers as JSON, hashes of both.

python training/export.py {assertions,turn_effects,follow_ups} WEIGHTS
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from assistant.understanding.assertions.reader import STATUSES
from assistant.understanding.labelled_sentences import read_training_examples
from training.encoder import Encoder
from training.follow_ups import NLU, STATEMENTS, claims_of, labels_of
from training.int8 import write_int8, write_sums

UNDERSTANDING = Path(__file__).parents[1] / "assistant" / "understanding"
LAYERS = {
    "assertions": {"": "head"},
    "turn_effects": {"effect_": "head", "turn_": "whole"},
    "follow_ups": {"label_": "head", "silent_": "silent", "claim_": "claim"},
}
"""The layers of each reader, by what their names begin with in the file."""
KEPT: dict[str, dict[str, Any]] = {
    "assertions": {"statuses": list(STATUSES)},
    "turn_effects": {},
    "follow_ups": {"labels": labels_of(read_training_examples(NLU)), "claims": claims_of(STATEMENTS)},
}
"""What stands beside them."""


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("reader", choices=LAYERS)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--to", type=Path, help="another folder than the one it is served from")
    options = parser.parse_args()
    state, to = torch.load(options.weights), options.to or UNDERSTANDING / options.reader / "model"
    encoder = Encoder()
    encoder.load_state_dict({n.removeprefix("encoder."): w for n, w in state.items() if n.startswith("encoder.")})
    axes = {"last_hidden_state": {0: "rows", 1: "length"}}
    write_int8(encoder, ("input_ids", "attention_mask"), axes, to / "encoder.onnx")
    head = dict(KEPT[options.reader])
    for prefix, layer in LAYERS[options.reader].items():
        for name, part in (("weights", "weight"), ("bias", "bias")):
            head[prefix + name] = state[f"{layer}.{part}"].double().numpy().round(6).tolist()
    (to / "head.json").write_text(json.dumps(head) + "\n", encoding="utf-8")
    write_sums(to, ("encoder.onnx", "head.json"))


if __name__ == "__main__":
    main()
