"""Actions run in the process: each in a thread of its own, each for a bounded time."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import Any

import pytest
from rasa.core.actions.action import ActionExecutionRejection as RejectedByAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.interfaces import ActionExecutionRejection

from assistant.adapters.rate_limits import CALLER
from assistant.engine import action_endpoint
from assistant.engine.action_endpoint import InProcessEndpoint, LocalRemoteAction, TooManyActionsError
from assistant.engine.output_channel import CollectingOutputChannel

CALL = {"next_action": "action_under_test", "tracker": {"sender_id": "x", "slots": {}, "events": []}, "domain": {}}


@pytest.fixture()
def endpoint(monkeypatch: pytest.MonkeyPatch) -> InProcessEndpoint:
    """An endpoint that gives up soon."""
    monkeypatch.setattr(action_endpoint, "ACTION_SECONDS", 0.2)
    return InProcessEndpoint()


def having(endpoint: InProcessEndpoint, action: Any) -> InProcessEndpoint:
    """The endpoint with an action under test."""
    endpoint._executor.actions["action_under_test"] = action
    return endpoint


async def ask(endpoint: InProcessEndpoint) -> Any:
    """Run the action under test."""
    return await endpoint.request(json=CALL)


async def test_the_events_of_an_action_come_back(endpoint: InProcessEndpoint) -> None:
    async def action(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        dispatcher.utter_message(text="said")
        return [{"event": "slot", "name": "audience", "value": "parent"}]

    result = await ask(having(endpoint, action))
    assert [event["name"] for event in result["events"]] == ["audience"]
    assert result["responses"][0]["text"] == "said"


async def test_an_action_acts_for_the_caller_of_the_request(endpoint: InProcessEndpoint) -> None:
    seen = []

    async def action(dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        seen.append(CALLER.get())
        return []

    having(endpoint, action)
    for caller in ("address 203.0.113.7/32", "address 203.0.113.8/32"):
        token = CALLER.set(caller)
        await ask(endpoint)
        CALLER.reset(token)
    assert seen == ["address 203.0.113.7/32", "address 203.0.113.8/32"]


async def test_an_action_that_hangs_is_given_up_and_holds_up_no_other(endpoint: InProcessEndpoint) -> None:
    ends = threading.Event()
    having(endpoint, lambda *_: ends.wait(30))
    began = asyncio.get_running_loop().time()
    outcomes = await asyncio.gather(*(ask(endpoint) for _ in range(20)), return_exceptions=True)
    took = asyncio.get_running_loop().time() - began
    ends.set()
    assert {type(outcome) for outcome in outcomes} == {asyncio.TimeoutError}
    assert took < 3


async def test_when_too_many_hang_the_next_is_refused_at_once_until_they_end(
    endpoint: InProcessEndpoint, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint._running = threading.BoundedSemaphore(2)
    ends = threading.Event()
    having(endpoint, lambda *_: ends.wait(30) and [])
    await asyncio.gather(ask(endpoint), ask(endpoint), return_exceptions=True)
    with pytest.raises(TooManyActionsError):
        await ask(endpoint)
    ends.set()
    while not endpoint._running.acquire(blocking=False):
        await asyncio.sleep(0)
    endpoint._running.release()
    assert (await ask(endpoint))["events"] == []


async def test_threads_of_actions_do_not_keep_the_process_alive(endpoint: InProcessEndpoint) -> None:
    kinds: list[bool] = []

    def action(*_: Any) -> list[Any]:
        kinds.append(threading.current_thread().daemon)
        return []

    await ask(having(endpoint, action))
    assert kinds == [True]


async def test_a_turn_that_is_given_back_is_no_error_in_the_log(
    endpoint: InProcessEndpoint, caplog: pytest.LogCaptureFixture
) -> None:
    def action(*_: Any) -> list[Any]:
        raise ActionExecutionRejection("action_under_test")

    running = LocalRemoteAction("action_under_test", having(endpoint, action))
    tracker = DialogueStateTracker.from_events("anna", [])
    with caplog.at_level(logging.WARNING), pytest.raises(RejectedByAction):
        await running.run(CollectingOutputChannel(), None, tracker, Domain.empty())
    assert not caplog.records


async def test_an_exception_of_an_action_reaches_rasa(endpoint: InProcessEndpoint) -> None:
    def action(*_: Any) -> list[Any]:
        raise OSError("broken")

    with pytest.raises(OSError, match="broken"):
        await ask(having(endpoint, action))
