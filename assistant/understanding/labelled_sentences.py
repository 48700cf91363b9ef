"""Labelled sentences in tab-separated files: label, text and, where known, the voice of who asks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class LabelledSentence:
    """One sentence with its true label; `voice` is ``school``, ``parent``, ``practitioner`` or empty."""

    label: str
    text: str
    voice: str = ""


def read_labelled_sentences(path: Path) -> list[LabelledSentence]:
    """Read one file of ``label<TAB>text[<TAB>voice]`` lines; empty lines and lines starting with "# " are skipped.

    Raises:
        OSError: the file cannot be read.
        ValueError: a line has no tab, label or text (file and line are named), or the file has no sentence.
    """
    sentences = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("# "):
            continue
        label, *rest = (field.strip() for field in line.split("\t"))
        if not label or not rest or not rest[0]:
            raise ValueError(f"{path.name}, line {number}: expected a label, a tab and a text")
        sentences.append(LabelledSentence(label, rest[0], rest[1] if len(rest) > 1 else ""))
    if not sentences:
        raise ValueError(f"{path.name} holds no sentence")
    return sentences


def read_folder(folder: Path) -> list[LabelledSentence]:
    """Read every ``*.tsv`` of a folder, in the order of the file names; empty where there is none.

    Raises:
        ValueError: as `read_labelled_sentences`.
    """
    return [sentence for path in sorted(folder.glob("*.tsv")) for sentence in read_labelled_sentences(path)]
