"""One conversation in a test: say words, press buttons, read the answer."""

from __future__ import annotations

import asyncio
from typing import Any

from assistant.bootstrap import services
from assistant.engine.chat_service import ChatService, mint_conversation
from assistant.engine.message_checks import Refused
from assistant.engine.turn_result import TurnResult

QUESTIONS = ("role", "organisation", "name", "email", "email_code", "topic", "slot", "confirm")
WORDS_FOR = {
    "role": "School",
    "organisation": "Ark Walworth Academy",
    "name": "Anna Smith",
    "topic": "A pupil at 48 per cent, and whether to go to legal planning",
    "slot": "the first one",
    "confirm": "yes",
}


class Talk:
    """Keeps the conversation's id and its last turn."""

    def __init__(self, chat: ChatService, loop: asyncio.AbstractEventLoop) -> None:
        self._chat = chat
        self._loop = loop
        self.conversation = mint_conversation()
        self.last: TurnResult | None = None

    def say(self, words: str, audience: str | None = None) -> dict[str, Any]:
        """Type words; returns the answer object."""
        return self._took(self._chat.take_text(self.conversation, words, audience))

    def refused(self, words: str) -> str:
        """Type words that must be refused; returns the reason's key."""
        taken = self._loop.run_until_complete(self._chat.take_text(self.conversation, words))
        assert isinstance(taken, Refused), taken
        return taken.key

    def press(self, title: str) -> dict[str, Any]:
        """Press the last turn's button with this title."""
        payload = next(button["payload"] for button in self.buttons if button["title"] == title)
        return self._took(self._chat.take_button(self.conversation, payload))

    def code(self) -> str:
        """The code that was mailed to the caller of this conversation, as the mail says it."""
        from assistant.adapters.secret_source import KeyedSecrets

        draft = services().consultations.draft(self.conversation)
        return KeyedSecrets(services().settings.secret).code(draft.change_nonce or draft.code_nonce)

    def until(self, field: str) -> dict[str, Any]:
        """Open a booking and answer its questions until it asks for `field`."""
        answer = self.say("I want to book a consultation")
        for _ in QUESTIONS:
            asked = answer["asks"]
            if asked == field:
                return answer
            answer = self.say(self.words_for(asked))
        raise AssertionError(f"the form never asked for {field}; it said: {self.text}")

    def history(self) -> list[dict[str, Any]]:
        """What is kept of the conversation."""
        return self._loop.run_until_complete(self._chat.history(self.conversation))

    @property
    def email(self) -> str:
        """The caller's address, another one for each conversation."""
        return f"anna.{self.conversation[:8]}@ark.example"

    def words_for(self, asked: str) -> str:
        """What the caller types when the form asks for `asked`."""
        return {"email": self.email}.get(asked) or (self.code() if asked == "email_code" else WORDS_FOR[asked])

    @property
    def text(self) -> str:
        """All that the last turn said."""
        return "\n".join(reply.text for reply in self.last.replies) if self.last else ""

    @property
    def buttons(self) -> list[dict[str, str]]:
        """The quick replies of the last turn."""
        return [button for reply in self.last.replies for button in reply.buttons] if self.last else []

    def _took(self, coming: Any) -> dict[str, Any]:
        taken = self._loop.run_until_complete(coming)
        assert isinstance(taken, TurnResult), taken
        self.last = taken
        return taken.answer
