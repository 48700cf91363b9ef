"""Turns checked content into the sentences of one answer, and checks the answer once more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import quote

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Answer, Situation
from assistant.guidance.parts import FamilyFact, Kind, QuickReply, Sentence, Source
from assistant.guidance.statements import Line


class BrokenAnswer(Exception):
    """An answer that states guidance without a clause behind it: a bug, never shown."""


def sentences(lines: Iterable[Line], first: Kind = Kind.REST, then: Kind = Kind.REST) -> tuple[Sentence, ...]:
    """Lines of content as sentences that do the job named: the first line's and that of those after it."""
    return tuple(
        Sentence(line.say, line.clauses, line.edition, line.kind or (then if place else first), line.facts)
        for place, line in enumerate(lines)
    )


def service_sentence(text: str, kind: Kind = Kind.REST) -> Sentence:
    """A sentence about this service; it states no guidance."""
    return Sentence(text, kind=kind)


def with_facts_said(answer: Answer, situation: Situation, library: GuidanceLibrary) -> Answer:
    """The answer with what was stated about the family, fact by fact and in one sentence."""
    rules, audience = library.rules, answer.audience
    words = {fact: rules.said[audience][fact][value] for fact, value in situation.stated.items()}
    if not words:
        return answer
    facts = tuple(
        Sentence(text[0].upper() + text[1:], kind=Kind.FACT, states=FamilyFact(fact, getattr(situation, fact)))
        for fact, text in words.items()
    )
    recap = f"{rules.opening[audience]} {f'{rules.between[audience]} '.join(words.values())}."
    return replace(answer, sentences=answer.sentences + facts, recap=recap)


def rendered(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The answer with its sources and contacts. Raises BrokenAnswer if a clause is missing."""
    if answer.status == "answered" and not answer.clauses:
        raise BrokenAnswer(f"{answer.topic}: answered without a clause")
    for clause in answer.clauses:
        if library.cited(answer.edition, clause) is None:
            raise BrokenAnswer(f"{answer.topic}: {clause} is not in edition {answer.edition}")
    for sentence in answer.sentences:
        for clause in sentence.clauses:
            if library.cited(sentence.edition, clause) is None:
                raise BrokenAnswer(f"{answer.topic}: {clause} is not in {sentence.edition}")
    contacts = library.contact_links.contacts(" ".join(sentence.text for sentence in answer.sentences))
    return replace(answer, sources=sources_of(answer, library), contacts=contacts)


def sources_of(answer: Answer, library: GuidanceLibrary) -> tuple[Source, ...]:
    """Every clause and edition that an answer cites, each once: what it rests on first, then sentence by sentence."""
    cited = dict.fromkeys((answer.edition, clause) for clause in answer.clauses)
    for sentence in answer.sentences:
        cited.update(dict.fromkeys((sentence.edition, clause) for clause in sentence.clauses))
    return tuple(source(clause, edition, library) for edition, clause in cited)


def source(clause_id: str, edition: str | None, library: GuidanceLibrary) -> Source:
    """A clause in an edition (the default one if None) as a source; KeyError if it is not held."""
    clause = library.clause(clause_id, edition)
    return Source(
        clause.id,
        clause.edition,
        clause.title,
        library.chapter_of(clause).title,
        library.editions[clause.edition].title,
        clause_address(clause.id, clause.edition),
    )


def clause_address(clause_id: str, edition: str) -> str:
    """The address of a clause (`<chapter>/<clause>`) on its chapter's page."""
    chapter, _, anchor = clause_id.partition("/")
    return f"/guidance/{quote(chapter)}?edition={quote(edition)}#{quote(anchor)}"


def question_reply(question: str, library: GuidanceLibrary) -> QuickReply:
    """A quick reply that asks a question of the content or one that rules decide."""
    if question in library.labels["decisions"]:
        return QuickReply(library.label("decisions", question), question)
    entry = library.questions[question]
    return QuickReply(entry.button, entry.label)


def fact_replies(fact: str, library: GuidanceLibrary) -> tuple[QuickReply, ...]:
    """The quick replies to a question about one fact, "I don't know" among them."""
    titles = library.labels[f"ask_{fact}"]
    return tuple(QuickReply(title, "give_facts", {fact: value}) for value, title in titles.items())
