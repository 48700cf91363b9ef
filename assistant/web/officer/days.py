"""`/officer`: today; `/officer/week`: a week; `/officer/bookings.csv`: bookings for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.responses import Response

from assistant.adapters.clock import bank_holidays
from assistant.consultation.availability import london_day
from assistant.consultation.model import Booking
from assistant.language.wall_clock import day_text, in_london, span_text
from assistant.web.officer.rows import A_DAY, Row, attention, bookings_on, rows
from assistant.web.officer.spreadsheet import as_csv
from assistant.web.officer.visit import OfficerVisit, names, officer_route
from assistant.web.visit import Problem

A_WEEK = timedelta(days=7)
LONGEST_EXPORT = timedelta(days=400)
FRIDAY = 4
COLUMNS = (
    "reference", "state", "starts_at", "ends_at", "officer", "organisation", "role", "question", "lead", "name",
    "email",
)  # fmt: skip


@dataclass(frozen=True)
class Day:
    """A day of the week's page: what is booked, and who is away or why nobody is there."""

    title: str
    is_today: bool
    rows: tuple[Row, ...]
    away: tuple[str, ...]


def show_today(visit: OfficerVisit) -> Response:
    """Today's consultations, and whatever needs attention."""
    today = london_day(visit.now)
    return visit.page(
        "today.html",
        day=_day(visit, today, _chosen(visit, bookings_on(visit, today, today))),
        attention=attention(visit),
        undelivered=_undelivered(visit),
        example=any(officer.example and officer.active for officer in visit.rota.officers),
    )


def show_week(visit: OfficerVisit) -> Response:
    """The week of a day, Monday to Friday, and the weekend where something is booked."""
    today = london_day(visit.now)
    asked = read_day(visit.query("day")) or today
    monday = asked - timedelta(days=asked.weekday())
    bookings = _chosen(visit, bookings_on(visit, monday, monday + 6 * A_DAY))
    days = [
        _day(visit, day, [booking for booking in bookings if london_day(booking.slot.starts_at) == day])
        for day in (monday + number * A_DAY for number in range(7))
    ]
    return _week_page(
        visit,
        (),
        days=[day for number, day in enumerate(days) if number <= FRIDAY or day.rows],
        title=day_text(monday),
        monday=monday.isoformat(),
        before=(monday - A_WEEK).isoformat(),
        after=(monday + A_WEEK).isoformat(),
        last=(monday + 6 * A_DAY).isoformat(),
    )


def export(visit: OfficerVisit) -> Response:
    """Bookings between two days as CSV, noted in the audit trail because it holds contact details."""
    first, last = read_day(visit.query("from")), read_day(visit.query("until"))
    if first is None or last is None or not timedelta(0) <= last - first <= LONGEST_EXPORT:
        return visit.page("export.html", (Problem("from", visit.say("export_wrong", days=LONGEST_EXPORT.days)),))
    bookings = _chosen(visit, bookings_on(visit, first, last))
    with visit.services.unit_of_work() as work:
        span = {"first_day": first.isoformat(), "last_day": last.isoformat(), "rows": len(bookings)}
        work.audit.append(visit.actor, "bookings_exported", "bookings", span)
        work.commit()
    officers = names(visit.rota)
    table = as_csv([visit.say(f"column_{name}") for name in COLUMNS], (_line(each, officers) for each in bookings))
    disposition = f'attachment; filename="consultations-{first.isoformat()}-{last.isoformat()}.csv"'
    return Response(table, media_type="text/csv; charset=utf-8", headers={"Content-Disposition": disposition})


def read_day(text: str) -> date | None:
    """The day of a date field, or None."""
    try:
        return date.fromisoformat(text) if date(2000, 1, 1) <= date.fromisoformat(text) < date(2200, 1, 1) else None
    except ValueError:
        return None


def _week_page(visit: OfficerVisit, problems: tuple[Problem, ...], **values: object) -> Response:
    officers = [(str(officer.id), officer.name) for officer in visit.rota.officers]
    return visit.page("week.html", problems, officers=officers, chosen=visit.query("officer"), **values)


def _chosen(visit: OfficerVisit, bookings: Iterable[Booking]) -> list[Booking]:
    """Those of the officer that the address asks for; all without one."""
    asked = visit.query("officer")
    return [booking for booking in bookings if not asked or str(booking.slot.officer_id) == asked]


def _day(visit: OfficerVisit, day: date, bookings: Iterable[Booking]) -> Day:
    return Day(day_text(day), day == london_day(visit.now), rows(visit, bookings), tuple(_away(visit, day)))


def _away(visit: OfficerVisit, day: date) -> Iterable[str]:
    if day in bank_holidays().between(day, day):
        yield visit.say("bank_holiday")
    for closure in visit.rota.closures:
        if closure.first_day <= day <= closure.last_day:
            yield visit.say("closed_day", reason=closure.reason)
    officers = names(visit.rota)
    for leave in visit.rota.leave:
        # Leave until midnight ends on the day before.
        if london_day(leave.starts_at) <= day <= london_day(leave.ends_at - timedelta.resolution):
            span = span_text(leave.starts_at, leave.ends_at)
            yield visit.say(f"away_{leave.kind}", name=officers.get(leave.officer_id, ""), span=span)


def _undelivered(visit: OfficerVisit) -> int:
    return sum(state.value in ("failing", "given_up") for _, state in visit.area.outbox.latest())


def _line(booking: Booking, officers: Mapping[int, str]) -> tuple[str, ...]:
    request = booking.request
    return (
        booking.reference,
        booking.state.value,
        in_london(booking.slot.starts_at).isoformat(),
        in_london(booking.slot.ends_at).isoformat(),
        officers.get(booking.slot.officer_id, ""),
        request.organisation if request else "",
        request.role if request else "",
        request.topic if request else "",
        (request.lead or "") if request else "",
        booking.name or "",
        booking.email or "",
    )


ROUTES = [
    officer_route("", show_today),
    officer_route("/week", show_week),
    officer_route("/bookings.csv", export),
]
