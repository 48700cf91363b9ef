"""Turns checked content into the sentences of one answer, and checks the answer once more."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace

from assistant.guidance.library import GuidanceLibrary, Line
from assistant.guidance.model import Answer, Button, Sentence, Situation


class BrokenAnswer(Exception):
    """An answer that states guidance without a clause behind it: a bug, never shown."""


def sentences(lines: Iterable[Line]) -> tuple[Sentence, ...]:
    """Lines of content as sentences of an answer."""
    return tuple(Sentence(line.say, line.clauses, line.edition) for line in lines)


def service_sentence(text: str) -> Sentence:
    """A sentence about this service or about what the reader said; it states no guidance."""
    return Sentence(text)


def repeated_facts(situation: Situation, audience: str, library: GuidanceLibrary) -> tuple[Sentence, ...]:
    """What was stated about the family, in words; nothing where nothing was stated."""
    rules = library.rules
    words = [rules.said[audience][fact][value] for fact, value in situation.stated.items()]
    said = f"{rules.between[audience]} ".join(words)
    return (service_sentence(f"{rules.opening[audience]} {said}."),) if words else ()


def rendered(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The answer with its closing source line. Raises BrokenAnswer if a clause is missing."""
    if answer.status == "answered" and not answer.clauses:
        raise BrokenAnswer(f"{answer.topic}: answered without a clause")
    for clause in answer.clauses:
        if library.cited(answer.edition, clause) is None:
            raise BrokenAnswer(f"{answer.topic}: {clause} is not in edition {answer.edition}")
    for sentence in answer.sentences:
        for clause in sentence.clauses:
            if library.cited(sentence.edition, clause) is None:
                raise BrokenAnswer(f"{answer.topic}: {clause} is not in {sentence.edition}")
    return replace(answer, source=source_line(answer, library))


def source_line(answer: Answer, library: GuidanceLibrary) -> str:
    """Where it stands: edition, chapter and clauses in plain words; empty without guidance."""
    cited = dict.fromkeys((answer.edition, clause) for clause in answer.clauses)
    for sentence in answer.sentences:
        cited.update(dict.fromkeys((sentence.edition, clause) for clause in sentence.clauses))
    chapters: dict[tuple[str, str], list[str]] = {}
    for edition, clause_id in cited:
        clause = library.clause(clause_id, edition)
        chapter = library.chapter_of(clause)
        key = (library.editions[clause.edition].title, chapter.title)
        chapters.setdefault(key, []).append(clause.title)
    places = [f"{edition}, “{chapter}” ({'; '.join(titles)})" for (edition, chapter), titles in chapters.items()]
    return f"From: Southwark guidance, {'; '.join(places)}." if places else ""


def question_button(question: str, library: GuidanceLibrary) -> Button:
    """A quick reply that asks a question of the content or one that rules decide."""
    if question in library.labels["decisions"]:
        return Button(library.label("decisions", question), f"/{question}")
    entry = library.questions[question]
    family = entry.label.partition("/")[0]
    return Button(entry.button, _payload(family, question=entry.label))


def label_button(title: str, label: str) -> Button:
    """A quick reply for a label of the language model, such as `guidance/disagreement`."""
    family, _, question = label.partition("/")
    return Button(title, _payload(family, question=label) if question else f"/{label}")


def fact_buttons(fact: str, library: GuidanceLibrary) -> tuple[Button, ...]:
    """The quick replies to a question about one fact, "I don't know" among them."""
    return tuple(
        Button(title, _payload("give_facts", **{fact: value})) for value, title in library.labels[f"ask_{fact}"].items()
    )


def _payload(intent: str, **entities: str) -> str:
    return f"/{intent}{json.dumps(entities, ensure_ascii=False)}"
