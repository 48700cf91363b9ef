"""The training sentences of ``data/nlu``, read without Rasa."""

from __future__ import annotations

import re
from pathlib import Path

from assistant.understanding.labelled_sentences import LabelledSentence

_MARKED_ENTITY = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


def read_training_examples(folder: Path) -> list[LabelledSentence]:
    """Read every intent of every YAML file below a folder, in the order of paths; marked entities lose their marks.

    Raises:
        ValueError: a file has an intent without examples; the message names both.
    """
    from ruamel.yaml import YAML

    yaml = YAML(typ="safe", pure=True)
    examples = []
    for path in sorted(folder.rglob("*.yml")):
        for entry in (yaml.load(path) or {}).get("nlu", []):
            if "intent" not in entry:
                continue
            if not isinstance(entry.get("examples"), str):
                raise ValueError(f"{path.name}: intent {entry['intent']} has no block of examples")
            for line in entry["examples"].splitlines():
                text = _MARKED_ENTITY.sub(r"\1", line.strip().removeprefix("-").strip())
                if text:
                    examples.append(LabelledSentence(entry["intent"], text))
    return examples
