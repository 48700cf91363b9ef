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


def announce_booked(
    tools: Tools, work: UnitOfWork, booking: Booking, previous_officer: OfficerId | None = None
) -> None:
    """Invite the caller and the officer to a booking that is new or has a new time.

    Args:
        previous_officer: who had it before it moved; another officer's is withdrawn.
    """
    now = tools.clock.now()
    work.outbox.supersede(booking.id, now)
    officer = _officer(work, booking.slot.officer_id)
    about = _about(booking)
    _to_caller(tools, work, booking, MailKind.REQUEST, {**about, "link_nonce": booking.link_nonce})
    _send(tools, work, booking, MailKind.REQUEST, officer.email, OFFICER, about)
    if tools.policy.push_to_calendar:
        _send(tools, work, booking, MailKind.CALENDAR_PUT, officer.email, OFFICER, about)
    if previous_officer is not None and previous_officer != officer.id:
        _withdraw_from_officer(tools, work, booking, previous_officer, "reassigned")
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
    work.outbox.supersede(booking.id, tools.clock.now())
    if tell_caller:
        _to_caller(tools, work, booking, MailKind.CANCEL, {**_about(booking), "reason": reason})
    _withdraw_from_officer(tools, work, booking, booking.slot.officer_id, reason)


def announce_declined(tools: Tools, work: UnitOfWork, booking: Booking, alternatives: Sequence[Slot]) -> None:
    """Withdraw a booking that the officer declined, and apologise with other times."""
    work.outbox.supersede(booking.id, tools.clock.now())
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
    _withdraw_from_officer(tools, work, booking, booking.slot.officer_id, "officer")


def announce_offer(tools: Tools, work: UnitOfWork, entry: WaitingEntry, held: Booking) -> None:
    """Offer a slot that came free to somebody on the waiting list."""
    work.outbox.add(
        _message(
            tools,
            held,
            MailKind.OFFER,
            entry.email,
            CALLER,
            {
                **_times(held.slot),
                "nonce": entry.offer_nonce,
                "expires_at": _text(entry.offer_expires_at),
            },
        )
    )


def code_message(tools: Tools, draft: Draft) -> OutboxMessage:
    """The mail with the code that proves the draft's address."""
    payload = {"nonce": draft.code_nonce, "expires_at": _text(draft.code_expires_at)}
    return _message(tools, None, MailKind.CODE, draft.email, CALLER, payload)


def change_code_message(tools: Tools, draft: Draft, booking: Booking) -> OutboxMessage:
    """The mail with the code that proves the right to change a booking."""
    payload = {
        "nonce": draft.change_nonce,
        "expires_at": _text(draft.change_expires_at),
        "reference": booking.reference,
    }
    return _message(tools, None, MailKind.CHANGE_CODE, booking.email, CALLER, payload)


def _withdraw_from_officer(
    tools: Tools, work: UnitOfWork, booking: Booking, officer_id: OfficerId, reason: str
) -> None:
    officer = _officer(work, officer_id)
    about = {**_about(booking), "reason": reason}
    _send(tools, work, booking, MailKind.CANCEL, officer.email, OFFICER, about)
    if tools.policy.push_to_calendar:
        _send(tools, work, booking, MailKind.CALENDAR_REMOVE, officer.email, OFFICER, about)


def _to_caller(
    tools: Tools,
    work: UnitOfWork,
    booking: Booking,
    kind: MailKind,
    payload: dict[str, Any],
    next_attempt_at: datetime | None = None,
) -> None:
    # A caller who was forgotten has no address left.
    if booking.email is not None:
        _send(tools, work, booking, kind, booking.email, CALLER, payload, next_attempt_at)


def _send(
    tools: Tools,
    work: UnitOfWork,
    booking: Booking,
    kind: MailKind,
    recipient: str,
    role: str,
    payload: dict[str, Any],
    next_attempt_at: datetime | None = None,
) -> None:
    work.outbox.add(_message(tools, booking, kind, recipient, role, payload, next_attempt_at))


def _message(
    tools: Tools,
    booking: Booking | None,
    kind: MailKind,
    recipient: str,
    role: str,
    payload: dict[str, Any],
    next_attempt_at: datetime | None = None,
) -> OutboxMessage:
    return OutboxMessage(
        id=None,
        booking_id=None if booking is None else booking.id,
        booking_version=0 if booking is None else booking.version,
        kind=kind,
        recipient=recipient,
        recipient_role=role,
        message_id=f"{tools.secrets.token()}@{tools.policy.host}",
        payload=payload,
        created_at=tools.clock.now(),
        next_attempt_at=next_attempt_at,
    )


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
