"""The guidance as loaded content: editions, clauses, facts and the words that rest on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from assistant.guidance.aspects import AspectsGrid
from assistant.guidance.contact_links import Contact, ContactLinks
from assistant.guidance.decided_statements import DecidedStatement
from assistant.guidance.documents import Document
from assistant.guidance.later_changes import LaterChanges
from assistant.guidance.plain_wording import PlainWords
from assistant.guidance.propositions import Propositions
from assistant.guidance.rules import RuleBook
from assistant.guidance.statements import Fact, Line, Voices


@dataclass(frozen=True)
class Edition:
    """A dated state of the council's pages; `published` is None where no page date was seen.

    `changes` names the facts of an earlier edition whose text this one changed or left out.
    """

    id: str
    title: str
    published: date | None
    default: bool = False
    note: str = ""
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A place in the guidance that an answer can cite; `id` is `<chapter>/<clause>`."""

    id: str
    title: str
    chapter: str
    edition: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """One page of the handbook in one edition; `held` is whole or partly."""

    id: str
    title: str
    edition: str
    page_date: date | None
    url: str
    held: str
    clauses: tuple[Clause, ...]
    note: str = ""


@dataclass(frozen=True)
class Detail:
    """A detail people ask for that the answer leaves out: the sentence per voice, the nearest clauses."""

    say: Mapping[str, str]
    clauses: tuple[str, ...]
    facts: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    """The facts of the sentences of the answer that follow it; empty for its first sentence."""
    lines: Voices | None = None
    """Sentences of its own that follow it instead."""
    edition: str | None = None
    stated: bool = False
    """The text says it, and the answer has no room for it; else the text lacks it."""


@dataclass(frozen=True)
class LaterEdition:
    """One line that says how a later edition differs."""

    edition: str
    say: Mapping[str, str]
    facts: tuple[str, ...]
    clauses: tuple[str, ...]


@dataclass(frozen=True)
class QuestionEntry:
    """A reviewed answer to one question, in three voices that cite the same clauses.

    `label` is the name that the language model knows, such as `guidance/spoc_meetings`; `reviewed` the day
    on which the answer was last held against the guidance, None for a reply that states none. `later_edition_first`:
    what a later edition says opens the answer, because it replaces what was asked for. `first_for`: the facts whose
    sentences open the answer where a question asks for that kind of detail.
    """

    question: str
    label: str
    topic: str | None
    status: str
    basis: str
    edition: str | None
    clauses: tuple[str, ...]
    voices: Voices
    simpler: tuple[Line, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=dict)
    first_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    later_edition: LaterEdition | None = None
    later_edition_first: bool = False
    see_also: tuple[str, ...] = ()
    button: str = ""
    contact: str | None = None
    signpost: str | None = None
    reviewed: date | None = None


@dataclass(frozen=True)
class Neighbour:
    """A subject people confuse with this guidance: said to be not held, with a signpost."""

    subject: str
    say: Mapping[str, str]
    contact: str | None
    related: tuple[str, ...]
    reviewed: date


@dataclass(frozen=True)
class Term:
    """A word of the guidance that people ask about."""

    term: str
    full: str
    also: tuple[str, ...]
    entry: QuestionEntry


@dataclass(frozen=True)
class GuidanceLibrary:
    """Everything the assistant may say, checked when it was loaded."""

    editions: Mapping[str, Edition]
    chapters: tuple[Chapter, ...]
    clauses: Mapping[tuple[str, str], Clause]
    facts: Mapping[str, Fact]
    questions: Mapping[str, QuestionEntry]
    neighbours: Mapping[str, Neighbour]
    contacts: Mapping[str, Contact]
    contact_links: ContactLinks = field(compare=False)
    terms: tuple[Term, ...]
    fixed: Mapping[str, QuestionEntry]
    labels: Mapping[str, Mapping[str, str]]
    rules: RuleBook
    aspects: AspectsGrid
    documents: tuple[Document, ...]
    propositions: Propositions
    decided_statements: Mapping[str, DecidedStatement]
    plain_words: PlainWords
    later_changes: LaterChanges

    @property
    def default_edition(self) -> Edition:
        """The edition this service was commissioned from."""
        return next(edition for edition in self.editions.values() if edition.default)

    def clause(self, clause_id: str, edition: str | None = None) -> Clause:
        """The clause in an edition (the default one if None). KeyError if it is not held."""
        return self.clauses[(edition or self.default_edition.id, clause_id)]

    @property
    def clause_titles(self) -> dict[str, str]:
        """The title of each clause by its id; where editions differ, that of the default one."""
        default = self.default_edition.id
        by_edition = sorted(self.clauses.items(), key=lambda held: held[0][0] == default)
        return {clause_id: clause.title for (_, clause_id), clause in by_edition}

    def cited(self, edition: str | None, clause_id: str) -> Clause | None:
        """The clause that a sentence or an answer cites, or None if its edition does not hold it."""
        return None if edition is None else self.clauses.get((edition, clause_id))

    def chapter_of(self, clause: Clause) -> Chapter:
        """The chapter that holds a clause."""
        return next(
            chapter for chapter in self.chapters if (chapter.edition, chapter.id) == (clause.edition, clause.chapter)
        )

    def label(self, kind: str, key: str) -> str:
        """A short text such as a button title; KeyError if the content lacks it."""
        return self.labels[kind][key]
