"""The aspects grid: for each subject and each aspect that people ask about, what answers it, or that none does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ASPECTS = (
    "who",
    "when",
    "how_often",
    "how_long",
    "where",
    "which_children",
    "parents",
    "compulsory",
    "figure",
    "why",
)
"""The aspects of the contract (`silent_on`)."""
FINER_ASPECTS: Mapping[str, str | None] = {
    "organiser": "who",
    "decider": "who",
    "since": "when",
    "first": "when",
    "name": "who",
    "recipients": "which_children",
    "hours": "when",
    "cost": "figure",
    "preparation": None,
    "ignored": None,
    "base": "where",
    "author": "who",
}
"""Finer aspects that people ask about, each with the aspect it is silent on; a subject names only what answers them."""


@dataclass(frozen=True)
class Cell:
    """What the guidance says of one aspect of a subject.

    `questions` hold the sentences: the answer, or the nearest there is where `silent`. `facts` picks those of their
    sentences that rest on one of these facts; none named takes the whole answer.
    """

    questions: tuple[str, ...]
    facts: tuple[str, ...] = ()
    silent: bool = False


@dataclass(frozen=True)
class Subject:
    """One row of the grid: a thing that people speak of, with its names."""

    id: str
    topic: str
    about: str
    """The question that says what it is."""
    names: tuple[str, ...]
    """What people call it, in lower case."""
    cells: Mapping[str, Cell]
    """Every aspect of a subject of the two chapters; of another chapter those that were read for it."""
    parts: tuple[str, ...] = ()
    """The questions on its parts, in the order in which `about` lists them."""
    twin: str | None = None
    """The subject that "the other one" means beside this one."""
    in_part: bool = False
    """Its chapter is one of the others, held in part."""


@dataclass(frozen=True)
class AspectsGrid:
    """All rows, and the one sentence per aspect that says the guidance is silent."""

    subjects: Mapping[str, Subject]
    silent: Mapping[str, Mapping[str, str]]
    """Aspect → voice → sentence; `other` is for a detail that is none of the ten."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Topic of another chapter → the questions on its numbered parts, in order."""

    kin: tuple[frozenset[str], ...] = ()
    """Topics that people pass between without a word: a follow-up on one is often a question on another."""

    alike: tuple[frozenset[str], ...] = ()
    """Topics whose answers say the same in the main: the likelier of two is no wrong answer."""

    silent_in_part: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The same sentences where a chapter is held only in part."""

    def not_said(self, subject: str, aspect: str, voice: str) -> str:
        """The sentence that says that nothing held answers this aspect of a subject."""
        return (self.silent_in_part if self.subjects[subject].in_part else self.silent)[aspect][voice]

    def names_elsewhere(self, named: tuple[str, ...], topic: str | None) -> bool:
        """Whether one of the subjects named belongs to another topic than `topic`."""
        return any(self.subjects[each].topic != topic for each in named)

    def subject_of(self, question: str) -> str | None:
        """The subject that a question says what it is of."""
        return next((row.id for row in self.subjects.values() if row.about == question), None)

    def are_kin(self, one: str, other: str) -> bool:
        """Whether two topics lie next to each other."""
        return any({one, other} <= group for group in self.kin)

    def alike_to(self, topic: str) -> frozenset[str]:
        """The topics whose answers say in the main what those on this one say, itself among them."""
        return next((group for group in self.alike if topic in group), frozenset([topic]))

    def named_in(self, plain: str) -> tuple[str, ...]:
        """The subjects that a text in lower case without marks names, in the order of the text."""
        padded = f" {plain} "
        found = [
            (place, -len(name), subject.id)
            for subject in self.subjects.values()
            for name in subject.names
            if (place := max(padded.find(f" {name} "), padded.find(f" {name}s "))) >= 0
        ]
        return tuple(dict.fromkeys(subject for _, _, subject in sorted(found)))
