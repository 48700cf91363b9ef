"""One turn of a conversation at a time, in one process and across processes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from redis.exceptions import RedisError

from assistant.engine.conversation_locks import ProcessLocks, SharedLocks
from tests.support.faulty_wire import DOWN, HANGING, WORKING, FaultyWire, faulty_wire
from tests.support.servers import redis_server


@pytest.fixture(scope="module")
def redis_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A real Redis."""
    with redis_server(tmp_path_factory.mktemp("redis")) as port:
        yield port


@pytest.fixture()
def wire(redis_port: int) -> Iterator[FaultyWire]:
    """A wire to Redis."""
    with faulty_wire(("127.0.0.1", redis_port)) as made:
        yield made


def url(wire: FaultyWire) -> str:
    """Redis through the wire."""
    return f"redis://127.0.0.1:{wire.port}/1"


async def most_at_once(locks: list, conversation: str, turns: int) -> int:
    """How many turns of a conversation were under way at the same time."""
    inside, most = 0, 0

    async def turn(lock_store) -> None:
        nonlocal inside, most
        async with lock_store.lock(conversation):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.wait_for(asyncio.gather(*(turn(locks[number % len(locks)]) for number in range(turns))), 60)
    return most


async def test_in_a_process_turns_follow_one_another() -> None:
    assert await most_at_once([ProcessLocks()], "a", 20) == 1


async def test_across_processes_turns_follow_one_another(wire: FaultyWire) -> None:
    assert await most_at_once([SharedLocks(url(wire)) for _ in range(4)], "a", 20) == 1


async def test_two_conversations_do_not_wait_for_each_other(wire: FaultyWire) -> None:
    locks = SharedLocks(url(wire))
    async with locks.lock("a"), locks.lock("b"):
        assert await locks.are_answering()


@pytest.mark.parametrize("mode", [DOWN, HANGING])
async def test_a_redis_that_is_away_is_an_error_soon_and_nothing_once_it_is_back(wire: FaultyWire, mode: str) -> None:
    locks = SharedLocks(url(wire))
    assert await locks.are_answering() is True
    wire.mode = mode
    assert await locks.are_answering() is False
    with pytest.raises(RedisError):
        async with locks.lock("a"):
            raise AssertionError("held without Redis")
    wire.mode = WORKING
    async with locks.lock("a"):
        assert await locks.are_answering() is True


async def test_a_turn_that_is_given_up_frees_its_conversation(wire: FaultyWire) -> None:
    locks = SharedLocks(url(wire))

    async def hang() -> None:
        async with locks.lock("a"):
            await asyncio.Event().wait()

    with pytest.raises(asyncio.TimeoutError):
        await asyncio.wait_for(hang(), 0.2)
    async with locks.lock("a"):
        pass
