"""The caller's name and address: what is taken, what is refused, what was probably meant.

They live in the draft of the conversation and in the booking, nowhere else.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from datetime import datetime

from assistant.consultation.model import Draft
from assistant.consultation.outcomes import (
    ContactProblem,
    ContactRefused,
    ContactTaken,
    GiveContact,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork

LONGEST_NAME = 100
LONGEST_EMAIL = 254
LONGEST_LOCAL_PART = 64
# One address and nothing else: no display name, no comma, no control character, no blank.
_EMAIL = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}"
)
# Domains that people here write often enough to mistype.
_FAMILIAR_DOMAINS = (
    "southwark.gov.uk",
    "education.gov.uk",
    "nhs.net",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "hotmail.co.uk",
    "yahoo.com",
    "yahoo.co.uk",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "mail.com",
    "ymail.com",
    "me.com",
    "aol.com",
    "btinternet.com",
    "lgflmail.org",
)


def give_contact(tools: Tools, conversation: str, name: str | None, email: str | None, sure: bool) -> GiveContact:
    """Keep a name, an address or both; a new address has to be proved again."""
    read_name = None if name is None else read_name_field(name)
    if isinstance(read_name, ContactRefused):
        return read_name
    read_email = None if email is None else read_email_field(email, sure)
    if isinstance(read_email, ContactRefused):
        return read_email
    with tools.unit_of_work() as work:
        draft = open_draft(tools, work, conversation)
        if read_name is not None:
            draft = replace(draft, name=read_name)
        if read_email is not None and read_email != draft.email:
            draft = replace(
                draft,
                email=read_email,
                email_proved_at=None,
                code_nonce=None,
                code_expires_at=None,
                code_tries=0,
            )
        work.conversations.save_draft(draft)
        work.commit()
    return ContactTaken(draft.name, draft.email, draft.email_proved)


def open_draft(tools: Tools, work: UnitOfWork, conversation: str) -> Draft:
    """The draft of a conversation, fresh if there is none or it ran out; its life begins anew."""
    now = tools.now
    expires_at = now + tools.policy.draft
    draft = live_draft(work, conversation, now)
    if draft is None:
        work.conversations.remove_draft(conversation)
        return Draft(conversation=conversation, expires_at=expires_at)
    return replace(draft, expires_at=expires_at)


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
    email = text.strip(" ").lower()
    if len(email) > LONGEST_EMAIL:
        return ContactRefused(ContactProblem.EMAIL_TOO_LONG)
    if _EMAIL.fullmatch(email) is None or email.index("@") > LONGEST_LOCAL_PART:
        return ContactRefused(ContactProblem.EMAIL_NOT_ONE_ADDRESS)
    local_part, domain = email.split("@")
    meant = likely_domain(domain)
    if meant is not None and not sure:
        return ContactRefused(ContactProblem.EMAIL_LIKELY_TYPO, f"{local_part}@{meant}")
    return email


def likely_domain(domain: str) -> str | None:
    """The familiar domain that is one slip away from this one, or None."""
    if domain in _FAMILIAR_DOMAINS:
        return None
    return next((each for each in _FAMILIAR_DOMAINS if _one_slip_apart(domain, each)), None)


def _one_slip_apart(given: str, meant: str) -> bool:
    """Whether one letter left out, added, changed or swapped with its neighbour turns one into the other."""
    if given == meant or abs(len(given) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(given), len(meant)) and given[start] == meant[start]:
        start += 1
    rest, wanted = given[start:], meant[start:]
    return (
        rest[1:] == wanted[1:]
        or rest[1:] == wanted
        or rest == wanted[1:]
        or (rest[:2] == wanted[1::-1] and rest[2:] == wanted[2:])
    )
