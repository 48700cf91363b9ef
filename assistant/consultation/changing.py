"""Moving and cancelling a booking, by whoever has the right to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.consultation.blocked import Blocked, why_not_in_rota
from assistant.consultation.booking import audit_detail
from assistant.consultation.contact import live_draft
from assistant.consultation.holding import at_slot
from assistant.consultation.messages import (
    announce_booked,
    announce_cancelled,
    announce_declined,
)
from assistant.consultation.model import Booking, BookingState, OfficerId, Slot
from assistant.consultation.outcomes.booking import BookingClosed, NotBookable, SlotTaken
from assistant.consultation.outcomes.changing import (
    AlreadyCancelled,
    AlreadyOver,
    Cancel,
    Cancelled,
    ChangedMeanwhile,
    Decline,
    Declined,
    Move,
    Moved,
    NotFound,
    Recorded,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork
from assistant.consultation.proving import may_change
from assistant.consultation.slots import (
    alternatives_to,
    day_around,
    open_diary,
)
from assistant.language.references import read_reference


@dataclass(frozen=True)
class WithLink:
    """The right of whoever has the secret of the booking's link."""

    secret: str


@dataclass(frozen=True)
class AsOfficer:
    """The right of an officer who is logged in; never taken from a conversation."""

    officer_id: OfficerId


Proof = str | WithLink | AsOfficer
"""A string is the id of a conversation: it has the right if it made the booking or proved its address."""


def by_link(tools: Tools, secret: str) -> Booking | None:
    """The booking that a link's secret opens, as it stands now."""
    with tools.unit_of_work(writing=False) as work:
        return work.bookings.by_link(tools.secrets.digest(secret))


def booking_for(tools: Tools, proof: Proof, reference: str) -> Booking | None:
    """The booking with this reference if the proof opens it."""
    with tools.unit_of_work(writing=False) as work:
        return find_for(tools, work, proof, reference)


def move(tools: Tools, proof: Proof, reference: str, slot: Slot, seen: int | None = None) -> Move:
    """Give a booking another time. Moving it to the time it has changes nothing.

    Args:
        seen: the version of the booking that whoever moves it was shown, if any was.
    """
    now = tools.now
    with tools.unit_of_work() as work:
        booking = find_for(tools, work, proof, reference)
        refusal = _cannot_change(tools, booking, seen)
        if refusal is not None or booking is None:
            return refusal or NotFound()
        late = is_late(tools, booking)
        if slot == booking.slot:
            return Moved(booking, late)
        if tools.policy.closed and not isinstance(proof, AsOfficer):
            return BookingClosed()
        work.bookings.remove_expired_holds(now)
        if isinstance(proof, str):
            held = work.bookings.held_by(proof)
            if held is not None:
                # The caller may have held the new time while deciding.
                work.bookings.remove(held.id)
        diary = open_diary(tools, work, day_around(slot), ignoring=booking.id)
        reason = why_not_in_rota(diary, slot)
        if isinstance(proof, AsOfficer) and reason is Blocked.TOO_SOON:
            reason = None
        if reason is None:
            moved = replace(
                at_slot(booking, slot, diary.rota.settings),
                state=BookingState.MOVED,
                version=booking.version + 1,
                changed_at=now,
            )
            if work.bookings.claim(moved):
                _write_move(tools, work, proof, booking, moved)
                work.commit()
                return Moved(moved, late)
    alternatives = alternatives_to(tools, slot.starts_at, ignoring=booking.id)
    if reason is not None:
        return NotBookable(reason, alternatives)
    return SlotTaken(alternatives)


def cancel(tools: Tools, proof: Proof, reference: str, seen: int | None = None) -> Cancel:
    """Cancel a booking; a late one too, which the outcome says. `seen`: the version that was shown."""
    with tools.unit_of_work() as work:
        booking = find_for(tools, work, proof, reference)
        refusal = _cannot_change(tools, booking, seen)
        if refusal is not None or booking is None:
            return refusal or NotFound()
        cancelled = write_cancellation(tools, work, booking, actor_of(proof))
        reason = "officer" if isinstance(proof, AsOfficer) else "caller"
        announce_cancelled(tools, work, cancelled, reason)
        work.commit()
        return Cancelled(cancelled, is_late(tools, booking))


