"""Conversations with the trained model and the real services, on a folder and a clock of their own."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import pytest
import time_machine

from tests.conversations.talk import Talk

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)
"""A Tuesday in term."""


@pytest.fixture(scope="module", autouse=True)
def clock_stands() -> Iterator[None]:
    """For these tests alone: others of the same process compare the real clock with that of a server."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    made = asyncio.new_event_loop()
    yield made
    made.close()


@pytest.fixture(scope="session")
def chat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The chat service on the trained model; conversations in memory, bookings in a fresh database."""
    folder: Path = tmp_path_factory.mktemp("assistant-data")
    kept = os.environ.get("ASSISTANT_DATA")
    os.environ["ASSISTANT_DATA"] = str(folder)
    from assistant.bootstrap import stop
    from assistant.engine.embedding import open_chat_service

    stop()
    yield open_chat_service(in_memory=True)
    stop()
    if kept is None:
        del os.environ["ASSISTANT_DATA"]
    else:
        os.environ["ASSISTANT_DATA"] = kept


@pytest.fixture
def talk(chat: Any, loop: asyncio.AbstractEventLoop) -> Talk:
    """A fresh conversation."""
    return Talk(chat, loop)
