"""Bookings in the database. The database decides whether a time is free; this module only asks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import and_, func, literal_column, not_, select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement

from assistant.adapters.database.rows import booking_from, booking_values, write
from assistant.adapters.database.tables import bookings
from assistant.adapters.failpoints import failpoint
from assistant.consultation.model import (
    LIVE_STATES,
    Booking,
    BookingState,
    Claim,
    OfficerId,
)

_HELD = BookingState.HELD.value
_LIVE = [state.value for state in LIVE_STATES]
_BOOKED = [state.value for state in LIVE_STATES if state is not BookingState.HELD]
_COUNTED = [*_LIVE, BookingState.ATTENDED.value, BookingState.MISSED.value]


class SqlBookings:
    """Implements `assistant.consultation.repositories.BookingRepository`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, booking: Booking) -> bool:
        try:
            with self._connection.begin_nested():
                write(self._connection, bookings, "id", booking_values(booking))
        except IntegrityError as error:
            if _is_overlap(error):
                return False
            raise
        failpoint("booking_written")
        return True

    def save(self, booking: Booking) -> None:
        write(self._connection, bookings, "id", booking_values(booking))
        failpoint("booking_written")

    def remove(self, booking_id: str) -> None:
        self._connection.execute(bookings.delete().where(bookings.c.id == booking_id, bookings.c.state == _HELD))

    def get(self, booking_id: str) -> Booking | None:
        return self._one(bookings.c.id == booking_id)

    def by_reference(self, reference: str) -> Booking | None:
        return self._one(and_(bookings.c.reference == reference, bookings.c.state != _HELD))

    def by_uid(self, uid: str) -> Booking | None:
        return self._one(bookings.c.uid == uid)

    def by_link(self, link_hash: str) -> Booking | None:
        return self._one(and_(bookings.c.link_hash == link_hash, bookings.c.state != _HELD))

    def held_by(self, conversation: str) -> Booking | None:
        return self._one(and_(bookings.c.conversation == conversation, bookings.c.state == _HELD))

    def booked_addresses(self, after: datetime) -> tuple[str, ...]:
        booked = and_(bookings.c.email.is_not(None), bookings.c.state.in_(_BOOKED), bookings.c.starts_at > after)
        return tuple(self._connection.execute(select(bookings.c.email).where(booked)).scalars())

    def belonging_to(self, email: str) -> tuple[Booking, ...]:
        return self._all(bookings.c.email == email)

    def claims(self, starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[Claim, ...]:
        rows = self._connection.execute(
            select(
                bookings.c.id,
                bookings.c.officer_id,
                bookings.c.starts_at,
                bookings.c.claimed_from,
                bookings.c.claimed_until,
            ).where(
                bookings.c.state.in_(_LIVE),
                not_(_expired_hold(now)),
                bookings.c.claimed_from < ends_at,
                bookings.c.claimed_until > starts_at,
            )
        )
        return tuple(Claim(row.id, OfficerId(row.officer_id), *row[2:]) for row in rows)

    def loads(self, since: datetime, now: datetime) -> Mapping[OfficerId, int]:
        rows = self._connection.execute(
            select(func.min(bookings.c.officer_id).label("officer_id"), func.count().label("load"))
            .where(
                bookings.c.state.in_(_COUNTED),
                not_(_expired_hold(now)),
                bookings.c.starts_at >= since,
            )
            # Not by the bare column: SQLite would then walk through every booking in its order, to save a sort.
            .group_by(bookings.c.officer_id + literal_column("0"))
        )
        return {OfficerId(row.officer_id): row.load for row in rows}

    def between(self, starts_at: datetime, ends_at: datetime) -> tuple[Booking, ...]:
        return self._all(
            and_(
                bookings.c.state != _HELD,
                bookings.c.starts_at >= starts_at,
                bookings.c.starts_at < ends_at,
            )
        )

    def remove_expired_holds(self, now: datetime) -> int:
        return self._connection.execute(bookings.delete().where(_expired_hold(now))).rowcount

    def remove_ended_before(self, before: datetime) -> int:
        return self._connection.execute(bookings.delete().where(bookings.c.ends_at < before)).rowcount

    def _one(self, condition: ColumnElement) -> Booking | None:
        row = self._connection.execute(select(bookings).where(condition)).one_or_none()
        return None if row is None else booking_from(row)

    def _all(self, condition: ColumnElement) -> tuple[Booking, ...]:
        rows = self._connection.execute(select(bookings).where(condition).order_by(bookings.c.starts_at, bookings.c.id))
        return tuple(booking_from(row) for row in rows)


def _expired_hold(now: datetime) -> ColumnElement:
    return and_(bookings.c.state == _HELD, bookings.c.hold_expires_at <= now)


def _is_overlap(error: IntegrityError) -> bool:
    """Whether the database refused because the time is taken, and for no other reason."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return diagnosis.constraint_name == "bookings_no_overlap"
    message = str(error.orig)
    return "bookings_no_overlap" in message or "bookings.starts_at" in message
