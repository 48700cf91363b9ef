"""Bookings as the tables of the officers' pages show them, and those that need a person's attention."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from assistant.consultation.availability import london_day, london_instant
from assistant.consultation.model import Booking
from assistant.language.wall_clock import clock_text, day_text
from assistant.web.officer.visit import OfficerVisit

A_DAY = timedelta(days=1)
LOOK_BACK = timedelta(days=14)


@dataclass(frozen=True)
class Row:
    """One booking in a table."""

    reference: str
    day: str
    time: str
    organisation: str
    role: str
    question: str
    officer: str
    state: str
    is_off: bool


@dataclass(frozen=True)
class Attention:
    """What only a person can settle: consultations nobody can give, and those without a note of what came of them."""

    uncovered: tuple[Row, ...]
    unmarked: tuple[Row, ...]

    def __bool__(self) -> bool:
        return bool(self.uncovered or self.unmarked)


def rows(visit: OfficerVisit, bookings: Iterable[Booking]) -> tuple[Row, ...]:
    """Bookings ready for a table; of a caller who was forgotten, only the time is left."""
    return tuple(_row(visit, booking) for booking in bookings)


def bookings_on(visit: OfficerVisit, first: date, last: date) -> tuple[Booking, ...]:
    """The bookings of the days from the first to the last, in London."""
    opens, closes = london_instant(first, time.min), london_instant(last + A_DAY, time.min)
    return visit.services.consultations.bookings_between(opens, closes)


def attention(visit: OfficerVisit) -> Attention:
    """What needs attention now."""
    now = visit.now
    ahead = now + timedelta(days=visit.rota.settings.horizon_days + 1)
    coming = visit.services.consultations.bookings_between(now, ahead)
    past = visit.services.consultations.bookings_between(now - LOOK_BACK, now)
    uncovered = visit.services.consultations.uncovered(coming)
    unmarked = (booking for booking in past if booking.is_booked and booking.slot.ends_at <= now)
    return Attention(rows(visit, uncovered), rows(visit, unmarked))


def times(starts_at: datetime, ends_at: datetime) -> str:
    """From when to when on one day."""
    return f"{clock_text(starts_at)} to {clock_text(ends_at)}"


def _row(visit: OfficerVisit, booking: Booking) -> Row:
    request, officer = booking.request, visit.rota.officer(booking.slot.officer_id)
    return Row(
        reference=booking.reference,
        day=day_text(london_day(booking.slot.starts_at)),
        time=times(booking.slot.starts_at, booking.slot.ends_at),
        organisation=request.organisation if request else visit.say("forgotten"),
        role=visit.area.brief_words.value("role", request.role) if request else "",
        question=request.topic if request else "",
        officer=officer.name if officer else "",
        state=visit.say(f"state_{booking.state.value}"),
        is_off=not booking.is_booked,
    )
