"""Labelled sentences in tab-separated files: label, text and, where known, the voice of who asks.

Where two labels are equally right, both are written with a bar between them: ``guidance/tas_what|guidance/glossary``.
A first line that names the columns is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence with its true label; `voice` is ``school``, ``parent``, ``practitioner`` or empty."""

    label: str
    text: str
    voice: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels that are right, the first one first."""
        return tuple(self.label.split("|"))


def read_labelled_sentences(path: Path) -> list[LabelledSentence]:
    """Read one file of ``label<TAB>text[<TAB>voice]`` lines; empty lines and lines starting with "# " are skipped.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line has no tab, label or text (file and line are named), or the file has no sentence.
    """
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("# ") or (number == 1 and line.startswith("label\ttext")):
            continue
        label, *rest = (field.strip() for field in line.split("\t"))
        if not label or not rest or not rest[0]:
            raise ValueError(f"{path.name}, line {number}: expected a label, a tab and a text")
        sentences.append(LabelledSentence(label, rest[0], rest[1] if len(rest) > 1 else ""))
    if not sentences:
        raise ValueError(f"{path.name} holds no sentence")
    return sentences


def read_all(paths: Iterable[Path]) -> list[LabelledSentence]:
    """Read several files one after the other.

    Raises:
        OSError, ValueError: as `read_labelled_sentences`.
    """
    return [sentence for path in paths for sentence in read_labelled_sentences(path)]


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
