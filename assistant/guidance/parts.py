"""The parts of an answer: sentences that each do one job, quick replies, sources and contacts.

An answer stays these values until it reaches a reader: the page, the command line and programs each
render them, and nothing takes a rendered text apart again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Kind(str, Enum):
    """What a sentence does in its answer.

    LEAD answers the question; REST completes it; FACT repeats what the reader said of the family; CHANGE
    says what would change the answer; LIMIT says what the guidance leaves open and what is newer than it.
    """

    LEAD = "lead"
    REST = "rest"
    FACT = "fact"
    CHANGE = "change"
    LIMIT = "limit"


@dataclass(frozen=True)
class FamilyFact:
    """One fact about the family as the reader gave it (`feh`, `yes`)."""

    fact: str
    value: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer. No clauses: it is about this service or this reader, not guidance.

    `facts` are the facts of the guidance that it rests on, `states` the fact about the family that it
    repeats, `later_change` the entry of the register of later changes that it tells.
    """

    text: str
    clauses: tuple[str, ...] = ()
    edition: str | None = None
    kind: Kind = Kind.REST
    facts: tuple[str, ...] = ()
    states: FamilyFact | None = None
    later_change: str | None = None


@dataclass(frozen=True)
class QuickReply:
    """A reply to choose instead of typing: a title, and the question, topic or intent that it stands for.

    `label` is the name that the language model knows (`guidance/disagreement`, `who_leads`,
    `give_facts`); `values` are facts about the family or other entities that choosing it states.
    """

    title: str
    label: str
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """A clause that an answer cites, in words, and where it can be read."""

    clause: str
    edition: str
    clause_title: str
    chapter_title: str
    edition_title: str
    href: str

    @property
    def title(self) -> str:
        """The words of a link that is understood without its surroundings."""
        return f"{self.clause_title} (“{self.chapter_title}”, {self.edition_title})"

    def as_dict(self) -> dict[str, str]:
        """The source as programs read it."""
        return {"title": self.title, "href": self.href, "clause": self.clause, "edition": self.edition}


def source_line(sources: Iterable[Source]) -> str:
    """The closing line of a text: the chapters, their editions, and the clause where it is one; empty without guidance.

    `Answer.sources` names and links every clause: a text that listed them all would bury its answer.
    """
    cited = tuple(sources)
    chapters: dict[str, dict[str, None]] = {}
    for source in cited:
        chapters.setdefault(source.edition_title, {})[f"“{source.chapter_title.partition(':')[0]}”"] = None
    editions: dict[str, list[str]] = {}
    for edition, titles in chapters.items():
        editions.setdefault(", ".join(titles), []).append(edition)
    places = [f"{titles}, {' and '.join(held)}" for titles, held in editions.items()]
    only = f" ({cited[0].clause_title.partition(':')[0]})" if len(cited) == 1 else ""
    return f"From: {'; '.join(places)}{only}." if places else ""


def plain_parts(text: str, contacts: Iterable[Mapping[str, str]]) -> dict[str, Any]:
    """The `parts` object of a reply that is no answer of the guidance: its first paragraph leads."""
    lead, *rest = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()] or [""]
    empty: dict[str, Any] = {key: [] for key in ("facts", "change", "limits", "sources")}
    return {"lead": lead, "rest": rest, **empty, "contacts": list(contacts)}
