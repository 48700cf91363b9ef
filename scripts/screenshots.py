"""Takes the pictures of `docs/screenshots`: starts the service on throw-away data and looks at its pages.

Needs the trained model (`make setup`) and Chromium. Run it after a change of how the pages look:

    .venv/bin/python scripts/screenshots.py
"""

from __future__ import annotations

import email
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "docs" / "screenshots"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PORT = int(os.environ.get("PORT", "8900"))
ADDRESS = f"http://127.0.0.1:{PORT}"
STARTING_SECONDS = 240
ANSWER_MS = 60_000
HEIGHTS = {320: 640, 1280: 800}
OFFICER, PASSWORD = "olive@southwark.example", "seven herons over the marsh"
WORRY = "I think my neighbour hits her child"
QUESTION = "The family is open to Family Early Help and the Youth Offending Service. Who leads?"


@contextmanager
def serving() -> Iterator[Path]:
    """The service with its trained model and one officer, until the pictures are taken; the folder of its data."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "ASSISTANT_DATA": data}
        command = [str(Path(sys.executable).parent / "assistant"), "serve", "--port", str(PORT)]
        service = subprocess.Popen(command, cwd=PROJECT, env=environment)
        try:
            wait_until_ready(service)
            add = [command[0], "officers", "add", "--name", "Olive Example", "--email", OFFICER, "--weekdays"]
            typed = f"{PASSWORD}\n".encode()
            subprocess.run([*add, "--admin", "--password-stdin"], cwd=PROJECT, env=environment, input=typed, check=True)
            yield Path(data)
        finally:
            service.terminate()
            service.wait(60)


def wait_until_ready(service: subprocess.Popen[bytes]) -> None:
    """Return once every part answers; SystemExit where the service ends or takes too long."""
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until and service.poll() is None:
        try:
            with urllib.request.urlopen(f"{ADDRESS}/readyz"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(1)
    raise SystemExit("The service did not start: see above, or run `make setup` first.")


def take(page: Page, name: str, width: int, whole: bool = False) -> None:
    """One picture of what the screen shows, or of the whole page."""
    page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=whole)


def take_all(page: Page, width: int) -> None:
    """Every page at one width."""
    page.goto(ADDRESS)
    take(page, "chat-first-view", width)
    for voice in ("school", "parent", "practitioner"):
        page.context.clear_cookies()
        page.goto(f"{ADDRESS}/?for={voice}")
        page.fill("#message", QUESTION)
        page.keyboard.press("Enter")
        page.wait_for_selector(".answers", timeout=ANSWER_MS)
        take(page, f"chat-{voice}", width)
    page.fill("#message", WORRY)
    page.keyboard.press("Enter")
    page.wait_for_selector(".safety", timeout=ANSWER_MS)
    take(page, "chat-safety", width)
    page.goto(f"{ADDRESS}/who-leads?feh=yes&yos=yes&for=school#answer")
    take(page, "who-leads-answered", width)
    page.goto(f"{ADDRESS}/who-leads")
    take(page, "who-leads", width)
    page.goto(f"{ADDRESS}/answers/who_leads")
    take(page, "answer-page", width)
    page.goto(f"{ADDRESS}/consultation")
    take(page, "booking", width)


def book(page: Page, data: Path) -> None:
    """A consultation booked on the form pages, so that an officer has something to see."""
    page.goto(f"{ADDRESS}/consultation")
    page.check('input[name="role"][value="school"]')
    go_on(page)
    page.fill('input[name="organisation"]', "Example Primary School")
    go_on(page)
    page.fill('input[name="name"]', "Sam Example")
    page.fill('input[name="email"]', "sam@school.example.com")
    go_on(page)
    page.fill('input[name="code"]', mailed_code(data))
    go_on(page)
    page.fill('[name="topic"]', "Attendance below half since September")
    go_on(page)
    page.check('input[name="feh"][value="yes"]')
    go_on(page)
    page.locator('input[name="slot"]').first.check()
    go_on(page)
    go_on(page)


def go_on(page: Page) -> None:
    """Send the form that the page is about."""
    with page.expect_navigation():
        page.locator('main form[method="post"] button:not([name])').first.click()


def mailed_code(data: Path) -> str:
    """The code in the newest mail, once it has been written."""
    until = time.monotonic() + STARTING_SECONDS
    while time.monotonic() < until:
        for path in sorted(data.rglob("*.eml"), key=lambda each: each.stat().st_mtime, reverse=True):
            mail = email.message_from_bytes(path.read_bytes())
            body = next(part for part in mail.walk() if part.get_content_type() == "text/plain")
            found = re.search(r"\b\d{6}\b", body.get_payload(decode=True).decode())
            if found:
                return found[0]
        time.sleep(1)
    raise SystemExit("No mail with a code was written.")


def take_officers(page: Page, width: int) -> None:
    """The officers' day and week."""
    page.goto(f"{ADDRESS}/officer/login")
    page.fill('input[name="email"]', OFFICER)
    page.fill('input[name="password"]', PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    page.goto(f"{ADDRESS}/officer")
    take(page, "officer-day", width, whole=True)
    page.goto(f"{ADDRESS}/officer/week")
    bookings = page.locator('main a[href*="/officer/bookings/"]')
    while not bookings.count():
        page.click("text=Week after")
    take(page, "officer-week", width, whole=True)
    bookings.first.click()
    page.wait_for_load_state()
    take(page, "officer-booking", width, whole=True)


def main() -> None:
    """Take every picture at every width."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serving() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        book(browser.new_page(), data)
        for width, height in HEIGHTS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
            take_all(context.new_page(), width)
            take_officers(context.new_page(), width)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
