"""`/officer/audit`: what was done by whom, and whether anybody changed the record of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from starlette.responses import Response

from assistant.adapters.database.audit import verify
from assistant.adapters.database.engine import for_reading
from assistant.consultation.repositories import AuditEntry
from assistant.language.wall_clock import moment_text
from assistant.web.officer.visit import OfficerVisit, names, officer_route

NEWEST = 200
OFFICER = "officer "
# What only the store needs says nothing to an officer.
OF_THE_STORE = frozenset({"version", "uid"})


def show_trail(visit: OfficerVisit) -> Response:
    """The newest entries, newest first, with what checking the whole chain found."""
    with for_reading(visit.services.database).connect() as connection:
        verification = verify(connection)
    with visit.services.unit_of_work(writing=False) as work:
        entries = work.audit.entries(limit=NEWEST)
    lines = history(visit, reversed(entries))
    return visit.page("audit.html", verification=verification, lines=lines, newest=NEWEST)


@dataclass(frozen=True)
class Line:
    """One entry of the trail, ready for a table."""

    position: int
    at: str
    who: str
    what: str
    subject: str
    detail: str


def history(visit: OfficerVisit, entries: Iterable[AuditEntry]) -> tuple[Line, ...]:
    """Entries of the trail in words, in the order they came."""
    officers = names(visit.rota)
    return tuple(
        Line(
            entry.position,
            moment_text(entry.at),
            _who(visit, entry.actor, officers),
            _what(visit, entry.action),
            _who(visit, entry.subject, officers),
            "; ".join(_details(visit, entry.detail, officers)),
        )
        for entry in entries
    )


def _what(visit: OfficerVisit, action: str) -> str:
    known = f"officer_action_{action}" in visit.services.words.entries
    # An action of a later version is shown by its name rather than not at all.
    return visit.say(f"action_{action}") if known else action.replace("_", " ")


def _who(visit: OfficerVisit, actor: str, officers: Mapping[int, str]) -> str:
    number = actor.removeprefix(OFFICER)
    if actor.startswith(OFFICER) and number.isdigit() and int(number) in officers:
        return officers[int(number)]
    known = f"officer_actor_{actor}" in visit.services.words.entries
    return visit.say(f"actor_{actor}") if known else actor


def _details(visit: OfficerVisit, detail: Mapping[str, Any], officers: Mapping[int, str]) -> Iterable[str]:
    for name, value in detail.items():
        if name in OF_THE_STORE:
            continue
        label = f"officer_detail_{name}"
        shown = visit.say(f"detail_{name}") if label in visit.services.words.entries else name.replace("_", " ")
        yield f"{shown}: {_told(visit, name, value, officers)}"


def _told(visit: OfficerVisit, name: str, value: Any, officers: Mapping[int, str]) -> str:
    if name == "assigned_because":
        return _because(visit, value)
    if name == "state" and f"officer_state_{value}" in visit.services.words.entries:
        return visit.say(f"state_{value}")
    return _value(name, value, officers)


def _because(visit: OfficerVisit, reason: str) -> str:
    """Why an officer got a consultation; the figures behind it are in the trail itself."""
    key = f"because_{reason.partition(' ')[0]}"
    return visit.say(key) if f"officer_{key}" in visit.services.words.entries else reason


def _value(name: str, value: Any, officers: Mapping[int, str]) -> str:
    if name.endswith("officer_id") and value in officers:
        return officers[value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and "T" in value:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value
        return moment_text(moment) if moment.tzinfo else value
    if isinstance(value, list):
        return ", ".join(" ".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    return str(value)


ROUTES = [officer_route("/audit", show_trail)]
