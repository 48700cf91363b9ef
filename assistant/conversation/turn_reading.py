"""What a reader of turns is told of a family, and what it says that a turn does to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

EFFECTS = ("same", "there", "gone", "unclear", "untold", "supposed_there", "supposed_gone")
"""What a turn can do to what is known of one service (`data/turns/README.md`)."""
TOLD = ("there", "gone", "unclear", "untold")
"""Effects on the facts themselves: they end what was supposed."""
SERVICES = ("social_care", "feh", "yos")
"""In the order in which the model was trained to see them."""


@dataclass(frozen=True)
class Known:
    """What is known of a service before the turn: `fact` and `supposed` are "there", "gone" or ""; `last` where the
    turn before told of it. `fact` may be "unclear" too: it is being asked about.
    """

    fact: str = ""
    supposed: str = ""
    last: bool = False


@dataclass(frozen=True)
class TurnReading:
    """How likely each effect on each service is, that the turn is about the family, and that it leaves what was
    supposed; all from 0 to 1.
    """

    effects: Mapping[str, Mapping[str, float]]
    """Service → effect → probability."""
    of_family: float
    goes_back: float

    def likeliest(self, service: str) -> tuple[str, float]:
        """The likeliest effect on a service, and its probability."""
        return max(self.effects[service].items(), key=lambda each: each[1])

    def tells(self, service: str) -> float:
        """How likely it is that the turn tells something of a service."""
        return sum(self.effects[service][effect] for effect in TOLD)

    def supposes(self, service: str) -> float:
        """How likely it is that the turn supposes something of a service."""
        return self.effects[service]["supposed_there"] + self.effects[service]["supposed_gone"]

    def any_effect(self, service: str) -> float:
        """How likely it is that the turn does something to a service."""
        return 1 - self.effects[service]["same"]
