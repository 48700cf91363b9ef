"""The pages' face of the booking dialogue: where each result leads, and the answers in their cookie."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from starlette.responses import Response
from typing_extensions import assert_never

from assistant.adapters.database.booking_progress import BookingProgress
from assistant.dialogue.results import (
    Ended,
    Ending,
    NotForThis,
    Proceed,
    Refused,
    Say,
    Stands,
    StepResult,
    Switched,
    Unclear,
)
from assistant.dialogue.steps import ORDER, BookingAnswers, Step
from assistant.web.consultation.paths import BOOKED, PAGE_OF, PARENTS
from assistant.web.visit import Visit

CLOSED = "consultation/closed.html"
TEMPLATE_OF = {
    Ending.PARENT: "consultation/parents.html",
    Ending.CLOSED: CLOSED,
    Ending.TOO_MANY: "consultation/too_many.html",
    Ending.ON_WAITING_LIST: "consultation/waiting.html",
}
# Name and address are asked on one page, and each has its own field there.
FIELD_OF = {Step.EMAIL_CODE: "code", Step.CONFIRM: ""}
BEGUN_ANEW = "begun"
FURTHEST = "furthest"
BOOKED_STEP = "booked"
COUNTED = (*(step.value for step in (Step.ORGANISATION, Step.NAME, Step.EMAIL_CODE, *ORDER[5:])), BOOKED_STEP)
"""The pages in their order, by the question that they put; the first is not counted, because nothing was sent yet."""


def answers_of(visit: Visit) -> BookingAnswers:
    """The answers that this browser has given."""
    return BookingAnswers.from_cookie(visit.context.booking.read(visit.request))


def show(visit: Visit, result: StepResult, refused: Callable[[Visit, Refused], Response]) -> Response:
    """The page that a result leads to; `refused` shows the page of the question again, with what was wrong."""
    match result:
        case Proceed(step, answers, said):
            query = {"said": said[0].key} if said else None
            response = visit.redirect(PAGE_OF[step], query)
            visit.context.booking.keep(response, {**answers.as_cookie(), FURTHEST: _count(visit, step)})
            return response
        case Refused(step, why):
            return refused(said_beside(visit, FIELD_OF.get(step, step.value), why), result)
        case Stands(booking):
            response = visit.redirect(f"{BOOKED}/{booking.reference}")
            visit.context.booking.drop(response)
            _note(visit, BOOKED_STEP)
            return response
        case Ended(Ending.PARENT):
            return visit.redirect(PARENTS)
        case Ended(how, say, position):
            return visit.page(TEMPLATE_OF[how], said=worded(visit, say), position=position, left=False)
        case Unclear() | Switched() | NotForThis():
            raise AssertionError("the words of a field are not asked about on its page")
        case never:
            assert_never(never)


def _count(visit: Visit, step: Step) -> int:
    """Count a question that this browser comes to for the first time; the furthest one so far, by its place."""
    before = visit.context.booking.read(visit.request).get(FURTHEST, 0)
    place = ORDER.index(step)
    if place <= before:
        return int(before)
    if step.value in COUNTED:
        _note(visit, step.value)
    return place


def _note(visit: Visit, step: str) -> None:
    BookingProgress(visit.services.database).add(step, visit.services.clock.now().date())


def said_beside(visit: Visit, field: str, why: Say | None) -> Visit:
    """The visit with what is wrong with a field."""
    return visit if why is None else visit.refused(field, why.key, **why.values)


def worded(visit: Visit, sentence: Say) -> str:
    """The text of a sentence; values that are sentences are worded too."""
    values = {name: worded(visit, each) if isinstance(each, Say) else each for name, each in sentence.values.items()}
    return visit.say(sentence.key, **values)


def unless_unasked(visit: Visit, step: Step, template: str, **values: Any) -> Response:
    """The page of a question; nobody is asked more before it is known who they are, or while booking is closed.

    What was given more than a day ago is offered to go on with first. Answers that are no longer there are told of.
    """
    flow = visit.services.booking_flow
    if not flow.consultations.is_open():
        return visit.page(CLOSED)
    answers = answers_of(visit)
    if flow.consultations.ran_out(visit.conversation):
        return visit.page("consultation/ran_out.html")
    due = flow.next_question(visit.conversation, answers)
    if ORDER.index(due) < ORDER.index(step):
        return visit.redirect(PAGE_OF[due], {BEGUN_ANEW: "again"} if due is Step.ROLE and not answers.role else None)
    noted = visit.request.query_params.get("said", "")
    note = visit.say(noted) if noted in NOTES else None
    return visit.page(template, note=note, **values)


# What one page may say of the one before it.
NOTES = frozenset({"code_sent_before", "code_sent_again", "check_again", "draft_ran_out", "email_not_proved"})
