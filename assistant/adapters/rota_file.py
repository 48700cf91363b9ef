"""Reads the rota that an operator wrote down, and enters what the database does not know yet.

After that the officers' pages are the place to change it: an officer who is there already
keeps their hours, whatever the file says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from assistant.consultation.model import Closure, RotaSettings
from assistant.consultation.rota_desk import RotaDesk

_ACTOR = "rota file"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DURATIONS = {
    "slot_minutes": "slot_length",
    "step_minutes": "slot_step",
    "buffer_before_minutes": "buffer_before",
    "buffer_after_minutes": "buffer_after",
    "notice_minutes": "minimum_notice",
}


class RotaFileError(ValueError):
    """A rota file that cannot be used; the message names the file and the entry."""


@dataclass(frozen=True)
class OfficerEntry:
    """An officer as written down; hours as (weekday, from, until), Monday being 0."""

    name: str
    email: str
    hours: tuple[tuple[int, time, time], ...]


@dataclass(frozen=True)
class RotaFile:
    """A rota as written down."""

    officers: tuple[OfficerEntry, ...]
    closures: tuple[Closure, ...]
    settings: RotaSettings


def read_rota_file(path: Path) -> RotaFile:
    """Read a rota file.

    Raises:
        RotaFileError: naming the entry that cannot be understood.
    """
    try:
        # Pure: times stay text, where YAML 1.1 would read 9:30 as a number of base sixty.
        content = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8")) or {}
        return RotaFile(
            officers=tuple(_officer(entry) for entry in content["officers"]),
            closures=tuple(_closure(entry) for entry in content.get("closures", ())),
            settings=_settings(content.get("settings", {})),
        )
    except (YAMLError, KeyError, TypeError, ValueError, AttributeError, OSError) as error:
        raise RotaFileError(f"{path.name}: {error}") from error


def enter_rota(desk: RotaDesk, rota: RotaFile) -> None:
    """Enter officers and closures that are not there yet; the settings only while no real officer is there."""
    known = desk.rota()
    emails = {officer.email for officer in known.officers}
    if all(officer.example for officer in known.officers):
        desk.save_settings(_ACTOR, rota.settings)
    for officer in rota.officers:
        if officer.email.lower() not in emails:
            desk.add_officer(_ACTOR, officer.name, officer.email, officer.hours)
    for invented in known.officers:
        if invented.example and invented.active:
            desk.set_officer_active(_ACTOR, invented.id, False)
    closed = {(closure.first_day, closure.last_day) for closure in known.closures}
    for closure in rota.closures:
        if (closure.first_day, closure.last_day) not in closed:
            desk.add_closure(_ACTOR, closure)


def _officer(entry: Mapping[str, Any]) -> OfficerEntry:
    hours = [
        (_weekday(weekday), *_stretch(stretch))
        for weekday, stretches in entry["hours"].items()
        for stretch in ([stretches] if isinstance(stretches, str) else stretches)
    ]
    return OfficerEntry(str(entry["name"]), str(entry["email"]), tuple(hours))


def _weekday(name: str) -> int:
    if name.lower() not in _WEEKDAYS:
        raise ValueError(f"not a weekday: {name}")
    return _WEEKDAYS.index(name.lower())


def _stretch(text: str) -> tuple[time, time]:
    """`9:00-12:30` as two wall-clock times."""
    starts, ends = (time.fromisoformat(part.strip().rjust(5, "0")) for part in text.split("-"))
    if starts >= ends:
        raise ValueError(f"hours end before they begin: {text}")
    return starts, ends


def _closure(entry: Mapping[str, Any]) -> Closure:
    first, last = entry["from"], entry.get("until", entry["from"])
    if not (isinstance(first, date) and isinstance(last, date) and first <= last):
        raise ValueError(f"a closure needs two days in order: {dict(entry)}")
    return Closure(first, last, str(entry.get("reason", "")))


def _settings(entry: Mapping[str, Any]) -> RotaSettings:
    unknown = set(entry) - {*_DURATIONS, "horizon_days", "daily_limit"}
    if unknown:
        raise ValueError(f"unknown settings: {', '.join(sorted(unknown))}")
    durations: dict[str, Any] = {
        field: timedelta(minutes=entry[key]) for key, field in _DURATIONS.items() if key in entry
    }
    others = {key: entry[key] for key in ("horizon_days", "daily_limit") if key in entry}
    return RotaSettings(**durations, **others)
