"""`/officer/rota`: who works when, who is away, when nobody is there, and how consultations are cut."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.consultation.availability import london_day
from assistant.consultation.model import Booking, Leave, Officer, WeeklyHours
from assistant.language.wall_clock import DAY_NAMES, day_text, span_text
from assistant.web.officer.rota_fields import (
    STRETCHES,
    FieldError,
    field_of,
    read_closure,
    read_hours,
    read_note,
    read_settings_fields,
    read_stretch,
    settings_fields,
)
from assistant.web.officer.visit import OfficerVisit, officer_route
from assistant.web.visit import Problem

ROTA = "/officer/rota"
LEAVE_KINDS = ("leave", "blocked")


@dataclass(frozen=True)
class Entry:
    """One officer in the rota."""

    officer: Officer
    hours: tuple[tuple[str, str], ...]
    away: tuple[tuple[int | None, str, str], ...]
    mine: bool


def show_rota(visit: OfficerVisit) -> Response:
    """The whole rota."""
    return _rota_page(visit)


def show_hours(visit: OfficerVisit) -> Response:
    """The weekly hours of an officer, to change."""
    officer = _officer(visit)
    return _hours_page(visit, officer)


def set_hours(visit: OfficerVisit) -> Response:
    """Replace them."""
    officer = _officer(visit)
    assert visit.form is not None
    try:
        hours = read_hours(visit.form)
    except FieldError as error:
        return _hours_page(visit, officer, _problem(visit, error))
    visit.services.rota_desk.set_hours(visit.actor, officer.id, hours)
    return visit.redirect(ROTA, done="hours_set")


def show_leave(visit: OfficerVisit) -> Response:
    """A form to note leave or to block a time."""
    return _leave_page(visit, _officer(visit))


def add_leave(visit: OfficerVisit) -> Response:
    """Note it. Bookings it covers stay, and are named on the day's page."""
    officer = _officer(visit)
    assert visit.form is not None
    kind = visit.form.text("kind")
    if kind not in LEAVE_KINDS:
        return _leave_page(visit, officer, Problem("kind", visit.say("leave_kind_wrong")))
    try:
        stretch, note = read_stretch(visit.form), read_note(visit.form, "note")
    except FieldError as error:
        return _leave_page(visit, officer, _problem(visit, error))
    _, covered = visit.services.rota_desk.add_leave(
        visit.actor, officer.id, stretch.starts_at, stretch.ends_at, kind=kind, note=note
    )
    return _after(visit, "leave_added", covered)


def remove_leave(visit: OfficerVisit) -> Response:
    """Take leave or a block back."""
    leave_id = visit.request.path_params["leave_id"]
    leave = next((each for each in visit.rota.leave if each.id == leave_id), None)
    if leave is None:
        raise HTTPException(404)
    visit.require_act_for(leave.officer_id)
    visit.services.rota_desk.remove_leave(visit.actor, leave_id)
    return visit.redirect(ROTA, done="leave_removed")


def show_closure(visit: OfficerVisit) -> Response:
    """A form to close days for everybody."""
    return visit.page("closure.html")


def add_closure(visit: OfficerVisit) -> Response:
    """Close them."""
    assert visit.form is not None
    try:
        closure = read_closure(visit.form)
    except FieldError as error:
        return visit.page("closure.html", (_problem(visit, error),))
    _, covered = visit.services.rota_desk.add_closure(visit.actor, closure)
    return _after(visit, "closure_added", covered)


def remove_closure(visit: OfficerVisit) -> Response:
    """Open them again."""
    if visit.services.rota_desk.remove_closure(visit.actor, visit.request.path_params["closure_id"]) is None:
        raise HTTPException(404)
    return visit.redirect(ROTA, done="closure_removed")


def show_settings(visit: OfficerVisit) -> Response:
    """How consultations are cut from the hours."""
    return visit.page("settings.html", fields=settings_fields(visit.rota.settings))


def save_settings(visit: OfficerVisit) -> Response:
    """Change it; bookings stay as they are."""
    assert visit.form is not None
    try:
        settings = read_settings_fields(visit.form, visit.rota.settings)
    except FieldError as error:
        fields = settings_fields(visit.rota.settings)
        return visit.page("settings.html", (_problem(visit, error),), fields=fields)
    visit.services.rota_desk.save_settings(visit.actor, settings)
    return visit.redirect(ROTA, done="settings_saved")


def set_active(visit: OfficerVisit) -> Response:
    """Take an officer out of the rota, or back in; nobody can take themselves out."""
    officer = visit.officer_in_path()
    active = visit.typed("active") == "yes"
    if officer.id == visit.officer.id:
        return _rota_page(visit, Problem("", visit.say("not_yourself")))
    visit.services.rota_desk.set_officer_active(visit.actor, officer.id, active)
    return visit.redirect(ROTA, done="officer_in" if active else "officer_out")


