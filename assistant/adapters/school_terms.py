"""Read the operator's school term dates, without which 'after half-term' is not known.

The file is YAML: a list of breaks, each with `kind` (half_term, christmas, easter or summer),
`first_day` and `last_day`.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

from ruamel.yaml import YAML

from assistant.language.times.calendar_days import SchoolBreak

KINDS = ("half_term", "christmas", "easter", "summer")
KEYS = {"kind", "first_day", "last_day"}


class TermDatesError(ValueError):
    """A file of term dates that cannot be used; the message names the file and the entry."""


def load_school_breaks(file: Path) -> tuple[SchoolBreak, ...]:
    """Read the breaks, by date. Raises TermDatesError for an entry that says anything else or overlaps another."""
    entries = YAML(typ="safe").load(file.read_text(encoding="utf-8")) or []
    if not isinstance(entries, list):
        raise TermDatesError(f"{file.name}: write a list of breaks.")
    breaks = sorted(
        (_break(file, number, entry) for number, entry in enumerate(entries, 1)), key=lambda each: each.first
    )
    for earlier, later in pairwise(breaks):
        if later.first <= earlier.last:
            raise TermDatesError(f"{file.name}: the breaks from {earlier.first} and from {later.first} overlap.")
    return tuple(breaks)


def _break(file: Path, number: int, entry: object) -> SchoolBreak:
    if not isinstance(entry, dict) or set(entry) != KEYS:
        raise TermDatesError(f"{file.name}, entry {number}: give kind, first_day and last_day and nothing else.")
    kind, first, last = entry["kind"], entry["first_day"], entry["last_day"]
    if kind not in KINDS:
        raise TermDatesError(f"{file.name}, entry {number}: the kind is one of {', '.join(KINDS)}.")
    if type(first) is not date or type(last) is not date or last < first:
        raise TermDatesError(f"{file.name}, entry {number}: write days as 2027-02-15, the first before the last.")
    return SchoolBreak(kind, first, last)
