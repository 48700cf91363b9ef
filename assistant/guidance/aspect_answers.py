"""Answers one aspect of a subject from the grid: what the guidance says, or that it is silent and what is nearest."""

from __future__ import annotations

from dataclasses import replace

from assistant.guidance.answers import ASPECT_OF_DETAIL, answer_question
from assistant.guidance.aspects import FINER_ASPECTS, Cell
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer
from assistant.guidance.parts import Kind, QuickReply, Sentence
from assistant.guidance.wording import question_reply, rendered, sentences

OTHER = "other"
MOST_NEAREST = 2
"""So many sentences of the nearest answer stand beside "the guidance does not say"."""


def answer_aspect(subject: str, aspect: str, audience: str, library: GuidanceLibrary) -> Answer:
    """What the guidance says of one aspect; KeyError for a subject or aspect that the grid does not hold.

    A cell that names a question which rules decide is answered by them, not here: see `decided_by_rules`.
    """
    row = library.aspects.subjects[subject]
    cell = row.cells[aspect]
    answer = _told(cell, audience, library)
    if not cell.silent:
        return rendered(answer, library)
    missing = library.aspects.not_said(subject, aspect, audience)
    return _silent(replace(answer, topic=row.topic), aspect, missing, audience, library)


def answer_nearest(question: str, audience: str, library: GuidanceLibrary) -> Answer:
    """That a detail was not found in what is held on a subject, with the nearest that is; KeyError if unknown."""
    missing = library.aspects.silent[OTHER][audience]
    return _silent(_told(Cell((question,), silent=True), audience, library), OTHER, missing, audience, library)


def decided_by_rules(subject: str, aspect: str, library: GuidanceLibrary) -> str | None:
    """The question that rules decide and that answers this aspect, or None where sentences of content do."""
    (first, *_) = library.aspects.subjects[subject].cells[aspect].questions
    return first if first in library.labels["decisions"] else None


def _told(cell: Cell, audience: str, library: GuidanceLibrary) -> Answer:
    """The sentences of a cell as an answer to its first question."""
    first, *others = cell.questions
    whole = answer_question(first, audience, library)
    if not cell.facts and not others:
        return whole
    lines = [
        line
        for question in cell.questions
        for line in library.questions[question].voices[audience]
        if not cell.facts or set(line.facts) & set(cell.facts)
    ]
    later = [sentence for sentence in whole.sentences if sentence.edition not in (None, whole.edition)]
    clauses = tuple(dict.fromkeys(clause for line in lines for clause in line.clauses))
    return replace(whole, sentences=(*sentences(lines, first=Kind.LEAD), *later), clauses=clauses)


def _silent(nearest: Answer, aspect: str, missing: str, audience: str, library: GuidanceLibrary) -> Answer:
    """The nearest answer after the sentence that the aspect is left open, in that question's words if it has some."""
    own = [sentence for sentence in nearest.sentences if sentence.clauses and sentence.edition == nearest.edition]
    later = [sentence for sentence in nearest.sentences if sentence.edition not in (None, nearest.edition)]
    said = [
        _not_said(nearest, aspect, missing, audience, library),
        *(replace(each, kind=Kind.REST) for each in own[:MOST_NEAREST]),
        *later,
    ]
    replies = nearest.quick_replies
    question = nearest.question
    if question is not None and question in library.questions and library.questions[question].button:
        replies = _first(question_reply(question, library), replies)
    return rendered(
        replace(
            nearest,
            status="not_settled",
            basis="silent",
            sentences=tuple(said),
            clauses=tuple(dict.fromkeys(clause for sentence in own[:MOST_NEAREST] for clause in sentence.clauses)),
            silent_on={OTHER: None, **FINER_ASPECTS}.get(aspect, aspect),
            quick_replies=replies[:3],
        ),
        library,
    )


def _not_said(nearest: Answer, aspect: str, missing: str, audience: str, library: GuidanceLibrary) -> Sentence:
    """That a detail is missing, in the words of the nearest question where it has some of its own."""
    entry = library.questions.get(nearest.question or "")
    for kind, own in (entry.details if entry else {}).items():
        if ASPECT_OF_DETAIL.get(kind) == aspect != "who" and not own.stated:
            return Sentence(own.say[audience], kind=Kind.LEAD)
    return Sentence(missing, kind=Kind.LEAD)


def _first(reply: QuickReply, replies: tuple[QuickReply, ...]) -> tuple[QuickReply, ...]:
    return (reply, *(each for each in replies if each.label != reply.label))
