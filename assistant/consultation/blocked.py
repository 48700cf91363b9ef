"""Why a time cannot be booked: every time that is not free has a reason that can be shown."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum

from assistant.consultation.availability import Diary, is_closed, london_day, london_instant
from assistant.consultation.model import Claim, Slot


class Blocked(str, Enum):
    """Why a time cannot be booked."""

    PAST = "past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    NO_SUCH_OFFICER = "no_such_officer"
    BANK_HOLIDAY = "bank_holiday"
    CLOSED = "closed"
    OUTSIDE_HOURS = "outside_hours"
    NOT_A_START = "not_a_start"
    AWAY = "away"
    DAY_FULL = "day_full"
    BOOKED = "booked"


def why_blocked(diary: Diary, slot: Slot) -> Blocked | None:
    """Why a slot cannot be booked, or None if it can: the rota's reason first, then the bookings'."""
    return why_not_in_rota(diary, slot) or (
        Blocked.BOOKED if any(_clashes(diary, slot, claim) for claim in diary.claims) else None
    )


def why_not_in_rota(diary: Diary, slot: Slot) -> Blocked | None:
    """Why a slot could not be booked even if nobody else had that time, or None.

    Whether somebody else has it is for the database to decide.
    """
    settings = diary.rota.settings
    day = london_day(slot.starts_at)
    officer = diary.rota.officer(slot.officer_id)
    if slot.starts_at <= diary.now:
        return Blocked.PAST
    if slot.starts_at < diary.now + settings.minimum_notice:
        return Blocked.TOO_SOON
    if day > diary.last_day():
        return Blocked.TOO_FAR
    if officer is None or not diary.rota.takes_bookings(officer):
        return Blocked.NO_SUCH_OFFICER
    if day in diary.bank_holidays:
        return Blocked.BANK_HOLIDAY
    if any(closure.first_day <= day <= closure.last_day for closure in diary.rota.closures):
        return Blocked.CLOSED
    return _why_not_in_hours(diary, slot, day) or _why_not_with_officer(diary, slot, day)


def why_uncovered(diary: Diary, slot: Slot) -> Blocked | None:
    """Why the officer of a booked slot will not be there, as the rota stands now, or None.

    How slots are cut may have changed since it was booked; that takes no officer away.
    """
    day = london_day(slot.starts_at)
    officer = diary.rota.officer(slot.officer_id)
    if officer is None or not diary.rota.takes_bookings(officer):
        return Blocked.NO_SUCH_OFFICER
    if day in diary.bank_holidays:
        return Blocked.BANK_HOLIDAY
    if is_closed(diary, day):
        return Blocked.CLOSED
    if not _hours_around(diary, slot, day):
        return Blocked.OUTSIDE_HOURS
    return Blocked.AWAY if _is_away(diary, slot) else None


def _hours_around(diary: Diary, slot: Slot, day: date) -> list[datetime]:
    """When each stretch of the officer's hours begins that the slot lies in."""
    stretches = [
        (london_instant(day, hours.starts), london_instant(day, hours.ends))
        for hours in diary.rota.hours
        if hours.officer_id == slot.officer_id and hours.weekday == day.weekday()
    ]
    return [starts for starts, ends in stretches if starts <= slot.starts_at and slot.ends_at <= ends]


def _is_away(diary: Diary, slot: Slot) -> bool:
    return any(
        leave.officer_id == slot.officer_id and leave.starts_at < slot.ends_at and slot.starts_at < leave.ends_at
        for leave in diary.rota.leave
    )


def _why_not_in_hours(diary: Diary, slot: Slot, day: date) -> Blocked | None:
    settings = diary.rota.settings
    if slot.ends_at - slot.starts_at != settings.slot_length:
        return Blocked.NOT_A_START
    around = _hours_around(diary, slot, day)
    if not around:
        return Blocked.OUTSIDE_HOURS
    if any((slot.starts_at - starts) % settings.slot_step == timedelta(0) for starts in around):
        return None
    return Blocked.NOT_A_START


def _why_not_with_officer(diary: Diary, slot: Slot, day: date) -> Blocked | None:
    if _is_away(diary, slot):
        return Blocked.AWAY
    limit = diary.rota.settings.daily_limit
    if limit is not None:
        that_day = sum(
            claim.officer_id == slot.officer_id and london_day(claim.starts_at) == day for claim in diary.claims
        )
        if that_day >= limit:
            return Blocked.DAY_FULL
    return None


def _clashes(diary: Diary, slot: Slot, claim: Claim) -> bool:
    settings = diary.rota.settings
    return (
        claim.officer_id == slot.officer_id
        and claim.claimed_from < slot.ends_at + settings.buffer_after
        and slot.starts_at - settings.buffer_before < claim.claimed_until
    )
