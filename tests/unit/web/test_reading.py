"""Bodies are read up to a limit in bytes and in time."""

from __future__ import annotations

import asyncio

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from assistant.web.reading import BodyTooLargeError, read_body, visible


def request_of(chunks: list[bytes], ends: bool = True) -> tuple[Request, list[int]]:
    """A request whose body comes in chunks, and how many were taken; without an end it never comes to one."""
    taken: list[int] = []

    async def receive() -> dict:
        if len(taken) < len(chunks):
            taken.append(1)
            more = not ends or len(taken) < len(chunks)
            return {"type": "http.request", "body": chunks[len(taken) - 1], "more_body": more}
        await asyncio.Event().wait()
        raise AssertionError

    return Request({"type": "http", "method": "POST", "headers": []}, receive), taken


async def test_a_body_of_exactly_the_limit_is_read() -> None:
    request, _ = request_of([b"12345", b"67890"])
    assert await read_body(request, 10) == b"1234567890"


async def test_reading_stops_at_the_first_byte_too_many() -> None:
    request, taken = request_of([b"123456"] * 1000)
    with pytest.raises(BodyTooLargeError):
        await read_body(request, 10)
    assert len(taken) == 2


async def test_a_body_that_never_ends_is_given_up() -> None:
    request, _ = request_of([b"1"], ends=False)
    with pytest.raises(HTTPException) as refused:
        await read_body(request, 10, seconds=0.01)
    assert refused.value.status_code == 408


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("a\0b", "ab"), ("\u202eab", "ab"), ("e\u0301", "é"), ("\ud800x", "x"), (" a\u200b ", "a"), ("a\nb", "a\nb")],
)
def test_what_cannot_be_seen_is_left_out_of_a_field(typed: str, kept: str) -> None:
    assert visible(typed) == kept
