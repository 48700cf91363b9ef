"""Whoever sends many messages at once waits for themselves."""

from __future__ import annotations

import asyncio

from assistant.engine.fair_turns import FairTurns


async def test_a_flood_from_one_address_keeps_nobody_else_waiting() -> None:
    fair, ended, under_way = FairTurns(at_once=2), asyncio.Event(), []

    async def take(address: str, waits: bool) -> bool:
        async with fair.turn(address) as is_ours:
            under_way.append(address)
            if waits:
                await ended.wait()
            return is_ours

    flood = [asyncio.create_task(take("flood", waits=True)) for _ in range(48)]
    await asyncio.sleep(0)
    assert await take("honest", waits=False)
    assert under_way.count("flood") == 2
    ended.set()
    assert all(await asyncio.gather(*flood))


async def test_who_waits_too_long_is_told() -> None:
    fair, ended = FairTurns(at_once=1, longest_wait=0.01), asyncio.Event()

    async def take() -> bool:
        async with fair.turn("a") as is_ours:
            if is_ours:
                await ended.wait()
            return is_ours

    first = asyncio.create_task(take())
    await asyncio.sleep(0)
    assert not await take()
    ended.set()
    assert await first
    assert await take()


async def test_a_turn_that_hangs_keeps_its_neighbours_only_for_a_moment() -> None:
    fair, ended = FairTurns(at_once=1, longest_wait=5, longest_hold=0.01), asyncio.Event()

    async def hang() -> bool:
        async with fair.turn("a") as is_ours:
            await ended.wait()
            return is_ours

    hanging = [asyncio.create_task(hang()) for _ in range(3)]
    async with fair.turn("a") as is_ours:
        assert is_ours
        assert not ended.is_set()
    ended.set()
    assert all(await asyncio.gather(*hanging))
    assert not fair._lines


async def test_a_place_is_given_back_once_however_long_its_turn_took() -> None:
    fair, under_way, most = FairTurns(at_once=1, longest_hold=0.01), 0, 0
    async with fair.turn("a"):
        # The first one's hold runs out, and its place is free for others.
        async def take() -> None:
            nonlocal under_way, most
            async with fair.turn("a"):
                under_way += 1
                most = max(most, under_way)
                await asyncio.sleep(0)
                under_way -= 1

        await asyncio.gather(*(take() for _ in range(5)))
    assert most == 1


async def test_a_line_is_forgotten_when_nobody_stands_in_it() -> None:
    fair = FairTurns()
    async with fair.turn("a"):
        assert fair._lines
    assert not fair._lines


async def test_commands_have_no_address_and_never_wait() -> None:
    fair = FairTurns(at_once=1, longest_wait=0.01)
    async with fair.turn("") as first, fair.turn("") as second:
        assert first
        assert second
