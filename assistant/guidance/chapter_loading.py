"""Reads the editions, the chapters with their clauses and facts, and the contacts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from assistant.guidance.contact_links import Contact
from assistant.guidance.library import Chapter, Clause, Edition
from assistant.guidance.reading import ContentError, Entry, read_list, read_mapping
from assistant.guidance.statements import Fact, Qualifier

CONFIDENCES = ("seen", "seen_in_part", "left_out")


def read_editions(root: Path) -> dict[str, Edition]:
    """The editions by id; exactly one is the default."""
    editions: dict[str, Edition] = {}
    for entry in read_list(root / "editions.yml", root, "id"):
        edition = Edition(
            id=entry.text("id"),
            title=entry.text("title"),
            published=entry.day("published"),
            default=entry.flag("default"),
            note=entry.text("note", ""),
            changes=entry.texts("changes"),
        )
        entry.done()
        if edition.id in editions:
            raise entry.error("this edition stands here twice")
        editions[edition.id] = edition
    if sum(edition.default for edition in editions.values()) != 1:
        raise ContentError("editions.yml: exactly one edition must be the default")
    return editions


def read_chapters(root: Path, editions: dict[str, Edition]) -> tuple[tuple[Chapter, ...], dict[str, Fact]]:
    """Every file below `chapters/`: the chapters in file order and all facts by id."""
    chapters: list[Chapter] = []
    facts: dict[str, Fact] = {}
    for path in sorted((root / "chapters").rglob("*.yml")):
        entry = read_mapping(path, root)
        chapter_id, edition = entry.text("chapter"), entry.text("edition")
        entry.renamed(chapter_id)
        if edition not in editions:
            raise entry.error(f"unknown edition {edition!r}")
        if any((chapter.id, chapter.edition) == (chapter_id, edition) for chapter in chapters):
            raise entry.error(f"this chapter of edition {edition} stands in another file too")
        clauses: list[Clause] = []
        for item in entry.entries("clauses", label="clause"):
            clause = _clause(item, chapter_id, edition, facts)
            if any(other.id == clause.id for other in clauses):
                raise item.error("this clause stands here twice")
            clauses.append(clause)
        chapters.append(
            Chapter(
                id=chapter_id,
                title=entry.text("title"),
                edition=edition,
                page_date=entry.day("page_date"),
                url=entry.text("url"),
                held=entry.choice("held", ("whole", "partly")),
                clauses=tuple(clauses),
                note=entry.text("note", ""),
            )
        )
        entry.done()
    return tuple(chapters), facts


def _clause(item: Entry, chapter: str, edition: str, facts: dict[str, Fact]) -> Clause:
    """A clause; its facts are added to `facts`."""
    clause_id = f"{chapter}/{item.text('id')}"
    item.renamed(clause_id)
    own = []
    for entry in item.entries("facts", label="fact"):
        fact = _fact(entry, clause_id, edition)
        if fact.id in facts:
            raise entry.error(f"fact {fact.id!r} stands in {facts[fact.id].clause} too")
        facts[fact.id] = fact
        own.append(fact.id)
    if not own:
        raise item.error("a clause needs at least one fact")
    clause = Clause(
        id=clause_id,
        title=item.text("title"),
        chapter=chapter,
        edition=edition,
        facts=tuple(own),
    )
    item.done()
    return clause


def _fact(entry: Entry, clause: str, edition: str) -> Fact:
    fact_id = entry.text("id")
    entry.renamed(fact_id)
    qualifiers = []
    for item in entry.entries("qualifiers", label="qualifier"):
        qualifier = Qualifier(item.text("id"), item.texts("any_of"))
        item.done()
        if not qualifier.any_of:
            raise item.error("any_of needs at least one phrase")
        qualifiers.append(qualifier)
    fact = Fact(
        id=fact_id,
        statement=entry.text("statement"),
        clause=clause,
        edition=edition,
        confidence=entry.choice("confidence", CONFIDENCES),
        qualifiers=tuple(qualifiers),
    )
    entry.done()
    return fact


def read_contacts(root: Path, facts: dict[str, Fact], own: Path | None = None) -> dict[str, Contact]:
    """The contacts by id; a file that is not there holds none.

    Args:
        own: another council's file, which must name every contact that the content's own names.
    """
    contacts = _contacts(root / "contacts.yml", root, facts)
    if own is None:
        return contacts
    others = _contacts(own, own.parent, facts)
    if missing := sorted(contacts.keys() - others.keys()):
        raise ContentError(f"{own.name}: lacks {', '.join(missing)}, which the answers name")
    return others


def _contacts(file: Path, root: Path, facts: dict[str, Fact]) -> dict[str, Contact]:
    contacts: dict[str, Contact] = {}
    for entry in _optional_list(file, root, "id"):
        contact = Contact(
            id=entry.text("id"),
            name=entry.text("name"),
            purpose=entry.text("for"),
            phone=entry.optional_text("phone"),
            email=entry.optional_text("email"),
            option=entry.optional_text("option"),
            hours=entry.optional_text("hours"),
            url=entry.optional_text("url"),
            facts=entry.texts("facts"),
            edition=entry.optional_text("edition"),
            note=entry.optional_text("note"),
            verify=entry.flag("verify"),
        )
        entry.done()
        if contact.id in contacts:
            raise entry.error("this contact stands here twice")
        for fact in contact.facts:
            if fact not in facts:
                raise entry.error(f"unknown fact {fact!r}")
        contacts[contact.id] = contact
    return contacts


def _optional_list(path: Path, root: Path, id_key: str) -> Iterator[Entry]:
    return read_list(path, root, id_key) if path.exists() else iter(())
