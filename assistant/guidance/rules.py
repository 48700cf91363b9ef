"""The decision rules as loaded data, and the one way in which a rule is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from assistant.guidance.model import FACT_VALUES, Situation
from assistant.guidance.statements import Voices

ANY = "any"
"""Every outcome that has no words of its own."""


@dataclass(frozen=True)
class Condition:
    """Values that each fact may have; one level deep, all of them must hold."""

    allowed: Mapping[str, frozenset[str]]

    def holds(self, situation: Situation) -> bool:
        """Whether every fact of the situation has an allowed value."""
        return all(getattr(situation, fact) in values for fact, values in self.allowed.items())


@dataclass(frozen=True)
class Outcome:
    """One way in which "who leads?" can end, with every condition that leads to it.

    `uses` maps each fact the outcome rests on to the clause that makes it count; a denied fact
    ("no social worker") is part of the trace only where `counts_denials` says so; `reviewed` is the day
    on which it was last held against the guidance.
    """

    id: str
    status: str
    lead: str | None
    supports: tuple[str, ...]
    basis: str
    when: tuple[Condition, ...]
    uses: Mapping[str, str]
    counts_denials: bool
    voices: Voices
    reviewed: date


@dataclass(frozen=True)
class Note:
    """A sentence added to an outcome where the text leaves something open; it makes it `partly`."""

    id: str
    outcomes: tuple[str, ...]
    when: tuple[Condition, ...]
    uses: Mapping[str, str]
    voices: Voices
    escalating: Voices | None = None
    """What is added where it is asked who escalates and the text does not settle it."""


@dataclass(frozen=True)
class EscalationRule:
    """Who takes a case to enforcement, by who leads (`None`: nothing is known of the family)."""

    lead: str | None
    basis: str
    voices: Voices
    reviewed: date


@dataclass(frozen=True)
class UnsettledTitle:
    """How a group of combinations that the text does not settle is shown to the policy owner."""

    outcome: str
    title: str
    why: str


@dataclass(frozen=True)
class RuleBook:
    """The rules of the lead professional chapter, and the sentences around an outcome.

    held_by_another: an open case that no social worker holds and that is not said to be child protection;
    asking: fact → the question for it; unsure: fact → the question where the words leave it open;
    changing: lead → what would give it; said: voice → fact → value → how the fact is repeated, with
    `opening` first and `between` the facts, `supposing` first where they are only supposed,
    `asking_about` where no family is meant, `about_child` where there are several; `told_of_one`,
    `told_of_nobody` and `asked_next` where each of them is answered; `which_first`, `which_fact` and `what_holds`
    ask what was meant; escalation_changing: lead → what would have it escalate; unsettled_escalation: outcome (`any`
    for all others) → what is said where the lead is not settled; route: whom to ask where the text settles nothing;
    groups: fact → name → the values that conditions call by it.
    """

    outcomes: tuple[Outcome, ...]
    held_by_another: Outcome
    notes: tuple[Note, ...]
    asking: Mapping[str, Voices]
    unsure: Mapping[str, Voices]
    changing: Mapping[str, Voices]
    opening: Mapping[str, str]
    supposing: Mapping[str, str]
    asking_about: Mapping[str, str]
    about_child: Mapping[str, str]
    told_of_one: Mapping[str, str]
    told_of_nobody: Mapping[str, str]
    asked_next: Mapping[str, str]
    which_first: Mapping[str, str]
    which_fact: Mapping[str, str]
    what_holds: Mapping[str, Mapping[str, str]]
    between: Mapping[str, str]
    said: Mapping[str, Mapping[str, Mapping[str, str]]]
    route: Voices
    cannot_tell: Voices
    escalation: Mapping[str | None, EscalationRule]
    escalation_changing: Mapping[str, Voices]
    unsettled_escalation: Mapping[str, Voices]
    unsettled: Mapping[str, UnsettledTitle]
    groups: Mapping[str, Mapping[str, tuple[str, ...]]]

    def outcome(self, situation: Situation) -> Outcome:
        """The one outcome whose conditions hold (loading checks that there is exactly one)."""
        if situation.case_holder == "other_practitioner" and any(
            condition.holds(situation) for condition in self.held_by_another.when
        ):
            return self.held_by_another
        return next(
            outcome for outcome in self.outcomes if any(condition.holds(situation) for condition in outcome.when)
        )

    def notes_for(self, outcome: Outcome, situation: Situation) -> tuple[Note, ...]:
        """The notes that belong to the outcome in this situation."""
        return tuple(
            note
            for note in self.notes
            if outcome.id in note.outcomes and any(condition.holds(situation) for condition in note.when)
        )


def all_situations() -> Iterator[Situation]:
    """Every combination of the facts: 5 × 3 × 5 × 7 = 525."""
    for values in product(*FACT_VALUES.values()):
        yield Situation(*values)
