"""Who may open what: every route of the officers' pages for nobody, a colleague, an expired session, a forged form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant.consultation.model import Closure
from assistant.web.app import ROUTES
from tests.support.office import MONDAY
from tests.web.officer.conftest import ADMINISTRATOR, COLLEAGUE, HOLDER, OfficersPages, token_of

OPEN, ALL, OWNER, HOLDER_ALONE, ADMINISTRATORS = "open", "all", "owner", "holder alone", "administrators"

# Every route below /officer: (method, path) → who may use it. OWNER: the officer it belongs to, and administrators.
MATRIX = {
    ("GET", "/officer/login"): OPEN,
    ("POST", "/officer/login"): OPEN,
    ("GET", "/officer/feed/{secret}.ics"): OPEN,
    ("GET", "/officer"): ALL,
    ("GET", "/officer/week"): ALL,
    ("GET", "/officer/bookings.csv"): ALL,
    ("GET", "/officer/bookings/{reference}"): ALL,
    ("GET", "/officer/bookings/{reference}/brief"): ALL,
    ("POST", "/officer/bookings/{reference}/attended"): OWNER,
    ("POST", "/officer/bookings/{reference}/missed"): OWNER,
    ("GET", "/officer/bookings/{reference}/cancel"): OWNER,
    ("POST", "/officer/bookings/{reference}/cancel"): OWNER,
    ("GET", "/officer/bookings/{reference}/decline"): HOLDER_ALONE,
    ("POST", "/officer/bookings/{reference}/decline"): HOLDER_ALONE,
    ("GET", "/officer/bookings/{reference}/move"): OWNER,
    ("POST", "/officer/bookings/{reference}/move"): OWNER,
    ("GET", "/officer/rota"): ALL,
    ("GET", "/officer/rota/{officer_id:int}/hours"): OWNER,
    ("POST", "/officer/rota/{officer_id:int}/hours"): OWNER,
    ("GET", "/officer/rota/{officer_id:int}/leave"): OWNER,
    ("POST", "/officer/rota/{officer_id:int}/leave"): OWNER,
    ("POST", "/officer/rota/leave/{leave_id:int}/remove"): OWNER,
    ("GET", "/officer/rota/closures"): ADMINISTRATORS,
    ("POST", "/officer/rota/closures"): ADMINISTRATORS,
    ("POST", "/officer/rota/closures/{closure_id:int}/remove"): ADMINISTRATORS,
    ("GET", "/officer/rota/settings"): ADMINISTRATORS,
    ("POST", "/officer/rota/settings"): ADMINISTRATORS,
    ("POST", "/officer/rota/{officer_id:int}/active"): ADMINISTRATORS,
    ("POST", "/officer/rota/example/retire"): ADMINISTRATORS,
    ("GET", "/officer/calendar"): ALL,
    ("POST", "/officer/calendar"): ALL,
    ("POST", "/officer/calendar/replies"): ALL,
    ("GET", "/officer/messages"): ALL,
    ("POST", "/officer/messages/{message_id:int}/again"): ALL,
    ("GET", "/officer/messages/mails/{name}"): ALL,
    ("GET", "/officer/feedback"): ALL,
    ("POST", "/officer/feedback/mended"): ADMINISTRATORS,
    ("GET", "/officer/guidance"): ALL,
    ("GET", "/officer/guidance/not-settled"): ALL,
    ("GET", "/officer/audit"): ALL,
    ("POST", "/officer/logout"): ALL,
    ("GET", "/officer/password"): ALL,
    ("POST", "/officer/password"): ALL,
}
CLOSED = {route: who for route, who in MATRIX.items() if who != OPEN}
UPLOADS = {"/officer/calendar/replies"}


@dataclass
class Furnished:
    """Pages with one of everything that an address can name."""

    pages: OfficersPages
    names: dict[str, Any]

    def send(self, client: TestClient, route: tuple[str, str], token: str = "") -> Any:
        """Send what a browser would; a form holds only its token."""
        method, path = route
        address = path
        for name, value in self.names.items():
            address = address.replace("{" + name + "}", str(value))
        if method == "GET":
            return client.get(address)
        if path in UPLOADS:
            return client.post(address, files={"form_token": (None, token)})
        return client.post(address, data={"form_token": token})


@pytest.fixture()
def furnished(pages: OfficersPages) -> Furnished:
    """A booking, leave and a closure; the officer in an address is HOLDER."""
    desk = pages.services.rota_desk
    leave, _ = desk.add_leave("test", pages.officer(HOLDER).id, MONDAY + timedelta(days=9), MONDAY + timedelta(days=10))
    closure, _ = desk.add_closure("test", Closure(date(2026, 12, 21), date(2026, 12, 22)))
    names = {
        "reference": pages.book().reference,
        "officer_id:int": HOLDER,
        "leave_id:int": leave.id,
        "closure_id:int": closure.id,
        "message_id:int": 1,
        "name": "20261123-080000-000001-request-caller.eml",
        "secret": "unknown",
    }
    return Furnished(pages, names)


def officer_routes() -> Iterator[tuple[str, str]]:
    """Every route below /officer, read from the application."""
    for route in ROUTES:
        if isinstance(route, Route) and route.path.startswith("/officer"):
            for method in (route.methods or set()) - {"HEAD"}:
                yield method, route.path


def is_login(response: Any) -> bool:
    """Whether the response only leads to the sign-in form."""
    return response.status_code == 303 and response.headers["location"] == "/officer/login"


def test_every_route_is_in_the_matrix_and_no_other() -> None:
    assert set(officer_routes()) == set(MATRIX)


def test_nobody_gets_anything_without_signing_in(furnished: Furnished) -> None:
    for route in CLOSED:
        assert is_login(furnished.send(furnished.pages.browser(), route)), route


def test_a_forged_cookie_signs_nobody_in(furnished: Furnished) -> None:
    client = furnished.pages.browser()
    client.cookies.set("officer", "0123456789abcdef0123456789abcdef.forged", path="/officer")
    for route in CLOSED:
        assert is_login(furnished.send(client, route)), route


def test_an_expired_session_gets_nothing(furnished: Furnished) -> None:
    client = furnished.pages.browser(ADMINISTRATOR)
    token = token_of(client)
    furnished.pages.office.clock.advance(timedelta(minutes=31))
    for route in CLOSED:
        assert is_login(furnished.send(client, route, token)), route


def test_no_form_is_taken_without_its_token(furnished: Furnished) -> None:
    holder, administrator = furnished.pages.browser(HOLDER), furnished.pages.browser(ADMINISTRATOR)
    another = token_of(administrator)
    for route, who in CLOSED.items():
        if route[0] == "POST":
            client = administrator if who == ADMINISTRATORS else holder
            for forged in ("", "x", another if client is holder else token_of(holder)):
                assert furnished.send(client, route, forged).status_code == 403, (route, forged)


def test_a_colleague_may_see_everything_and_change_only_their_own(furnished: Furnished) -> None:
    for route, who in CLOSED.items():
        client = furnished.pages.browser(COLLEAGUE)
        status = furnished.send(client, route, token_of(client)).status_code
        assert (status == 403) == (who != ALL), (route, status)


def test_the_holder_may_do_all_but_administer(furnished: Furnished) -> None:
    for route, who in CLOSED.items():
        client = furnished.pages.browser(HOLDER)
        status = furnished.send(client, route, token_of(client)).status_code
        assert (status == 403) == (who == ADMINISTRATORS), (route, status)


def test_an_administrator_may_do_all_but_speak_for_another_officer(furnished: Furnished) -> None:
    for route, who in CLOSED.items():
        client = furnished.pages.browser(ADMINISTRATOR)
        status = furnished.send(client, route, token_of(client)).status_code
        assert (status == 403) == (who == HOLDER_ALONE), (route, status)


def test_no_request_ends_in_an_error_of_ours(furnished: Furnished) -> None:
    for route in CLOSED:
        client = furnished.pages.browser(ADMINISTRATOR)
        assert furnished.send(client, route, token_of(client)).status_code < 500, route


def test_what_an_address_names_has_to_be_there(pages: OfficersPages) -> None:
    client = pages.browser(ADMINISTRATOR)
    for path in (
        "/officer/bookings/K7QM-2XWD",
        "/officer/bookings/nonsense/brief",
        "/officer/rota/99/hours",
        "/officer/messages/mails/..%2Fsecret.key",
        "/officer/messages/mails/20260101-000000-000001-code-caller.eml",
        "/officer/feed/unknown.ics",
    ):
        assert client.get(path).status_code == 404, path


def test_a_conversation_cookie_gives_no_right_here(pages: OfficersPages) -> None:
    client = pages.browser()
    client.get("/consultation")
    assert is_login(client.get("/officer"))
