"""The figures that the public scorecard shows: read from one file, checked, and held against the floors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assistant.evaluation.floors import FLOORS, read_floors

SCORECARD = FLOORS.with_name("scorecard.yml")
BETTER = ("more", "fewer")
_KEYS = {"id", "what", "found", "of", "better"}


@dataclass(frozen=True)
class Figure:
    """How many of how many; `better` says which way is good."""

    id: str
    what: str
    found: int
    of: int
    better: str

    @property
    def percent(self) -> float:
        """The share in per cent, to one decimal."""
        return round(100 * self.found / self.of, 1)


@dataclass(frozen=True)
class Measurement:
    """Figures found on one day in one way. `looked_at`: misses were looked at before, so they are kind."""

    id: str
    title: str
    about: str
    measured: date
    looked_at: bool
    reproduce: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class Floor:
    """What every build holds a figure to: `bound` is at_least or at_most."""

    id: str
    what: str
    bound: str
    percent: float


@dataclass(frozen=True)
class Scorecard:
    """Everything that the page shows."""

    measurements: tuple[Measurement, ...]
    floors: tuple[Floor, ...]


def read_scorecard(path: Path = SCORECARD, floors_path: Path = FLOORS) -> Scorecard:
    """The scorecard.

    Raises:
        ValueError: for a figure that cannot be, an unknown key, or a floor that the floors do not hold.
    """
    from ruamel.yaml import YAML

    content = YAML(typ="safe", pure=True).load(path)
    measurements = tuple(_measurement(group) for group in content["groups"])
    names = [figure.id for measurement in measurements for figure in measurement.figures]
    if len(names) != len(set(names)):
        raise ValueError(f"{path.name}: a figure stands here twice")
    floors = read_floors(floors_path)
    unknown = sorted(set(content["held"]) - set(floors))
    if unknown:
        raise ValueError(f"{path.name}: {unknown[0]} has no floor in {floors_path.name}")
    held = tuple(
        Floor(name, what, floors[name][0], round(100 * floors[name][1], 1)) for name, what in content["held"].items()
    )
    return Scorecard(measurements, held)


def _measurement(group: Mapping[str, Any]) -> Measurement:
    figures = tuple(_figure(each) for each in group["figures"])
    values = {key: value for key, value in group.items() if key != "figures"}
    if not isinstance(group["measured"], date) or not isinstance(group["looked_at"], bool):
        raise ValueError(f"{group['id']}: needs measured (a day) and looked_at (true or false)")
    return Measurement(**values, figures=figures)


def _figure(values: Mapping[str, Any]) -> Figure:
    if set(values) != _KEYS:
        raise ValueError(f"{values.get('id')}: needs {', '.join(sorted(_KEYS))} and nothing else")
    figure = Figure(**values)
    if figure.better not in BETTER or not 0 <= figure.found <= figure.of or figure.of == 0:
        raise ValueError(f"{figure.id}: found must be between 0 and of, and better one of {', '.join(BETTER)}")
    return figure
