"""What both sides have said, as the chat page and the transcript show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from assistant.guidance.library import GuidanceLibrary

SOURCE_OPENING = "From: "
READER, ASSISTANT = "reader", "assistant"


@dataclass(frozen=True)
class SourceLink:
    """A clause that an answer cites, and where it can be read."""

    title: str
    href: str

    def as_dict(self) -> dict[str, str]:
        """The link as the page's script reads it."""
        return {"title": self.title, "href": self.href}


@dataclass(frozen=True)
class Message:
    """One message of a conversation. `source` is the closing line of an answer; buttons are offers to go on."""

    who: str
    paragraphs: tuple[str, ...]
    source: str = ""
    links: tuple[SourceLink, ...] = ()
    buttons: tuple[Mapping[str, str], ...] = ()

    @property
    def is_readers(self) -> bool:
        """Whether the reader wrote it."""
        return self.who == READER


def messages_of(history: Iterable[Mapping[str, Any]], library: GuidanceLibrary) -> tuple[Message, ...]:
    """The messages of a history, oldest first; only the newest turn still offers its buttons."""
    turns = [turn for turn in history if turn["text"].strip()]
    newest = max((number for number, turn in enumerate(turns) if turn["who"] == READER), default=-1)
    return tuple(
        message(turn["who"], turn["text"], turn["answer"], turn["buttons"] if number > newest else (), library)
        for number, turn in enumerate(turns)
    )


def message(
    who: str,
    text: str,
    answer: Mapping[str, Any] | None,
    buttons: Iterable[Mapping[str, str]],
    library: GuidanceLibrary,
) -> Message:
    """One message; the line that names the source is parted from the words of an answer."""
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    if who == READER:
        return Message(who, tuple(paragraphs))
    sources = [paragraph for paragraph in paragraphs if paragraph.startswith(SOURCE_OPENING)]
    said = tuple(paragraph for paragraph in paragraphs if not paragraph.startswith(SOURCE_OPENING))
    links = source_links(answer, library) if sources else ()
    return Message(who, said, " ".join(sources), links, tuple(buttons))


def source_links(answer: Mapping[str, Any] | None, library: GuidanceLibrary) -> tuple[SourceLink, ...]:
    """A link for every clause that an answer cites and this service holds."""
    cited = answer or {}
    clauses = ((clause, library.cited(cited.get("edition"), clause)) for clause in cited.get("clauses") or ())
    return tuple(
        SourceLink(clause.title, clause_address(clause_id, clause.edition)) for clause_id, clause in clauses if clause
    )


def clause_address(clause_id: str, edition: str) -> str:
    """The address of a clause (`<chapter>/<clause>`) on its chapter's page."""
    chapter, _, anchor = clause_id.partition("/")
    return f"/guidance/{quote(chapter)}?edition={quote(edition)}#{quote(anchor)}"


def opening_of_last_turn(messages: tuple[Message, ...]) -> int:
    """The place of the reader's last message, where reading goes on after sending; -1 when there is none."""
    return max((number for number, each in enumerate(messages) if each.is_readers), default=-1)
