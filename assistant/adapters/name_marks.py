"""Marks that tell the names of one conversation apart, from which no name can be found."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assistant.adapters.secret_source import KeyedSecrets
from assistant.privacy.lexicon import fold
from assistant.privacy.names import Chances, ReadNames

DIGITS = 3
"""Hexadecimal digits of a mark: of 50,000 first names a dozen share each, even for who holds the key."""


class NameMarks:
    """A keyed hash of conversation and name, cut so short that many names share it."""

    def __init__(self, secrets: KeyedSecrets) -> None:
        self._secrets = secrets

    def of(self, conversation: str, names: Sequence[str]) -> list[str]:
        """A mark for each name of a message, the same for the same name; none where two names would share one."""
        called = [_called(name) for name in names]
        marks = {name: self._mark(conversation, name) for name in called}
        return [marks[name] for name in called] if len(set(marks.values())) == len(marks) else []

    def recalling(self, conversation: str, marks: Collection[str], read_names: ReadNames) -> ReadNames:
        """The reader of names, sure of each word with a capital that has one of these marks: who was named before."""

        def named_again(word: str) -> bool:
            return word[0].isupper() and self._mark(conversation, word) in marks

        def read(text: str) -> Chances:
            return [(a, b, 1.0 if named_again(text[a:b]) else chance) for a, b, chance in read_names(text)]

        return read

    def _mark(self, conversation: str, name: str) -> str:
        return self._secrets.digest(f"{conversation}\0{_called(name)}")[:DIGITS]


def _called(name: str) -> str:
    """What somebody is called again: by the first name alone, with or without a plural or possessive s."""
    first = fold(name.split(maxsplit=1)[0]) if name.split() else ""
    return first.removesuffix("'s").removesuffix("’s").rstrip("'’").removesuffix("s")
