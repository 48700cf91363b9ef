"""Collects what one turn says, and knows whether it says anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from rasa.core.channels.channel import OutputChannel


class End(Enum):
    """Why a session of a conversation is over; the value is the key of the words that say so."""

    LEFT = "began_anew"
    """It was left for too long: nothing that was said in it counts any more."""
    LONG = "grew_long"
    """It had as many turns as a session may have: it goes on in the next one, only out of sight."""


@dataclass
class CollectingOutputChannel(OutputChannel):
    """Collects whole messages of one turn; text, buttons and answer stay together."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    broken: bool = False
    form_that_ran_out: str | None = None
    """The form that was left open for so long that it is over."""
    ended: End | None = None
    """Why the session before this turn is over, where this turn begins a new one."""

    @property
    def answers(self) -> list[dict[str, Any]]:
        """The answer objects of the turn, in order."""
        carried = (message.get("custom") or {} for message in self.messages)
        return [each["answer"] for each in carried if each.get("answer")]

    @property
    def failed(self) -> bool:
        """Whether the turn has nothing to say, or something broke before anything was answered.

        What broke after an answer was given does not take the answer back.
        """
        spoken = any(message.get("text") for message in self.messages)
        return self.broken or not spoken or not self.answers or self.answers[0]["status"] == "error"

    def action_broke(self) -> None:
        """Note that an action ended without saying anything."""
        self.broken = self.broken or not self.answers

    @property
    def is_about_safety(self) -> bool:
        """Whether the turn gives the safety words, which are said whatever else breaks."""
        return bool(self.answers) and self.answers[0]["status"] == "safeguarding"

    @classmethod
    def name(cls) -> str:
        """The channel's name in the conversation store."""
        return "front_door"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep the message as the action sent it."""
        self.messages.append(message)
