"""Runs the custom actions in this process instead of over HTTP.

Rasa calls an action through an endpoint configuration; this one hands the call to rasa_sdk's own
executor in a thread of its own, so that a slow action delays one conversation and not the others, and
one that never ends holds up neither them nor the end of the process.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import threading
from contextlib import suppress
from functools import partial
from typing import Any

import rasa
from rasa.core.actions import action as rasa_action
from rasa.core.actions import forms as rasa_forms
from rasa.core.actions.action import ActionExecutionRejection as RejectedByAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from assistant.engine.events import event_of
from assistant.engine.output_channel import CollectingOutputChannel
from assistant.engine.waiting import finished
from assistant.observability import exception_location

logger = logging.getLogger(__name__)

ACTION_SECONDS = 7
MOST_AT_ONCE = 64
SUPPORTED_RASA = "3.6.21"


class TooManyActionsError(RuntimeError):
    """So many actions run already that another one would only wait."""


class ActionBrokeError(RuntimeError):
    """An action ended without a result; the log says where."""


class InProcessEndpoint(EndpointConfig):
    """An action endpoint whose requests never leave the process."""

    def __init__(self, package: str = "actions") -> None:
        super().__init__(url="in-process")
        self._running = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._executor = ActionExecutor()
        self._executor.register_package(package)
        # rasa_sdk keeps every subclass of Action that any import made; the bot may only reach ours.
        self._executor.actions = {
            name: run for name, run in self._executor.actions.items() if _module_of(run).startswith(package)
        }

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> dict[str, Any] | None:
        """Run the action named in `kwargs["json"]`.

        # Rasa 3.6: the answer 400 of a server would be written to the log as an error, although an open form gives
        # every turn back in this way that is not for it; so the rejection is raised as Rasa's own.

        Raises:
            RejectedByAction: the action gives the turn back.
            asyncio.TimeoutError: the action took longer than ACTION_SECONDS. It may still end, unheard.
            TooManyActionsError: too many actions run already.
        """
        call = kwargs["json"]
        try:
            return _without_repetition(call, await asyncio.wait_for(self._in_thread(call), timeout=ACTION_SECONDS))
        except ActionExecutionRejection as rejection:
            raise RejectedByAction(rejection.action_name, rejection.message) from rejection

    def _in_thread(self, call: dict[str, Any]) -> asyncio.Future[dict[str, Any] | None]:
        if not self._running.acquire(blocking=False):
            raise TooManyActionsError
        loop = asyncio.get_running_loop()
        outcome: asyncio.Future[dict[str, Any] | None] = loop.create_future()

        def run() -> None:
            try:
                tell = partial(_set_result, outcome, finished(self._executor.run(call)))
            except Exception as failure:
                tell = partial(_set_exception, outcome, failure)
            except BaseException as failure:
                # What would end the process must not travel on from here.
                tell = partial(_set_exception, outcome, RuntimeError(type(failure).__name__))
            finally:
                self._running.release()
            # The loop is closed where an action outlives the service.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(tell)

        # The action acts for the same caller as the request that it answers.
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(run,), name=f"action {call.get('next_action')}", daemon=True).start()
        return outcome


class LocalRemoteAction(rasa_action.RemoteAction):
    """Rasa's remote action, which is not remote here.

    # Rasa 3.6: the parent compiles a JSON schema for what came over the network, and validates with it, each time;
    what an action raises is logged, words and all, and the turn goes on without it.
    """

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Run the action; where it breaks, the channel is told, and the log gets where."""
        try:
            result = await self.action_endpoint.request(json=self._action_call_format(tracker, domain))
            said = await self._utter_responses(result["responses"], output_channel, nlg, tracker)
            return [*said, *map(event_of, result["events"])]
        except RejectedByAction:
            raise
        except Exception as failure:
            logger.error("action failed: %s: %s", self.name(), exception_location(failure))
            if isinstance(output_channel, CollectingOutputChannel):
                output_channel.action_broke()
            raise ActionBrokeError(self.name()) from None


def use_local_actions() -> None:
    """Make Rasa build LocalRemoteAction wherever it builds a RemoteAction.

    # Rasa 3.6: forms and slot extraction name the class directly, so overriding the processor
    # would not reach them; the two module globals are rebound, once, for the one version tested.
    """
    if rasa.__version__ != SUPPORTED_RASA:
        raise RuntimeError(f"This service embeds Rasa {SUPPORTED_RASA}, found {rasa.__version__}.")
    rasa_action.RemoteAction = LocalRemoteAction
    rasa_forms.RemoteAction = LocalRemoteAction


def _module_of(run: Any) -> str:
    owner = getattr(run, "__self__", None)
    return type(owner).__module__ if owner is not None else getattr(run, "__module__", "")


def _without_repetition(call: dict[str, Any], result: dict[str, Any] | None) -> dict[str, Any] | None:
    """The result without slot events that set what is set already.

    # Rasa 3.6: a turn costs as much as its session has events, and is stored with all of them. What validates
    a form is left alone: there a repeated value is the answer.
    """
    if result is None or call["next_action"].startswith("validate_"):
        return result
    slots, events = dict((call.get("tracker") or {}).get("slots") or {}), []
    for event in result["events"]:
        if event["event"] == "slot":
            if event["name"] in slots and slots[event["name"]] == event["value"]:
                continue
            slots[event["name"]] = event["value"]
        events.append(event)
    return {**result, "events": events}


def _set_result(outcome: asyncio.Future[Any], result: Any) -> None:
    if not outcome.done():
        outcome.set_result(result)


def _set_exception(outcome: asyncio.Future[Any], failure: BaseException) -> None:
    if not outcome.done():
        outcome.set_exception(failure)
