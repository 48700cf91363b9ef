"""The result of a turn: the replies and all that belongs to them, for every interface alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Reply:
    """One message of the assistant. `written_in`: its language and direction, where that is not the page's."""

    text: str
    buttons: tuple[dict[str, str], ...] = ()
    parts: dict[str, Any] | None = None
    written_in: dict[str, str] | None = None

    @classmethod
    def of_message(cls, message: Mapping[str, Any]) -> Reply:
        """The reply that an action sent to the output channel."""
        buttons = ({"title": each["title"], "payload": each["payload"]} for each in message.get("buttons") or ())
        custom = message.get("custom") or {}
        return cls(message["text"], tuple(buttons), custom.get("parts"), custom.get("written_in"))

    def as_dict(self) -> dict[str, Any]:
        """The reply as the interfaces show it; `parts` only where it is an answer of the guidance."""
        beside = {"parts": self.parts, "written_in": self.written_in}
        return {"text": self.text, "buttons": list(self.buttons), **{key: told for key, told in beside.items() if told}}


@dataclass(frozen=True)
class TurnResult:
    """Replies, the answer object, what was understood, and how long the turn took.

    `kept` is False where the turn is not part of the conversation, because something broke.
    """

    replies: tuple[Reply, ...]
    answer: dict[str, Any]
    intent: dict[str, Any]
    milliseconds: float = 0.0
    kept: bool = True


def answer_of_turn(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer of a turn with several: the first, with what an open form asks after it."""
    first, last = answers[0], answers[-1]
    if first is not last and last["status"] == "booking" and first["asks"] is None:
        booking = {"booking": last["booking"]} if "booking" in last and "booking" not in first else {}
        return {**first, "asks": last["asks"], **booking}
    return first


def intent_of(understood: Mapping[str, Any]) -> dict[str, Any]:
    """The label that was understood, with its confidence."""
    understanding = understood.get("understanding") or {}
    intent = understood.get("intent") or {}
    name = understanding.get("label") or intent.get("name")
    return {"name": name, "confidence": understanding.get("confidence", intent.get("confidence", 0.0))}
