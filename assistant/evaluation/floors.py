"""The floors below which no figure may fall, and the comparison with them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).resolve().parents[2] / "data" / "evaluation" / "floors.yml"


def read_floors(path: Path = FLOORS) -> dict[str, tuple[str, float]]:
    """Read figure → ("at_least" or "at_most", limit).

    Raises:
        ValueError: an entry has neither or both; the message names it.
    """
    from ruamel.yaml import YAML

    floors: dict[str, tuple[str, float]] = {}
    for name, entry in (YAML(typ="safe", pure=True).load(path) or {}).items():
        if not isinstance(entry, dict) or set(entry) not in ({"at_least"}, {"at_most"}):
            raise ValueError(f"{path.name}: {name} needs either at_least or at_most")
        ((bound, limit),) = entry.items()
        floors[name] = (bound, float(limit))
    return floors


def below_floor(figures: Mapping[str, float], floors: Mapping[str, tuple[str, float]]) -> list[str]:
    """Say of each figure worse than its floor what it is and must be; one not measured is passed over."""
    misses = []
    for name, (bound, limit) in floors.items():
        found = figures.get(name)
        if found is not None and (found < limit if bound == "at_least" else found > limit):
            misses.append(f"{name} is {found:g}, must be {bound.replace('_', ' ')} {limit:g}")
    return misses
