"""What every action of this service shares: its services, and an honest reply when something breaks."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.reply import finish, state_after
from actions.turn import Turn
from assistant.bootstrap import Services, services
from assistant.engine.payloads import payload
from assistant.guidance.model import Answer
from assistant.guidance.offers import Offer
from assistant.observability import conversation_digest, exception_location

logger = logging.getLogger(__name__)

Event = dict[str, Any]


class AssistantAction(Action, ABC):
    """An action that reads the turn, asks one core for an outcome and says it.

    Subclasses give `NAME`, the name in the domain, and implement `handle`. `services` is given by tests; the
    service's own are built once, when the first action runs.
    """

    NAME: ClassVar[str]

    def __init__(self, given: Services | None = None) -> None:
        self._given = given

    @property
    def services(self) -> Services:
        """The cores and adapters that actions use."""
        return self._given or services()

    def name(self) -> str:
        """The name in the domain."""
        return self.NAME

    @abstractmethod
    def handle(self, turn: Turn, dispatcher: CollectingDispatcher) -> list[Event]:
        """Answer the turn and return the events to store."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Event]:
        """Handle the turn; a failure is logged without the message's words and said plainly."""
        turn = Turn(tracker)
        try:
            events = self.handle(turn, dispatcher)
            finish(turn, dispatcher.messages, self.services)
            return [*events, *state_after(turn, dispatcher.messages, events, self.services.library)]
        except ActionExecutionRejection:
            raise
        except Exception as failure:
            conversation = conversation_digest(tracker.sender_id)
            logger.error(
                "action failed: %s in conversation %s: %s", self.name(), conversation, exception_location(failure)
            )
            if self.name().startswith("validate_"):
                # Rasa 3.6: what a form's own action says is dropped where the form then gives the turn back, so the
                # whole turn has to fail.
                raise
            say(dispatcher, self.services.words.say("failed"), status_answer("error", turn.audience))
            return []


def say(
    dispatcher: CollectingDispatcher,
    text: str,
    answer: dict[str, Any] | None,
    buttons: list[dict[str, str]] | None = None,
    parts: dict[str, Any] | None = None,
    *,
    written_in: dict[str, str] | None = None,
) -> None:
    """Send one message with its answer object, its parts, its language where that is another, and quick replies."""
    message: dict[str, Any] = {"text": text, "buttons": buttons or []}
    custom = {"answer": answer, "parts": parts, "written_in": written_in}
    if any(custom.values()):
        message["json_message"] = {key: value for key, value in custom.items() if value}
    dispatcher.utter_message(**message)


def say_answer(dispatcher: CollectingDispatcher, answer: Answer, *others: Offer | None) -> None:
    """Send an answer of the guidance core, with buttons for what else may have been meant before its own."""
    buttons = {payload(offer.label): offer.title for offer in others if offer is not None}
    for reply in answer.quick_replies:
        buttons.setdefault(payload(reply.label, **reply.values), reply.title)
    titled = [{"title": title, "payload": chosen} for chosen, title in buttons.items()]
    also = [offer.topic for offer in others if offer is not None]
    say(dispatcher, answer.text, {**answer.as_dict(), **({"also": also} if also else {})}, titled, answer.parts)


def status_answer(status: str, audience: str, **fields: Any) -> dict[str, Any]:
    """The answer object of a turn that states no guidance, with `fields` on top."""
    return {**Answer(status=status, topic=None, audience=audience, sentences=()).as_dict(), **fields}
