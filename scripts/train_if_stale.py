"""Trains the model when it is missing or older than what it is trained from."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

from assistant.understanding.topics import topics_of_answers

PROJECT = Path(__file__).resolve().parent.parent
MODELS = PROJECT / "models"
TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "data/nlu/**/*.yml",
    "data/stories/*.yml",
    "assistant/engine/sentence_vectors.py",
    "assistant/engine/intent_head.py",
    "assistant/engine/family_facts.py",
    "assistant/engine/safeguarding_detector.py",
    "assistant/understanding/**/*.py",
    "assistant/understanding/sentence_model/SHA256SUMS",
    "assistant/guidance/content/vocabulary.yml",
    "assistant/guidance/content/safeguarding_patterns.yml",
    "data/evaluation/thresholds.yml",
)
# Packages whose version changes what is trained; a pin of any other never trains anew.
TRAINED_WITH = ("rasa", "numpy", "scipy", "scikit-learn", "onnxruntime", "tokenizers")
ANSWERS = PROJECT / "assistant" / "guidance" / "content" / "answers"


def fingerprint() -> str:
    """One digest of everything that training reads."""
    digest = hashlib.sha256()
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", (PROJECT / "requirements.lock").read_text(), re.MULTILINE)
    digest.update(repr([pin for pin in pins if pin[0] in TRAINED_WITH]).encode())
    for pattern in TRAINED_FROM:
        for file in sorted(PROJECT.glob(pattern)):
            digest.update(f"{file.relative_to(PROJECT)}\0".encode())
            digest.update(file.read_bytes())
    # Of the answers, training reads which question has which topic: a change of words trains nothing.
    digest.update(json.dumps(sorted(topics_of_answers(ANSWERS).items())).encode())
    return digest.hexdigest()[:16]


def main() -> int:
    """Train unless a model of this fingerprint is there; returns the exit status."""
    model = MODELS / f"assistant-{fingerprint()}.tar.gz"
    if model.exists():
        return 0
    print("Training the model (a minute or two) …", flush=True)
    MODELS.mkdir(exist_ok=True)
    name = model.name.removesuffix(".tar.gz")
    command = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--fixed-model-name",
        name,
        "--out",
        str(MODELS),
        "--skip-validation",
    ]
    trained = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    if trained.returncode != 0 or not model.exists():
        print(trained.stdout[-4000:], trained.stderr[-4000:], sep="\n", file=sys.stderr)
        print("setup: training failed; the lines above say why.", file=sys.stderr)
        return 1
    # The service compares it before it loads the archive.
    checksum = model.with_name(f"{model.name}.sha256")
    checksum.write_text(f"{hashlib.sha256(model.read_bytes()).hexdigest()}  {model.name}\n", encoding="ascii")
    for old in MODELS.glob("assistant-*.tar.gz*"):
        if old not in {model, checksum}:
            old.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
