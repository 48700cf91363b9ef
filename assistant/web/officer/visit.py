"""One request of an officer who is signed in. Endpoints are made of handlers here, so that none forgets to ask.

A handler takes an OfficerVisit, gives a response, and runs in a thread of its own.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.bootstrap import Services
from assistant.consultation.model import Booking, Officer, OfficerId, Rota
from assistant.web.officer.area import Area, area_of
from assistant.web.reading import Form, read_form
from assistant.web.visit import FORM_TOKEN, Endpoint, Problem, in_thread, redirect

LOGIN = "/officer/login"


@dataclass(frozen=True)
class OfficerVisit:
    """A request of `officer`, whose session's token is `session`; `form` is what was sent, if anything.

    `now` is the clock, read once for everything that a page shows.
    """

    request: Request
    area: Area
    session: str
    officer: Officer
    rota: Rota
    now: datetime
    form: Form | None = None

    @property
    def services(self) -> Services:
        """What pages may call."""
        return self.area.context.services

    @property
    def actor(self) -> str:
        """Who the audit trail says did it."""
        return f"officer {self.officer.id}"

    def may_act_for(self, officer_id: OfficerId) -> bool:
        """Whether this officer may change what belongs to an officer: their own, or everybody's as an administrator."""
        return self.officer.administrator or officer_id == self.officer.id

    def require_act_for(self, officer_id: OfficerId) -> None:
        """Refuse with 403 what `may_act_for` does not allow."""
        if not self.may_act_for(officer_id):
            raise HTTPException(403)

    def officer_in_path(self) -> Officer:
        """The officer whom the address names; 404 where there is none."""
        officer = self.rota.officer(OfficerId(self.request.path_params["officer_id"]))
        if officer is None:
            raise HTTPException(404)
        return officer

    def booking_in_path(self) -> Booking:
        """The booking that the address names; 404 where there is none."""
        booking = self.services.consultations.find(self.request.path_params["reference"])
        if booking is None:
            raise HTTPException(404)
        return booking

    def query(self, name: str) -> str:
        """What the address asks for, '' if nothing."""
        return self.request.query_params.get(name, "")

    def typed(self, field: str, otherwise: object = "") -> str:
        """What was sent in a field, else what it begins with."""
        if self.form is not None and field in self.form.fields:
            return self.form.text(field)
        return str(otherwise)

    def say(self, key: str, **values: Any) -> str:
        """A sentence of the officers' pages."""
        return self.area.context.renderer.say(f"officer_{key}", **values)

    def page(self, template: str, problems: tuple[Problem, ...] = (), **values: Any) -> Response:
        """A page; with problems it is an error page that keeps what was typed."""
        shown = {
            "problems": problems,
            "form_token": self.area.session.form_token(self.session),
            "once": secrets.token_urlsafe(12),
            "path": self.request.url.path,
            "officer": self.officer,
            "done": self._done(),
            "typed": self.typed,
            **values,
        }
        page = self.area.context.renderer.page(f"officer/{template}", shown)
        return HTMLResponse(page, status_code=422 if problems else 200)

    def _done(self) -> str:
        """What the page before has done, in words; only what is worded can be shown."""
        key = f"done_{self.query('done')}"
        return self.say(key) if f"officer_{key}" in self.services.words.entries else ""

    def redirect(self, path: str, **query: str) -> Response:
        """On to another page of ours, to be fetched with GET."""
        return redirect(path, query)


Handler = Callable[[OfficerVisit], Response]
ReadForm = Callable[[Request], Awaitable[Form]]


def officer_route(
    path: str,
    show: Handler | None = None,
    take: Handler | None = None,
    administrators: bool = False,
    read: ReadForm = read_form,
) -> Route:
    """A route below `/officer` that shows a page (GET), takes its form (POST), or both."""
    methods = [method for method, handler in (("GET", show), ("POST", take)) if handler is not None]
    return Route(f"/officer{path}", _endpoint(show, take, administrators, read), methods=methods)


async def visit_of(request: Request) -> OfficerVisit | None:
    """The visit of the officer who is signed in; None when nobody is, or no longer."""
    area = area_of(request)
    token = area.session.read(request)
    if token is None:
        return None
    officer_id = await asyncio.to_thread(area.sessions.officer_of, token)
    if officer_id is None:
        return None
    rota = await asyncio.to_thread(area.context.services.rota_desk.rota)
    officer = rota.officer(officer_id)
    return (
        None
        if officer is None
        else OfficerVisit(request, area, token, officer, rota, area.context.services.clock.now())
    )


def _endpoint(show: Handler | None, take: Handler | None, administrators: bool, read: ReadForm) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        visit = await visit_of(request)
        if visit is None:
            return redirect(LOGIN)
        if administrators and not visit.officer.administrator:
            raise HTTPException(403)
        if request.method != "POST":
            return await _handled(show, visit)
        visit = await _with_form(visit, read)
        assert visit.form is not None
        parts = [visit.session, request.url.path, *visit.form.pairs]
        return await visit.area.context.once.run(parts, lambda: _handled(take, visit))

    return endpoint


async def _with_form(visit: OfficerVisit, read: ReadForm) -> OfficerVisit:
    form = await read(visit.request)
    if not visit.area.session.is_form_token(visit.session, form.text(FORM_TOKEN)):
        raise HTTPException(403)
    return replace(visit, form=form)


async def _handled(handler: Handler | None, visit: OfficerVisit) -> Response:
    if handler is None:
        raise HTTPException(405)
    return await in_thread(handler, visit)


def names(rota: Rota) -> Mapping[int, str]:
    """Officers' names by id."""
    return {officer.id: officer.name for officer in rota.officers}
