"""Where every message comes in and every reply goes out: the page, the command line and the tests use this one service.

In: size and characters, contact details, personal data, buttons. Out: never an empty reply.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import secrets
import time
from collections.abc import Coroutine, Iterable
from typing import Any, TypeVar

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import BotUttered

from assistant.bootstrap import Services
from assistant.consultation.answers import read_reference
from assistant.engine.agent import EmbeddedAgent
from assistant.engine.chosen_in_words import chosen_in_words
from assistant.engine.contact_capture import capture
from assistant.engine.message_checks import LONGEST_MESSAGE, Refused, check_message
from assistant.engine.output_channel import CollectingOutputChannel
from assistant.engine.transcript import offered_payloads, shown_turns
from assistant.engine.turn_result import Reply, TurnResult
from assistant.guidance.answers import answer_fixed
from assistant.guidance.model import Answer
from assistant.observability import exception_location
from assistant.privacy.redaction import redact
from assistant.understanding.safeguarding_patterns import safety_words, words_level
from assistant.vocabulary import DEFAULT_AUDIENCE, INTENT_SAFEGUARDING, SLOT_CHANGE_REFERENCE

logger = logging.getLogger(__name__)

TURN_SECONDS = 9
"""Whatever breaks or hangs, something is said within ten seconds."""


Turn = TypeVar("Turn")


class ChatService:
    """Takes one message of one conversation at a time and always has something to say."""

    def __init__(self, agent: EmbeddedAgent, services: Services) -> None:
        self._agent = agent
        self._services = services

    async def take_text(self, conversation: str, text: str, audience: str | None = None) -> TurnResult | Refused:
        """Answer typed words; Refused when they cannot be read at all."""
        checked = check_message(text)
        if isinstance(checked, Refused):
            return checked
        started = time.perf_counter()
        turn = self._take(conversation, checked, audience, started)
        return await self._in_time(turn, conversation, checked, audience)

    async def take_button(self, conversation: str, payload: str, audience: str | None = None) -> TurnResult | Refused:
        """Answer a button; Refused unless this conversation was offered exactly this payload."""
        started = time.perf_counter()
        turn = self._press(conversation, payload, audience, started)
        return await self._in_time(turn, conversation, "", audience)

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

    async def forget(self, conversation: str) -> int:
        """Delete everything that was said in a conversation; how many messages of both sides there were."""
        async with self._agent.lock_store.lock(conversation):
            return await asyncio.to_thread(self._agent.tracker_store.forget, conversation)

    async def _in_time(
        self, turn: Coroutine[Any, Any, Turn], conversation: str, text: str, audience: str | None
    ) -> Turn | TurnResult:
        try:
            return await asyncio.wait_for(turn, TURN_SECONDS)
        except Exception as failure:
            logger.error("turn failed: %s in conversation %s", exception_location(failure), _digest(conversation))
            return failed_turn(text, audience, self._services)

    async def _press(
        self, conversation: str, payload: str, audience: str | None, started: float
    ) -> TurnResult | Refused:
        tracker = await self._agent.tracker_store.retrieve(conversation)
        if payload not in offered_payloads(tracker):
            return Refused("unknown_button")
        return await self._say(conversation, payload, audience, (), started)

    async def _take(self, conversation: str, text: str, audience: str | None, started: float) -> TurnResult:
        tracker = await self._agent.tracker_store.retrieve(conversation)
        form = tracker.active_loop_name if tracker else None
        asked = tracker.get_slot(REQUESTED_SLOT) if tracker and form else None
        captured = (
            await asyncio.to_thread(capture, text, form, asked, conversation, self._services.consultations)
            if asked
            else None
        )
        if captured is not None:
            return await self._say(conversation, captured, audience, (), started)
        if asked == SLOT_CHANGE_REFERENCE and (reference := read_reference(text)) is not None:
            # A reference is no personal data and can look like a name; nothing else of the message is needed.
            return await self._say(conversation, reference, audience, (), started)
        if form is None and (chosen := chosen_in_words(tracker, text)) is not None:
            return await self._say(conversation, chosen, audience, (), started)
        redaction = await asyncio.to_thread(lambda: redact(text, self._services.person_names.find(text)))
        return await self._say(conversation, redaction.text, audience, redaction.kinds, started)

    async def _say(
        self, conversation: str, text: str, audience: str | None, left_out: Iterable[str], started: float
    ) -> TurnResult:
        channel, kept = CollectingOutputChannel(), True
        of_page = {"audience": audience}
        message = UserMessage(
            text, channel, conversation, input_channel=CollectingOutputChannel.name(), metadata=of_page
        )
        try:
            await self._agent.handle_message(message)
        except Exception as failure:
            if not channel.is_about_safety:
                raise
            # It cannot be remembered, but it is said.
            kept = False
            logger.error(
                "safety words not kept: %s in conversation %s", exception_location(failure), _digest(conversation)
            )
        replies = [_reply(message) for message in channel.messages if message.get("text")]
        answer = _one_answer(channel.answers)
        parsed = channel.understood
        added = []
        if _may_be_about_harm(parsed) and answer["status"] != "safeguarding":
            key = safety_words("safeguarding_line", text)
            added.append(answer_fixed(key, answer["audience"], self._services.library).text)
            answer = {**answer, "signpost": "safeguarding"}
        kinds = sorted(set(left_out))
        if kinds:
            added.append(self._services.words.say("left_out", kinds=_listed(kinds)))
        if added and kept:
            await self._note(conversation, added)
        replies.extend(Reply(text) for text in added)
        return TurnResult(tuple(replies), answer, _intent(parsed), _since(started), kept)

    async def _note(self, conversation: str, texts: Iterable[str]) -> None:
        """Write what this service added to a turn into the conversation, so that a page loaded again shows it too.

        The turn is answered and saved by now, so a failure costs no more than that.
        """
        try:
            async with self._agent.lock_store.lock(conversation):
                tracker = await self._agent.tracker_store.retrieve(conversation)
                if tracker is not None:
                    for text in texts:
                        tracker.update(BotUttered(text))
                    await self._agent.tracker_store.save(tracker)
        except Exception as failure:
            logger.error("turn not noted: %s in conversation %s", exception_location(failure), _digest(conversation))

    def refusal_text(self, refused: Refused) -> str:
        """The sentence that says what was wrong with a message and what to do."""
        return self._services.words.say(refused.key, limit=LONGEST_MESSAGE)

    def refusal(self, refused: Refused, audience: str | None) -> TurnResult:
        """The refusal as a turn, for interfaces that have no other way to say it."""
        return TurnResult((Reply(self.refusal_text(refused)),), _no_guidance("error", audience), _intent({}), 0.0)


def failed_turn(text: str, audience: str | None, services: Services) -> TurnResult:
    """What is said when a turn cannot be taken: the safety words where the message's own words call for them,
    else that something broke and whom to ring. Needs nothing that can be away.
    """
    level, audience = words_level(text), audience or DEFAULT_AUDIENCE
    if level == "reply":
        safety = answer_fixed(safety_words("safeguarding", text), audience, services.library)
        return TurnResult((Reply(safety.text),), safety.as_dict(), _intent({}), 0.0, kept=False)
    replies, answer = [Reply(services.words.say("failed"))], _no_guidance("error", audience)
    if level == "line":
        replies.append(Reply(answer_fixed(safety_words("safeguarding_line", text), audience, services.library).text))
        answer = {**answer, "signpost": "safeguarding"}
    return TurnResult(tuple(replies), answer, _intent({}), 0.0, kept=False)


def mint_conversation() -> str:
    """A new conversation id: 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def _one_answer(answers: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer of a turn with several: the first, with what an open form asks after it."""
    first, last = answers[0], answers[-1]
    if first is not last and last["status"] == "booking" and first["asks"] is None:
        booking = {"booking": last["booking"]} if "booking" in last and "booking" not in first else {}
        return {**first, "asks": last["asks"], **booking}
    return first


def _may_be_about_harm(parsed: dict[str, Any]) -> bool:
    """Whether the detector or the intent has heard something that a short safety line should stand beside."""
    by_detector = (parsed.get("safeguarding") or {}).get("level") in {"line", "reply"}
    return by_detector or (parsed.get("intent") or {}).get("name") == INTENT_SAFEGUARDING


def _no_guidance(status: str, audience: str | None) -> dict[str, Any]:
    return Answer(status=status, topic=None, audience=audience or DEFAULT_AUDIENCE, sentences=()).as_dict()


def _reply(message: dict[str, Any]) -> Reply:
    buttons = tuple({"title": each["title"], "payload": each["payload"]} for each in message.get("buttons") or ())
    return Reply(message["text"], buttons, (message.get("custom") or {}).get("parts"))


def _intent(parsed: dict[str, Any]) -> dict[str, Any]:
    understanding = parsed.get("understanding") or {}
    intent = parsed.get("intent") or {}
    name = understanding.get("label") or intent.get("name")
    return {"name": name, "confidence": understanding.get("confidence", intent.get("confidence", 0.0))}


def _listed(kinds: list[str]) -> str:
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} and {kinds[-1]}"


def _digest(conversation: str) -> str:
    return hashlib.sha256(conversation.encode()).hexdigest()[:12]


def _since(started: float) -> float:
    return round((time.perf_counter() - started) * 1000, 1)
