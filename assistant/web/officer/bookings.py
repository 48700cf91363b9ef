"""`/officer/bookings/…`: one booking, its brief and history, and what an officer may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time

from starlette.exceptions import HTTPException
from starlette.responses import Response
from typing_extensions import assert_never

from assistant.consultation.availability import london_day, london_instant
from assistant.consultation.brief import brief_lines
from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import Booking, BookingState, OfficerId, Slot, TimeWindow
from assistant.consultation.outcomes.booking import BookingClosed, NotBookable, SlotTaken
from assistant.consultation.outcomes.changing import (
    AlreadyCancelled,
    AlreadyOver,
    Cancelled,
    ChangedMeanwhile,
    Declined,
    Moved,
    NotFound,
    NotYet,
    Recorded,
)
from assistant.guidance.parts import Source
from assistant.guidance.wording import source
from assistant.language.wall_clock import clock_text, span_text
from assistant.web.officer.days import read_day
from assistant.web.officer.rows import A_DAY
from assistant.web.officer.trail import history
from assistant.web.officer.visit import OfficerVisit, names, officer_route
from assistant.web.visit import Problem

MOST_TIMES = 200
PROBLEM_OF = {
    AlreadyCancelled: "already_cancelled",
    AlreadyOver: "already_over",
    ChangedMeanwhile: "changed_meanwhile",
    NotYet: "not_yet",
}


@dataclass(frozen=True)
class Choice:
    """A free time to move to."""

    value: str
    label: str


def show_booking(visit: OfficerVisit) -> Response:
    """The booking with its brief, its history and what can be done with it."""
    return _booking_page(visit, visit.booking_in_path())


def show_brief(visit: OfficerVisit) -> Response:
    """The brief on one page to print: no name of a child, and not the caller's either."""
    booking = visit.booking_in_path()
    return visit.page("brief.html", lines=brief_lines(booking, visit.area.brief_words), links=_clauses(visit, booking))


def mark_attended(visit: OfficerVisit) -> Response:
    """Note that the consultation took place."""
    return _marked(visit, BookingState.ATTENDED)


def mark_missed(visit: OfficerVisit) -> Response:
    """Note that the caller did not come."""
    return _marked(visit, BookingState.MISSED)


def _marked(visit: OfficerVisit, state: BookingState) -> Response:
    booking = _own_booking(visit)
    outcome = visit.services.consultations.mark(visit.officer.id, booking.reference, state)
    return _after(visit, booking, outcome, Recorded, state.value)


def show_cancel(visit: OfficerVisit) -> Response:
    """Ask before cancelling."""
    booking = _own_booking(visit)
    return visit.page("cancel.html", booking=booking, when=_when(booking), action="cancel")


def cancel(visit: OfficerVisit) -> Response:
    """Cancel; the caller is told by mail."""
    booking = _own_booking(visit)
    outcome = visit.services.consultations.cancel(AsOfficer(visit.officer.id), booking.reference, _seen(visit))
    return _after(visit, booking, outcome, Cancelled, "cancelled")


def show_decline(visit: OfficerVisit) -> Response:
    """Ask before declining."""
    booking = _declinable(visit)
    return visit.page("cancel.html", booking=booking, when=_when(booking), action="decline")


def decline(visit: OfficerVisit) -> Response:
    """Free the time; the caller gets an apology with the three nearest times."""
    booking = _declinable(visit)
    outcome = visit.services.consultations.decline_by_officer(booking.uid, _seen(visit))
    return _after(visit, booking, outcome, Declined, "declined")


def show_move(visit: OfficerVisit) -> Response:
    """The free times of a day to choose from."""
    return _move_page(visit, _own_booking(visit))


def move(visit: OfficerVisit) -> Response:
    """Give the booking another time; caller and officers are told by mail."""
    booking = _own_booking(visit)
    slot = _read_slot(visit.typed("slot"), visit)
    if slot is None:
        return _move_page(visit, booking, Problem("slot", visit.say("move_choose")))
    outcome = visit.services.consultations.move(AsOfficer(visit.officer.id), booking.reference, slot, _seen(visit))
    match outcome:
        case ChangedMeanwhile(changed):
            now = visit.say("problem_changed_meanwhile", when=_when(changed))
            return _move_page(visit, changed, Problem("", now))
        case SlotTaken():
            return _move_page(visit, booking, Problem("slot", visit.say("not_free_booked")))
        case NotBookable(reason):
            return _move_page(visit, booking, Problem("slot", visit.say(f"not_free_{reason.value}")))
        case Moved() | AlreadyCancelled() | AlreadyOver() | NotFound() | BookingClosed():
            return _after(visit, booking, outcome, Moved, "moved")
        case never:
            assert_never(never)


def _own_booking(visit: OfficerVisit) -> Booking:
    booking = visit.booking_in_path()
    visit.require_act_for(booking.slot.officer_id)
    return booking


