"""Answers a known question from the reviewed content, in the words for one audience."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from assistant.guidance.details import details_asked
from assistant.guidance.glossary import find_term
from assistant.guidance.library import GuidanceLibrary, NotStated, QuestionEntry
from assistant.guidance.model import Answer, Button, Sentence
from assistant.guidance.who_leads import who_escalates, who_leads
from assistant.guidance.wording import (
    label_button,
    question_button,
    rendered,
    sentences,
    service_sentence,
)


def answer_question(
    question: str,
    audience: str,
    library: GuidanceLibrary,
    text: str = "",
    on: date | None = None,
) -> Answer:
    """The answer to a question of the content; KeyError for a question it does not hold.

    text: the reader's own words, searched for a detail that the guidance does not state and, for
    the glossary, for the term. on: the day that the reader asks about; an edition that had not been
    published by then, or whose date is not known, is not used.
    """
    if question == "glossary":
        return _glossary(audience, library, text)
    entry = library.questions[question]
    if on is not None and not _published_by(entry, on, library):
        return answer_fixed("nothing_in_force", audience, library)
    for kind in details_asked(text):
        if kind in entry.not_stated:
            return _not_stated(entry, entry.not_stated[kind], audience, library)
    return _entry_answer(entry, audience, library)


def answer_neighbour(subject: str, audience: str, library: GuidanceLibrary) -> Answer:
    """That a neighbouring subject is not held here, with the signpost that is; KeyError if unknown."""
    neighbour = library.neighbours[subject]
    said = [service_sentence(neighbour.say[audience])]
    return rendered(
        Answer(
            status="not_held",
            topic=None,
            audience=audience,
            sentences=tuple(said),
            question=subject,
            buttons=_buttons(neighbour.related, library),
        ),
        library,
    )


def answer_fixed(key: str, audience: str, library: GuidanceLibrary) -> Answer:
    """A reply that states no guidance (`fixed.yml`); KeyError for an unknown key."""
    return _entry_answer(library.fixed[key], audience, library)


def escalation_choice(audience: str, library: GuidanceLibrary) -> Answer:
    """Asks what "escalate" means: enforcement, a disagreement, or the safety of a child."""
    answer = answer_fixed("which_escalation", audience, library)
    titles = library.labels["which_escalation"]
    buttons = tuple(label_button(title, label) for label, title in titles.items())
    return replace(answer, asks="which_escalation", buttons=buttons)


def simpler(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The same answer in the plainest words held: its own simpler wording or the parent voice."""
    if answer.situation is not None:
        decide = who_escalates if answer.topic == "who_escalates" else who_leads
        return replace(decide(answer.situation, "parent", library), audience=answer.audience)
    entry = _entry_behind(answer, library)
    if entry is None or answer.status not in ("answered", entry.status):
        return answer
    lines = entry.simpler or entry.voices["parent"]
    said = sentences(lines) + _later(entry, "parent")
    return rendered(replace(answer, sentences=said), library)


def where_it_says(answer: Answer, library: GuidanceLibrary) -> Answer:
    """The places behind an answer, one sentence a chapter, with the address of the page."""
    cited = [(answer.edition, clause) for clause in answer.clauses]
    if not cited:
        return answer_fixed("no_source", answer.audience, library)
    pages: dict[tuple[str, str], list[str]] = {}
    for edition, clause_id in dict.fromkeys(cited):
        clause = library.clause(clause_id, edition)
        pages.setdefault((clause.edition, clause.chapter), []).append(clause_id)
    said: list[Sentence] = []
    for (edition, _), clauses in pages.items():
        chapter = library.chapter_of(library.clauses[(edition, clauses[0])])
        titles = "; ".join(library.clauses[(edition, clause)].title for clause in clauses)
        text = f"“{chapter.title}”, {library.editions[edition].title}: {titles}. {chapter.url}"
        said.append(Sentence(text, tuple(clauses), edition))
    return replace(answer, sentences=tuple(said), buttons=(), source="")


def _entry_answer(entry: QuestionEntry, audience: str, library: GuidanceLibrary) -> Answer:
    said = sentences(entry.voices[audience]) + _later(entry, audience)
    return rendered(
        Answer(
            status=entry.status,
            topic=entry.topic,
            audience=audience,
            sentences=said,
            clauses=entry.clauses,
            basis=entry.basis,
            edition=entry.edition,
            signpost=entry.signpost,
            question=entry.question,
            buttons=_buttons(entry.see_also, library),
        ),
        library,
    )


def _later(entry: QuestionEntry, audience: str) -> tuple[Sentence, ...]:
    """One line where a later edition that is held differs."""
    later = entry.later_edition
    return (Sentence(later.say[audience], later.clauses, later.edition),) if later else ()


def _not_stated(entry: QuestionEntry, missing: NotStated, audience: str, library: GuidanceLibrary) -> Answer:
    """That the detail asked for is not in the text, then the nearest thing that is."""
    nearest = entry.voices[audience][:1]
    said = (
        Sentence(missing.say[audience], missing.clauses, entry.edition),
        *sentences(nearest),
        *_later(entry, audience),
    )
    cited = [*missing.clauses, *(clause for line in nearest for clause in line.clauses)]
    return rendered(
        Answer(
            status="not_settled",
            topic=entry.topic,
            audience=audience,
            sentences=said,
            clauses=tuple(dict.fromkeys(cited)),
            edition=entry.edition,
            question=entry.question,
            buttons=_buttons(entry.see_also, library),
        ),
        library,
    )


def _glossary(audience: str, library: GuidanceLibrary, text: str) -> Answer:
    term = find_term(text, library.terms)
    if term is None:
        return answer_fixed("no_term" if text.strip() else "which_term", audience, library)
    return replace(_entry_answer(term.entry, audience, library), topic="glossary")


def _entry_behind(answer: Answer, library: GuidanceLibrary) -> QuestionEntry | None:
    return library.questions.get(answer.question or "")


def _published_by(entry: QuestionEntry, on: date, library: GuidanceLibrary) -> bool:
    if entry.edition is None:
        return True
    published = library.editions[entry.edition].published
    return published is not None and published <= on


def _buttons(questions: Iterable[str], library: GuidanceLibrary) -> tuple[Button, ...]:
    return tuple(question_button(question, library) for question in questions)
