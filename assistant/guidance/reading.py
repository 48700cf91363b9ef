"""Strict reading of content files: every mistake becomes one line that names file and entry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from assistant.guidance.model import VOICES


class ContentError(Exception):
    """A content file that cannot be used; the message names the file and the entry."""


class Entry:
    """One mapping of a content file. Keys are taken one by one; `done` refuses the rest."""

    def __init__(self, values: Any, file: str, name: str) -> None:
        self.file, self.name = file, name
        if not isinstance(values, dict):
            raise self.error("must be a mapping of keys to values")
        self._left = dict(values)

    def error(self, problem: str) -> ContentError:
        """The error to raise for this entry."""
        return ContentError(f"{self.file}: {self.name}: {problem}")

    def renamed(self, name: str) -> Entry:
        """The same entry under a better name for its errors."""
        self.name = name
        return self

    def names(self) -> list[str]:
        """The keys not taken yet."""
        return list(self._left)

    def any(self, key: str, default: Any = None) -> Any:
        """The value as it stands in the file."""
        return self._left.pop(key, default)

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required unless a default is given."""
        value = self._left.pop(key, default)
        if isinstance(value, str) and (value.strip() or default is not None):
            return value.strip()
        raise self.error(f"{key} must be a text (quote numbers)")

    def optional_text(self, key: str) -> str | None:
        """A text, or None where the key is missing or null."""
        if self._left.get(key) is None:
            self._left.pop(key, None)
            return None
        return self.text(key)

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A text out of a closed set."""
        value = self.text(key, default)
        if value not in allowed:
            raise self.error(f"{key} is {value!r}: use one of {', '.join(allowed)}")
        return value

    def flag(self, key: str) -> bool:
        """true or false; false where it is missing."""
        value = self._left.pop(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} must be true or false")
        return value

    def day(self, key: str) -> date | None:
        """A date written as 2023-01-16, or null."""
        value = self._left.pop(key, None)
        if value is None or isinstance(value, date):
            return value
        raise self.error(f"{key} must be a date such as 2023-01-16, or null")

    def known_day(self, key: str) -> date:
        """A date that may not be missing."""
        day = self.day(key)
        if day is None:
            raise self.error(f"{key} is missing: a date such as 2023-01-16")
        return day

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where it is missing."""
        value = self._left.pop(key, None) or []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(f"{key} must be a list of texts (quote numbers)")
        return tuple(value)

    def entries(self, key: str, label: str | None = None) -> Iterator[Entry]:
        """A list of mappings; empty where it is missing."""
        value = self._left.pop(key, None) or []
        if not isinstance(value, list):
            raise self.error(f"{key} must be a list")
        for number, item in enumerate(value, 1):
            yield Entry(item, self.file, f"{self.name}: {label or key} {number}")

    def entry(self, key: str) -> Entry:
        """A mapping; required."""
        found = self.optional_entry(key)
        if found is None:
            raise self.error(f"{key} is missing")
        return found

    def optional_entry(self, key: str) -> Entry | None:
        """A mapping, or None where the key is missing."""
        value = self._left.pop(key, None)
        return None if value is None else Entry(value, self.file, f"{self.name}: {key}")

    def per_voice(self, key: str) -> dict[str, str]:
        """One text for all voices, or a mapping with a text for each voice."""
        value = self._left.get(key)
        if isinstance(value, str):
            return dict.fromkeys(VOICES, self.text(key))
        voices = self.entry(key)
        texts = {voice: voices.text(voice) for voice in VOICES}
        voices.done()
        return texts

    def done(self) -> None:
        """Refuse keys that nobody took: a misspelt key must not be ignored."""
        if self._left:
            raise self.error(f"unknown key {next(iter(self._left))!r}")


def read_yaml(path: Path, root: Path) -> Any:
    """The content of a YAML file; ContentError names the file and the line."""
    name = path.relative_to(root).as_posix()
    try:
        return YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except YAMLError as problem:
        raise ContentError(f"{name}: {' '.join(str(problem).split())}") from problem


def read_list(path: Path, root: Path, id_key: str) -> Iterator[Entry]:
    """The entries of a file that holds a list; each is named by its id."""
    name = path.relative_to(root).as_posix()
    values = read_yaml(path, root) or []
    if not isinstance(values, list):
        raise ContentError(f"{name}: must hold a list")
    for number, value in enumerate(values, 1):
        entry = Entry(value, name, f"entry {number}")
        yield entry.renamed(str(value.get(id_key, entry.name)))


def read_mapping(path: Path, root: Path) -> Entry:
    """A file that holds one mapping."""
    return Entry(read_yaml(path, root), path.relative_to(root).as_posix(), "file")
