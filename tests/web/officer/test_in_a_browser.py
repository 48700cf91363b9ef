"""The officers' pages in a real browser: axe finds nothing, nothing runs off a narrow screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from assistant.adapters.officer_passwords import OfficerPasswords
from tests.support.office import EVERY_WEEKDAY, TUESDAY_AT_TEN, slot_at
from tests.web.browser import Look, context_for, serving
from tests.web.front_desk import FrontDesk, front_desk
from tests.web.inspection import Inspector
from tests.web.officer.conftest import CHEAP, PASSWORD

EMAIL = "ada@southwark.example"


@pytest.fixture()
def staffed(tmp_path: Path) -> FrontDesk:
    """A gateway with an administrator who has consultations, leave and failed mails."""
    return staffed_desk(tmp_path)


def staffed_desk(folder: Path) -> FrontDesk:
    """The same on a folder."""
    desk = front_desk(folder)
    ada = desk.office.desk.add_officer("test", "Ada Example", EMAIL, EVERY_WEEKDAY, administrator=True)
    desk.office.desk.set_password_hash("test", ada.id, OfficerPasswords(CHEAP).hash(PASSWORD))
    desk.office.book("anna", slot_at(TUESDAY_AT_TEN, ada.id))
    leave_from = TUESDAY_AT_TEN + timedelta(days=2)
    desk.office.desk.add_leave("test", ada.id, leave_from, leave_from + timedelta(days=1), note="Training")
    failing = desk.office.messages()[-1]
    with desk.services.unit_of_work() as work:
        work.outbox.give_up(failing.id, "mail refused (550)", desk.office.clock.now())
        work.commit()
    return desk


def sign_in(page: Page, address: str) -> None:
    """Sign in as people do."""
    page.goto(f"{address}/officer/login")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def test_every_page_is_accessible(staffed: FrontDesk, inspector: Inspector) -> None:
    (booking,) = staffed.services.consultations.bookings_between(TUESDAY_AT_TEN, TUESDAY_AT_TEN + timedelta(days=1))
    page = inspector.page
    with serving(staffed) as address:
        page.goto(f"{address}/officer/login")
        inspector.look("officer login")
        sign_in(page, address)
        inspector.look("officer today")
        for path in (
            "week?day=2026-11-24",
            f"bookings/{booking.reference}",
            f"bookings/{booking.reference}/move?day=2026-11-25",
            "rota",
            "rota/3/hours",
            "rota/3/leave",
            "calendar",
            "messages",
            "audit",
        ):
            page.goto(f"{address}/officer/{path}")
            inspector.look(f"officer {path.replace('/', ' ').partition('?')[0]}")
        page.goto(f"{address}/officer/rota/3/leave")
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()
        inspector.look("officer leave refused")


def test_a_reported_answer_is_dealt_with_on_its_page(
    staffed: FrontDesk, browser: Browser, inspector: Inspector
) -> None:
    reader = context_for(browser, Look(width=320)).new_page()
    officer = inspector.page
    with serving(staffed) as address:
        reader.goto(address)
        reader.fill("#message", "How often does the SPOC meet?")
        reader.press("#message", "Enter")
        reader.get_by_role("button", name="No it was not useful").click()
        reader.get_by_label("It is out of date").check()
        reader.get_by_role("button", name="Send", exact=True).first.click()
        reader.get_by_text("Thank you").wait_for()
        sign_in(officer, address)
        officer.goto(f"{address}/officer/feedback")
        inspector.look("officer feedback reported")
        assert officer.get_by_role("heading", name="It is out of date").count() == 1
        row = officer.get_by_role("row", name="The code")
        assert row.get_by_role("cell").all_inner_texts() == ["0", "0"]
        with officer.expect_navigation():
            officer.locator("form[action='/officer/feedback/mended'] button").focus()
            officer.keyboard.press("Enter")
        assert officer.get_by_role("alert").count() == 1
        assert officer.locator("form[action='/officer/feedback/mended']").count() == 0
        inspector.look("officer feedback mended")
    reader.context.close()


def test_an_officer_cancels_with_the_keyboard_and_without_javascript(staffed: FrontDesk, browser: Browser) -> None:
    context = context_for(browser, Look(javascript=False))
    page = context.new_page()
    with serving(staffed) as address:
        sign_in(page, address)
        page.goto(f"{address}/officer/week?day=2026-11-24")
        for step in (
            page.locator("tbody a").first,
            page.get_by_role("link", name="Cancel", exact=True),
            page.get_by_role("button", name="Yes, cancel it"),
        ):
            step.focus()
            with page.expect_navigation():
                page.keyboard.press("Enter")
        assert (
            page.get_by_role("alert").locator("p").inner_text()
            == "The consultation is cancelled. The caller is told by email."
        )
    context.close()
