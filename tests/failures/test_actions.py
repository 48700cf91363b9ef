"""An action that raises, hangs, says nothing or returns nonsense: said plainly, and forgotten as if it had not been."""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant.engine import action_endpoint, chat_service
from assistant.engine.chat_service import ChatService, mint_conversation
from assistant.engine.turn_result import TurnResult
from tests.failures.conversation import PHONE

ACTION = "action_answer_who_leads"
QUESTION = "Who leads if the family has a social worker?"
DISCLOSURE = "A child told me her father hits her every night"


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop for all turns."""
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="module")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChatService]:
    """The chat service on the trained model and a folder of its own."""
    from assistant.bootstrap import stop
    from assistant.engine.embedding import open_chat_service

    folder: Path = tmp_path_factory.mktemp("actions")
    kept = os.environ.get("ASSISTANT_DATA")
    os.environ["ASSISTANT_DATA"] = str(folder)
    stop()
    yield open_chat_service()
    stop()
    os.environ.pop("ASSISTANT_DATA")
    if kept is not None:
        os.environ["ASSISTANT_DATA"] = kept


@pytest.fixture()
def replace_action(chat: ChatService, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Any], None]:
    """Puts another function in an action's place, and makes what hangs give up soon."""
    monkeypatch.setattr(action_endpoint, "ACTION_SECONDS", 0.3)
    actions = chat._agent.action_endpoint._executor.actions

    def replace(name: str, action: Any) -> None:
        monkeypatch.setitem(actions, name, action)

    return replace


def raising(*_: Any) -> Any:
    """An action with a bug."""
    raise KeyError("my pupil's name")


def silent(*_: Any) -> Any:
    """An action that says nothing."""
    return []


def nonsense(*_: Any) -> Any:
    """An action that returns what no action returns."""
    return [{"this": "is no event"}]


def leaving(*_: Any) -> Any:
    """An action that wants to end the process."""
    raise SystemExit(1)


def hanging(*_: Any) -> Any:
    """An action that takes too long."""
    threading.Event().wait(2)
    return []


def turn_of(chat: ChatService, loop: asyncio.AbstractEventLoop, conversation: str, words: str) -> TurnResult:
    """One turn."""
    taken = loop.run_until_complete(chat.take_text(conversation, words))
    assert isinstance(taken, TurnResult)
    return taken


@pytest.mark.parametrize("broken", [silent, nonsense], ids=lambda action: action.__name__)
def test_an_action_that_says_nothing_leaves_no_empty_reply(
    chat: ChatService,
    loop: asyncio.AbstractEventLoop,
    replace_action: Callable[[str, Any], None],
    broken: Any,
) -> None:
    replace_action(ACTION, broken)
    failed = turn_of(chat, loop, mint_conversation(), QUESTION)
    assert failed.answer["status"] == "error"
    assert PHONE in failed.replies[0].text


@pytest.mark.parametrize("broken", [raising, leaving, hanging], ids=lambda action: action.__name__)
def test_a_broken_action_is_said_plainly_and_the_same_words_work_afterwards(  # noqa: PLR0917
    chat: ChatService,
    loop: asyncio.AbstractEventLoop,
    replace_action: Callable[[str, Any], None],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    broken: Any,
) -> None:
    conversation = mint_conversation()
    turn_of(chat, loop, conversation, "I want to book a consultation")
    with monkeypatch.context():
        replace_action(ACTION, broken)
        began = time.perf_counter()
        failed = turn_of(chat, loop, conversation, QUESTION)
        assert time.perf_counter() - began < 5
    assert failed.answer["status"] == "error"
    assert [PHONE in reply.text and "999" in reply.text for reply in failed.replies] == [True]
    assert "my pupil's name" not in caplog.text
    assert QUESTION not in caplog.text
    history = loop.run_until_complete(chat.history(conversation))
    assert all(QUESTION not in turn["text"] for turn in history), "a failed turn is remembered"

    monkeypatch.undo()
    answered = turn_of(chat, loop, conversation, QUESTION)
    assert answered.answer["clauses"] == ["lead-professional/rule-3"]
    assert answered.answer["asks"] == "role", "the open booking was lost"


@pytest.mark.parametrize("broken", ["save", "retrieve"])
def test_safety_words_are_said_even_when_nothing_can_be_kept_or_read(
    chat: ChatService, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    async def fail(_: Any) -> None:
        raise OSError("disk")

    monkeypatch.setattr(chat._agent.tracker_store, broken, fail)
    taken = turn_of(chat, loop, mint_conversation(), DISCLOSURE)
    assert taken.answer["status"] == "safeguarding"
    assert "999" in taken.replies[0].text


def test_whoever_asks_for_the_safety_lines_gets_them_when_nothing_works(
    chat: ChatService, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: Any) -> None:
        raise OSError("disk")

    monkeypatch.setattr(chat._agent.tracker_store, "retrieve", fail)
    said = turn_of(chat, loop, mint_conversation(), "what is the number of MASH").replies[0].text
    assert "020 7525 1921" in said and "020 7525 1922" not in said


def test_what_the_model_takes_for_a_disclosure_is_answered_when_only_the_saving_fails(
    chat: ChatService, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    conversation = mint_conversation()
    turn_of(chat, loop, conversation, "hello")

    async def fail(_: Any) -> None:
        raise OSError("disk")

    monkeypatch.setattr(chat._agent.tracker_store, "save", fail)
    monkeypatch.setattr(chat_service, "words_level", lambda _: "none")
    assert turn_of(chat, loop, conversation, DISCLOSURE).answer["status"] == "safeguarding"


def test_a_worry_without_certainty_gets_the_safety_line_beside_the_failure(
    chat: ChatService, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(_: Any) -> None:
        raise OSError("disk")

    monkeypatch.setattr(chat._agent.tracker_store, "retrieve", fail)
    monkeypatch.setattr(chat_service, "words_level", lambda _: "line")
    taken = turn_of(chat, loop, mint_conversation(), "hello")
    assert taken.answer["status"] == "error"
    assert taken.answer["signpost"] == "safeguarding"
    assert len(taken.replies) == 2


def test_a_turn_that_hangs_altogether_is_cut_short(
    chat: ChatService, loop: asyncio.AbstractEventLoop, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(*_: Any, **__: Any) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(chat_service, "TURN_SECONDS", 0.2)
    monkeypatch.setattr(chat._agent.processor, "understand", never)
    taken = turn_of(chat, loop, mint_conversation(), QUESTION)
    assert taken.answer["status"] == "error"


def test_every_turn_is_cut_short_before_ten_seconds() -> None:
    assert action_endpoint.ACTION_SECONDS < chat_service.TURN_SECONDS < 10
