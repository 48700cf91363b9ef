"""What goes into the guidance core and what comes out of it: a situation, an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.guidance.parts import Kind, QuickReply, Sentence, Source, source_line

VOICES = ("school", "parent", "practitioner")

STATUSES = (
    "answered",
    "depends",
    "not_settled",
    "not_held",
    "out_of_scope",
    "safeguarding",
    "booking",
    "person",
    "smalltalk",
    "error",
)

BASES = ("explicit", "partly", "silent")

LEADS = ("school", "feh_practitioner", "yos_practitioner", "social_worker")

FACT_VALUES: Mapping[str, tuple[str, ...]] = {
    "tier": ("1", "2", "3", "4", "unknown"),
    "feh": ("yes", "no", "unknown"),
    "yos": ("no", "prevention", "statutory", "yes", "unknown"),
    "social_care": (
        "no",
        "child_in_need",
        "child_protection",
        "yes",
        "assessment",
        "looked_after",
        "unknown",
    ),
}


CASE_HOLDERS = ("social_worker", "other_practitioner", "unknown")
STATED_FACTS: Mapping[str, tuple[str, ...]] = {**FACT_VALUES, "case_holder": CASE_HOLDERS}
"""Every fact that may be stated; who holds an open case is never asked for and changes few answers."""


@dataclass(frozen=True)
class Situation:
    """What was said about a family; every fact is three-valued, with `unknown` for "not said".

    Raises ValueError for a value that is not in `STATED_FACTS`.
    """

    tier: str = "unknown"
    feh: str = "unknown"
    yos: str = "unknown"
    social_care: str = "unknown"
    case_holder: str = "unknown"

    def __post_init__(self) -> None:
        for fact, allowed in STATED_FACTS.items():
            if getattr(self, fact) not in allowed:
                raise ValueError(f"{fact} must be one of {', '.join(allowed)}, not {getattr(self, fact)!r}")

    @classmethod
    def from_mapping(cls, facts: Mapping[str, Any]) -> Situation:
        """The situation that a mapping of facts describes; a missing fact or null is `unknown`.

        Raises ValueError for a fact or a value that is not in `FACT_VALUES`.
        """
        surplus = sorted(set(facts) - set(STATED_FACTS))
        if surplus:
            raise ValueError(f"unknown fact {surplus[0]!r}: use {', '.join(STATED_FACTS)}")
        return cls(**{fact: _as_value(value) for fact, value in facts.items()})

    @property
    def stated(self) -> dict[str, str]:
        """The facts that were given, in the order of `STATED_FACTS`."""
        return {fact: getattr(self, fact) for fact in STATED_FACTS if getattr(self, fact) != "unknown"}


def _as_value(value: Any) -> str:
    # JSON callers write {"tier": 2} and {"feh": true} as naturally as the strings.
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


@dataclass(frozen=True)
class TraceStep:
    """One fact that the outcome rests on, with the clause that makes it count.

    `said` is where its words stand in the message, `turn` which earlier message that was; a tap has neither.
    """

    fact: str
    value: str
    clause: str
    said: tuple[int, int] | None = None
    turn: int | None = None

    def as_dict(self) -> dict[str, Any]:
        """The step as programs read it."""
        place = {} if self.said is None else {"from": list(self.said)}
        earlier = {} if self.turn is None else {"turn": self.turn}
        return {"fact": self.fact, "value": self.value, "clause": self.clause, **place, **earlier}


@dataclass(frozen=True)
class Change:
    """A fact not stated that would move the lead, and the lead it would give."""

    fact: str
    value: str
    lead: str


@dataclass(frozen=True)
class AsAt:
    """What was known when an answer was given: the edition, and the day up to which changes were looked for."""

    edition: str
    changes_known_to: date


@dataclass(frozen=True)
class Answer:
    """An answer with everything a reader or a checker needs to trust it.

    `sources` holds every clause and edition that the sentences cite; it is empty where no guidance is
    stated. `contacts` holds every way to reach people that they name. `recap` repeats in one sentence
    what was said of the family. `question` is the id of the question answered, `situation` what a
    decision rests on: with one of them the answer can be said again in other words. `each` holds the answers about
    several children or families that it puts together.
    """

    status: str
    topic: str | None
    audience: str
    sentences: tuple[Sentence, ...]
    clauses: tuple[str, ...] = ()
    basis: str = "silent"
    edition: str | None = None
    lead: str | None = None
    supports: tuple[str, ...] = ()
    trace: tuple[TraceStep, ...] = ()
    asks: str | None = None
    changes_if: tuple[Change, ...] = ()
    choices: tuple[str, ...] = ()
    signpost: str | None = None
    silent_on: str | None = None
    question: str | None = None
    situation: Situation | None = None
    quick_replies: tuple[QuickReply, ...] = ()
    sources: tuple[Source, ...] = ()
    contacts: tuple[Mapping[str, str], ...] = ()
    recap: str = ""
    as_at: AsAt | None = None
    each: tuple[ForOne, ...] = ()

    @property
    def text(self) -> str:
        """The whole answer for a reader who has nothing but text: a paragraph for each part, the source last."""
        said = " ".join((*self.said(Kind.LEAD), *self.said(Kind.REST)))
        change, limits = " ".join(self.said(Kind.CHANGE)), " ".join(self.said(Kind.LIMIT))
        parts = (said, self.recap, change, limits, source_line(self.sources))
        return "\n\n".join(part for part in parts if part)

    def said(self, kind: Kind) -> tuple[str, ...]:
        """The sentences that do one job."""
        return tuple(sentence.text for sentence in self.sentences if sentence.kind is kind)

    @property
    def later_changes(self) -> tuple[str, ...]:
        """The entries of the register of later changes that the answer tells."""
        return tuple(dict.fromkeys(one.later_change for one in self.sentences if one.later_change))

    @property
    def parts(self) -> dict[str, Any]:
        """The `parts` object of a reply: the same words as `text`, each where it belongs."""
        facts = [(one.states, one.text) for one in self.sentences if one.states is not None]
        return {
            "lead": " ".join(self.said(Kind.LEAD)),
            "rest": list(self.said(Kind.REST)),
            "facts": [{"fact": states.fact, "value": states.value, "text": text} for states, text in facts],
            "change": list(self.said(Kind.CHANGE)),
            "limits": list(self.said(Kind.LIMIT)),
            "sources": [source.as_dict() for source in self.sources],
            "contacts": [dict(contact) for contact in self.contacts],
        }

    def as_dict(self) -> dict[str, Any]:
        """The `answer` object that programs read; what applies to few answers only where it does."""
        answer: dict[str, Any] = {
            "status": self.status,
            "topic": self.topic,
            "lead": self.lead,
            "supports": list(self.supports),
            "basis": self.basis,
            "edition": self.edition,
            "clauses": list(self.clauses),
            "audience": self.audience,
            "trace": [step.as_dict() for step in self.trace],
            "asks": self.asks,
            "changes_if": [
                {"fact": change.fact, "value": change.value, "lead": change.lead} for change in self.changes_if
            ],
        }
        if self.choices:
            answer["choices"] = list(self.choices)
        if self.signpost:
            answer["signpost"] = self.signpost
        if self.later_changes:
            answer["later_changes"] = list(self.later_changes)
        if self.as_at is not None:
            known_to = self.as_at.changes_known_to.isoformat()
            answer["as_at"] = {"edition": self.as_at.edition, "changes_known_to": known_to}
        if self.silent_on:
            answer["silent_on"] = self.silent_on
        if self.each:
            answer["each"] = [one.as_dict() for one in self.each]
        return answer


@dataclass(frozen=True)
class ForOne:
    """The answer about one of several children or families: its label, what it is called, and the answer."""

    label: str
    title: str
    answer: Answer

    def as_dict(self) -> dict[str, Any]:
        """What programs read of it."""
        of_one = self.answer.as_dict()
        return {"child": self.title, **{key: of_one[key] for key in _OF_ONE}}


_OF_ONE = ("status", "lead", "supports", "basis", "clauses", "trace", "asks")
