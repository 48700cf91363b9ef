"""View models of the pages beside the chat: the index of the guidance and a chapter.

Plain values for templates. The words of the source are never part of the project: they come in as
`originals`, read from the files of the operator who holds them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.guidance.drift import chapter_blocks
from assistant.guidance.fingerprints import ChapterPrint, digest
from assistant.guidance.library import Chapter, GuidanceLibrary
from assistant.guidance.saved_page import readings

# (edition, clause id) → the words of the source.
Originals = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class ClauseView:
    """A clause of a chapter page. `anchor` is the part of its id after the slash."""

    id: str
    anchor: str
    title: str
    statements: tuple[str, ...]
    original: str | None


@dataclass(frozen=True)
class EditionView:
    """One edition of a chapter: where it stands, of when it is, and how much of it is held."""

    edition: str
    edition_title: str
    page_date: date | None
    url: str
    partly_held: bool
    note: str
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True)
class ChapterPage:
    """`/guidance/<chapter>`: the editions of a chapter, the default edition first.

    `shows_originals` says whether any clause has the words of the source beside ours.
    """

    chapter: str
    title: str
    editions: tuple[EditionView, ...]
    shows_originals: bool


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index: a chapter and the editions in which it is held."""

    chapter: str
    title: str
    editions: tuple[str, ...]
    partly_held: bool


def guidance_index(library: GuidanceLibrary) -> tuple[IndexEntry, ...]:
    """`/guidance`: chapters of the default edition first, each chapter once."""
    ordered = _by_edition(library, library.chapters)
    entries = []
    for name in dict.fromkeys(chapter.id for chapter in ordered):
        versions = [chapter for chapter in ordered if chapter.id == name]
        entries.append(
            IndexEntry(
                name,
                versions[0].title,
                tuple(library.editions[version.edition].title for version in versions),
                any(version.held == "partly" for version in versions),
            )
        )
    # Python's sort keeps the order of equals: chapters held whole come before the others.
    return tuple(sorted(entries, key=lambda entry: entry.partly_held))


def chapter_page(library: GuidanceLibrary, chapter: str, originals: Originals | None = None) -> ChapterPage | None:
    """The page of a chapter, or None if no edition of it is held."""
    versions = _by_edition(library, (held for held in library.chapters if held.id == chapter))
    if not versions:
        return None
    editions = tuple(_edition_view(library, version, originals or {}) for version in versions)
    shown = any(clause.original for edition in editions for clause in edition.clauses)
    return ChapterPage(chapter, versions[0].title, editions, shown)


def originals_from(pages: Iterable[str], prints: Sequence[ChapterPrint]) -> Originals:
    """The words of the source, clause by clause, from saved pages.

    Only a paragraph whose fingerprint is the held one is shown: an edited page must not stand
    beside words that were written for another text.
    """
    found: dict[tuple[str, str], str] = {}
    for page in pages:
        for blocks in readings(page):
            for held in prints:
                digests = {part.digest: part for part in held.clauses}
                for block in chapter_blocks(blocks, held):
                    if part := digests.get(digest(block.words)):
                        found.setdefault((held.edition, held.clause_id(part)), block.text)
    return found


def _edition_view(library: GuidanceLibrary, chapter: Chapter, originals: Originals) -> EditionView:
    return EditionView(
        chapter.edition,
        library.editions[chapter.edition].title,
        chapter.page_date,
        chapter.url,
        chapter.held == "partly",
        chapter.note,
        tuple(
            ClauseView(
                clause.id,
                clause.id.partition("/")[2],
                clause.title,
                tuple(library.facts[fact].statement for fact in clause.facts),
                originals.get((chapter.edition, clause.id)),
            )
            for clause in chapter.clauses
        ),
    )


def _by_edition(library: GuidanceLibrary, chapters: Iterable[Chapter]) -> list[Chapter]:
    """Default edition first, then the newest; pages without a date last."""

    def rank(chapter: Chapter) -> tuple[bool, int]:
        edition = library.editions[chapter.edition]
        return not edition.default, -(edition.published or date.min).toordinal()

    return sorted(chapters, key=rank)
