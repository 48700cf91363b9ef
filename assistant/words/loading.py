"""Reads the word files into one value that says a thing by its key."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent


class WordsError(ValueError):
    """A word file that cannot be used; the message names file and entry."""


@dataclass(frozen=True)
class Words:
    """Sentences by key; an entry is one text, or one text per audience."""

    entries: MappingProxyType[str, Any]

    def say(self, key: str, audience: str = "school", **values: Any) -> str:
        """The text of `key` for `audience` with its placeholders filled; raises KeyError for an unknown key."""
        entry = self.entries[key]
        text = entry if isinstance(entry, str) else entry[audience]
        return text.format_map(values)


@cache
def load_words(folder: Path = FOLDER) -> Words:
    """Every `*.yml` of `folder` as one set of keys; raises WordsError naming the file for a bad entry."""
    entries: dict[str, Any] = {}
    for file in sorted(folder.glob("*.yml")):
        for key, entry in YAML(typ="safe").load(file.read_text(encoding="utf-8")).items():
            if key in entries:
                raise WordsError(f"{file.name}: {key} is worded twice.")
            if not isinstance(entry, str) and set(entry) != {"school", "parent", "practitioner"}:
                raise WordsError(f"{file.name}: {key} needs one text, or school, parent and practitioner.")
            entries[key] = entry
    return Words(MappingProxyType(entries))
