"""What reading in context needs to know of the guidance content."""

from __future__ import annotations

from collections.abc import Collection

from assistant.conversation.heard import DECISIONS, Known
from assistant.conversation.plain_words import plain_words
from assistant.guidance.library import GuidanceLibrary


def known_content(library: GuidanceLibrary, short_forms: Collection[str] = ()) -> Known:
    """What reading in context needs to know of the content, and of the short forms that are written out."""
    topics: dict[str, str | None] = {entry.label: entry.topic for entry in library.questions.values()}
    topics |= {label: label for label in DECISIONS}

    def label_of(question: str) -> str:
        return question if question in library.labels["decisions"] else library.questions[question].label

    related = {
        subject: frozenset(topics.get(label_of(question)) or "" for question in neighbour.related)
        for subject, neighbour in library.neighbours.items()
    }
    terms = {
        plain_words(name): term.entry.label for term in library.terms for name in (term.term, term.full, *term.also)
    }
    return Known(
        library.aspects,
        topics.get,
        label_of,
        related,
        documents=library.documents,
        propositions=library.propositions.claims,
        terms=terms,
        short_forms=frozenset(short_forms),
        later=frozenset(entry.label for entry in library.questions.values() if entry.later_edition),
    )
