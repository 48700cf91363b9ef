"""Reads the content folder into a `GuidanceLibrary`, or says which file and entry is wrong."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from assistant.guidance.answer_loading import AnswerReader
from assistant.guidance.aspect_loading import read_aspects
from assistant.guidance.chapter_loading import read_chapters, read_contacts, read_editions
from assistant.guidance.completeness import check_completeness, check_later_editions
from assistant.guidance.contact_links import ContactLinks
from assistant.guidance.decided_statements import read_decided_statements
from assistant.guidance.documents import read_documents
from assistant.guidance.later_change_loading import LaterChangeReader
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.lines import Lines
from assistant.guidance.plain_wording import read_plain_words
from assistant.guidance.propositions import read_propositions
from assistant.guidance.reading import ContentError, read_mapping
from assistant.guidance.rule_loading import RuleReader

__all__ = ["CONTENT", "ContentError", "load_library"]

CONTENT = Path(__file__).parent / "content"


def load_library(folder: Path | None = None, contacts_file: Path | None = None) -> GuidanceLibrary:
    """The whole guidance content, checked. Raises ContentError that names file and entry.

    Args:
        contacts_file: another council's contacts, in place of those of the content.
    """
    root = folder or CONTENT
    editions = read_editions(root)
    default = next(edition.id for edition in editions.values() if edition.default)
    chapters, facts = read_chapters(root, editions)
    clauses = {(clause.edition, clause.id): clause for chapter in chapters for clause in chapter.clauses}
    contacts = read_contacts(root, facts, contacts_file)
    lines = Lines(facts, clauses, contacts)
    answers = AnswerReader(root, lines, editions)
    questions, neighbours = answers.questions(), answers.neighbours()
    labels = _labels(root)
    terms, rules = answers.terms(questions), RuleReader(root, lines, default).read()
    touchable: dict[str, Collection[str]] = {
        "questions": questions,
        "neighbours": neighbours,
        "terms": {term.term for term in terms},
    }
    library = GuidanceLibrary(
        editions=editions,
        chapters=chapters,
        clauses=clauses,
        facts=facts,
        questions=questions,
        neighbours=neighbours,
        contacts=contacts,
        contact_links=ContactLinks(contacts.values()),
        terms=terms,
        fixed=answers.fixed(),
        labels=labels,
        rules=rules,
        later_changes=LaterChangeReader(root, lines, default).read(
            (*rules.outcomes, rules.held_by_another), rules.groups, touchable
        ),
        aspects=read_aspects(root, questions, labels["decisions"]),
        documents=read_documents(root),
        plain_words=read_plain_words(root),
        propositions=read_propositions(root, questions.keys() | labels["decisions"].keys()),
        decided_statements=read_decided_statements(root, questions.keys() | labels["decisions"].keys()),
    )
    _check_references(library)
    check_completeness(root, questions, rules, facts)
    check_later_editions(editions, questions, terms, facts)
    return library


def _labels(root: Path) -> Mapping[str, Mapping[str, str]]:
    """Short texts such as button titles: kind → key → text (`buttons/labels.yml`)."""
    file = read_mapping(root / "buttons" / "labels.yml", root)
    labels = {}
    for kind in file.names():
        entry = file.entry(kind)
        labels[kind] = {key: entry.text(key) for key in entry.names()}
    return labels


def _check_references(library: GuidanceLibrary) -> None:
    """Questions that an answer offers next must exist and have a button title.

    The two questions that rules decide are offered by their intent; their titles are labels.
    """
    offered = [
        (owner, question)
        for owner, questions in (
            *((entry.question, entry.see_also) for entry in library.questions.values()),
            *((entry.question, entry.see_also) for entry in library.fixed.values()),
            *((term.term, term.entry.see_also) for term in library.terms),
            *((item.subject, item.related) for item in library.neighbours.values()),
        )
        for question in questions
    ]
    for owner, question in offered:
        if question in library.labels["decisions"]:
            continue
        if question not in library.questions:
            raise ContentError(f"answers: {owner}: offers the unknown question {question!r}")
        if not library.questions[question].button:
            raise ContentError(f"answers: {question}: needs a button title, {owner} offers it")
