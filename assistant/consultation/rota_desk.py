"""Editing the rota: officers, hours, leave, blocked times, closures, how slots are cut.

Every change is in the audit trail. Bookings that a change covers stay as they are and are
named in the answer: whom to move or cancel is for people to decide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from assistant.consultation.availability import london_instant
from assistant.consultation.model import (
    Booking,
    Closure,
    Leave,
    Officer,
    OfficerId,
    Rota,
    RotaSettings,
    WeeklyHours,
)
from assistant.consultation.ports import SecretSource, UnitOfWork, UnitOfWorkFactory
from assistant.language.wall_clock import LONDON

LATEST = time(23, 59, 59)
# Invented: no real officer is meant.
_EXAMPLES = (
    ("Officer Example One", "officer.one@example.invalid"),
    ("Officer Example Two", "officer.two@example.invalid"),
)
_WEEKDAYS_NINE_TO_FIVE = tuple((weekday, time(9), time(17)) for weekday in range(5))


class RotaDesk:
    """The officers' rota. `actor` is who the audit trail says did it, such as `officer 3`."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, secrets: SecretSource) -> None:
        self._unit_of_work = unit_of_work
        self._secrets = secrets

    def rota(self) -> Rota:
        """The rota as it stands."""
        with self._unit_of_work(writing=False) as work:
            return work.rota.rota()

    def add_officer(
        self,
        actor: str,
        name: str,
        email: str,
        hours: Sequence[tuple[int, time, time]],
        *,
        example: bool = False,
        administrator: bool = False,
    ) -> Officer:
        """Add an officer with weekly hours as (weekday, from, until), Monday being 0."""
        new = Officer(OfficerId(0), name, email.lower(), active=True, example=example, administrator=administrator)
        with self._unit_of_work() as work:
            officer = work.rota.add_officer(new)
            work.rota.set_hours(officer.id, _hours(officer.id, hours))
            detail = {"example": example, "administrator": administrator}
            _note(work, actor, "officer_added", officer.id, detail)
            work.commit()
            return officer

    def set_officer_active(self, actor: str, officer_id: OfficerId, active: bool) -> None:
        """Take an officer out of the rota, or back in."""
        with self._unit_of_work() as work:
            officer = work.rota.rota().officer(officer_id)
            if officer is None:
                return
            work.rota.save_officer(replace(officer, active=active))
            _note(work, actor, "officer_changed", officer_id, {"active": active})
            work.commit()

    def set_hours(self, actor: str, officer_id: OfficerId, hours: Sequence[tuple[int, time, time]]) -> None:
        """Replace an officer's weekly hours, given as (weekday, from, until)."""
        with self._unit_of_work() as work:
            work.rota.set_hours(officer_id, _hours(officer_id, hours))
            detail = {"hours": [[day, f"{start}", f"{end}"] for day, start, end in hours]}
            _note(work, actor, "hours_set", officer_id, detail)
            work.commit()

    def add_leave(
        self,
        actor: str,
        officer_id: OfficerId,
        starts_at: datetime,
        ends_at: datetime,
        *,
        kind: str = "leave",
        note: str = "",
    ) -> tuple[Leave, tuple[Booking, ...]]:
        """Note when an officer is away; with it, the bookings that now need attention."""
        with self._unit_of_work() as work:
            leave = work.rota.add_leave(Leave(officer_id, starts_at, ends_at, kind, note))
            detail = {"from": starts_at.isoformat(), "until": ends_at.isoformat(), "kind": kind}
            _note(work, actor, "leave_added", officer_id, detail)
            covered = _covered(work, leave)
            work.commit()
            return leave, covered

    def remove_leave(self, actor: str, leave_id: int) -> Leave | None:
        """Take leave or a block back; what it was."""
        with self._unit_of_work() as work:
            leave = work.rota.remove_leave(leave_id)
            if leave is not None:
                detail = {
                    "from": leave.starts_at.isoformat(),
                    "until": leave.ends_at.isoformat(),
                    "kind": leave.kind,
                }
                _note(work, actor, "leave_removed", leave.officer_id, detail)
                work.commit()
            return leave

    def add_closure(self, actor: str, closure: Closure) -> tuple[Closure, tuple[Booking, ...]]:
        """Close days for everybody; with it, the bookings that now need attention."""
        with self._unit_of_work() as work:
            added = work.rota.add_closure(closure)
            _note(work, actor, "closure_added", "rota", _days(added))
            opens = london_instant(closure.first_day, time.min)
            closes = datetime.combine(closure.last_day, LATEST, LONDON)
            covered = tuple(booking for booking in work.bookings.between(opens, closes) if booking.is_booked)
            work.commit()
            return added, covered

    def remove_closure(self, actor: str, closure_id: int) -> Closure | None:
        """Open days again; what the closure was."""
        with self._unit_of_work() as work:
            closure = work.rota.remove_closure(closure_id)
            if closure is not None:
                _note(work, actor, "closure_removed", "rota", _days(closure))
                work.commit()
            return closure

    def save_settings(self, actor: str, settings: RotaSettings) -> None:
        """Change how slots are cut; bookings stay as they are."""
        with self._unit_of_work() as work:
            work.rota.save_settings(settings)
            detail = {name: str(value) for name, value in vars(settings).items()}
            _note(work, actor, "settings_changed", "rota", detail)
            work.commit()

    def password_hash(self, email: str) -> tuple[OfficerId, str] | None:
        """The id and password hash of an active officer who may log in."""
        with self._unit_of_work(writing=False) as work:
            return work.rota.password_hash(email.lower())

    def set_password_hash(self, actor: str, officer_id: OfficerId, password_hash: str | None) -> None:
        """Give or take an officer's login."""
        with self._unit_of_work() as work:
            work.rota.set_password_hash(officer_id, password_hash)
            detail = {"login": password_hash is not None}
            _note(work, actor, "password_set", officer_id, detail)
            work.commit()

    def new_feed_secret(self, actor: str, officer_id: OfficerId) -> str:
        """The secret of a new calendar feed address; the one before stops working."""
        secret = self._secrets.link_secret(self._secrets.token())
        with self._unit_of_work() as work:
            work.rota.set_feed_hash(officer_id, self._secrets.digest(secret))
            _note(work, actor, "feed_renewed", officer_id, {})
            work.commit()
        return secret

    def officer_by_feed(self, secret: str) -> Officer | None:
        """The officer whose calendar feed has this secret."""
        with self._unit_of_work(writing=False) as work:
            return work.rota.officer_by_feed(self._secrets.digest(secret))


