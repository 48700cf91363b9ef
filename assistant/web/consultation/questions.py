"""The questions of a booking, one page each: who asks, how to reach them, what it is about, what helps the officer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import Response

from assistant.consultation.readiness import load_readiness, readiness
from assistant.dialogue.booking_flow import ROLES
from assistant.dialogue.details_flow import STAGES
from assistant.dialogue.results import Proceed
from assistant.dialogue.steps import Step
from assistant.guidance.model import FACT_VALUES
from assistant.web.consultation.face import BEGUN_ANEW, answers_of, show, unless_unasked
from assistant.web.consultation.paths import PAGE_OF, START
from assistant.web.visit import Visit

GO_ON, ANEW = "go_on", "anew"


def show_start(visit: Visit) -> Response:
    """What a consultation is, who may have one, and the first question."""
    chosen = visit.typed("role", answers_of(visit).role)
    begun = visit.request.query_params.get(BEGUN_ANEW) is not None
    return unless_unasked(visit, Step.ROLE, "consultation/start.html", roles=ROLES, chosen=chosen, begun=begun)


def take_start(visit: Visit) -> Response:
    """Who asks; a parent is shown the way to the council and to those who can book."""
    result = visit.services.booking_flow.take_role(visit.conversation, answers_of(visit), visit.typed("role"))
    return show(visit, result, lambda refused, _: show_start(refused))


def show_parents(visit: Visit) -> Response:
    """The phone and e-mail route for parents and carers, and who could book for them."""
    return visit.page("consultation/parents.html")


def take_again(visit: Visit) -> Response:
    """Go on with what was given before it ran out, or forget it and begin again."""
    consultations = visit.services.consultations
    if visit.typed("choice") == GO_ON:
        consultations.take_up(visit.conversation)
        return visit.redirect(PAGE_OF[visit.services.booking_flow.next_question(visit.conversation, answers_of(visit))])
    if visit.typed("choice") == ANEW and consultations.ran_out(visit.conversation):
        consultations.discard_draft(visit.conversation)
        response = visit.redirect(START)
        visit.context.booking.drop(response)
        return response
    return visit.redirect(START)


def show_organisation(visit: Visit) -> Response:
    """Which school or service."""
    typed = visit.typed("organisation", answers_of(visit).organisation)
    return unless_unasked(visit, Step.ORGANISATION, "consultation/organisation.html", organisation=typed)


def take_organisation(visit: Visit) -> Response:
    """Keep the name of the school or service."""
    return _take(visit, Step.ORGANISATION, visit.typed("organisation"), show_organisation)


def show_contact(visit: Visit) -> Response:
    """Name and e-mail address."""
    return _contact_page(visit)


def take_contact(visit: Visit) -> Response:
    """Keep name and address in the draft, and mail a code to a new address."""
    flow, sure = visit.services.booking_flow, visit.typed("sure") == "yes"
    named = flow.take(visit.conversation, answers_of(visit), Step.NAME, visit.typed("name"))
    if not isinstance(named, Proceed) or named.step in {Step.ROLE, Step.ORGANISATION}:
        return show(visit, named, lambda refused, _: _contact_page(refused))
    result = flow.take(visit.conversation, named.answers, Step.EMAIL, visit.typed("email"), sure)
    return show(visit, result, lambda refused, why: _contact_page(refused, why.suggestion))


def show_code(visit: Visit) -> Response:
    """The code that was mailed."""
    draft = visit.services.booking_flow.draft(visit.conversation)
    if draft.email_proved:
        return visit.redirect(PAGE_OF[visit.services.booking_flow.next_question(visit.conversation, answers_of(visit))])
    return unless_unasked(visit, Step.EMAIL_CODE, "consultation/code.html", email=draft.email)


def take_code(visit: Visit) -> Response:
    """Compare the code."""
    return _take(visit, Step.EMAIL_CODE, visit.typed("code"), show_code)


def take_new_code(visit: Visit) -> Response:
    """Mail another code."""
    flow, answers = visit.services.booking_flow, answers_of(visit)
    due = flow.next_question(visit.conversation, answers)
    if due is not Step.EMAIL_CODE:
        return visit.redirect(PAGE_OF[due])
    return show(visit, flow.send_code(visit.conversation, answers), lambda refused, _: show_code(refused))


def show_topic(visit: Visit) -> Response:
    """What it is about."""
    return unless_unasked(
        visit, Step.TOPIC, "consultation/topic.html", topic=visit.typed("topic", answers_of(visit).topic)
    )


def take_topic(visit: Visit) -> Response:
    """Keep the topic, without names and other details of people."""
    return _take(visit, Step.TOPIC, visit.typed("topic"), show_topic)


def show_more(visit: Visit) -> Response:
    """What helps the officer to prepare; every question is optional."""
    answers = answers_of(visit)
    points = readiness(answers.request(visit.services.library), load_readiness())
    return unless_unasked(
        visit,
        Step.MORE,
        "consultation/more.html",
        facts={fact: (values, answers.facts.get(fact, "unknown")) for fact, values in FACT_VALUES.items()},
        stages=STAGES,
        stage=answers.stage or "unknown",
        points=points,
    )


def take_more(visit: Visit) -> Response:
    """Keep what was told; anything that no page of ours offers is left out."""
    form = visit.form
    assert form is not None
    facts = {fact: form.text(fact) for fact, values in FACT_VALUES.items() if form.text(fact) in values}
    stage, known = form.text("stage"), {question.id for question in load_readiness()}
    answers = replace(
        answers_of(visit),
        told_more=True,
        facts={fact: value for fact, value in facts.items() if value != "unknown"},
        chosen=tuple(fact for fact, value in facts.items() if value != "unknown"),
        stage=stage if stage in STAGES and stage != "unknown" else None,
        tried=tuple(each for each in form.texts("tried") if each in known),
    )
    step = visit.services.booking_flow.next_question(visit.conversation, answers)
    return show(visit, Proceed(step, answers), lambda refused, _: show_more(refused))


def _take(visit: Visit, step: Step, typed: str, page: Callable[[Visit], Response]) -> Response:
    result = visit.services.booking_flow.take(visit.conversation, answers_of(visit), step, typed)
    return show(visit, result, lambda refused, _: page(refused))


def _contact_page(visit: Visit, suggestion: str | None = None) -> Response:
    draft = visit.services.booking_flow.draft(visit.conversation)
    return unless_unasked(
        visit,
        Step.NAME,
        "consultation/contact.html",
        name=visit.typed("name", draft.name),
        email=visit.typed("email", draft.email),
        suggestion=suggestion,
    )
