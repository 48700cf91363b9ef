"""Lists the combinations of facts that the text does not settle, for the owner of the policy."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import Situation
from assistant.guidance.rules import all_situations


@dataclass(frozen=True)
class UnsettledGroup:
    """Combinations that end in the same place: why, the nearest clauses, and each situation."""

    outcome: str
    title: str
    why: str
    clauses: tuple[str, ...]
    situations: tuple[Situation, ...]


def unsettled_groups(library: GuidanceLibrary) -> tuple[UnsettledGroup, ...]:
    """Every not settled outcome in the order of the content, with its combinations."""
    rules = library.rules
    by_outcome: dict[str, list[Situation]] = {}
    for situation in all_situations():
        outcome = rules.outcome(situation)
        if outcome.status == "not_settled":
            by_outcome.setdefault(outcome.id, []).append(situation)
    return tuple(
        UnsettledGroup(
            outcome=outcome.id,
            title=rules.unsettled[outcome.id].title,
            why=rules.unsettled[outcome.id].why,
            clauses=tuple(dict.fromkeys(c for line in outcome.voices["school"] for c in line.clauses)),
            situations=tuple(by_outcome.get(outcome.id, ())),
        )
        for outcome in rules.outcomes
        if outcome.status == "not_settled"
    )
