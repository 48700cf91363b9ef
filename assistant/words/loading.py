"""Reads the word files into one value that says a thing by its key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent
TEAM, EMERGENCY = "c-eit-consult", "c-999"


class WordsError(ValueError):
    """A word file that cannot be used; the message names file and entry."""


@dataclass(frozen=True)
class Words:
    """Sentences by key; an entry is one text, or one text per audience.

    `contacts` fills the placeholders for ways to reach people, because numbers and addresses are kept
    in `contacts.yml` alone: {phone}, {option} and {email} of the team, {emergency}, and any other by its
    id, as in "{c-mash-day.phone}".
    """

    entries: MappingProxyType[str, Any]
    contacts: Mapping[str, Any] = MappingProxyType({})

    def say(self, key: str, audience: str = "school", **values: Any) -> str:
        """The text of `key` for `audience` with its placeholders filled; raises KeyError for an unknown key."""
        entry = self.entries[key]
        text = entry if isinstance(entry, str) else entry[audience]
        return self.filled(text, **values)

    def filled(self, text: str, **values: Any) -> str:
        """A text with its placeholders filled."""
        return text.format_map({**self.contacts, **values})

    def with_contacts(self, contacts: Mapping[str, Any]) -> Words:
        """The same sentences with these ways to reach people, by id."""
        team = contacts[TEAM]
        reach = {"phone": team.phone, "option": team.option, "email": team.email}
        return replace(self, contacts={**contacts, **reach, "emergency": contacts[EMERGENCY].phone})


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
