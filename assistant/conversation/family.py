"""What a conversation knows of a family: facts, what is supposed beside them, and what one message says of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.language.services import NOT_THERE, SERVICES

Facts = Mapping[str, str]
Place = tuple[int, int, int]
"""Where a fact was said: which message of the conversation, first and last character."""


@dataclass(frozen=True)
class FamilyTurn:
    """What a turn does to a family; `unsure` are facts that it leaves open, `withdrawn` such as hold no more."""

    stated: Facts = field(default_factory=dict)
    supposed: Facts = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    goes_back: bool = False
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True)
class HeardOfFamily:
    """What one message says of a family: certain facts with their places, open ones, supposed and withdrawn ones."""

    stated: Facts = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    supposed: Facts = field(default_factory=dict)
    withdrawn: tuple[str, ...] = ()
    goes_back: bool = False
    """It leaves the what-if."""
    offered: tuple[str, ...] = ()
    """Services that were offered, refused or referred to and are not there."""
    named: tuple[str, ...] = ()
    """Services that it names, whatever it says of them."""
    kinds: Facts = field(default_factory=dict)
    """What each of them would be if it were there: a plan, an order."""
    likely: Facts = field(default_factory=dict)
    """What is likely, and no more, of a service that it leaves open: "there" or "gone"."""
    unnamed: tuple[str, ...] = ()
    """What it says of something that it does not name: that it "closed" ("its closed now, no youth justice"), that it
    "started" ("I said yes, she starts today"), that it "goes_on" ("no wait, it is still open")."""

    @property
    def tells(self) -> bool:
        """Whether it says anything of a family."""
        return bool(self.stated or self.supposed or self.unsure)

    @classmethod
    def from_reading(cls, reading: Mapping[str, Any], stated: Facts | None = None) -> HeardOfFamily:
        """What the reading of a message says, as it travels with it; `stated` in place of its own."""
        told = reading.get("stated") or ()
        return cls(
            {one["fact"]: one["value"] for one in told} if stated is None else stated,
            {one["fact"]: (one["start"], one["end"]) for one in told if one["end"]},
            tuple(reading.get("unsure") or ()),
            {one["fact"]: one["value"] for one in reading.get("supposed") or ()},
            tuple(reading.get("withdrawn") or ()),
            bool(reading.get("goes_back")),
            tuple(reading.get("offered") or ()),
            tuple(reading.get("named") or ()),
            dict(reading.get("kinds") or {}),
            dict(reading.get("likely") or {}),
            tuple(reading.get("unnamed") or ()),
        )

    def as_stored(self) -> dict[str, Any]:
        """What is kept while it is asked of whom it was said; the places in the message are not."""
        return {
            "stated": dict(self.stated),
            "unsure": list(self.unsure),
            "supposed": dict(self.supposed),
            "withdrawn": list(self.withdrawn),
            "offered": list(self.offered),
        }

    @classmethod
    def from_stored(cls, stored: Mapping[str, Any]) -> HeardOfFamily:
        """What `as_stored` wrote."""
        return cls(
            stated=dict(stored["stated"]),
            unsure=tuple(stored["unsure"]),
            supposed=dict(stored["supposed"]),
            withdrawn=tuple(stored["withdrawn"]),
            offered=tuple(stored["offered"]),
        )


@dataclass(frozen=True)
class Family:
    """`places` says where each fact was said, `chosen` which facts were chosen by a button instead.

    `offered` are services last spoken of as offered, refused or referred to: "they accepted it" is of one of these.
    `before` are the facts before the last message that told any; None where that is not known. `last` are the services
    that the last message that said anything of any said it of: "she finished" is of one of these.
    """

    facts: Facts = field(default_factory=dict)
    supposed: Facts = field(default_factory=dict)
    unsure: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    before: Facts | None = None
    last: tuple[str, ...] = ()

    @property
    def as_supposed(self) -> dict[str, str]:
        """The facts as they would be if what is supposed held. A tier goes with the services it was said of."""
        service = any(self.supposed.get(fact, "no") not in NOT_THERE for fact in SERVICES)
        held = {fact: value for fact, value in self.facts.items() if not (service and fact == "tier")}
        return {**held, **self.supposed}

    @property
    def open_as_supposed(self) -> tuple[str, ...]:
        """The facts in doubt, as they are and as they are supposed: asked, never taken as untold."""
        return (*self.unsure, *(fact for fact, value in self.supposed.items() if value == "unknown"))

    def as_stored(self) -> dict[str, Any]:
        """What is kept beside the facts themselves."""
        return {
            "supposed": dict(self.supposed),
            "unsure": list(self.unsure),
            "places": {fact: list(place) for fact, place in self.places.items()},
            "chosen": list(self.chosen),
            "offered": list(self.offered),
            "before": None if self.before is None else dict(self.before),
            "last": list(self.last),
        }

    @classmethod
    def from_stored(cls, facts: Facts, stored: Mapping[str, Any] | None) -> Family:
        """The family with these facts and what `as_stored` wrote."""
        kept = stored or {}
        places = {fact: (int(p[0]), int(p[1]), int(p[2])) for fact, p in (kept.get("places") or {}).items()}
        return cls(
            dict(facts),
            dict(kept.get("supposed") or {}),
            tuple(kept.get("unsure") or ()),
            places,
            tuple(kept.get("chosen") or ()),
            tuple(kept.get("offered") or ()),
            kept.get("before"),
            tuple(kept.get("last") or ()),
        )
