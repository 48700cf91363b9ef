"""Which answers and which rules rest on a clause or a fact."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from assistant.guidance.library import GuidanceLibrary, QuestionEntry
from assistant.guidance.model import VOICES
from assistant.guidance.statements import Line

_OUTCOME = "who_leads: "


@dataclass(frozen=True)
class Affected:
    """What has to be reviewed. answers: question → the voices whose sentences rest on the source.

    rules: who-leads outcomes and notes and who-escalates rows, by id; terms: glossary terms;
    contacts: entries of contacts.yml; changes: entries of the register of later changes that touch the source
    or whose line stands beside something that has to be reviewed.
    """

    answers: Mapping[str, tuple[str, ...]]
    rules: tuple[str, ...]
    terms: tuple[str, ...]
    contacts: tuple[str, ...]
    changes: tuple[str, ...] = ()


def affected_by(
    library: GuidanceLibrary,
    edition: str,
    clauses: Collection[str] = (),
    facts: Collection[str] = (),
) -> Affected:
    """Everything that rests on one of the clauses of an edition, or on one of the facts."""
    touched_facts = set(facts) | {
        fact
        for (held_edition, clause), entry in library.clauses.items()
        if held_edition == edition and clause in clauses
        for fact in entry.facts
    }

    def rests(line: Line) -> bool:
        cited = line.edition in (edition, None) and any(clause in clauses for clause in line.clauses)
        return cited or any(fact in touched_facts for fact in line.facts)

    def voices_of(entry: QuestionEntry) -> tuple[str, ...]:
        named = entry.edition == edition and any(clause in clauses for clause in entry.clauses)
        extra = lines_in(entry.simpler) if entry.simpler else ()
        shared = [item for item in entry.details.values() if item.edition == edition]
        later = entry.later_edition
        if (
            named
            or any(rests(line) for line in extra)
            or any(clause in clauses for item in shared for clause in item.clauses)
            or any(rests(line) for item in entry.details.values() for line in lines_in(item.lines))
            or (later is not None and any(fact in touched_facts for fact in later.facts))
        ):
            return VOICES
        return tuple(voice for voice in VOICES if any(rests(line) for line in entry.voices[voice]))

    entries = {**library.questions, **library.fixed}
    answers = {question: voices for question, entry in entries.items() if (voices := voices_of(entry))}
    terms = tuple(term.term for term in library.terms if voices_of(term.entry))
    contacts = tuple(contact.id for contact in library.contacts.values() if touched_facts & set(contact.facts))
    rules = tuple(
        rule
        for rule, content in _rules(library)
        if any(rests(line) for line in lines_in(content))
        or (edition == library.default_edition.id and any(c in clauses for c in _uses(content)))
    )
    reviewed = {*answers, *terms, *(rule.removeprefix(_OUTCOME) for rule in rules if rule.startswith(_OUTCOME))}
    changes = tuple(
        change.id
        for change in library.later_changes.entries
        if (edition == library.default_edition.id and set(clauses) & set(change.touched.clauses))
        or reviewed & {*change.touched.questions, *change.touched.terms, *change.touched.outcomes}
    )
    return Affected(answers, rules, terms, contacts, changes)


def _rules(library: GuidanceLibrary) -> Iterator[tuple[str, Any]]:
    """Every rule with the name under which a reviewer finds it."""
    rules = library.rules
    for outcome in (*rules.outcomes, rules.held_by_another):
        yield f"{_OUTCOME}{outcome.id}", outcome
    for note in rules.notes:
        yield f"{_OUTCOME}{note.id}", note
    for lead, rule in rules.escalation.items():
        yield f"who_escalates: {lead or 'nobody known'}", rule
    for field in fields(rules):
        if field.name not in ("outcomes", "held_by_another", "notes", "escalation"):
            yield f"wording: {field.name}", getattr(rules, field.name)


def _uses(content: Any) -> tuple[str, ...]:
    return tuple(getattr(content, "uses", {}).values())


def lines_in(value: Any) -> Iterator[Line]:
    """Every sentence inside a piece of content, however deep."""
    if isinstance(value, Line):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from lines_in(item)
    elif isinstance(value, (tuple, list)):
        for item in value:
            yield from lines_in(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from lines_in(getattr(value, field.name))
