"""Holds every answer against what bears on its question: an answer that leaves something out does not load.

What bears on it are the facts marked in `bears_on.yml`, and that a later edition changed what it states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from assistant.guidance.library import Edition, QuestionEntry, Term
from assistant.guidance.reading import ContentError, Entry, read_mapping
from assistant.guidance.rules import RuleBook
from assistant.guidance.statements import Fact, Voices


def check_completeness(
    root: Path, questions: Mapping[str, QuestionEntry], rules: RuleBook, facts: Mapping[str, Fact]
) -> None:
    """Compare `bears_on.yml` with the answers, in every voice. Raises ContentError for the first fact left out."""
    file = read_mapping(root / "bears_on.yml", root)
    answers: dict[str, Mapping[str, Voices]] = {
        "questions": {name: entry.voices for name, entry in questions.items()},
        "outcomes": {outcome.id: outcome.voices for outcome in (*rules.outcomes, rules.held_by_another)},
        "escalation": {lead: rule.voices for lead, rule in rules.escalation.items() if lead},
    }
    for kind, voices_of in answers.items():
        marked = file.entry(kind)
        for name in marked.names():
            if name not in voices_of:
                raise marked.error(f"unknown {name!r}")
            _check(marked, name, voices_of[name], facts)
    file.done()


def _check(marked: Entry, name: str, voices: Voices, facts: Mapping[str, Fact]) -> None:
    bearing = marked.texts(name)
    for fact in bearing:
        if fact not in facts:
            raise marked.error(f"{name}: unknown fact {fact!r}")
        for voice, lines in voices.items():
            if all(fact not in line.facts for line in lines):
                raise marked.error(f"{name}: the {voice} voice leaves out {fact}: {facts[fact].statement}")


def check_later_editions(
    editions: Mapping[str, Edition],
    questions: Mapping[str, QuestionEntry],
    terms: Iterable[Term],
    facts: Mapping[str, Fact],
) -> None:
    """Raises ContentError for an answer that states what a later edition changed and does not say so."""
    answers = {**{term.term: term.entry for term in terms}, **questions}
    for edition in editions.values():
        for fact in edition.changes:
            if fact not in facts:
                raise ContentError(f"editions.yml: {edition.id}: unknown fact {fact!r}")
        changed = set(edition.changes)
        for name, answer in answers.items():
            stated = {fact for lines in answer.voices.values() for line in lines for fact in line.facts}
            told = answer.later_edition is not None and answer.later_edition.edition == edition.id
            if stated & changed and not told:
                raise ContentError(
                    f"{name}: states {sorted(stated & changed)[0]}, "
                    f"which the {edition.title} edition changed: name it under later_edition"
                )
