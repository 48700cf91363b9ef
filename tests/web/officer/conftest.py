"""The officers' pages on a database of their own, with a clock that is moved by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant.adapters.officer_passwords import OfficerPasswords
from assistant.bootstrap import Services
from assistant.consultation.model import Booking, Officer, OfficerId
from tests.support.office import EVERY_WEEKDAY, TUESDAY_AT_TEN, Office, slot_at
from tests.web.front_desk import front_desk

BASE = "https://testserver"
PASSWORD = "four words not related"
# The example rota has the officers 1 and 2.
HOLDER, COLLEAGUE, ADMINISTRATOR = 3, 4, 5
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@dataclass
class OfficersPages:
    """The application, and the office behind it."""

    app: Starlette
    office: Office
    services: Services

    def browser(self, officer_id: int | None = None) -> TestClient:
        """A browser, signed in as an officer if one is named."""
        client = TestClient(self.app, base_url=BASE, follow_redirects=False)
        if officer_id is not None:
            response = self.sign_in(client, self.officer(officer_id).email)
            assert response.status_code == 303, response.text
        return client

    def sign_in(self, client: TestClient, email: str, password: str = PASSWORD) -> Any:
        """Send the sign-in form as the page shows it."""
        token = form_token(client.get("/officer/login").text)
        return client.post("/officer/login", data={"form_token": token, "email": email, "password": password})

    def book(self, conversation: str = "anna", officer_id: int = HOLDER) -> Booking:
        """A consultation on Tuesday at ten."""
        return self.office.book(conversation, slot_at(TUESDAY_AT_TEN, officer_id))

    def officer(self, officer_id: int) -> Officer:
        """An officer of the rota."""
        return self.services.rota_desk.rota().officer(OfficerId(officer_id))


def form_token(page: str) -> str:
    """The token in the first form of a page."""
    return page.split('name="form_token" value="', 1)[1].split('"', 1)[0]


def token_of(client: TestClient) -> str:
    """The token of this browser's session."""
    return form_token(client.get("/officer/password").text)


@pytest.fixture()
def pages(tmp_path: Path) -> Iterator[OfficersPages]:
    """The officers' pages with HOLDER, COLLEAGUE and ADMINISTRATOR beside the example rota, all with PASSWORD."""
    desk = front_desk(tmp_path, settings={"ASSISTANT_PUBLIC_URL": BASE})
    passwords = OfficerPasswords(CHEAP)
    hashed = passwords.hash(PASSWORD)
    for number in (HOLDER, COLLEAGUE, ADMINISTRATOR):
        officer = desk.office.desk.add_officer(
            "test",
            f"Officer {number}",
            f"officer{number}@example.invalid",
            EVERY_WEEKDAY,
            administrator=number == ADMINISTRATOR,
        )
        assert officer.id == number
        desk.office.desk.set_password_hash("test", officer.id, hashed)
    opened = OfficersPages(desk.app, desk.office, desk.services)
    opened.browser().get("/officer/login")
    # The real cost of a password check would be most of the time of these tests.
    desk.app.state.officer_area = replace(desk.app.state.officer_area, passwords=passwords)
    yield opened
    desk.office.engine.dispose()
