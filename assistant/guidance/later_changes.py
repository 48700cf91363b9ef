"""The register of later changes: what is newer than the guidance, shown beside an answer and never reasoned with."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from assistant.guidance.model import Answer, Situation
from assistant.guidance.parts import Kind, Sentence
from assistant.guidance.rules import Condition

CERTAINTIES = ("several_sources", "one_source", "not_found")


@dataclass(frozen=True)
class Touched:
    """What a change bears on.

    `outcomes` of who leads show its line where one of the conditions `when` holds (always if there is
    none); `passes_over` names the outcomes that rest on its clauses and need no line, each with the
    reason. Questions, neighbouring subjects and terms always show the line.
    """

    clauses: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    passes_over: Mapping[str, str] | None = None
    questions: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class LaterChange:
    """One fact that is newer than the guidance. `since` is a year and month, or a day.

    `full` is said the first time in a conversation and on every page, `short` after that; both per
    voice. `verify` is the role that confirms it with the council before launch.
    """

    id: str
    since: str
    looked_up: date
    certainty: str
    sources: tuple[str, ...]
    verify: str
    full: Mapping[str, str]
    short: Mapping[str, str]
    touched: Touched


@dataclass(frozen=True)
class LaterChanges:
    """Every entry of the register, in the order in which its lines are shown."""

    entries: tuple[LaterChange, ...]

    @property
    def known_to(self) -> date:
        """The last day on which changes were looked for."""
        return max(entry.looked_up for entry in self.entries)

    def of_outcome(self, outcome: str, situation: Situation) -> tuple[LaterChange, ...]:
        """The changes whose line stands beside an outcome of who leads in this situation."""
        return tuple(
            entry
            for entry in self.entries
            if outcome in entry.touched.outcomes
            and (not entry.touched.when or any(condition.holds(situation) for condition in entry.touched.when))
        )

    def of_question(self, question: str) -> tuple[LaterChange, ...]:
        """The changes whose line stands beside the answer to a question."""
        return tuple(entry for entry in self.entries if question in entry.touched.questions)

    def of_neighbour(self, subject: str) -> tuple[LaterChange, ...]:
        """The changes whose line stands beside a subject that the guidance does not hold."""
        return tuple(entry for entry in self.entries if subject in entry.touched.neighbours)

    def of_term(self, term: str) -> tuple[LaterChange, ...]:
        """The changes whose line stands beside the explanation of a term."""
        return tuple(entry for entry in self.entries if term in entry.touched.terms)

    def abridged(self, answer: Answer, told: Collection[str]) -> Answer:
        """The answer with the short clause of each change that this conversation has been told in full."""
        short = {entry.id: entry.short[answer.audience] for entry in self.entries if entry.id in told}
        said = tuple(replace(one, text=short.get(one.later_change or "", one.text)) for one in answer.sentences)
        return replace(answer, sentences=said)


def lines_of(changes: Collection[LaterChange], audience: str) -> tuple[Sentence, ...]:
    """The line of each change, in full."""
    return tuple(Sentence(change.full[audience], kind=Kind.LIMIT, later_change=change.id) for change in changes)
