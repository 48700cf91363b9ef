"""Takes the caller's own contact details out of a message before the conversation sees it.

Name, address and code go to the booking draft; the conversation gets a payload that says only which
detail was given, or why it was refused.
"""

from __future__ import annotations

from assistant.dialogue.contact_steps import ContactSteps, Given, NotGiven
from assistant.dialogue.heard import AnAnswer, Understood
from assistant.dialogue.hearing import hear
from assistant.dialogue.steps import Step
from assistant.engine.payloads import payload, reason_text
from assistant.language.codes import read_code
from assistant.language.confirmation import read_yes_or_no
from assistant.language.emails import holds_an_email
from assistant.language.names import read_name
from assistant.language.references import read_reference
from assistant.vocabulary import (
    FORM_CONSULTATION,
    INTENT_CONTACT_REFUSED,
    INTENT_CONTACT_TAKEN,
    SLOT_CHANGE_CODE,
    SLOT_CHANGE_REFERENCE,
    SLOT_EMAIL,
    SLOT_EMAIL_CODE,
    SLOT_NAME,
    SLOT_ORGANISATION,
    SLOT_TOPIC,
)

# An address in these answers is as likely to be a parent's: it is left to redaction, and no code is mailed to it.
FREE_TEXT = frozenset({SLOT_ORGANISATION, SLOT_TOPIC})


def capture(text: str, form: str | None, asked: str, conversation: str, contact: ContactSteps) -> str | None:
    """What stands for the message in the conversation, or None when it holds no detail of the caller's own.

    `form` is the open form, `asked` the slot it has asked for.
    """
    typed_address = holds_an_email(text) if asked == SLOT_EMAIL else "@" in text
    if form == FORM_CONSULTATION and asked not in FREE_TEXT and typed_address:
        return _told("email", contact.give_email(conversation, text))
    if asked == SLOT_EMAIL and contact.doubted_address(conversation) and read_yes_or_no(text).is_whole:
        return _told("email", contact.give_email(conversation, text))
    if asked == SLOT_NAME and hear(Step.NAME, text, Understood()) == AnAnswer() and read_name(text).understood:
        return _told("name", contact.give_name(conversation, text))
    if asked == SLOT_EMAIL_CODE and read_code(text).understood is not None:
        return _told("email_code", contact.give_code(conversation, text))
    if asked == SLOT_CHANGE_CODE and read_code(text).understood is not None:
        return _told("change_code", contact.give_change_code(conversation, text))
    # A reference is no personal data and can look like a name; nothing else of the message is needed.
    return read_reference(text).understood if asked == SLOT_CHANGE_REFERENCE else None


def _told(field: str, given: Given | NotGiven) -> str:
    if isinstance(given, NotGiven):
        # The address that was probably meant is a contact detail itself: only its domain is told.
        return payload(INTENT_CONTACT_REFUSED, field=field, reason=reason_text(given.why.key, given.why.values))
    note = {"reason": given.note.key} if given.note else {}
    return payload(INTENT_CONTACT_TAKEN, field=field, **note)
