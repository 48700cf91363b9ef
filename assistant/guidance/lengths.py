"""Every reply that the guidance can give, and how many words each has as a reader sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from statistics import median

from assistant.guidance.answers import (
    answer_detail,
    answer_document,
    answer_fixed,
    answer_neighbour,
    answer_question,
    latest_first,
)
from assistant.guidance.aspect_answers import answer_aspect, decided_by_rules
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES, Answer, Situation
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import what_would_change, who_escalates, who_leads

MOST_WORDS = 90
"""No reply is longer, its sources and every later change told in full among them."""

DECISIONS: tuple[Callable[[Situation, str, GuidanceLibrary], Answer], ...] = (
    who_leads,
    who_escalates,
    what_would_change,
)


@dataclass(frozen=True)
class Length:
    """The words of all replies of one kind in one voice."""

    kind: str
    voice: str
    replies: int
    median: float
    longest: int


def words(answer: Answer) -> int:
    """The words of a whole reply."""
    return len(answer.text.split())


def opened(answer: Answer, opening: str) -> Answer:
    """The answer after words that open it, such as the verdict on a claim."""
    first, *others = answer.sentences
    return replace(answer, sentences=(replace(first, text=f"{opening} {first.text}"), *others))


def every_reply(library: GuidanceLibrary) -> Iterator[tuple[str, Answer]]:
    """Every reply that needs no reader's own words, in every voice, with its kind."""
    for voice in VOICES:
        yield from _replies(voice, library)
        yield from _decisions(voice, library)


def lengths(library: GuidanceLibrary) -> tuple[Length, ...]:
    """The length of the replies by kind and voice."""
    counted: dict[tuple[str, str], list[int]] = {}
    for kind, answer in every_reply(library):
        counted.setdefault((kind, answer.audience), []).append(words(answer))
    return tuple(
        Length(kind, voice, len(found), median(found), max(found)) for (kind, voice), found in sorted(counted.items())
    )


def _replies(voice: str, library: GuidanceLibrary) -> Iterator[tuple[str, Answer]]:
    for question in library.questions:
        answer = answer_question(question, voice, library)
        yield "question", answer
        yield "latest edition first", latest_first(answer, library)
        for kind in library.questions[question].details:
            yield "detail", answer_detail(library.questions[question], kind, voice, library)
    for claim in library.propositions.claims:
        if claim.question in library.questions:
            answer = answer_question(claim.question, voice, library)
            # An answer that opens with what the guidance leaves open needs no other words for it.
            if claim.verdict != "silent" or answer.status == "answered":
                yield "opened", opened(answer, library.propositions.openings[claim.verdict])
    for term in library.terms:
        yield "term", answer_question("glossary", voice, library, text=term.term)
    for subject in library.neighbours:
        yield "not held", answer_neighbour(subject, voice, library)
    for document in library.documents:
        yield "not held", answer_document(document.id, voice, library)
    for key in library.fixed:
        yield "fixed", answer_fixed(key, voice, library)
    for name, row in library.aspects.subjects.items():
        for aspect in row.cells:
            if not decided_by_rules(name, aspect, library):
                yield "aspect", answer_aspect(name, aspect, voice, library)


def _decisions(voice: str, library: GuidanceLibrary) -> Iterator[tuple[str, Answer]]:
    for decide in DECISIONS:
        for situation in all_situations():
            yield decide.__name__.replace("_", " "), decide(situation, voice, library)
            if situation.social_care in ("child_in_need", "yes"):
                held = Situation(**{**situation.stated, "case_holder": "other_practitioner"})
                yield decide.__name__.replace("_", " "), decide(held, voice, library)
