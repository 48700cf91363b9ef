"""Reads request bodies up to a limit, and no byte further; fields of forms without invisible characters."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

LONGEST_FORM = 32 * 1024  # bytes
MOST_FIELDS = 60
LONGEST_SENDING = 10.0  # seconds
FORM_TYPE = "application/x-www-form-urlencoded"
JSON_TYPE = "application/json"


class BodyTooLargeError(HTTPException):
    """The body is longer than the route takes."""

    def __init__(self) -> None:
        super().__init__(413)


class NotAFormError(HTTPException):
    """The body is not what a form of ours sends."""

    def __init__(self) -> None:
        super().__init__(415)


@dataclass(frozen=True)
class Form:
    """The fields of a form that was sent; each may have several values."""

    fields: Mapping[str, tuple[str, ...]]

    def text(self, name: str) -> str:
        """The last value of a field, '' if it was not sent."""
        return self.fields.get(name, ("",))[-1]

    @property
    def pairs(self) -> tuple[str, ...]:
        """Every field with each of its values."""
        return tuple(f"{name}={value}" for name, values in self.fields.items() for value in values)

    def texts(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return self.fields.get(name, ())


async def read_body(request: Request, longest: int, seconds: float = LONGEST_SENDING) -> bytes:
    """The body in bytes; raises BodyTooLargeError as soon as it is longer than `longest`.

    Raises HTTPException (408), too, for a client that takes longer than `seconds` to send it.
    """
    try:
        return await asyncio.wait_for(_all_of(request, longest), seconds)
    except asyncio.TimeoutError:
        raise HTTPException(408, headers={"Connection": "close"}) from None


async def _all_of(request: Request, longest: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > longest:
            raise BodyTooLargeError
        chunks.append(chunk)
    return b"".join(chunks)


async def read_form(request: Request) -> Form:
    """The form that was sent. Raises BodyTooLargeError, or NotAFormError for anything else than a form."""
    if not is_of_type(request, FORM_TYPE):
        raise NotAFormError
    body = await read_body(request, LONGEST_FORM)
    try:
        pairs = parse_qsl(
            body.decode("utf-8", "replace"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise NotAFormError from None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        fields[name] = (*fields.get(name, ()), visible(value))
    return Form(fields)


def is_of_type(request: Request, media_type: str) -> bool:
    """Whether the request says that its body is of this media type."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == media_type


def visible(text: str) -> str:
    """A typed value without controls, formatting marks and lone surrogates, and without blanks around it."""
    kept = (letter if letter == "\n" or unicodedata.category(letter)[0] != "C" else "" for letter in text)
    return unicodedata.normalize("NFC", "".join(kept)).strip()