def _declinable(visit: OfficerVisit) -> Booking:
    """Declining is the officer's own word, and goes into the audit trail as such; an administrator cancels."""
    booking = visit.booking_in_path()
    if booking.slot.officer_id != visit.officer.id:
        raise HTTPException(403)
    return booking


def _after(visit: OfficerVisit, booking: Booking, outcome: object, done: type, word: str) -> Response:
    if isinstance(outcome, done):
        return visit.redirect(f"/officer/bookings/{booking.reference}", done=word)
    when = _when(outcome.booking) if isinstance(outcome, ChangedMeanwhile) else ""
    problem = Problem("", visit.say(f"problem_{PROBLEM_OF.get(type(outcome), 'gone')}", when=when))
    return _booking_page(visit, visit.booking_in_path(), problem)


def _booking_page(visit: OfficerVisit, booking: Booking, *problems: Problem) -> Response:
    began = booking.slot.starts_at <= visit.now
    return visit.page(
        "booking.html",
        problems,
        booking=booking,
        state=visit.say(f"state_{booking.state.value}"),
        when=_when(booking),
        with_officer=names(visit.rota).get(booking.slot.officer_id, ""),
        lines=brief_lines(booking, visit.area.brief_words),
        links=_clauses(visit, booking),
        history=history(visit, visit.services.consultations.history(booking.reference)),
        uncovered=bool(visit.services.consultations.uncovered([booking])),
        mine=visit.may_act_for(booking.slot.officer_id),
        may_decline=booking.slot.officer_id == visit.officer.id,
        can_change=booking.is_booked and not began,
        can_mark=began and booking.state.value != "cancelled",
    )


def _move_page(visit: OfficerVisit, booking: Booking, *problems: Problem) -> Response:
    asked = read_day(visit.query("day"))
    choices = () if asked is None else tuple(_choices(visit, booking, london_instant(asked, time.min)))
    later = visit.services.consultations.free_slots(limit=1)
    suggestion = london_day(later[0].starts_at if later else booking.slot.starts_at).isoformat()
    return visit.page(
        "move.html",
        problems,
        booking=booking,
        when=_when(booking),
        day=visit.query("day") or suggestion,
        asked=asked is not None,
        choices=[(choice.value, choice.label) for choice in choices],
    )


def _choices(visit: OfficerVisit, booking: Booking, midnight: datetime) -> Iterator[Choice]:
    """The free times of a day with each officer who is free then, the one who has the booking first."""
    officers = names(visit.rota)
    free = visit.services.consultations.times_with(TimeWindow(midnight, midnight + A_DAY), booking)
    for slot in free[:MOST_TIMES]:
        if slot == booking.slot:
            continue
        hands_over = slot.officer_id != booking.slot.officer_id
        key = "move_time_with_colleague" if hands_over else "move_time"
        label = visit.say(key, time=clock_text(slot.starts_at), name=officers[slot.officer_id])
        yield Choice(f"{slot.officer_id} {slot.starts_at.isoformat()}", label)


def _seen(visit: OfficerVisit) -> int:
    """The version of the booking that the page showed; none of a page that showed none."""
    version = visit.typed("version")
    return int(version) if version.isascii() and version.isdigit() and len(version) < 9 else -1


def _read_slot(text: str, visit: OfficerVisit) -> Slot | None:
    officer, _, starts = text.partition(" ")
    try:
        starts_at = datetime.fromisoformat(starts)
        officer_id = OfficerId(int(officer))
    except ValueError:
        return None
    if starts_at.tzinfo is None:
        return None
    return Slot(officer_id, starts_at, starts_at + visit.rota.settings.slot_length)


def _clauses(visit: OfficerVisit, booking: Booking) -> tuple[Source, ...]:
    """Links to the clauses behind the lead and to those that were shown."""
    if booking.request is None:
        return ()
    named = [step.get("clause", "") for step in booking.request.trace]
    library = visit.services.library
    clauses = list(dict.fromkeys([*named, *booking.request.clauses_shown]))
    edition = library.default_edition.id
    return tuple(source(clause, edition, library) for clause in clauses if library.cited(edition, clause))


def _when(booking: Booking) -> str:
    return span_text(booking.slot.starts_at, booking.slot.ends_at)


ROUTES = [
    officer_route("/bookings/{reference}", show_booking),
    officer_route("/bookings/{reference}/brief", show_brief),
    officer_route("/bookings/{reference}/attended", take=mark_attended),
    officer_route("/bookings/{reference}/missed", take=mark_missed),
    officer_route("/bookings/{reference}/cancel", show_cancel, cancel),
    officer_route("/bookings/{reference}/decline", show_decline, decline),
    officer_route("/bookings/{reference}/move", show_move, move),
]
