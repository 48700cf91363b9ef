"""When each answer was last held against the guidance, oldest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from assistant.guidance.library import GuidanceLibrary


@dataclass(frozen=True)
class Review:
    """The day on which one answer was last reviewed. `kind`: question, neighbour, term, outcome or escalation."""

    kind: str
    name: str
    reviewed: date


def reviews(library: GuidanceLibrary) -> tuple[Review, ...]:
    """Every answer with its day, the one that has waited longest first."""
    return tuple(sorted(_reviews(library), key=lambda review: (review.reviewed, review.kind, review.name)))


def decision_reviewed(kind: str, library: GuidanceLibrary) -> date:
    """The day from which every answer of a decision (`outcome` or `escalation`) has been reviewed."""
    return min(review.reviewed for review in _reviews(library) if review.kind == kind)


def _reviews(library: GuidanceLibrary) -> Iterator[Review]:
    rules = library.rules
    for question in library.questions.values():
        if question.reviewed is not None:
            yield Review("question", question.question, question.reviewed)
    for neighbour in library.neighbours.values():
        yield Review("neighbour", neighbour.subject, neighbour.reviewed)
    for term in library.terms:
        if term.entry.reviewed is not None and term.entry.question not in library.questions:
            yield Review("term", term.term, term.entry.reviewed)
    for outcome in (*rules.outcomes, rules.held_by_another):
        yield Review("outcome", outcome.id, outcome.reviewed)
    for lead, rule in rules.escalation.items():
        yield Review("escalation", lead or "nobody known", rule.reviewed)
