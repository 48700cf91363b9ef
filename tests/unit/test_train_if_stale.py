"""The model is trained again when a question or its topic changes, and not when the words of an answer do."""

import importlib.util
from pathlib import Path

from tests.support.content import content_copy

__all__ = ["content_copy"]

SCRIPT = Path(__file__).parents[2] / "scripts" / "train_if_stale.py"


def load_script():
    spec = importlib.util.spec_from_file_location("train_if_stale", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_other_words_train_nothing_and_another_topic_does(monkeypatch, content_copy):
    script = load_script()
    monkeypatch.setattr(script, "ANSWERS", content_copy.folder / "answers")
    before = script.fingerprint()
    content_copy.replace("answers/last_resort.yml", "say: ", "say: Now ")
    assert script.fingerprint() == before
    content_copy.replace("answers/last_resort.yml", "topic: last_resort", "topic: another")
    assert script.fingerprint() != before
