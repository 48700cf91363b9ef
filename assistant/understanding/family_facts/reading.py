"""What was read about a family in one message: what is certain, what is not, what is only supposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FamilyFact:
    """`fact` is `tier`, `feh`, `yos`, `social_care` or `case_holder`; `start` and `end` are its place in the message.

    Both are 0 where no single place says it.
    """

    fact: str
    value: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class FamilyReading:
    """`unsure` names facts that the words touch without saying clearly what holds; they are asked about.

    `supposed` are facts of a what-if: never facts of the family. `withdrawn` names facts of which the words deny a part
    ("not child in need") without saying what holds instead. Where a message tells of two children or families, `apart`
    has a reading for each by its label and `asks_of` the one it asks of; `label` names the one that any other tells of.
    `names` has a mark for each redacted name.
    `offered` are services that are offered, refused or referred to. `points_to` describes the one that it means ("the
    one with the plan"), as `assistant/language/each_of_them.py` fits it. `named` are the
    services that it names, whatever it says of them; `kinds` what each would be if it were there ("child_in_need").
    `several`: it tells of several that cannot be kept apart. `listed`: it is a list, every word of which is read.
    `likely` has what the trained reader alone makes of an unsure service: "there" or "gone". `unnamed`: what it
    says of something that it does not name: that it "closed", or that it "started".
    """

    stated: tuple[FamilyFact, ...] = ()
    unsure: tuple[str, ...] = ()
    supposed: tuple[FamilyFact, ...] = ()
    withdrawn: tuple[str, ...] = ()
    label: str | None = None
    apart: tuple[tuple[str, FamilyReading], ...] = ()
    asks_of: str | None = None
    names: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    points_to: str | None = None
    named: tuple[str, ...] = ()
    several: bool = False
    listed: bool = False
    kinds: Mapping[str, str] = field(default_factory=dict)
    likely: Mapping[str, str] = field(default_factory=dict)
    unnamed: tuple[str, ...] = ()

    @property
    def facts(self) -> dict[str, str]:
        """The certain facts by name."""
        return {fact.fact: fact.value for fact in self.stated}

    def as_dict(self) -> dict[str, Any]:
        """As it travels with the message."""
        return {
            "stated": [vars(fact) for fact in self.stated],
            "unsure": list(self.unsure),
            "supposed": [vars(fact) for fact in self.supposed],
            "withdrawn": list(self.withdrawn),
            "label": self.label,
            "apart": [[label, reading.as_dict()] for label, reading in self.apart],
            "asks_of": self.asks_of,
            "names": list(self.names),
            "offered": list(self.offered),
            "points_to": self.points_to,
            "named": list(self.named),
            "several": self.several,
            "listed": self.listed,
            "kinds": dict(self.kinds),
            "likely": dict(self.likely),
            "unnamed": list(self.unnamed),
        }

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> FamilyReading:
        """The reading that `as_dict` wrote."""
        return cls(
            tuple(FamilyFact(**fact) for fact in data.get("stated", ())),
            tuple(data.get("unsure", ())),
            tuple(FamilyFact(**fact) for fact in data.get("supposed", ())),
            tuple(data.get("withdrawn", ())),
            data.get("label"),
            tuple((label, cls.from_dict(one)) for label, one in data.get("apart", ())),
            data.get("asks_of"),
            tuple(data.get("names", ())),
            tuple(data.get("offered", ())),
            data.get("points_to"),
            tuple(data.get("named", ())),
            bool(data.get("several")),
            bool(data.get("listed")),
            dict(data.get("kinds") or {}),
            dict(data.get("likely") or {}),
            tuple(data.get("unnamed") or ()),
        )
