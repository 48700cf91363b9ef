"""The addresses of the booking pages, and which page puts which question."""

from __future__ import annotations

from assistant.dialogue.steps import Step

START = "/consultation"
PARENTS = "/consultation/parents"
ORGANISATION = "/consultation/organisation"
CONTACT = "/consultation/contact"
CODE = "/consultation/code"
AGAIN = "/consultation/again"
TOPIC = "/consultation/topic"
MORE = "/consultation/more"
TIME = "/consultation/time"
CHECK = "/consultation/check"
BOOKED = "/consultation/booked"
CHANGE = "/consultation/change"
CHANGE_CODE = "/consultation/change/code"
BY_REFERENCE = "/consultation/booking"
BY_LINK = "/consultation/link"

PAGE_OF = {
    Step.ROLE: START,
    Step.ORGANISATION: ORGANISATION,
    Step.NAME: CONTACT,
    Step.EMAIL: CONTACT,
    Step.EMAIL_CODE: CODE,
    Step.TOPIC: TOPIC,
    Step.MORE: MORE,
    Step.TIME: TIME,
    Step.CONFIRM: CHECK,
}
