"""An officer's first day on the service as it is started: its own process, its own clock, a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.support.running_service import PROJECT, RunningService, running
from tests.web.browser import Look, context_for

EMAIL = "olive@southwark.example"
FIRST, SECOND = "seven green bottles standing", "a river runs past nine mills"

PAGES = (
    "",
    "/week",
    "/rota",
    "/rota/3/hours",
    "/rota/3/leave",
    "/rota/closures",
    "/rota/settings",
    "/calendar",
    "/messages",
    "/audit",
    "/password",
)


def add_officer(service: RunningService) -> None:
    """Add an administrator with the command, beside the running service."""
    command = [sys.executable, "-m", "assistant.cli", "officers", "add", "--name", "Olive Example"]
    subprocess.run(
        [*command, "--email", EMAIL, "--admin", "--weekdays", "--password-stdin"],
        cwd=PROJECT,
        env={**os.environ, "ASSISTANT_DATA": str(service.folder)},
        input=f"{FIRST}\n".encode(),
        check=True,
        timeout=400,
    )


def sign_in(page: Page, url: str, password: str) -> None:
    """Fill the sign-in form and send it."""
    page.goto(f"{url}/officer/login")
    page.get_by_label("Email address").fill(EMAIL)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def test_an_officer_signs_in_opens_every_page_changes_the_password_and_signs_out(
    tmp_path: Path, browser: Browser
) -> None:
    with running(tmp_path, ready=False) as service:
        service.wait_until(bookings=True)
        add_officer(service)
        context = context_for(browser, Look())
        page = context.new_page()
        sign_in(page, service.url, FIRST)
        assert page.url == f"{service.url}/officer"
        for path in PAGES:
            response = page.goto(f"{service.url}/officer{path}")
            assert response is not None and response.status == 200, path
            assert page.url == f"{service.url}/officer{path}", "not sent away"
        page.goto(f"{service.url}/officer/password")
        for field, typed in (("present", FIRST), ("chosen", SECOND), ("again", SECOND)):
            page.locator(f'input[name="{field}"]').fill(typed)
        with page.expect_navigation():
            page.get_by_role("button", name="Save").click()
        assert page.url.startswith(f"{service.url}/officer?done=password_changed"), page.inner_text("main")
        with page.expect_navigation():
            page.get_by_role("button", name="Sign out").click()
        assert "/officer/login" in page.url
        assert page.goto(f"{service.url}/officer") and "/officer/login" in page.url
        sign_in(page, service.url, SECOND)
        assert page.url == f"{service.url}/officer"
        context.close()
