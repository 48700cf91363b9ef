"""From "check your answers" to a booked consultation: once, however often it is confirmed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import datetime

from assistant.consultation.availability import Diary, london_day
from assistant.consultation.blocked import Blocked, why_blocked, why_not_in_rota
from assistant.consultation.contact import live_draft
from assistant.consultation.holding import new_hold
from assistant.consultation.mailboxes import mailbox_of, owner_domain
from assistant.consultation.messages import announce_booked
from assistant.consultation.model import (
    Booking,
    BookingIntent,
    BookingState,
    ConsultationRequest,
    Draft,
    Slot,
)
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    BookingClosed,
    Confirm,
    EmailNotProved,
    HoldExpired,
    KeyReused,
    NotBookable,
    NothingPrepared,
    NotReady,
    Prepare,
    Prepared,
    TooManyBookings,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork
from assistant.consultation.slots import alternatives_to, day_around, open_diary, why_this_officer


def prepare(tools: Tools, conversation: str, request: ConsultationRequest) -> Prepare:
    """Write down what exactly is about to be booked, under a key that one booking can have.

    Preparing the same details again gives the same key.
    """
    if tools.policy.closed:
        return BookingClosed()
    now = tools.now
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, now)
        missing = missing_contact(tools, draft)
        if draft is None or draft.held is None or draft.hold_expires_at is None:
            return NotReady((*missing, "slot"))
        if missing:
            return NotReady(missing)
        fingerprint = _fingerprint(draft.held, request, draft)
        intent = work.conversations.latest_intent(conversation)
        if intent is None or intent.fingerprint != fingerprint or intent.booking_id is not None:
            intent = BookingIntent(
                id=tools.secrets.token(),
                conversation=conversation,
                slot=draft.held,
                fingerprint=fingerprint,
                request=request,
                created_at=now,
            )
            work.conversations.save_intent(intent)
            work.commit()
        return Prepared(intent.id, draft.held, draft.hold_expires_at)


def missing_contact(tools: Tools, draft: Draft | None) -> tuple[str, ...]:
    """Which contact fields (in the words of the answer contract) a draft still lacks."""
    if draft is None:
        return ("name", "email")
    missing = [field for field in ("name", "email") if getattr(draft, field) is None]
    if draft.email is not None and tools.policy.prove_email and not draft.email_proved:
        missing.append("email_code")
    return tuple(missing)


def confirm(tools: Tools, intent_id: str) -> Confirm:
    """Book what was prepared under a key. The same key again gives the same booking.

    A hold that ran out is honoured if its time is still free.
    """
    with tools.unit_of_work() as work:
        intent = work.conversations.intent(intent_id)
        if intent is None:
            return NothingPrepared()
        if intent.booking_id is not None:
            booking = work.bookings.get(intent.booking_id)
            return NothingPrepared() if booking is None else AlreadyBooked(booking)
        outcome = _book(tools, work, intent)
        if isinstance(outcome, Booked):
            work.commit()
        if not isinstance(outcome, (_TakenAway, _RanOut)):
            return outcome
    alternatives = alternatives_to(tools, intent.slot.starts_at)
    if isinstance(outcome, _RanOut):
        return HoldExpired(alternatives)
    return NotBookable(outcome.reason, alternatives)


def book(
    tools: Tools,
    work: UnitOfWork,
    held: Booking,
    request: ConsultationRequest,
    *,
    name: str,
    email: str,
) -> Booking | None:
    """Make a booking of a hold, written with its audit entry and its messages; None if taken."""
    booking = replace(
        held,
        state=BookingState.CONFIRMED,
        version=1,
        hold_expires_at=None,
        request=request,
        name=name,
        email=email,
        changed_at=tools.now,
    )
    if not work.bookings.claim(booking):
        return None
    work.audit.append(
        "caller",
        "booking_confirmed",
        booking.reference,
        {**audit_detail(booking), "assigned_because": booking.assigned_because},
    )
    announce_booked(tools, work, booking)
    return booking


def audit_detail(booking: Booking) -> dict[str, str | int]:
    """What the audit trail says about a booking: nothing that names the caller."""
    return {
        "state": booking.state.value,
        "version": booking.version,
        "officer_id": booking.slot.officer_id,
        "starts_at": booking.slot.starts_at.isoformat(),
        "ends_at": booking.slot.ends_at.isoformat(),
    }


def used_up(tools: Tools, work: UnitOfWork, email: str) -> int | None:
    """The number of live bookings that is reached by the mailbox of an address, or by its domain; None for room."""
    policy = tools.policy
    booked = work.bookings.booked_addresses(tools.now)
    mailbox = mailbox_of(email)
    if sum(mailbox_of(each) == mailbox for each in booked) >= policy.live_bookings_per_mailbox:
        return policy.live_bookings_per_mailbox
    domain = owner_domain(email, policy.trusted_domains)
    if domain is None:
        return None
    same = sum(owner_domain(each, policy.trusted_domains) == domain for each in booked)
    return policy.live_bookings_per_domain if same >= policy.live_bookings_per_domain else None


@dataclass(frozen=True)
class _TakenAway:
    """The held slot can no longer be booked, because of the officer's leave or a closure."""

    reason: Blocked