def retire_example(visit: OfficerVisit) -> Response:
    """Take the invented officers out of the rota, once somebody real has hours."""
    working = {hours.officer_id for hours in visit.rota.hours}
    if not any(each.active and not each.example and each.id in working for each in visit.rota.officers):
        return _rota_page(visit, Problem("", visit.say("example_nobody")))
    for officer in visit.rota.officers:
        if officer.example and officer.active:
            visit.services.rota_desk.set_officer_active(visit.actor, officer.id, False)
    return visit.redirect(ROTA, done="example_retired")


def _after(visit: OfficerVisit, done: str, covered: tuple[Booking, ...]) -> Response:
    """Bookings that nobody can give now are named on the day's page, so that comes next."""
    return visit.redirect("/officer", done="leave_covers") if covered else visit.redirect(ROTA, done=done)


def _officer(visit: OfficerVisit) -> Officer:
    officer = visit.officer_in_path()
    visit.require_act_for(officer.id)
    return officer


def _problem(visit: OfficerVisit, error: FieldError) -> Problem:
    return Problem(error.field, visit.say(error.key, **error.values))


def _rota_page(visit: OfficerVisit, *problems: Problem) -> Response:
    rota = visit.rota
    today = london_day(visit.now)
    closures = [
        (each.id, _days_text(each.first_day, each.last_day), each.reason)
        for each in sorted(rota.closures, key=lambda each: each.first_day)
        if each.last_day >= today
    ]
    return visit.page(
        "rota.html",
        problems,
        entries=[_entry(visit, each) for each in sorted(rota.officers, key=lambda each: (not each.active, each.id))],
        closures=closures,
        settings=settings_fields(rota.settings),
        example=any(each.example and each.active for each in rota.officers),
    )


def _entry(visit: OfficerVisit, officer: Officer) -> Entry:
    hours = [each for each in visit.rota.hours if each.officer_id == officer.id]
    leave = [each for each in visit.rota.leave if each.officer_id == officer.id and each.ends_at > visit.now]
    return Entry(
        officer,
        tuple(
            (name, _hours_text([each for each in hours if each.weekday == weekday]))
            for weekday, name in enumerate(DAY_NAMES)
            if any(each.weekday == weekday for each in hours)
        ),
        tuple(
            (each.id, _leave_text(visit, each), each.note) for each in sorted(leave, key=lambda each: each.starts_at)
        ),
        visit.may_act_for(officer.id),
    )


def _leave_text(visit: OfficerVisit, leave: Leave) -> str:
    return visit.say(f"kind_{leave.kind}", span=span_text(leave.starts_at, leave.ends_at))


def _hours_text(hours: list[WeeklyHours]) -> str:
    ordered = sorted(hours, key=lambda each: each.starts)
    return ", ".join(f"{each.starts:%H:%M} to {each.ends:%H:%M}" for each in ordered)


def _days_text(first: date, last: date) -> str:
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def _hours_page(visit: OfficerVisit, officer: Officer, *problems: Problem) -> Response:
    kept: dict[str, str] = {}
    for weekday in range(len(DAY_NAMES)):
        that_day = [each for each in visit.rota.hours if each.officer_id == officer.id and each.weekday == weekday]
        for stretch, each in zip(STRETCHES, sorted(that_day, key=lambda each: each.starts), strict=False):
            kept[field_of("starts", weekday, stretch)] = f"{each.starts:%H:%M}"
            kept[field_of("ends", weekday, stretch)] = f"{each.ends:%H:%M}"
    return visit.page(
        "hours.html", problems, of=officer, days=list(enumerate(DAY_NAMES)), stretches=STRETCHES, kept=kept
    )


def _leave_page(visit: OfficerVisit, officer: Officer, *problems: Problem) -> Response:
    kinds = [(kind, visit.say(f"leave_kind_{kind}")) for kind in LEAVE_KINDS]
    return visit.page("leave.html", problems, of=officer, kinds=kinds)


ROUTES = [
    officer_route("/rota", show_rota),
    officer_route("/rota/{officer_id:int}/hours", show_hours, set_hours),
    officer_route("/rota/{officer_id:int}/leave", show_leave, add_leave),
    officer_route("/rota/leave/{leave_id:int}/remove", take=remove_leave),
    officer_route("/rota/closures", show_closure, add_closure, administrators=True),
    officer_route("/rota/closures/{closure_id:int}/remove", take=remove_closure, administrators=True),
    officer_route("/rota/settings", show_settings, save_settings, administrators=True),
    officer_route("/rota/{officer_id:int}/active", take=set_active, administrators=True),
    officer_route("/rota/example/retire", take=retire_example, administrators=True),
]
