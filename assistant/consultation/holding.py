"""Holding a slot for a caller who decides, and the time with its buffers that a booking claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from assistant.consultation.blocked import why_not_in_rota
from assistant.consultation.contact import lacks_proof, live_draft, open_draft
from assistant.consultation.model import (
    Booking,
    BookingState,
    RotaSettings,
    Slot,
)
from assistant.consultation.outcomes.booking import (
    BookingClosed,
    EmailNotProved,
    Held,
    Hold,
    NotBookable,
    SlotTaken,
    TooManyHolds,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import Cap
from assistant.consultation.slots import alternatives_to, day_around, open_diary, why_this_officer


def hold(tools: Tools, conversation: str, slot: Slot) -> Hold:
    """Keep a slot for a conversation for a while, instead of the one it kept before."""
    if tools.policy.closed:
        return BookingClosed()
    now = tools.now
    # What needs no lock is looked up before, so that callers wait for each other as briefly as can be.
    with tools.unit_of_work(writing=False) as reading:
        previous = reading.bookings.held_by(conversation)
        if previous is not None and previous.slot == slot and now < previous.held_until:
            return Held(slot, previous.held_until)
        if lacks_proof(tools, live_draft(reading, conversation, now)):
            return EmailNotProved()
        diary = open_diary(tools, reading, day_around(slot), ignoring=None if previous is None else previous.id)
        reason = why_not_in_rota(diary, slot)
        because = why_this_officer(tools, reading, diary, slot)
    if reason is None:
        wait = tools.caps.use(Cap.HOLDS_OF_CLIENT, Cap.HOLDS_IN_ALL)
        if wait is not None:
            return TooManyHolds(now + wait)
        with tools.unit_of_work() as work:
            work.bookings.remove_expired_holds(now)
            previous = work.bookings.held_by(conversation)
            if previous is not None and previous.slot == slot:
                return Held(slot, previous.held_until)
            if previous is not None:
                work.bookings.remove(previous.id)
            if diary.rota.settings.daily_limit is not None:
                reason = why_not_in_rota(open_diary(tools, work, day_around(slot)), slot)
            booking = new_hold(
                tools, diary.rota.settings, slot, conversation, expires_at=now + tools.policy.hold, because=because
            )
            if reason is None and work.bookings.claim(booking):
                work.conversations.save_draft(open_draft(tools, work, conversation))
                work.commit()
                return Held(slot, booking.held_until)
    # Looked up outside, so that nobody waits for it; the earlier hold is still there.
    alternatives = alternatives_to(tools, slot.starts_at)
    if reason is not None:
        return NotBookable(reason, alternatives)
    return SlotTaken(alternatives)


def new_hold(
    tools: Tools,
    settings: RotaSettings,
    slot: Slot,
    conversation: str | None,
    *,
    expires_at: datetime,
    because: str,
) -> Booking:
    """A hold on a slot, not yet written; `because` is why this officer."""
    now = tools.now
    nonce = tools.secrets.token()
    claimed_from, claimed_until = _claimed(settings, slot)
    return Booking(
        id=tools.secrets.token(),
        reference=tools.secrets.reference(),
        uid=f"{tools.secrets.token()}@{tools.policy.host}",
        state=BookingState.HELD,
        slot=slot,
        claimed_from=claimed_from,
        claimed_until=claimed_until,
        version=0,
        conversation=conversation,
        hold_expires_at=expires_at,
        request=None,
        name=None,
        email=None,
        link_nonce=nonce,
        link_hash=tools.secrets.digest(tools.secrets.link_secret(nonce)),
        assigned_because=because,
        created_at=now,
        changed_at=now,
    )


def at_slot(booking: Booking, slot: Slot, settings: RotaSettings) -> Booking:
    """The booking with another time, and the buffers that go with it."""
    claimed_from, claimed_until = _claimed(settings, slot)
    return replace(booking, slot=slot, claimed_from=claimed_from, claimed_until=claimed_until)


def _claimed(settings: RotaSettings, slot: Slot) -> tuple[datetime, datetime]:
    return slot.starts_at - settings.buffer_before, slot.ends_at + settings.buffer_after
