"""Marks that tell the names of one conversation apart, from which no name can be found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.adapters.secret_source import KeyedSecrets
from assistant.privacy.lexicon import fold

DIGITS = 3
"""Hexadecimal digits of a mark: of 50,000 first names a dozen share each, even for who holds the key."""


class NameMarks:
    """A keyed hash of conversation and name, cut so short that many names share it."""

    def __init__(self, secrets: KeyedSecrets) -> None:
        self._secrets = secrets

    def of(self, conversation: str, names: Sequence[str]) -> list[str]:
        """A mark for each name of a message, the same for the same name; none where two names would share one."""
        called = [_called(name) for name in names]
        marks = {name: self._secrets.digest(f"{conversation}\0{name}")[:DIGITS] for name in called}
        return [marks[name] for name in called] if len(set(marks.values())) == len(marks) else []


def _called(name: str) -> str:
    """What somebody is called again: by the first name alone, with or without a plural or possessive s."""
    first = fold(name.split(maxsplit=1)[0]) if name.split() else ""
    return first.removesuffix("'s").removesuffix("’s").rstrip("'’").removesuffix("s")
