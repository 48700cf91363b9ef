"""The questions of a booking, one page each: who asks, how to reach them, what it is about."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from assistant.consultation.outcomes import (
    CodeExpired,
    CodeSent,
    CodeWrong,
    ContactProblem,
    ContactRefused,
    EmailProved,
    TooManyCodes,
)
from assistant.consultation.readiness import load_readiness, readiness
from assistant.guidance.model import FACT_VALUES
from assistant.language.codes import read_code
from assistant.language.organisations import read_organisation, read_topic
from assistant.language.roles import LEAD_PROFESSIONAL, PARENT, SCHOOL
from assistant.language.wall_clock import clock_text
from assistant.privacy.redaction import redact
from assistant.web.consultation.answers import Answers
from assistant.web.consultation.progress import CODE, CONTACT, START, answers_of, draft_of, next_page
from assistant.web.visit import Visit

ROLES = (SCHOOL, LEAD_PROFESSIONAL, PARENT)
STAGES = ("one", "two", "three", "unknown")
READINESS = load_readiness()


def show_start(visit: Visit) -> Response:
    """What a consultation is, who may have one, and the first question."""
    if not visit.services.consultations.is_open():
        return visit.page("consultation/closed.html")
    chosen = visit.typed("role", answers_of(visit).role)
    return visit.page("consultation/start.html", roles=ROLES, chosen=chosen)


def take_start(visit: Visit) -> Response:
    """Who asks; a parent is shown the way to the council and to those who can book."""
    role = visit.typed("role")
    if role not in ROLES:
        return show_start(visit.refused("role", "page_role_missing"))
    return _onward(visit, replace(answers_of(visit), role=role))


def show_parents(visit: Visit) -> Response:
    """The phone and e-mail route for parents and carers, and who could book for them."""
    return visit.page("consultation/parents.html")


def show_organisation(visit: Visit) -> Response:
    """Which school or service."""
    return _unless_unasked(visit, "consultation/organisation.html", organisation=_typed(visit, "organisation"))


def take_organisation(visit: Visit) -> Response:
    """Keep the name of the school or service."""
    organisation = read_organisation(visit.typed("organisation")).understood
    if organisation is None:
        return show_organisation(visit.refused("organisation", "organisation_unclear"))
    # Patterns only: the names of schools and services are often the names of people.
    return _onward(visit, replace(answers_of(visit), organisation=redact(organisation).text))


def show_contact(visit: Visit) -> Response:
    """Name and e-mail address."""
    draft = draft_of(visit)
    return _contact_page(visit, visit.typed("name", draft.name), visit.typed("email", draft.email))


def take_contact(visit: Visit) -> Response:
    """Keep name and address in the draft, and mail a code to a new address."""
    given = visit.services.consultations.give_contact(
        visit.conversation, name=visit.typed("name"), email=visit.typed("email"), sure=visit.typed("sure") == "yes"
    )
    if isinstance(given, ContactRefused):
        field = given.reason.value.partition("_")[0]
        field = field if field in {"name", "email"} else ""
        typo = given.reason is ContactProblem.EMAIL_LIKELY_TYPO
        refused = visit.refused(
            field, f"page_{given.reason.value}" if typo else given.reason.value, suggestion=given.suggestion
        )
        return _contact_page(refused, visit.typed("name"), visit.typed("email"), given.suggestion)
    return _onward(visit, answers_of(visit)) if given.email_proved else _mail_code(visit)


def show_code(visit: Visit) -> Response:
    """The code that was mailed."""
    draft = draft_of(visit)
    if draft.email is None:
        return visit.redirect(CONTACT)
    if draft.email_proved:
        return visit.redirect(next_page(answers_of(visit), draft))
    sent_before = visit.request.query_params.get("sent") == "before"
    return visit.page("consultation/code.html", email=draft.email, sent_before=sent_before)


def take_code(visit: Visit) -> Response:
    """Compare the code."""
    code = read_code(visit.typed("code")).understood
    if code is None:
        return show_code(visit.refused("code", "code_unclear"))
    match visit.services.consultations.check_code(visit.conversation, code):
        case EmailProved():
            return _onward(visit, answers_of(visit))
        case CodeWrong(tries_left):
            return show_code(visit.refused("code", "page_code_wrong", tries=tries_left))
        case CodeExpired():
            return show_code(visit.refused("code", "page_code_expired"))


def take_new_code(visit: Visit) -> Response:
    """Mail another code."""
    return _mail_code(visit)


def show_topic(visit: Visit) -> Response:
    """What it is about."""
    return _unless_unasked(visit, "consultation/topic.html", topic=_typed(visit, "topic"))


def take_topic(visit: Visit) -> Response:
    """Keep the topic, without names and other details of people."""
    topic = read_topic(visit.typed("topic")).understood
    if topic is None:
        return show_topic(visit.refused("topic", "topic_unclear"))
    cleaned = redact(topic, visit.services.person_names.find(topic))
    left_out = tuple(sorted(set(cleaned.kinds)))
    return _onward(visit, replace(answers_of(visit), topic=cleaned.text, left_out=left_out))


def show_more(visit: Visit) -> Response:
    """What helps the officer to prepare; every question is optional."""
    answers = answers_of(visit)
    points = readiness(answers.request(visit.services.library), READINESS)
    return _unless_unasked(
        visit,
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
    told = {fact: value for fact, value in facts.items() if value != "unknown"}
    stage = form.text("stage")
    known = {question.id for question in READINESS}
    answers = replace(
        answers_of(visit),
        told_more=True,
        facts=told,
        stage=stage if stage in STAGES and stage != "unknown" else None,
        tried=tuple(each for each in form.texts("tried") if each in known),
    )
    return _onward(visit, answers)


def _mail_code(visit: Visit) -> Response:
    match visit.services.consultations.send_code(visit.conversation):
        case CodeSent() | EmailProved():
            return visit.redirect(CODE)
        case TooManyCodes(retry_at, one_stands):
            if one_stands:
                return visit.redirect(CODE, {"sent": "before"})
            return show_code(visit.refused("", "page_too_many_codes", time=clock_text(retry_at)))
    return visit.redirect(CONTACT)


def _contact_page(visit: Visit, name: str, email: str, suggestion: str | None = None) -> Response:
    return _unless_unasked(visit, "consultation/contact.html", name=name, email=email, suggestion=suggestion)


def _onward(visit: Visit, answers: Answers) -> Response:
    """Keep the answers and go to the first question without one."""
    response = visit.redirect(next_page(answers, draft_of(visit)))
    visit.context.booking.keep(response, answers.as_cookie())
    return response


def _unless_unasked(visit: Visit, template: str, **values: object) -> Response:
    """The page of a question; nobody is asked more before it is known who they are, or while booking is closed."""
    if not visit.services.consultations.is_open():
        return visit.page("consultation/closed.html")
    if answers_of(visit).role not in {SCHOOL, LEAD_PROFESSIONAL}:
        return visit.redirect(START)
    return visit.page(template, **values)


def _typed(visit: Visit, field: str) -> str:
    return visit.typed(field, getattr(answers_of(visit), field))
