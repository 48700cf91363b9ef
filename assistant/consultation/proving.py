"""One-time codes by e-mail: that an address is the caller's, and that a booking is theirs to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from assistant.consultation.contact import live_draft, open_draft
from assistant.consultation.mailboxes import mailbox_of
from assistant.consultation.messages import change_code_message, code_message
from assistant.consultation.model import Draft
from assistant.consultation.outcomes.changing import ChangeProved, ChangeStarted, ProveChange, StartChange
from assistant.consultation.outcomes.contact import (
    CheckCode,
    CodeExpired,
    CodeSent,
    CodeWrong,
    EmailProved,
    NoEmail,
    SendCode,
    TooManyCodes,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import Cap, UnitOfWork
from assistant.language.references import read_reference

_ONE_HOUR, _ONE_DAY = timedelta(hours=1), timedelta(days=1)


def send_code(tools: Tools, conversation: str) -> SendCode:
    """Mail a code to the draft's address, unless that address has had enough of them.

    An address that nobody has proved gets one mail in the lifetime of a code, and where the conversation that asked
    for it asks again after a minute, because mail gets lost, a few.
    """
    now = tools.now
    with tools.unit_of_work() as work:
        draft = open_draft(tools, work, conversation)
        email = draft.email
        if email is None:
            return NoEmail()
        if draft.email_proved:
            return EmailProved(email)
        address = tools.secrets.digest(f"code {mailbox_of(email)}")
        asker = tools.secrets.digest(f"codes of {conversation}")
        one_stands = _live(draft.code_nonce, draft.code_expires_at, now) is not None
        retry_at = (
            _unproved_until(tools, work, address, now, one_stands)
            or _room_at(work, address, now, tools.policy.codes_per_hour, _ONE_HOUR)
            or _room_at(work, address, now, tools.policy.codes_per_day, _ONE_DAY)
            or _room_at(work, asker, now, tools.policy.codes_per_hour, _ONE_HOUR)
            or _room_for_anybody_at(tools, now)
        )
        if retry_at is not None:
            return TooManyCodes(retry_at, one_stands)
        expires_at = now + tools.policy.code_lifetime
        draft = replace(draft, code_nonce=tools.secrets.token(), code_expires_at=expires_at, code_tries=0)
        work.conversations.save_draft(draft)
        work.conversations.note_code_mail(address, now)
        work.conversations.note_code_mail(asker, now)
        work.outbox.add(code_message(tools, draft, email))
        work.commit()
        return CodeSent(email, expires_at, again=one_stands)


def check_code(tools: Tools, conversation: str, code: str) -> CheckCode:
    """Compare a code with the one that was mailed; each comparison uses up a try."""
    now = tools.now
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, now)
        if draft is None or draft.email is None:
            return CodeExpired()
        if draft.email_proved:
            return EmailProved(draft.email)
        nonce = _live(draft.code_nonce, draft.code_expires_at, now)
        if nonce is None or draft.code_tries >= tools.policy.code_tries:
            return CodeExpired()
        if not _is_code(tools, code, nonce):
            tries_left = tools.policy.code_tries - draft.code_tries - 1
            work.conversations.save_draft(replace(draft, code_tries=draft.code_tries + 1))
            work.commit()
            return CodeWrong(tries_left) if tries_left else CodeExpired()
        work.conversations.save_draft(replace(draft, email_proved_at=now, code_nonce=None, code_expires_at=None))
        work.conversations.note_proof(tools.secrets.digest(f"code {mailbox_of(draft.email)}"), now)
        work.commit()
        return EmailProved(draft.email)


def start_change(tools: Tools, conversation: str, reference: str) -> StartChange:
    """Mail a code to the address of a booking, if there is one; do the same work if there is not.

    Everything but the mail itself, limits included, goes by the reference alone, so that
    nobody learns from it whether a booking exists.
    """
    now = tools.now
    known = read_reference(reference).understood
    with tools.unit_of_work() as work:
        booking = None if known is None else work.bookings.by_reference(known)
        if booking is not None and booking.conversation == conversation:
            return ChangeProved(booking)
        if live_draft(work, conversation, now) is None and tools.caps.use(Cap.DRAFTS_OF_CLIENT) is not None:
            return ChangeStarted()
        draft = open_draft(tools, work, conversation)
        digest = tools.secrets.digest(f"change {known}")
        waits = (
            _room_at(work, digest, now, tools.policy.codes_per_hour, _ONE_HOUR)
            or _room_at(work, digest, now, tools.policy.codes_per_day, _ONE_DAY)
            or _room_for_anybody_at(tools, now)
        )
        if waits is None:
            draft = _new_change(tools, draft, known, tools.secrets.token())
            work.conversations.note_code_mail(digest, now)
            if booking is not None and booking.email is not None:
                work.outbox.add(change_code_message(tools, draft, booking, booking.email))
        elif draft.change_reference != known:
            # Without a mail there is no code: a fresh one would be five free guesses.
            draft = _new_change(tools, draft, known, None)
        work.conversations.save_draft(draft)
        work.commit()
        return ChangeStarted()


def prove_change(tools: Tools, conversation: str, code: str) -> ProveChange:
    """Compare a code with the one mailed to the address of the booking."""
    now = tools.now
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, now)
        nonce = None if draft is None else _live(draft.change_nonce, draft.change_expires_at, now)
        if draft is None or nonce is None or draft.change_tries >= tools.policy.code_tries:
            return CodeExpired()
        booking = None if draft.change_reference is None else work.bookings.by_reference(draft.change_reference)
        if not _is_code(tools, code, nonce) or booking is None:
            tries_left = tools.policy.code_tries - draft.change_tries - 1
            work.conversations.save_draft(replace(draft, change_tries=draft.change_tries + 1))
            work.commit()
            return CodeWrong(tries_left) if tries_left else CodeExpired()
        work.conversations.save_draft(
            replace(
                draft,
                change_nonce=None,
                change_expires_at=None,
                change_proved_until=now + tools.policy.change_lifetime,
            )
        )
        work.conversations.note_proof(tools.secrets.digest(f"change {booking.reference}"), now)
        work.commit()
        return ChangeProved(booking)


def may_change(draft: Draft | None, reference: str, now: datetime) -> bool:
    """Whether a conversation has proved that it may change a booking, and recently."""
    return (
        draft is not None
        and draft.change_reference == reference
        and draft.change_proved_until is not None
        and now < draft.change_proved_until
    )


def _new_change(tools: Tools, draft: Draft, reference: str | None, nonce: str | None) -> Draft:
    return replace(
        draft,
        change_reference=reference,
        change_nonce=nonce,
        change_expires_at=tools.now + tools.policy.code_lifetime,
        change_tries=0,
        change_proved_until=None,
    )


def _room_at(work: UnitOfWork, digest: str, now: datetime, most: int, span: timedelta) -> datetime | None:
    """When another code may be sent under a digest, at most so many in a span; None for now."""
    sent = work.conversations.code_mails(digest, now - span)
    return None if len(sent) < most else sent[-most].sent_at + span


def _room_for_anybody_at(tools: Tools, now: datetime) -> datetime | None:
    """When a code may be mailed for whoever is at the other end; None for now, which is counted."""
    wait = tools.caps.use(Cap.CODES_OF_CLIENT, Cap.CODES_IN_ALL)
    return None if wait is None else now + wait


def _unproved_until(
    tools: Tools, work: UnitOfWork, digest: str, now: datetime, is_waiting_for_one: bool
) -> datetime | None:
    """Until when an unproved address gets no further mail, or None."""
    lifetime = tools.policy.code_lifetime
    sent = work.conversations.code_mails(digest, now - lifetime)
    unproved = [mail.sent_at for mail in sent if mail.proved_at is None]
    if not unproved:
        return None
    may_have_another = is_waiting_for_one and len(unproved) < tools.policy.codes_unproved
    until = unproved[-1] + (tools.policy.code_again_after if may_have_another else lifetime)
    return until if now < until else None


def _live(nonce: str | None, expires_at: datetime | None, now: datetime) -> str | None:
    """What the code is derived from, while there is one that can be tried."""
    return nonce if expires_at is not None and now < expires_at else None


def _is_code(tools: Tools, given: str, nonce: str) -> bool:
    digits = "".join(character for character in given if character in "0123456789")
    return tools.secrets.same(digits, tools.secrets.code(nonce))
