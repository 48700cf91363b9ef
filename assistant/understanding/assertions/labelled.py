"""Reads labelled sentences: one a line, `AUDIENCE<TAB>TEXT`, each mention as `⟦words|fact|status⟧` in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from assistant.understanding.assertions.reader import STATUSES

_MARK = re.compile(r"⟦([^⟦⟧|]+)\|([^⟦⟧|]+)\|([^⟦⟧|]+)⟧")


class LabelError(ValueError):
    """A line that is not as the guide has it; the message names file and line."""


@dataclass(frozen=True)
class LabelledMention:
    """One marked mention; offsets are in the text without marks."""

    start: int
    end: int
    fact: str
    status: str


@dataclass(frozen=True)
class Labelled:
    """One sentence with its marked mentions."""

    audience: str
    text: str
    mentions: tuple[LabelledMention, ...]


def read_labelled(path: Path) -> list[Labelled]:
    """The sentences of one file; raises LabelError for a line that cannot be read."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        audience, tab, marked = line.partition("\t")
        if not tab:
            raise LabelError(f"{path.name}:{number}: no tab between audience and text")
        try:
            found.append(Labelled(audience, *_unmarked(marked.strip())))
        except LabelError as error:
            raise LabelError(f"{path.name}:{number}: {error}") from None
    return found


def _unmarked(marked: str) -> tuple[str, tuple[LabelledMention, ...]]:
    text, mentions, at = "", [], 0
    for mark in _MARK.finditer(marked):
        words, fact, status = mark.groups()
        if status not in STATUSES:
            raise LabelError(f"unknown status {status!r}")
        text += marked[at : mark.start()]
        mentions.append(LabelledMention(len(text), len(text) + len(words), fact, status))
        text += words
        at = mark.end()
    text += marked[at:]
    if "⟦" in text or "⟧" in text:
        raise LabelError("a mark is not closed, or lacks a part")
    return text, tuple(mentions)
