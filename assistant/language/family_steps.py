"""The steps of which a turn about a family is made, and the services that they name: closed sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

SERVICES = ("feh", "yos", "social_care")
"""The services whose presence decides who leads."""
NOT_THERE = ("no", "unknown")
"""Values of a service that nobody says is there."""
UNIVERSAL = "universal"
"""The value of a tier where universal services are named: nobody else is there."""


class Operation(str, Enum):
    """What a step does (`turns.yml` has the words of each)."""

    BACK = "back"
    STILL = "still"
    STAYS = "stays"
    TODAY = "today"
    ADDS = "adds"
    TELLS = "tells"
    NAMES = "names"
    ONLY = "only"
    ENDS = "ends"
    WE_END = "we_end"
    OPENS = "opens"
    AWAITS = "awaits"
    UNDONE = "undone"
    GONE = "gone"
    UNTOLD = "untold"
    WITHDRAWS = "withdraws"
    ASSESSED = "assessed"
    PREVENTION = "prevention"
    STATUTORY = "statutory"
    REFUSES = "refuses"
    ACCEPTS = "accepts"
    ALONE = "alone"
    OTHERS = "others"
    NOTHING = "nothing"
    SUPPOSES = "supposes"
    COMES = "comes"
    TAKES_OUT = "takes_out"
    GOES = "goes"
    INSTEAD = "instead"
    STEPS_DOWN = "steps_down"
    AGAIN = "again"
    ASKS = "asks"


@dataclass(frozen=True)
class Step:
    """An operation with the facts of what it names, each with its value."""

    operation: Operation
    named: tuple[tuple[str, str], ...] = ()

    def as_list(self) -> list[Any]:
        """As it travels with the message."""
        return [self.operation.value, [list(one) for one in self.named]]

    @classmethod
    def from_list(cls, data: list[Any]) -> Step:
        """The step that `as_list` wrote."""
        return cls(Operation(data[0]), tuple((fact, value) for fact, value in data[1]))


def services_there(facts: Mapping[str, str]) -> tuple[str, ...]:
    """The services that are known to work with a family of these facts."""
    return tuple(service for service in SERVICES if facts.get(service, "no") not in NOT_THERE)
