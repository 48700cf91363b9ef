"""The children or families of a conversation, each with its own facts: told of in turn, or two in a message.

Each goes by a label of a closed set (`assistant/language/children.py`) or by the mark of a redacted name; no name is
kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.family_changes import after_message, after_reply, after_tap
from assistant.language.children import OTHER, SECOND, TWO, opposite
from assistant.language.described_children import DESCRIBED
from assistant.language.each_of_them import fits
from assistant.language.named_children import NAMED
from assistant.language.turning_to_a_child import begins_with_another, turned_to

MOST_KEPT = 4
"""Beside the one in hand; the one spoken of longest ago is forgotten first."""


@dataclass(frozen=True)
class HeardOfFamilies:
    """What one message says: of the family in hand (`heard`) or of two `apart`; to which it turns, of which it asks.

    `of_each`: it asks, and what it tells it tells, of each of them. `calls_them` are labels that it gives to the two.
    """

    heard: HeardOfFamily = field(default_factory=HeardOfFamily)
    label: str | None = None
    turns_to: str | None = None
    apart: tuple[tuple[str, HeardOfFamily], ...] = ()
    asks_of: str | None = None
    of_each: bool = False
    calls_them: tuple[str, ...] = ()
    is_of: str | None = None
    """The one that it says the last message was about."""


@dataclass(frozen=True)
class Families:
    """`spoken_of` is the family in hand, `label` what it is called, `others` the ones beside it by their labels.

    `of_each`: what was asked last is asked of each; nobody is then in hand but the one of whom a fact is asked.
    `shared`: what is told of the one in hand is told of all. `waiting` was told of one of them, and it is asked of
    which (`is_to_choose`). `order` has the labels in the order in which they were first told of.
    """

    spoken_of: Family = field(default_factory=Family)
    label: str | None = None
    others: Mapping[str, Family] = field(default_factory=dict)
    of_each: bool = False
    shared: bool = False
    waiting: HeardOfFamily | None = None
    order: tuple[str, ...] = ()

    @property
    def is_to_choose(self) -> bool:
        """Whether it is asked which of them is meant."""
        return self.waiting is not None

    @property
    def is_of_nobody(self) -> bool:
        """Whether what was asked last is asked of each, and none of them is in hand."""
        return self.of_each and not self.label

    @property
    def by_label(self) -> dict[str, Family]:
        """Each of them by its label, in the order in which they were told of."""
        found = {**self.others, **({self.label: self.spoken_of} if self.label else {})}
        told = [label for label in self.order if label in found]
        return {label: found[label] for label in (*told, *(label for label in found if label not in told))}

    @property
    def labels(self) -> tuple[str, ...]:
        """What each of them is called."""
        return tuple(self.by_label)

    def called(self, label: str) -> str:
        """What a label is called in words: one known by name or description by its place ("named:2")."""
        for kind, words in ((NAMED, "named"), (DESCRIBED, DESCRIBED)):
            told = [one for one in self.order if one.startswith(f"{kind}:")]
            if label in told:
                return f"{words}:{told.index(label) + 1}"
        return label

    def turned_to(self, label: str) -> Families:
        """The families with the one of this label in hand; a new one where it has not been told of."""
        found = self._meant(label)
        if found == self.label:
            return replace(self, of_each=False)
        kept = {name: family for name, family in self.others.items() if name != found}
        left = self.label or self._unused(opposite(found))
        if self.spoken_of != Family():
            kept[left] = replace(self.spoken_of, supposed={})  # what is supposed of one ends with turning to another
        new = replace(self.spoken_of, supposed={}) if self.shared else Family()
        order = in_order(self.order, [each for each in (left, found) if each in (found, *kept)])
        family = self.others.get(found, new)
        if self.waiting is not None:
            family = after_message(family, self.waiting, 0, goes_on=True)
        return Families(family, found, dict(list(kept.items())[-MOST_KEPT:]), order=order)

    def asking_of(self, label: str) -> Families:
        """The families with a fact asked of this one, where all of them are asked about."""
        return replace(self.turned_to(label), of_each=True)

    def together(self) -> Families:
        """The families with nobody in hand, and the question put of each."""
        kept = dict(self.others)
        if self.label or self.spoken_of != Family():
            last = next(iter(self.others), OTHER)
            kept[self.label or self._unused(opposite(last))] = self.spoken_of
        return Families(others=kept, of_each=True, order=in_order(self.order, list(kept)))

    def called_anew(self, labels: Sequence[str]) -> Families:
        """The families by new labels, in the order in which they were told of; as they are where the number differs."""
        together = self.together()
        if len(labels) != len(together.others):
            return self
        called = dict(zip(labels, together.by_label.values(), strict=True))
        order = together.order if set(together.order) == set(labels) else tuple(labels)
        return replace(together, others=called, order=order)

    def said_of(self, label: str, turn: int) -> Families:
        """The families where the message before, told of the one in hand, was of the one of this label.

        Nobody else was told of under it: then it is what the one in hand is called.
        """
        if label not in self.others:
            return replace(
                self,
                label=label,
                of_each=False,
                order=tuple(label if one == self.label else one for one in self.order or (label,)),
            )
        family = self.spoken_of
        told = {fact: family.facts[fact] for fact, place in family.places.items() if place[0] == turn - 1}
        if not told or family.before is None:
            return self.turned_to(label)
        turned = replace(self, spoken_of=replace(family, facts=family.before, before=None)).turned_to(label)
        heard = HeardOfFamily(stated=told)
        return replace(turned, spoken_of=after_message(turned.spoken_of, heard, turn, goes_on=True))

    def turned_to_by(self, text: str, names: Sequence[str] = (), points_to: str | None = None) -> str | None:
        """The label of the one that a message turns to: by a label, or by what was told of it and of no other."""
        label = turned_to(text, self.labels, names)
        if label is None and not self.labels and self.spoken_of != Family() and begins_with_another(text):
            return SECOND
        if label is not None or points_to is None:
            return label
        found = [label for label, family in self.by_label.items() if fits(points_to, family.facts)]
        return found[0] if len(found) == 1 and len(self.labels) >= TWO else None

    def without_what_if(self) -> Families:
        """The families with nothing supposed of the one in hand."""
        return replace(self, spoken_of=replace(self.spoken_of, supposed={}))

    def in_doubt(self, facts: Sequence[str]) -> Families:
        """The families with these facts of the one in hand to be asked again."""
        heard = HeardOfFamily(unsure=tuple(facts))
        return replace(self, spoken_of=after_message(self.spoken_of, heard, 0, goes_on=True))

    def tapped(self, stated: Mapping[str, str]) -> Families:
        """The families after a button about the one in hand."""
        return replace(self, spoken_of=after_tap(self.spoken_of, stated))

    def replied(self, stated: Mapping[str, str]) -> Families:
        """The families after a plain reply about the one in hand."""
        return replace(self, spoken_of=after_reply(self.spoken_of, stated))

    def _meant(self, label: str) -> str:
        """The label kept for what was said: "the other one" of two is the one that is not in hand."""
        if label in self.labels:
            return label
        others = list(self.others)
        if label == OTHER:
            return others[-1] if others else "second"
        return label

    def _unused(self, label: str) -> str:
        return (
            label if label not in self.others else next(n for n in ("first", "second", "other") if n not in self.others)
        )

    def as_stored(self) -> dict[str, Any]:
        """What is kept beside the facts of the one in hand."""
        return {
            **self.spoken_of.as_stored(),
            "label": self.label,
            "others": {label: {**one.as_stored(), "facts": dict(one.facts)} for label, one in self.others.items()},
            "of_each": self.of_each,
            "shared": self.shared,
            "waiting": None if self.waiting is None else self.waiting.as_stored(),
            "order": list(self.order),
        }

    @classmethod
    def from_stored(cls, facts: Mapping[str, str], stored: Mapping[str, Any] | None) -> Families:
        """The families with these facts of the one in hand and what `as_stored` wrote.

        A conversation begun under an earlier release has `named` for `order`, and `is_to_choose` for `of_each`.
        """
        kept = stored or {}
        others = {label: Family.from_stored(one["facts"], one) for label, one in (kept.get("others") or {}).items()}
        in_hand, order = Family.from_stored(facts, kept), tuple(kept.get("order") or kept.get("named") or ())
        waiting = kept.get("waiting")
        held = None if waiting is None else HeardOfFamily.from_stored(waiting)
        of_each = bool(kept.get("of_each", kept.get("is_to_choose")))
        return cls(in_hand, kept.get("label"), others, of_each, bool(kept.get("shared")), held, order)


def named_before(stored: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The marks of the names under which children or families are kept; of what is stored of them."""
    known = Families.from_stored({}, stored).labels
    return tuple(label.removeprefix(f"{NAMED}:") for label in known if label.startswith(f"{NAMED}:"))


def in_order(order: tuple[str, ...], labels: Sequence[str]) -> tuple[str, ...]:
    """The labels in the order in which they were first told of."""
    return tuple(dict.fromkeys([*order, *labels]))
