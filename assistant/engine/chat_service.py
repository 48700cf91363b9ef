"""The chat service: takes a message of a conversation and returns the result of the turn.

The page, the command line and the tests use this one service. What a turn consists of stands in `turn_steps`.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from dataclasses import replace
from typing import Any

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted

from assistant.adapters.rate_limits import CALLER
from assistant.bootstrap import Services
from assistant.engine.agent import EmbeddedAgent
from assistant.engine.fair_turns import FairTurns
from assistant.engine.message_checks import LONGEST_MESSAGE, Refused
from assistant.engine.transcript import shown_turns
from assistant.engine.turn_result import Reply, TurnResult, intent_of
from assistant.engine.turn_steps import STEPS, Turn, TurnContext
from assistant.guidance.answers import answer_fixed
from assistant.guidance.model import Answer
from assistant.metrics import MESSAGES, timed_message
from assistant.observability import conversation_digest, exception_location
from assistant.understanding.safeguarding_patterns import (
    contact_words,
    safeguarding_patterns,
    safety_words,
    words_level,
)
from assistant.vocabulary import DEFAULT_AUDIENCE

logger = logging.getLogger(__name__)

TURN_SECONDS = 9
"""Whatever breaks or hangs, something is said within ten seconds."""


class ChatService:
    """Runs the steps of one turn of a conversation at a time, and always has something to say."""

    def __init__(self, agent: EmbeddedAgent, services: Services) -> None:
        self._agent = agent
        self._services = services
        self._fair_turns = FairTurns()

    async def take_text(
        self, conversation: str, text: str, audience: str | None = None, continues: bool = False
    ) -> TurnResult | Refused:
        """Answer typed words; Refused when they cannot be read at all, or go on with what is no longer there."""
        return await self._in_time(Turn(conversation, audience, typed=text, continues=continues))

    async def take_button(
        self, conversation: str, payload: str, audience: str | None = None, continues: bool = False
    ) -> TurnResult | Refused:
        """Answer a button; Refused unless this conversation was offered exactly this payload."""
        return await self._in_time(Turn(conversation, audience, button=payload, continues=continues))

    async def read(self, text: str) -> dict[str, Any]:
        """What the language model understands of a text that belongs to no conversation; nothing is kept of it."""
        return await self._agent.parse_message(text)

    async def _in_time(self, turn: Turn) -> TurnResult | Refused:
        started = time.perf_counter()
        try:
            with timed_message():
                result = await asyncio.wait_for(self._run(turn), TURN_SECONDS)
        except Exception as failure:
            place, conversation = exception_location(failure), conversation_digest(turn.conversation)
            logger.error("turn failed: %s in conversation %s", place, conversation)
            result = failed_turn(turn.typed, turn.audience, self._services)
        if isinstance(result, Refused):
            MESSAGES.labels("refused").inc()
            return result
        MESSAGES.labels(result.answer["status"] if result.kept else "error").inc()
        return replace(result, milliseconds=round((time.perf_counter() - started) * 1000, 1))

    async def _run(self, turn: Turn) -> TurnResult | Refused:
        context = TurnContext(self._agent, self._services)
        async with self._fair_turns.turn(CALLER.get()) as is_ours, self._agent.lock_store.lock(turn.conversation):
            if not is_ours:
                # Answered as when something breaks: with the safety words, where they are due.
                raise asyncio.TimeoutError
            for step in STEPS:
                if (refused := await step(turn, context)) is not None:
                    return refused
        return turn.result()

    async def locks_are_answering(self) -> bool:
        """Whether a conversation can be locked right now."""
        check = getattr(self._agent.lock_store, "are_answering", None)
        return await check() if check else True

    def store_is_answering(self) -> bool:
        """Whether conversations can be read and written right now."""
        check = getattr(self._agent.tracker_store, "is_answering", None)
        return check() if check else True

    async def history(self, conversation: str) -> list[dict[str, Any]]:
        """The turns of the present session, for a page that is loaded again: who, text, buttons, answer."""
        tracker = await self._agent.tracker_store.retrieve(conversation)
        return list(shown_turns(tracker))

    async def start_again(self, conversation: str) -> None:
        """Begin a new session of a conversation: what was said is kept for its time, and counts no more."""
        async with self._agent.lock_store.lock(conversation):
            tracker = await self._agent.tracker_store.retrieve(conversation)
            if tracker is not None:
                started = (ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted())
                for event in (*started, ActionExecuted(ACTION_LISTEN_NAME)):
                    tracker.update(event)
                await self._agent.tracker_store.save(tracker)

    async def forget(self, conversation: str) -> int:
        """Delete everything that was said in a conversation; how many messages of both sides there were."""
        async with self._agent.lock_store.lock(conversation):
            return await asyncio.to_thread(self._agent.tracker_store.forget, conversation)

    def refusal_text(self, refused: Refused) -> str:
        """The sentence that says what was wrong with a message and what to do."""
        return self._services.words.say(refused.key, limit=LONGEST_MESSAGE)

    def refusal(self, refused: Refused, audience: str | None) -> TurnResult:
        """The refusal as a turn, for interfaces that have no other way to say it."""
        return TurnResult((Reply(self.refusal_text(refused)),), _no_guidance("error", audience), intent_of({}))


def failed_turn(text: str, audience: str | None, services: Services) -> TurnResult:
    """What is said when a turn cannot be taken: the safety words where the message's own words call for them,
    else that something broke and whom to ring. Needs nothing that can be away.
    """
    level, audience = words_level(text), audience or DEFAULT_AUDIENCE
    if level == "reply" or safeguarding_patterns().asks_for_contacts(text):
        key = safety_words("safeguarding", text) if level == "reply" else contact_words(text)
        safety = answer_fixed(key, audience, services.library)
        return TurnResult((Reply(safety.text),), safety.as_dict(), intent_of({}), kept=False)
    replies, answer = [Reply(services.words.say("failed"))], _no_guidance("error", audience)
    if level == "line":
        replies.append(Reply(answer_fixed(safety_words("safeguarding_line", text), audience, services.library).text))
        answer = {**answer, "signpost": "safeguarding"}
    return TurnResult(tuple(replies), answer, intent_of({}), kept=False)


def mint_conversation() -> str:
    """A new conversation id: 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def _no_guidance(status: str, audience: str | None) -> dict[str, Any]:
    return Answer(status=status, topic=None, audience=audience or DEFAULT_AUDIENCE, sentences=()).as_dict()
