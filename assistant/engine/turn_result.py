"""What a message came to: the replies and all that belongs to them, for every interface alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One message of the assistant."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    parts: dict[str, Any] | None = None

    def as_dict(self) -> dict[str, Any]:
        """The reply as the interfaces show it; `parts` only where it is an answer of the guidance."""
        reply: dict[str, Any] = {"text": self.text, "buttons": list(self.buttons)}
        return {**reply, "parts": self.parts} if self.parts else reply


@dataclass(frozen=True)
class TurnResult:
    """What a message came to: replies, the answer object, what was understood, how long it took.

    `kept` is False where the turn is not part of the conversation, because something broke.
    """

    replies: tuple[Reply, ...]
    answer: dict[str, Any]
    intent: dict[str, Any]
    milliseconds: float
    kept: bool = True
