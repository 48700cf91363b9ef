"""How far a booking has come: which question is next, and where each stands."""

from __future__ import annotations

from collections.abc import Awaitable

from starlette.responses import Response

from assistant.consultation.model import Draft
from assistant.language.roles import PARENT
from assistant.web.consultation.answers import Answers
from assistant.web.visit import Handler, Visit

START = "/consultation"
PARENTS = "/consultation/parents"
ORGANISATION = "/consultation/organisation"
CONTACT = "/consultation/contact"
CODE = "/consultation/code"
TOPIC = "/consultation/topic"
MORE = "/consultation/more"
TIME = "/consultation/time"
CHECK = "/consultation/check"
BOOKED = "/consultation/booked"
STEPS = (START, ORGANISATION, CONTACT, CODE, TOPIC, MORE, TIME, CHECK)
PAGE_OF_MISSING = {"name": CONTACT, "email": CONTACT, "email_code": CODE, "slot": TIME}


def answers_of(visit: Visit) -> Answers:
    """The answers that this browser has given."""
    return Answers.from_cookie(visit.context.booking.read(visit.request))


def draft_of(visit: Visit) -> Draft:
    """The contact details and the held time of this conversation."""
    return visit.services.consultations.draft(visit.conversation)


def next_page(answers: Answers, draft: Draft) -> str:
    """The first question that is not answered, or "check your answers"."""
    if answers.role in {None, PARENT}:
        return PARENTS if answers.role else START
    steps = (
        (ORGANISATION, answers.organisation is not None),
        (CONTACT, draft.name is not None and draft.email is not None),
        (CODE, draft.email_proved),
        (TOPIC, answers.topic is not None),
        (MORE, answers.told_more),
        (TIME, draft.held is not None),
    )
    return next((path for path, answered in steps if not answered), CHECK)


def in_order(step: str, handler: Handler) -> Handler:
    """The handler of a step, for a visitor who has come that far; others are led to the step that is due.

    Showing and taking are checked alike: what no page has asked for is not taken.
    """

    def checked(visit: Visit) -> Response | Awaitable[Response]:
        due = next_page(answers_of(visit), draft_of(visit))
        if due not in STEPS:
            # A parent books by phone and e-mail, and is asked nothing here.
            return visit.redirect(START)
        return handler(visit) if STEPS.index(step) <= STEPS.index(due) else visit.redirect(due)

    return checked
