"""The children or families of a conversation, each with its own facts: told of in turn, or two in a message.

Each goes by a label of a closed set (`assistant/language/children.py`) or by the mark of a redacted name; no name is
kept.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.conversation.family import Family, HeardOfFamily, after_message, after_reply, after_tap
from assistant.language.children import OTHER, opposite
from assistant.language.named_children import NAMED

MOST_KEPT = 4
"""Beside the one in hand; the one spoken of longest ago is forgotten first."""


@dataclass(frozen=True)
class HeardOfFamilies:
    """What one message says: of the family in hand (`heard`) or of two `apart`; to which it turns, of which it asks."""

    heard: HeardOfFamily = field(default_factory=HeardOfFamily)
    label: str | None = None
    turns_to: str | None = None
    apart: tuple[tuple[str, HeardOfFamily], ...] = ()
    asks_of: str | None = None


@dataclass(frozen=True)
class Families:
    """`spoken_of` is the family in hand, `label` what it is called, `others` the ones beside it by their labels.

    Where a question names neither of two, nobody is in hand (`is_to_choose`). `named` are the labels of those who are
    known by a redacted name, in the order in which they were first told of.
    """

    spoken_of: Family = field(default_factory=Family)
    label: str | None = None
    others: Mapping[str, Family] = field(default_factory=dict)
    is_to_choose: bool = False
    named: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """What each of them is called, the one in hand last."""
        return (*self.others, *((self.label,) if self.label else ()))

    def called(self, label: str) -> str:
        """What a label is called in words: one known by name by its place among them ("named:2")."""
        return f"named:{self.named.index(label) + 1}" if label in self.named else label

    def turned_to(self, label: str) -> Families:
        """The families with the one of this label in hand; a new one where it has not been told of."""
        found = self._meant(label)
        if found == self.label:
            return replace(self, is_to_choose=False)
        kept = {name: family for name, family in self.others.items() if name != found}
        if not self.is_to_choose and self.spoken_of != Family():
            kept[self.label or self._unused(opposite(found))] = self.spoken_of
        named = _with_named(self.named, [found])
        return Families(self.others.get(found, Family()), found, dict(list(kept.items())[-MOST_KEPT:]), named=named)

    def without_what_if(self) -> Families:
        """The families with nothing supposed of the one in hand."""
        return replace(self, spoken_of=replace(self.spoken_of, supposed={}))

    def tapped(self, stated: Mapping[str, str]) -> Families:
        """The families after a button about the one in hand."""
        return replace(self, spoken_of=after_tap(self.spoken_of, stated), is_to_choose=False)

    def replied(self, stated: Mapping[str, str]) -> Families:
        """The families after a plain reply about the one in hand."""
        return replace(self, spoken_of=after_reply(self.spoken_of, stated), is_to_choose=False)

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
            "is_to_choose": self.is_to_choose,
            "named": list(self.named),
        }

    @classmethod
    def from_stored(cls, facts: Mapping[str, str], stored: Mapping[str, Any] | None) -> Families:
        """The families with these facts of the one in hand and what `as_stored` wrote."""
        kept = stored or {}
        others = {label: Family.from_stored(one["facts"], one) for label, one in (kept.get("others") or {}).items()}
        in_hand, named = Family.from_stored(facts, kept), tuple(kept.get("named") or ())
        return cls(in_hand, kept.get("label"), others, bool(kept.get("is_to_choose")), named)


def after_message_of(families: Families, told: HeardOfFamilies, text: str, turn: int, goes_on: bool) -> Families:
    """The families after one message; `goes_on` is False where it opens a new case."""
    if told.apart:
        return _told_apart(families, told, text, turn)
    if told.turns_to is not None:
        turned = families.turned_to(told.turns_to)
        return replace(turned, spoken_of=after_message(turned.spoken_of, told.heard, text, turn, goes_on=True))
    opens = not goes_on and bool(told.heard.stated or told.heard.supposed or told.heard.unsure)
    if opens and families.label and told.label not in (None, families.label):
        families = families.turned_to(told.label or families.label)
        return replace(families, spoken_of=after_message(Family(), told.heard, text, turn, goes_on=True))
    after = after_message(families.spoken_of, told.heard, text, turn, goes_on)
    label = told.label or (None if opens else families.label)
    return replace(
        families,
        spoken_of=after,
        label=label,
        is_to_choose=families.is_to_choose and after == Family(),
        named=_with_named(families.named, [label] if label else []),
    )


def _told_apart(families: Families, told: HeardOfFamilies, text: str, turn: int) -> Families:
    found = dict(families.others)
    if families.label:
        found[families.label] = families.spoken_of
    for label, heard in told.apart:
        found[label] = after_message(found.get(label, Family()), heard, "", turn, goes_on=True)
    named = _with_named(families.named, [label for label, _ in told.apart])
    if told.asks_of is not None:
        in_hand = found.pop(told.asks_of, Family())
        return Families(in_hand, told.asks_of, dict(list(found.items())[-MOST_KEPT:]), named=named)
    return Families(Family(), None, dict(list(found.items())[-MOST_KEPT:]), is_to_choose=True, named=named)


def _with_named(named: tuple[str, ...], labels: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*named, *(label for label in labels if label.startswith(f"{NAMED}:"))]))
