"""The result of reading typed words: what was understood, and the words that nothing accounts for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Reading(Generic[T]):
    """What a reader made of a text.

    `unread` holds the words, as they were typed, that the value does not account for. A reader that
    understood nothing leaves the whole text unread.
    """

    understood: T | None
    unread: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether something was understood and every word belongs to it. Only then may a reader's word be acted on."""
        return self.understood is not None and not self.unread


def not_understood(text: str) -> Reading[T]:
    """Nothing was understood: every word of the text is left."""
    return Reading(None, " ".join(text.split()))
