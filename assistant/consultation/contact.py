"""The caller's name and address: what is taken, what is refused, what was probably meant.

They live in the draft of the conversation and in the booking, nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from assistant.consultation.model import Draft
from assistant.consultation.outcomes.contact import ContactProblem, ContactRefused, ContactTaken, GiveContact
from assistant.consultation.policy import Tools
from assistant.consultation.ports import Cap, UnitOfWork
from assistant.language.emails import LONGEST_EMAIL, likely_domain, read_email

LONGEST_NAME = 100


def give_contact(
    tools: Tools, conversation: str, name: str | None = None, email: str | None = None, sure: bool = False
) -> GiveContact:
    """Keep a name, an address or both; a new address has to be proved again. `sure`: the address is no typo."""
    read_name = None if name is None else read_name_field(name)
    if isinstance(read_name, ContactRefused):
        return read_name
    doubted: ContactRefused | None = None
    kept_email: str | None = None
    if email is not None:
        first_read = read_email_field(email, sure)
        if isinstance(first_read, ContactRefused) and first_read.reason is not ContactProblem.EMAIL_LIKELY_TYPO:
            return first_read
        doubted = first_read if isinstance(first_read, ContactRefused) else None
        # Kept without a code, so that the same address given again can stand.
        stands = read_email_field(email, sure=True) if doubted is not None else first_read
        assert isinstance(stands, str), "an address that may hold a slip is an address"
        kept_email = stands
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, tools.now)
        if draft is None and tools.caps.use(Cap.DRAFTS_OF_CLIENT) is not None:
            return ContactRefused(ContactProblem.TOO_MANY_DRAFTS)
        draft = open_draft(tools, work, conversation)
        if read_name is not None:
            draft = replace(draft, name=read_name)
        if kept_email is not None and kept_email != draft.email:
            draft = replace(
                draft,
                email=kept_email,
                email_proved_at=None,
                code_nonce=None,
                code_expires_at=None,
                code_tries=0,
            )
        work.conversations.save_draft(draft)
        work.commit()
    return doubted or ContactTaken(draft.name, draft.email, draft.email_proved)


def open_draft(tools: Tools, work: UnitOfWork, conversation: str) -> Draft:
    """The draft of a conversation, fresh if there is none or it ran out; its life begins anew."""
    now = tools.now
    expires_at = now + tools.policy.draft
    draft = live_draft(work, conversation, now)
    if draft is None:
        work.conversations.remove_draft(conversation)
        return Draft(conversation=conversation, expires_at=expires_at)
    return replace(draft, expires_at=expires_at)


def draft_of(tools: Tools, conversation: str) -> Draft:
    """What the conversation has given so far; an empty draft if nothing, or if it ran out."""
    with tools.unit_of_work(writing=False) as work:
        draft = live_draft(work, conversation, tools.now)
    return draft or Draft(conversation=conversation, expires_at=tools.now)


def ran_out(tools: Tools, conversation: str) -> bool:
    """Whether what the conversation has given ran out and is still kept, so that `take_up` can go on with it."""
    with tools.unit_of_work(writing=False) as work:
        draft = work.conversations.draft(conversation)
    return draft is not None and draft.expires_at <= tools.now and is_kept(tools, draft)


def discard_draft(tools: Tools, conversation: str) -> None:
    """Forget what the conversation has given, and let go of what it holds."""
    with tools.unit_of_work() as work:
        held = work.bookings.held_by(conversation)
        if held is not None:
            work.bookings.remove(held.id)
        work.conversations.remove_draft(conversation)
        work.commit()


def take_up(tools: Tools, conversation: str) -> bool:
    """Go on with a draft that ran out and is still kept; False where there is none. What it held is not held again."""
    with tools.unit_of_work() as work:
        draft = work.conversations.draft(conversation)
        if draft is None or not is_kept(tools, draft):
            return False
        work.conversations.save_draft(replace(draft, expires_at=tools.now + tools.policy.draft))
        work.commit()
        return True


def is_kept(tools: Tools, draft: Draft) -> bool:
    """Whether what was given may still be gone on with: one that ran out is kept for a while."""
    return tools.now < draft.expires_at + tools.policy.draft_kept


def lacks_proof(tools: Tools, draft: Draft | None) -> bool:
    """Whether it has yet to be shown that the caller can be reached."""
    return tools.policy.prove_email and (draft is None or not draft.email_proved)


def live_draft(work: UnitOfWork, conversation: str, now: datetime) -> Draft | None:
    """The draft of a conversation unless it ran out; a hold that ran out is not shown."""
    draft = work.conversations.draft(conversation)
    if draft is None or draft.expires_at <= now:
        return None
    if draft.hold_expires_at is not None and draft.hold_expires_at <= now:
        return replace(draft, held=None, hold_expires_at=None)
    return draft


def read_name_field(text: str) -> str | ContactRefused:
    """A person's name as written, blanks tidied, or why not."""
    name = " ".join(text.split(" ")).strip()
    if not any(letter.isalpha() for letter in name):
        return ContactRefused(ContactProblem.NAME_EMPTY)
    if len(name) > LONGEST_NAME:
        return ContactRefused(ContactProblem.NAME_TOO_LONG)
    # Control, format, surrogate and line characters, and what links and markup are made of.
    if any(unicodedata.category(letter)[0] in "CZ" and letter != " " for letter in name) or re.search(
        r"[<>{}\[\]\\@/:]|www\.", name
    ):
        return ContactRefused(ContactProblem.NAME_NOT_PLAIN)
    return " ".join(name.split())


def read_email_field(text: str, sure: bool = False) -> str | ContactRefused:
    """One e-mail address in lower case, or why not.

    Args:
        sure: the caller was asked about a likely typo and stands by it.
    """
    reading = read_email(text)
    email = reading.understood
    # A field holds one address; only a mail program's "Name <address>" may stand round it.
    if email is None or (reading.unread and not text.rstrip().endswith(">")):
        too_long = len(text.strip()) > LONGEST_EMAIL
        return ContactRefused(ContactProblem.EMAIL_TOO_LONG if too_long else ContactProblem.EMAIL_NOT_ONE_ADDRESS)
    local_part, domain = email.split("@")
    meant = likely_domain(domain)
    if meant is not None and not sure:
        return ContactRefused(ContactProblem.EMAIL_LIKELY_TYPO, f"{local_part}@{meant}")
    return email
