"""Which messages a change sends to whom. The words are the mail adapter's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from assistant.consultation.model import Booking, Draft, Officer, OfficerId, Slot, WaitingEntry
from assistant.consultation.outbox import MailKind, OutboxMessage
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork

CALLER = "caller"
OFFICER = "officer"


def announce_booked(tools: Tools, work: UnitOfWork, booking: Booking, previous: Slot | None = None) -> None:
    """Invite the caller and the officer to a booking that is new or has a new time.

    Args:
        previous: where it was before it moved; if that was another officer's, theirs is withdrawn.
    """
    now = tools.now
    work.outbox.supersede(booking.id, now)
    about = {**_about(booking), **_was(previous)}
    _to_caller(tools, work, booking, MailKind.REQUEST, {**about, "link_nonce": booking.link_nonce})
    _to_officer(tools, work, booking, MailKind.REQUEST, about)
    if tools.policy.push_to_calendar:
        _to_officer(tools, work, booking, MailKind.CALENDAR_PUT, about)
    if previous is not None and previous.officer_id != booking.slot.officer_id:
        _withdraw_from_officer(tools, work, booking, previous, "reassigned")
    remind_at = booking.slot.starts_at - tools.policy.reminder_before
    if remind_at > now:
        _to_caller(
            tools,
            work,
            booking,
            MailKind.REMINDER,
            {**about, "link_nonce": booking.link_nonce},
            next_attempt_at=remind_at,
        )


def announce_cancelled(tools: Tools, work: UnitOfWork, booking: Booking, reason: str, tell_caller: bool = True) -> None:
    """Withdraw a booking from the caller's and the officer's calendar.

    Args:
        reason: `caller`, `officer` or `forgotten`.
    """
    work.outbox.supersede(booking.id, tools.now)
    if tell_caller:
        _to_caller(tools, work, booking, MailKind.CANCEL, {**_about(booking), "reason": reason})
    _withdraw_from_officer(tools, work, booking, booking.slot, reason)


def announce_declined(tools: Tools, work: UnitOfWork, booking: Booking, alternatives: Sequence[Slot]) -> None:
    """Withdraw a booking that the officer declined, and apologise with other times."""
    work.outbox.supersede(booking.id, tools.now)
    _to_caller(
        tools,
        work,
        booking,
        MailKind.DECLINED,
        {
            **_about(booking),
            "reason": "officer",
            "alternatives": [_times(slot) for slot in alternatives],
        },
    )
    _withdraw_from_officer(tools, work, booking, booking.slot, "officer")


def announce_offer(tools: Tools, work: UnitOfWork, entry: WaitingEntry, held: Booking) -> None:
    """Offer a slot that came free to somebody on the waiting list."""
    work.outbox.add(
        _message(
            tools,
            held,
            MailKind.OFFER,
            (entry.email, CALLER),
            {
                **_times(held.slot),
                "nonce": entry.offer_nonce,
                "expires_at": _text(entry.offer_expires_at),
            },
        )
    )


def code_message(tools: Tools, draft: Draft, email: str) -> OutboxMessage:
    """The mail with the code that proves the draft's address, `email`."""
    payload = {"nonce": draft.code_nonce, "expires_at": _text(draft.code_expires_at)}
    return _message(tools, None, MailKind.CODE, (email, CALLER), payload)


def change_code_message(tools: Tools, draft: Draft, booking: Booking, email: str) -> OutboxMessage:
    """The mail with the code that proves the right to change a booking, to the booking's address."""
    payload = {
        "nonce": draft.change_nonce,
        "expires_at": _text(draft.change_expires_at),
        "reference": booking.reference,
    }
    return _message(tools, None, MailKind.CHANGE_CODE, (email, CALLER), payload)


def _withdraw_from_officer(tools: Tools, work: UnitOfWork, booking: Booking, slot: Slot, reason: str) -> None:
    about = {**_about(booking), "officer_id": slot.officer_id, **_times(slot), "reason": reason}
    _to_officer(tools, work, booking, MailKind.CANCEL, about)
    if tools.policy.push_to_calendar:
        _to_officer(tools, work, booking, MailKind.CALENDAR_REMOVE, about)


def _to_caller(
    tools: Tools,
    work: UnitOfWork,
    booking: Booking,
    kind: MailKind,
    payload: dict[str, Any],
    *,
    next_attempt_at: datetime | None = None,
) -> None:
    # A caller who was forgotten has no address left.
    if booking.email is not None:
        work.outbox.add(
            _message(tools, booking, kind, (booking.email, CALLER), payload, next_attempt_at=next_attempt_at)
        )


def _to_officer(tools: Tools, work: UnitOfWork, booking: Booking, kind: MailKind, payload: dict[str, Any]) -> None:
    """Send to the officer that the payload names, who may no longer be the booking's."""
    work.outbox.add(_message(tools, booking, kind, (_officer(work, payload["officer_id"]).email, OFFICER), payload))


def _message(
    tools: Tools,
    booking: Booking | None,
    kind: MailKind,
    recipient: tuple[str, str],
    payload: dict[str, Any],
    *,
    next_attempt_at: datetime | None = None,
) -> OutboxMessage:
    """A message to an address in a role."""
    address, role = recipient
    return OutboxMessage(
        id=None,
        booking_id=None if booking is None else booking.id,
        booking_version=0 if booking is None else booking.version,
        kind=kind,
        recipient=address,
        recipient_role=role,
        message_id=f"{tools.secrets.token()}@{tools.policy.host}",
        payload=payload,
        created_at=tools.now,
        next_attempt_at=next_attempt_at,
    )


def _was(previous: Slot | None) -> dict[str, Any]:
    """Where and with whom a booking was before it moved."""
    if previous is None:
        return {}
    return {"was_officer_id": previous.officer_id, "was_starts_at": previous.starts_at.isoformat()}


def _about(booking: Booking) -> dict[str, Any]:
    return {
        "reference": booking.reference,
        "uid": booking.uid,
        "sequence": booking.sequence,
        "officer_id": booking.slot.officer_id,
        **_times(booking.slot),
    }


def _times(slot: Slot) -> dict[str, str]:
    return {"starts_at": slot.starts_at.isoformat(), "ends_at": slot.ends_at.isoformat()}


def _text(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()


def _officer(work: UnitOfWork, officer_id: OfficerId) -> Officer:
    officer = work.rota.officer(officer_id)
    if officer is None:
        raise LookupError(f"the booking's officer {officer_id} is not in the rota")
    return officer
