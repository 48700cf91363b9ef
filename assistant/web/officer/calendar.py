"""`/officer/calendar`: the feed that a calendar subscribes to, and the replies that a calendar sends."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from datetime import timedelta

from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from assistant.adapters.calendar.invitations import read_reply
from assistant.adapters.calendar.officer_feed import officer_feed
from assistant.bootstrap import Services
from assistant.consultation.calendar_replies import NotADecline, NotTheOfficer, Outdated, take_reply
from assistant.consultation.outcomes.changing import AlreadyCancelled, AlreadyOver, Declined, NotFound
from assistant.web.context import context_of
from assistant.web.officer.visit import OfficerVisit, officer_route
from assistant.web.reading import Form, NotAFormError, is_of_type, read_body
from assistant.web.visit import Problem

FEED_BACK = timedelta(days=60)
FEED_AHEAD = timedelta(days=400)
LARGEST_REPLY = 256 * 1024  # bytes
UPLOAD_TYPE = "multipart/form-data"
REPLY_PROBLEMS = {
    NotFound: "not_found",
    NotTheOfficer: "not_the_officer",
    Outdated: "outdated",
    NotADecline: "not_a_decline",
    AlreadyCancelled: "already_cancelled",
    AlreadyOver: "already_over",
}


def show_calendar(visit: OfficerVisit) -> Response:
    """What the feed is, a button for a new address, and the form for a reply."""
    return visit.page("calendar.html", address=None)


def new_address(visit: OfficerVisit) -> Response:
    """A new secret address, shown this once; the one before stops working."""
    secret = visit.services.rota_desk.new_feed_secret(visit.actor, visit.officer.id)
    return visit.page("calendar.html", address=f"{visit.services.settings.public_url}/officer/feed/{secret}.ics")


def take_calendar_reply(visit: OfficerVisit) -> Response:
    """Read a calendar's reply; an officer's refusal frees the time and tells the caller."""
    form = visit.form
    assert form is not None
    raw = (form.text("file") or form.text("reply")).encode("utf-8", "surrogateescape")
    reply = read_reply(raw) if raw.strip() else None
    if reply is None:
        return _reply_problem(visit, "unreadable" if raw.strip() else "empty")
    if not visit.officer.administrator and reply.attendee != visit.officer.email.lower():
        return _reply_problem(visit, "not_the_officer")
    services = visit.services
    outcome = take_reply(
        services.unit_of_work,
        services.consultations,
        uid=reply.uid,
        attendee=reply.attendee,
        participation=reply.participation,
        sequence=reply.sequence,
    )
    if isinstance(outcome, Declined):
        return visit.redirect(f"/officer/bookings/{outcome.booking.reference}", done="declined")
    return _reply_problem(visit, REPLY_PROBLEMS[type(outcome)])


async def show_feed(request: Request) -> Response:
    """The calendar of whoever has the secret; 404 for any other, as for a page that is not there."""
    context = context_of(request)
    feed = await asyncio.to_thread(_feed, context.services, request.path_params["secret"])
    if feed is None:
        raise HTTPException(404)
    return Response(feed, media_type="text/calendar; charset=utf-8")


async def read_upload(request: Request) -> Form:
    """A form with a file, every value as it was sent: a calendar's line folding is made of blanks."""
    if not is_of_type(request, UPLOAD_TYPE):
        raise NotAFormError
    body = await read_body(request, LARGEST_REPLY)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body

    try:
        parts = await MultiPartParser(request.headers, stream(), max_files=1, max_fields=10).parse()
    except MultiPartException:
        raise NotAFormError from None
    fields: dict[str, tuple[str, ...]] = {}
    for name, value in parts.multi_items():
        text = value if isinstance(value, str) else (await value.read()).decode("utf-8", "surrogateescape")
        fields[name] = (*fields.get(name, ()), text)
    await parts.close()
    return Form(fields)


def _feed(services: Services, secret: str) -> bytes | None:
    officer = services.rota_desk.officer_by_feed(secret)
    if officer is None:
        return None
    now = services.clock.now()
    bookings = services.consultations.bookings_between(now - FEED_BACK, now + FEED_AHEAD)
    return officer_feed(services.mail_writer, officer, bookings, now)


def _reply_problem(visit: OfficerVisit, key: str) -> Response:
    return visit.page("calendar.html", (Problem("reply", visit.say(f"reply_{key}")),), address=None)


ROUTES = [
    officer_route("/calendar", show_calendar, new_address),
    officer_route("/calendar/replies", take=take_calendar_reply, read=read_upload),
    Route("/officer/feed/{secret}.ics", show_feed, methods=["GET"]),
]
