"""Takes the caller's own contact details out of a message before the conversation sees it.

Name, address and code go to the booking draft; the conversation gets a payload that says only which
detail was given, or why it was refused.
"""

from __future__ import annotations

from assistant.consultation import outcomes
from assistant.consultation.service import Consultations
from assistant.engine.payloads import payload
from assistant.language.codes import read_code
from assistant.language.emails import holds_an_email, read_email
from assistant.language.names import read_name
from assistant.vocabulary import (
    FORM_CONSULTATION,
    INTENT_CONTACT_REFUSED,
    INTENT_CONTACT_TAKEN,
    SLOT_CHANGE_CODE,
    SLOT_EMAIL_CODE,
    SLOT_NAME,
    SLOT_ORGANISATION,
    SLOT_TOPIC,
)

# An address in these answers is as likely to be a parent's: it is left to redaction, and no code is mailed to it.
FREE_TEXT = frozenset({SLOT_ORGANISATION, SLOT_TOPIC})


def capture(
    text: str, form: str | None, asked: str | None, conversation: str, consultations: Consultations
) -> str | None:
    """The payload that stands for the message in the conversation, or None when it holds no contact detail.

    `form` is the open form, `asked` the slot it has asked for.
    """
    if form == FORM_CONSULTATION and asked not in {None, *FREE_TEXT} and holds_an_email(text):
        return _email(text, conversation, consultations)
    if asked == SLOT_NAME and (name := read_name(text).understood) is not None:
        outcome = consultations.give_contact(conversation, name=name)
        return _outcome(outcome, "name")
    if asked in {SLOT_EMAIL_CODE, SLOT_CHANGE_CODE} and (code := read_code(text).understood) is not None:
        return _code(code, asked, conversation, consultations)
    return None


def _email(text: str, conversation: str, consultations: Consultations) -> str:
    return _outcome(consultations.give_contact(conversation, email=read_email(text).understood or text), "email")


def _outcome(outcome: outcomes.GiveContact, field: str) -> str:
    if isinstance(outcome, outcomes.ContactRefused):
        return payload(INTENT_CONTACT_REFUSED, field=field, reason=outcome.reason.value)
    return payload(INTENT_CONTACT_TAKEN, field=field)


def _code(code: str, asked: str, conversation: str, consultations: Consultations) -> str:
    if asked == SLOT_EMAIL_CODE:
        field, proved = "email_code", consultations.check_code(conversation, code)
    else:
        field, proved = "change_code", consultations.prove_change(conversation, code)
    if isinstance(proved, outcomes.EmailProved | outcomes.ChangeProved):
        return payload(INTENT_CONTACT_TAKEN, field=field)
    reason = "code_wrong" if isinstance(proved, outcomes.CodeWrong) else "code_expired"
    return payload(INTENT_CONTACT_REFUSED, field=field, reason=reason)