class _RanOut:
    """The hold ran out and its slot can no longer be booked."""


def _book(
    tools: Tools, work: UnitOfWork, intent: BookingIntent
) -> Booked | BookingClosed | EmailNotProved | KeyReused | NothingPrepared | TooManyBookings | _TakenAway | _RanOut:
    now = tools.now
    draft = live_draft(work, intent.conversation, now)
    if tools.policy.closed:
        return BookingClosed()
    if draft is None or draft.name is None or draft.email is None:
        return NothingPrepared()
    if tools.policy.prove_email and not draft.email_proved:
        return EmailNotProved()
    # The hold may have run out meanwhile, but it may not be on another slot.
    if _fingerprint(draft.held or intent.slot, intent.request, draft) != intent.fingerprint:
        return KeyReused()
    limit = used_up(tools, work, draft.email)
    if limit is not None:
        return TooManyBookings(limit)
    held = _held_for(tools, work, intent, now)
    if not isinstance(held, Booking):
        return held
    booking = book(tools, work, held, intent.request, name=draft.name, email=draft.email)
    if booking is None:
        return _RanOut()
    work.conversations.save_intent(replace(intent, booking_id=booking.id))
    return Booked(booking)


def _held_for(tools: Tools, work: UnitOfWork, intent: BookingIntent, now: datetime) -> Booking | _TakenAway | _RanOut:
    """The hold to book, renewed if it ran out and its time is free."""
    if intent.slot.starts_at <= now:
        return _RanOut()
    held = work.bookings.held_by(intent.conversation)
    if held is not None and held.slot == intent.slot and now < held.held_until:
        # The hold stands against other callers and short notice, not against the officer's leave.
        day = london_day(intent.slot.starts_at)
        rota = Diary(work.rota.rota(), (), tools.bank_holidays.between(day, day), held.created_at)
        reason = why_not_in_rota(rota, intent.slot)
        return held if reason is None else _TakenAway(reason)
    diary = open_diary(tools, work, day_around(intent.slot), ignoring=None if held is None else held.id)
    if why_blocked(diary, intent.slot) is not None:
        return _RanOut()
    work.bookings.remove_expired_holds(now)
    because = why_this_officer(tools, work, diary, intent.slot)
    return new_hold(tools, diary.rota.settings, intent.slot, intent.conversation, expires_at=now, because=because)


def _fingerprint(slot: Slot, request: ConsultationRequest, draft: Draft) -> str:
    """What was checked, as a hash: another slot, request, name or address gives another."""
    details = [
        slot.officer_id,
        slot.starts_at.isoformat(),
        slot.ends_at.isoformat(),
        request.role,
        request.organisation,
        request.topic,
        sorted(request.situation.items()),
        list(request.chosen),
        request.lead,
        [sorted(step.items()) for step in request.trace],
        request.stage,
        list(request.tried),
        list(request.clauses_shown),
        draft.name,
        draft.email,
    ]
    return hashlib.sha256(json.dumps(details).encode("ascii")).hexdigest()
