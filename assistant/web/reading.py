"""Reads request bodies up to a limit, and no byte further."""

from __future__ import annotations

from starlette.requests import Request


class BodyTooLargeError(ValueError):
    """The body is longer than the route takes."""


async def read_body(request: Request, longest: int) -> bytes:
    """The body in bytes; raises BodyTooLargeError as soon as it is longer than `longest`."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > longest:
            raise BodyTooLargeError
        chunks.append(chunk)
    return b"".join(chunks)
