"""`/officer/login`, `/officer/logout`, `/officer/password`: who an officer is, and proving it."""

from __future__ import annotations

import asyncio
import secrets
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from assistant.adapters.officer_passwords import SHORTEST, is_strong_enough
from assistant.adapters.rate_limits import address_key
from assistant.consultation.model import OfficerId
from assistant.web.officer.area import Area, area_of
from assistant.web.officer.visit import LOGIN, OfficerVisit, officer_route, visit_of
from assistant.web.officer.waits import ACCOUNT, ADDRESS, Patience
from assistant.web.reading import read_form
from assistant.web.visit import FORM_TOKEN, Problem, redirect

HOME = "/officer"
Keys = tuple[tuple[str, Patience], ...]


async def show_login(request: Request) -> Response:
    """The sign-in form; somebody who is signed in already goes on to the day."""
    if await visit_of(request) is not None:
        return redirect(HOME)
    return _login_page(request)


async def sign_in(request: Request) -> Response:
    """Begin a new session for the right password; say the same of a wrong one and of an unknown address."""
    area = area_of(request)
    form = await read_form(request)
    visitor = area.visitor.read(request)
    if visitor is None or not area.visitor.is_form_token(visitor, form.text(FORM_TOKEN)):
        return _login_page(request, "officer_login_stale", 403, form.text("email"))
    email = form.text("email").lower()
    account = await asyncio.to_thread(area.context.services.rota_desk.password_hash, email)
    keys = _keys(area, request, email, account[0] if account else None)
    wait = area.waits.begin(keys)
    if wait:
        return _login_page(request, "officer_login_wait", 429, email, {"Retry-After": str(wait)}, seconds=wait)
    stored = account[1] if account else None
    matches = await asyncio.to_thread(area.passwords.matches, stored, form.text("password"))
    if not matches or account is None:
        return _login_page(request, "officer_login_wrong", 422, email)
    area.waits.succeeded(keys)
    return await asyncio.to_thread(_signed_in, area, request, account[0])


def sign_out(visit: OfficerVisit) -> Response:
    """End the session, here and in the database."""
    visit.area.sessions.end(visit.session)
    response = visit.redirect(LOGIN, done="signed_out")
    visit.area.session.drop(response)
    return response


def show_password(visit: OfficerVisit) -> Response:
    """The form for a new password."""
    return visit.page("password.html", shortest=SHORTEST)


def change_password(visit: OfficerVisit) -> Response:
    """Set a new password for who knows the present one; every session ends but the one that begins now."""
    area, officer, form = visit.area, visit.officer, visit.form
    assert form is not None
    keys: Keys = ((f"password of officer {officer.id}", ACCOUNT),)
    wait = area.waits.begin(keys)
    if wait:
        return _password_problem(visit, "present", visit.say("login_wait", seconds=wait))
    account = visit.services.rota_desk.password_hash(officer.email)
    if account is None or not area.passwords.matches(account[1], form.text("present")):
        return _password_problem(visit, "present", visit.say("password_wrong"))
    area.waits.succeeded(keys)
    chosen = form.text("chosen")
    if not is_strong_enough(chosen, officer.email):
        return _password_problem(visit, "chosen", visit.say("password_weak", shortest=SHORTEST))
    if not secrets.compare_digest(chosen.encode(), form.text("again").encode()):
        return _password_problem(visit, "again", visit.say("password_differs"))
    visit.services.rota_desk.set_password_hash(visit.actor, officer.id, area.passwords.hash(chosen))
    area.sessions.end_all(officer.id)
    response = visit.redirect(HOME, done="password_changed")
    area.session.keep(response, area.sessions.begin(officer.id))
    return response


def _password_problem(visit: OfficerVisit, field: str, text: str) -> Response:
    return visit.page("password.html", (Problem(field, text),), shortest=SHORTEST)


def _keys(area: Area, request: Request, email: str, officer_id: OfficerId | None) -> Keys:
    device = area.device.read(request) or ""
    if officer_id is not None and device.startswith(f"{officer_id}."):
        return ((f"device {device}", ACCOUNT),)
    host = request.client.host if request.client else "unknown"
    return ((f"account {email}", ACCOUNT), (address_key(host), ADDRESS))


def _signed_in(area: Area, request: Request, officer_id: OfficerId) -> Response:
    before = area.session.read(request)
    if before is not None:
        area.sessions.end(before)
    with area.context.services.unit_of_work() as work:
        work.audit.append(f"officer {officer_id}", "signed_in", f"officer {officer_id}", {})
        work.commit()
    response = redirect(HOME)
    # Never the token that the browser came with: it may have been planted.
    area.session.keep(response, area.sessions.begin(officer_id))
    area.visitor.drop(response)
    if not (area.device.read(request) or "").startswith(f"{officer_id}."):
        area.device.keep(response, f"{officer_id}.{secrets.token_hex(16)}")
    return response


def _login_page(
    request: Request,
    problem: str | None = None,
    status: int = 200,
    email: str = "",
    headers: dict[str, str] | None = None,
    **values: Any,
) -> Response:
    area = area_of(request)
    renderer = area.context.renderer
    visitor = area.visitor.read(request) or secrets.token_hex(16)
    page = renderer.page(
        "officer/login.html",
        {
            "problems": (Problem("email", renderer.say(problem, **values)),) if problem else (),
            "form_token": area.visitor.form_token(visitor),
            "once": "",
            "path": request.url.path,
            "email": email,
            "signed_out": request.query_params.get("done") == "signed_out",
        },
    )
    response = HTMLResponse(page, status_code=status, headers=headers)
    area.visitor.keep(response, visitor)
    return response


ROUTES = [
    Route(LOGIN, show_login, methods=["GET"]),
    Route(LOGIN, sign_in, methods=["POST"]),
    officer_route("/logout", take=sign_out),
    officer_route("/password", show_password, change_password),
]
