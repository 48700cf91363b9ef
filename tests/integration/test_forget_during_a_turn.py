"""Somebody is forgotten while a message of theirs is still being answered: the answer brings nothing back."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.adapters.database.conversation_rows import ConversationRows
from assistant.adapters.database.engine import open_engine
from assistant.engine.conversation_store import ConversationStore
from tests.support.databases import lent_database
from tests.support.disk_scan import sightings

WHO = "anna"
SECRET = "quetzalcoatlus"


@pytest.fixture()
def url(backend: str, tmp_path: Path) -> Iterator[str]:
    """Where conversations are kept."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'conversations.db'}"
    else:
        with lent_database(backend, tmp_path) as lent:
            yield lent


@pytest.fixture()
def store(url: str) -> Iterator[ConversationStore]:
    """The service's store."""
    opened = ConversationStore(url, Domain.empty())
    yield opened
    with opened.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))
    opened.engine.dispose()


def turn(tracker: DialogueStateTracker, words: str) -> None:
    """A message and its answer, not written yet."""
    tracker.update_with_events([UserUttered(words), BotUttered(f"you said {words}")], Domain.empty())


async def begin(store: ConversationStore) -> None:
    """A conversation of one turn, written."""
    tracker = DialogueStateTracker(WHO, [])
    tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted()], Domain.empty())
    turn(tracker, f"{SECRET} one")
    await store.save(tracker)


def forget(url: str) -> int:
    """What the command does, on a connection of its own."""
    engine = open_engine(url)
    try:
        return ConversationRows(engine).forget(WHO)
    finally:
        engine.dispose()


async def test_a_turn_that_ends_after_its_conversation_was_forgotten_writes_nothing(
    store: ConversationStore, url: str, tmp_path: Path
) -> None:
    await begin(store)
    tracker = await store.retrieve(WHO)
    turn(tracker, f"{SECRET} two")
    assert forget(url) == 2
    await store.save(tracker)
    assert await store.retrieve(WHO) is None
    with store.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM events")).scalar_one() == 0
        if store.engine.dialect.name == "sqlite":
            connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    assert sightings(tmp_path, [SECRET]) == []


async def test_the_next_message_begins_anew_and_is_kept(store: ConversationStore, url: str) -> None:
    await begin(store)
    forget(url)
    tracker = await store.get_or_create_tracker(WHO, append_action_listen=False)
    turn(tracker, "hello again")
    await store.save(tracker)
    turn(tracker, "and again")
    await store.save(tracker)
    kept = [event.text for event in (await store.retrieve(WHO)).events if isinstance(event, UserUttered)]
    assert kept == ["hello again", "and again"]


async def test_several_turns_in_one_session_are_all_kept(store: ConversationStore) -> None:
    await begin(store)
    for words in ("two", "three"):
        tracker = await store.retrieve(WHO)
        turn(tracker, words)
        await store.save(tracker)
    kept = [event.text for event in (await store.retrieve(WHO)).events if isinstance(event, UserUttered)]
    assert kept == [f"{SECRET} one", "two", "three"]


@pytest.mark.timeout(120)
async def test_whenever_it_is_forgotten_the_turn_brings_nothing_back(store: ConversationStore, url: str) -> None:
    """Forgetting and writing at the same instant, in either order: what was said before is gone."""
    for number in range(40):
        await begin(store)
        tracker = await store.retrieve(WHO)
        turn(tracker, f"{SECRET} two")
        forgetting = threading.Timer(0.0005 * (number % 8), forget, [url])
        forgetting.start()
        await store.save(tracker)
        await asyncio.to_thread(forgetting.join)
        assert await store.retrieve(WHO) is None, number
