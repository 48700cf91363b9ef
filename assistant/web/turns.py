"""What both sides have said, as the chat page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.guidance.contact_links import ContactLinks, Piece
from assistant.guidance.parts import plain_parts

READER, ASSISTANT = "reader", "assistant"

Pieces = tuple[Piece, ...]
"""A paragraph, cut where a way to reach people stands, so that it can be pressed."""


@dataclass(frozen=True)
class Message:
    """One message of a conversation. The reader's is its lead alone; buttons are offers to go on."""

    who: str
    lead: Pieces
    rest: tuple[Pieces, ...] = ()
    facts: tuple[str, ...] = ()
    change: tuple[Pieces, ...] = ()
    limits: tuple[Pieces, ...] = ()
    sources: tuple[Mapping[str, str], ...] = ()
    buttons: tuple[Mapping[str, str], ...] = ()

    @property
    def is_readers(self) -> bool:
        """Whether the reader wrote it."""
        return self.who == READER


def messages_of(history: Iterable[Mapping[str, Any]], links: ContactLinks) -> tuple[Message, ...]:
    """The messages of a history, oldest first; only the newest turn still offers its buttons."""
    turns = [turn for turn in history if turn["text"].strip()]
    newest = max((number for number, turn in enumerate(turns) if turn["who"] == READER), default=-1)
    return tuple(
        readers_message(turn["text"])
        if turn["who"] == READER
        else assistants_message(turn["text"], turn.get("parts"), turn["buttons"] if number > newest else (), links)
        for number, turn in enumerate(turns)
    )


def readers_message(text: str) -> Message:
    """What the reader wrote, as it was written: a number in it is never one to press."""
    return Message(READER, (Piece(text.strip()),))


def assistants_message(
    text: str, parts: Mapping[str, Any] | None, buttons: Iterable[Mapping[str, str]], links: ContactLinks
) -> Message:
    """What the assistant said; a reply without parts of its own is shown paragraph by paragraph."""
    shown = parts or plain_parts(text, ())
    return Message(
        ASSISTANT,
        links.pieces(shown["lead"]),
        tuple(map(links.pieces, shown["rest"])),
        tuple(fact["text"] for fact in shown["facts"]),
        tuple(map(links.pieces, shown["change"])),
        tuple(map(links.pieces, shown["limits"])),
        tuple(shown["sources"]),
        tuple(buttons),
    )


def opening_of_last_turn(messages: tuple[Message, ...]) -> int:
    """The place of the reader's last message, where reading goes on after sending; -1 when there is none."""
    return max((number for number, each in enumerate(messages) if each.is_readers), default=-1)
