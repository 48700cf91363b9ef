"""Conversations are read and written without keeping the event loop waiting, and never out of order."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from assistant.engine import conversation_store
from assistant.engine.conversation_store import ConversationStore


@pytest.fixture()
def file(tmp_path: Path) -> Path:
    """Where the conversations lie."""
    return tmp_path / "conversations.db"


@pytest.fixture()
def store(file: Path, monkeypatch: pytest.MonkeyPatch) -> ConversationStore:
    """A store that waits half a second for a lock."""
    monkeypatch.setattr(conversation_store, "LOCK_SECONDS", 0.5)
    return ConversationStore(f"sqlite:///{file}", Domain.empty())


def begun(conversation: str, *words: str) -> DialogueStateTracker:
    """A conversation in which something was said."""
    tracker = DialogueStateTracker(conversation, [])
    tracker.update_with_events(
        [ActionExecuted("action_session_start"), SessionStarted(), *map(UserUttered, words)], Domain.empty()
    )
    return tracker


async def test_what_was_saved_is_read(store: ConversationStore) -> None:
    await store.save(begun("a", "hello"))
    read = await store.retrieve("a")
    assert read.latest_message.text == "hello"
    assert await store.retrieve("b") is None


async def test_a_distant_database_is_asked_no_more_than_needed(store: ConversationStore) -> None:
    """Every question takes as long as the way there and back, and a turn has nine seconds."""
    asked: list[str] = []
    sa.event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))

    await store.save(DialogueStateTracker("a", []))
    assert asked == []
    await store.save(begun("a", "hello"))
    asked.clear()
    await store.retrieve("a")
    assert len(asked) == 1


@pytest.mark.parametrize("conversation", ["x\0y", "ls\ud800", "a" * 300, "' OR 1=1 --"])
async def test_no_conversation_id_ends_the_process(store: ConversationStore, conversation: str) -> None:
    try:
        await store.retrieve(conversation)
    except Exception as failure:
        assert not isinstance(failure, SystemExit)


async def test_a_locked_file_is_an_error_and_the_loop_goes_on_meanwhile(store: ConversationStore, file: Path) -> None:
    await store.save(begun("a", "hello"))
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        saving = asyncio.ensure_future(store.save(begun("b", "who leads")))
        turns = 0
        while not saving.done():
            turns += 1
            await asyncio.sleep(0.01)
        other.execute("ROLLBACK")
    assert turns > 10
    with pytest.raises(sa.exc.OperationalError):
        saving.result()
    assert (await store.retrieve("a")).latest_message.text == "hello"


async def test_a_file_that_is_emptied_is_an_error_and_no_new_conversation(store: ConversationStore, file: Path) -> None:
    await store.save(begun("a", "hello"))
    with sqlite3.connect(file) as other:
        other.execute("DROP TABLE events")
    with pytest.raises(sa.exc.OperationalError):
        await store.retrieve("a")
    assert store.is_answering() is False


async def test_asking_whether_it_answers_leaves_nothing(store: ConversationStore, file: Path) -> None:
    assert store.is_answering() is True
    with sqlite3.connect(file) as other:
        assert other.execute("SELECT count(*) FROM events").fetchone() == (0,)


async def test_errors_carry_no_words_of_a_message(store: ConversationStore, file: Path) -> None:
    with sqlite3.connect(file) as other:
        other.execute("DROP TABLE events")
    with pytest.raises(sa.exc.OperationalError) as failed:
        await store.save(begun("a", "my neighbour's secret"))
    assert "secret" not in str(failed.value)


async def test_turns_of_many_conversations_at_once_are_all_there(store: ConversationStore) -> None:
    await asyncio.gather(*(store.save(begun(f"c{number}", f"words {number}")) for number in range(50)))
    read = await asyncio.gather(*(store.retrieve(f"c{number}") for number in range(50)))
    assert [each.latest_message.text for each in read] == [f"words {number}" for number in range(50)]
