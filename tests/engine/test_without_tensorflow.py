"""Serving needs no TensorFlow, and a model that does gets the real one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from assistant.engine.without_tensorflow import does_without

PROJECT = Path(__file__).resolve().parents[2]
DIET = "rasa.nlu.classifiers.diet_classifier.DIETClassifier"
OURS = "assistant.engine.intent_head.IntentHead"
ASKS = """
import sys
from assistant.cli import main
main(["ask", "Who leads if FEH and YOS are both open?"])
print("real" if hasattr(sys.modules["tensorflow"], "__version__") else "kept out", file=sys.stderr)
"""


def model_of(folder: Path, *components: str) -> Path:
    """A model archive with no more than the list of its components."""
    nodes = {str(number): {"uses": uses} for number, uses in enumerate(components)}
    metadata = json.dumps({"predict_schema": {"nodes": nodes}}).encode()
    entry = tarfile.TarInfo("metadata.json")
    entry.size = len(metadata)
    file = folder / "model.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.addfile(entry, io.BytesIO(metadata))
    return file


def test_components_of_our_own_do_without(tmp_path: Path) -> None:
    assert does_without(model_of(tmp_path, OURS, "rasa.core.policies.rule_policy.RulePolicy"))


@pytest.mark.parametrize("component", [DIET, "rasa.core.policies.ted_policy.TEDPolicy", "somebody.Elses"])
def test_a_component_that_is_not_known_to_do_without_gets_the_real_one(tmp_path: Path, component: str) -> None:
    assert not does_without(model_of(tmp_path, OURS, component))


def test_a_damaged_model_is_left_to_the_real_one(tmp_path: Path) -> None:
    (tmp_path / "model.tar.gz").write_bytes(b"no archive")
    assert not does_without(tmp_path / "model.tar.gz")


@pytest.mark.parametrize(("wanted", "expected"), [("", "kept out"), ("yes", "real")])
def test_a_question_is_answered_with_and_without(tmp_path: Path, wanted: str, expected: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ASKS],
        cwd=PROJECT,
        env={**os.environ, "ASSISTANT_DATA": str(tmp_path), "ASSISTANT_TENSORFLOW": wanted},
        capture_output=True,
        text=True,
        timeout=240,
        check=True,
    )
    assert "Family Early Help" in done.stdout
    assert done.stderr.splitlines()[-1].endswith(expected)