def add_details(
    tools: Tools, proof: Proof, reference: str, stage: str | None, tried: tuple[str, ...]
) -> Recorded | AlreadyCancelled | AlreadyOver | NotFound:
    """Add to a booking what helps the officer to prepare; what was told before stays. Calendars need not hear of it."""
    with tools.unit_of_work() as work:
        booking = find_for(tools, work, proof, reference)
        refusal = _is_over(tools, booking)
        if refusal is not None or booking is None or booking.request is None:
            return refusal or NotFound()
        request = booking.request
        told = replace(request, stage=stage or request.stage, tried=tuple(dict.fromkeys((*request.tried, *tried))))
        if told != request:
            booking = replace(booking, request=told, changed_at=tools.now)
            work.bookings.save(booking)
            work.audit.append(actor_of(proof), "booking_details_added", booking.reference, {"version": booking.version})
            work.commit()
        return Recorded(booking)


def decline_by_officer(tools: Tools, uid: str, seen: int | None = None) -> Decline:
    """Cancel a booking because the officer declined it in their calendar. `seen`: the version that was shown."""
    with tools.unit_of_work(writing=False) as reading:
        found = reading.bookings.by_uid(uid)
    if found is None:
        return NotFound()
    alternatives = alternatives_to(tools, found.slot.starts_at)
    with tools.unit_of_work() as work:
        booking = work.bookings.by_uid(uid)
        refusal = _cannot_change(tools, booking, seen)
        if refusal is not None or booking is None:
            return refusal or NotFound()
        declined = write_cancellation(tools, work, booking, f"officer {booking.slot.officer_id}", "booking_declined")
        # The declined time itself is about to be free, and is not what is offered.
        others = tuple(slot for slot in alternatives if slot != booking.slot)
        announce_declined(tools, work, declined, others)
        work.commit()
        return Declined(declined, others)


def write_cancellation(
    tools: Tools, work: UnitOfWork, booking: Booking, actor: str, action: str = "booking_cancelled"
) -> Booking:
    """Cancel a booking in the books; telling people is the caller's part."""
    cancelled = replace(
        booking,
        state=BookingState.CANCELLED,
        version=booking.version + 1,
        changed_at=tools.now,
    )
    work.bookings.save(cancelled)
    work.audit.append(
        actor,
        action,
        booking.reference,
        {**audit_detail(cancelled), "late": is_late(tools, booking)},
    )
    return cancelled


def find_for(tools: Tools, work: UnitOfWork, proof: Proof, reference: str) -> Booking | None:
    """The booking with this reference if the proof opens it, else None."""
    known = read_reference(reference).understood
    booking = None if known is None else work.bookings.by_reference(known)
    if booking is None:
        return None
    if isinstance(proof, AsOfficer):
        return booking
    if isinstance(proof, WithLink):
        opens = tools.secrets.same(tools.secrets.digest(proof.secret), booking.link_hash)
        return booking if opens else None
    if booking.conversation == proof:
        return booking
    now = tools.now
    draft = live_draft(work, proof, now)
    return booking if may_change(draft, booking.reference, now) else None


def is_late(tools: Tools, booking: Booking) -> bool:
    """Whether the booking's time is so close that the officer should be rung."""
    return booking.slot.starts_at - tools.now < tools.policy.late_notice


def actor_of(proof: Proof) -> str:
    """Who the audit trail says did it."""
    return f"officer {proof.officer_id}" if isinstance(proof, AsOfficer) else "caller"


def _cannot_change(
    tools: Tools, booking: Booking | None, seen: int | None
) -> NotFound | AlreadyCancelled | AlreadyOver | ChangedMeanwhile | None:
    over = _is_over(tools, booking)
    if over is None and booking is not None and seen is not None and seen != booking.version:
        return ChangedMeanwhile(booking)
    return over


def _is_over(tools: Tools, booking: Booking | None) -> NotFound | AlreadyCancelled | AlreadyOver | None:
    if booking is None:
        return NotFound()
    if booking.state is BookingState.CANCELLED:
        return AlreadyCancelled(booking)
    if not booking.is_booked or booking.slot.starts_at <= tools.now:
        return AlreadyOver(booking)
    return None


def _write_move(tools: Tools, work: UnitOfWork, proof: Proof, booking: Booking, moved: Booking) -> None:
    work.audit.append(
        actor_of(proof),
        "booking_moved",
        moved.reference,
        {
            **audit_detail(moved),
            "from_officer_id": booking.slot.officer_id,
            "from_starts_at": booking.slot.starts_at.isoformat(),
        },
    )
    announce_booked(tools, work, moved, previous=booking.slot)
