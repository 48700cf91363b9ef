"""What becomes of bookings later: attended or missed, looked up, kept for a while, forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.consultation.booking import audit_detail
from assistant.consultation.changing import write_cancellation
from assistant.consultation.contact import read_email_field
from assistant.consultation.messages import announce_cancelled
from assistant.consultation.model import Booking, BookingState, OfficerId
from assistant.consultation.outcomes.changing import AlreadyCancelled, Mark, NotFound, NotYet, Recorded
from assistant.consultation.outcomes.waiting import Forgotten, Purged
from assistant.consultation.policy import Tools
from assistant.consultation.repositories import AuditEntry
from assistant.language.references import read_reference

_KEPT_FOR_LIMITS = timedelta(days=2)


def mark(tools: Tools, officer_id: OfficerId, reference: str, state: BookingState) -> Mark:
    """Note whether the caller came; an officer may correct it later."""
    with tools.unit_of_work() as work:
        known = read_reference(reference).understood
        booking = None if known is None else work.bookings.by_reference(known)
        if booking is None:
            return NotFound()
        if booking.state is BookingState.CANCELLED:
            return AlreadyCancelled(booking)
        if tools.now < booking.slot.starts_at:
            return NotYet(booking)
        marked = replace(booking, state=state, changed_at=tools.now)
        work.bookings.save(marked)
        work.audit.append(
            f"officer {officer_id}",
            f"booking_{state.value}",
            booking.reference,
            audit_detail(marked),
        )
        work.commit()
        return Recorded(marked)


def bookings_between(tools: Tools, starts_at: datetime, ends_at: datetime) -> tuple[Booking, ...]:
    """Bookings that start between two instants, cancelled ones too, by time."""
    with tools.unit_of_work(writing=False) as work:
        return work.bookings.between(starts_at, ends_at)


def find(tools: Tools, reference: str) -> Booking | None:
    """The booking with this reference, for officers: a reference alone opens nothing for callers."""
    known = read_reference(reference).understood
    with tools.unit_of_work(writing=False) as work:
        return None if known is None else work.bookings.by_reference(known)


def history(tools: Tools, reference: str) -> tuple[AuditEntry, ...]:
    """What was done to a booking, oldest first."""
    with tools.unit_of_work(writing=False) as work:
        return work.audit.entries(read_reference(reference).understood or reference)


def expire(tools: Tools) -> int:
    """Delete holds that ran out, and drafts some time after they did; how many holds there were."""
    now = tools.now
    with tools.unit_of_work() as work:
        holds = work.bookings.remove_expired_holds(now)
        work.conversations.remove_expired(now - tools.policy.draft_kept)
        work.conversations.remove_code_mails_before(now - _KEPT_FOR_LIMITS)
        work.commit()
        return holds


def purge(tools: Tools, before: datetime) -> Purged:
    """Delete bookings that ended before an instant, and what hangs on them; how many of each.

    Who has waited in vain for as long goes too; an offer that stands is left alone.
    """
    with tools.unit_of_work() as work:
        removed = work.bookings.remove_ended_before(before)
        waiting = work.waiting_list.remove_made_before(before)
        work.outbox.remove_closed_before(before)
        work.audit.append("system", "bookings_purged", "bookings", {"before": before.isoformat(), "rows": removed})
        work.commit()
        return Purged(bookings=removed, waiting=waiting)


def forget(tools: Tools, email: str) -> Forgotten:
    """Delete what is kept about the person behind an address.

    Consultations still ahead are cancelled first: an officer should not wait for somebody
    who asked to be forgotten. What remains of a booking names nobody.
    """
    address = read_email_field(email, sure=True)
    if not isinstance(address, str):
        return Forgotten(0, 0, 0, 0)
    now = tools.now
    with tools.unit_of_work() as work:
        bookings = work.bookings.belonging_to(address)
        # First: what was checked before booking repeats the topic, and is found by the booking's address.
        drafts = work.conversations.remove_belonging_to(address)
        for found in bookings:
            booking = found
            if booking.is_booked and booking.slot.starts_at > now:
                booking = write_cancellation(tools, work, booking, "caller")
                announce_cancelled(tools, work, booking, "forgotten", tell_caller=False)
            work.bookings.save(replace(booking, name=None, email=None, request=None, conversation=None))
            work.audit.append("caller", "booking_forgotten", booking.reference, {})
        receipt = Forgotten(
            bookings=len(bookings),
            drafts=drafts,
            messages=work.outbox.forget(address),
            waiting=work.waiting_list.remove_belonging_to(address),
        )
        work.commit()
        return receipt