def _hours(officer_id: OfficerId, hours: Sequence[tuple[int, time, time]]) -> tuple[WeeklyHours, ...]:
    return tuple(WeeklyHours(officer_id, day, start, end) for day, start, end in hours)


def _covered(work: UnitOfWork, leave: Leave) -> tuple[Booking, ...]:
    # No consultation is longer than a day.
    day = london_instant(leave.starts_at.astimezone(LONDON).date(), time.min)
    return tuple(
        booking
        for booking in work.bookings.between(day, leave.ends_at)
        if booking.is_booked and booking.slot.officer_id == leave.officer_id and booking.slot.ends_at > leave.starts_at
    )


def _days(closure: Closure) -> dict[str, str]:
    return {
        "first_day": closure.first_day.isoformat(),
        "last_day": closure.last_day.isoformat(),
        "reason": closure.reason,
    }


def _note(work: UnitOfWork, actor: str, action: str, subject: object, detail: Mapping[str, Any]) -> None:
    about = f"officer {subject}" if isinstance(subject, int) else str(subject)
    work.audit.append(actor, action, about, detail)


def add_example_rota(desk: RotaDesk) -> tuple[Officer, ...]:
    """Add the example officers where there is no officer yet; those who were added."""
    if desk.rota().officers:
        return ()
    return tuple(
        desk.add_officer("system", name, email, _WEEKDAYS_NINE_TO_FIVE, example=True) for name, email in _EXAMPLES
    )
