"""The things a consultation is made of: officers, hours, slots, requests and bookings.

Every instant is an aware `datetime` in UTC; wall-clock times belong to Europe/London and
appear only in weekly hours. Nothing here reads a clock, a database or an environment.
Who a caller is does not show in a `repr`, so that no log line gives it away.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import Enum
from typing import NewType

OfficerId = NewType("OfficerId", int)


@dataclass(frozen=True)
class Officer:
    """A Senior Education Welfare Officer who takes consultations.

    `example` marks the invented officers of a fresh installation; an `administrator` may
    change what belongs to other officers.
    """

    id: OfficerId
    name: str
    email: str
    active: bool = True
    example: bool = False
    administrator: bool = False


@dataclass(frozen=True)
class WeeklyHours:
    """A stretch of a weekday (0 is Monday) when an officer takes consultations, in London time."""

    officer_id: OfficerId
    weekday: int
    starts: time
    ends: time


@dataclass(frozen=True)
class Leave:
    """A time when an officer is away (`leave`) or has put something else (`blocked`)."""

    officer_id: OfficerId
    starts_at: datetime
    ends_at: datetime
    kind: str = "leave"
    note: str = ""
    id: int | None = None


@dataclass(frozen=True)
class Closure:
    """Days, both ends included, on which nobody takes consultations."""

    first_day: date
    last_day: date
    reason: str = ""
    id: int | None = None


@dataclass(frozen=True)
class RotaSettings:
    """How slots are cut from the hours of every officer.

    Buffers stack: the gap between two consultations of one officer is at least
    `buffer_after` plus `buffer_before`. They need not lie inside working hours.
    `daily_limit` of None means as many as fit.
    """

    slot_length: timedelta = timedelta(minutes=30)
    slot_step: timedelta = timedelta(minutes=30)
    buffer_before: timedelta = timedelta(0)
    buffer_after: timedelta = timedelta(0)
    minimum_notice: timedelta = timedelta(hours=24)
    horizon_days: int = 90
    daily_limit: int | None = None


@dataclass(frozen=True)
class Rota:
    """Who works when: officers, their hours, their leave, closures, and how slots are cut."""

    officers: tuple[Officer, ...]
    hours: tuple[WeeklyHours, ...]
    leave: tuple[Leave, ...] = ()
    closures: tuple[Closure, ...] = ()
    settings: RotaSettings = field(default_factory=RotaSettings)

    def officer(self, officer_id: OfficerId) -> Officer | None:
        """The officer with this id, or None."""
        return next((each for each in self.officers if each.id == officer_id), None)

    def takes_bookings(self, officer: Officer) -> bool:
        """Whether consultations may be booked with an officer: never with an invented one once there is a real one."""
        return officer.active and not (
            officer.example and any(not each.example and each.active for each in self.officers)
        )


@dataclass(frozen=True)
class TimeWindow:
    """A stretch of time, the end excluded."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Slot:
    """A time that one officer can give to one consultation."""

    officer_id: OfficerId
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class Claim:
    """What a live booking takes from its officer's day: its time and the buffers around it."""

    booking_id: str
    officer_id: OfficerId
    starts_at: datetime
    claimed_from: datetime
    claimed_until: datetime


@dataclass(frozen=True)
class CodeMail:
    """That a one-time code was sent to an address, and when the address was proved with it."""

    sent_at: datetime
    proved_at: datetime | None


@dataclass(frozen=True)
class ConsultationRequest:
    """What the caller asks about: never a name of a child, never the caller's contact details.

    `situation` holds the facts of contract section 3, `chosen` those of them that came by a button; `lead` and `trace`
    are what the rules made of them; `clauses_shown` are the clauses the assistant has already quoted.
    """

    role: str
    organisation: str
    topic: str
    situation: Mapping[str, str] = field(default_factory=dict)
    chosen: tuple[str, ...] = ()
    lead: str | None = None
    trace: tuple[Mapping[str, str], ...] = ()
    stage: str | None = None
    tried: tuple[str, ...] = ()
    clauses_shown: tuple[str, ...] = ()


class BookingState(str, Enum):
    """Where a booking stands. The values are those of the answer contract."""

    HELD = "held"
    CONFIRMED = "confirmed"
    MOVED = "moved"
    CANCELLED = "cancelled"
    ATTENDED = "attended"
    MISSED = "missed"


BOOKED_STATES = (BookingState.CONFIRMED, BookingState.MOVED)
LIVE_STATES = (BookingState.HELD, *BOOKED_STATES)


@dataclass(frozen=True)
class Booking:
    """A claim on an officer's time, from the first hold to what came of it.

    `version` counts what calendars must hear of: 0 while held, 1 when confirmed, then one
    more for each move and for the cancellation. `uid` names the event in every calendar.
    `link_nonce` is what the secret of the caller's link is derived from, `link_hash` what
    that secret is found by; neither gives the secret away.
    """

    id: str
    reference: str
    uid: str
    state: BookingState
    slot: Slot
    claimed_from: datetime
    claimed_until: datetime
    version: int
    conversation: str | None
    hold_expires_at: datetime | None
    request: ConsultationRequest | None
    name: str | None = field(repr=False)
    email: str | None = field(repr=False)
    link_nonce: str = field(repr=False)
    link_hash: str = field(repr=False)
    assigned_because: str
    created_at: datetime
    changed_at: datetime

    @property
    def sequence(self) -> int:
        """The iCalendar SEQUENCE of the booking as it stands (RFC 5545, 3.8.7.4)."""
        return max(self.version - 1, 0)

    @property
    def is_booked(self) -> bool:
        """Whether the consultation is to take place."""
        return self.state in BOOKED_STATES

    @property
    def held_until(self) -> datetime:
        """Until when a hold keeps its slot; only for a booking in the state `held`."""
        assert self.hold_expires_at is not None, "what is held has an end, and the database keeps it so"
        return self.hold_expires_at


@dataclass(frozen=True)
class Draft:
    """What one conversation has given so far; the only place for contact details before a booking.

    `code_nonce` and `change_nonce` are what one-time codes are derived from; the codes
    themselves are stored nowhere. `change_reference` is the booking somebody asked to
    change (there may be none), `change_proved_until` until when this conversation may change it.
    """

    conversation: str
    expires_at: datetime
    name: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    email_proved_at: datetime | None = None
    code_nonce: str | None = None
    code_expires_at: datetime | None = None
    code_tries: int = 0
    change_reference: str | None = None
    change_nonce: str | None = None
    change_expires_at: datetime | None = None
    change_tries: int = 0
    change_proved_until: datetime | None = None
    held: Slot | None = None
    hold_expires_at: datetime | None = None

    @property
    def email_proved(self) -> bool:
        """Whether the caller has shown that the address is theirs."""
        return self.email_proved_at is not None


@dataclass(frozen=True)
class BookingIntent:
    """The idempotency key of one "check your answers": what exactly will be booked."""

    id: str
    conversation: str
    slot: Slot
    fingerprint: str
    request: ConsultationRequest
    created_at: datetime
    booking_id: str | None = None


@dataclass(frozen=True)
class WaitingEntry:
    """Somebody who wants the next time that comes free, in the order of `created_at`.

    States: `waiting`, `offered` (until `offer_expires_at`), `accepted`, `lapsed`, `left`.
    """

    id: str
    conversation: str
    state: str
    request: ConsultationRequest
    name: str = field(repr=False)
    email: str = field(repr=False)
    created_at: datetime
    offer_booking_id: str | None = None
    offer_nonce: str | None = None
    offer_hash: str | None = None
    offer_expires_at: datetime | None = None
