"""Takes the pictures of `docs/screenshots`: starts the service on throw-away data and looks at its pages.

Needs the trained model (`make setup`) and Chromium. Run it after a change of how the pages look:

    .venv/bin/python scripts/screenshots.py
"""

from __future__ import annotations

import os
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
QUESTION = "The family is open to Family Early Help and the Youth Offending Service. Who leads?"


@contextmanager
def serving() -> Iterator[None]:
    """The service with its trained model, until the pictures are taken."""
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "ASSISTANT_DATA": data}
        command = [str(Path(sys.executable).parent / "assistant"), "serve", "--port", str(PORT)]
        service = subprocess.Popen(command, cwd=PROJECT, env=environment)
        try:
            wait_until_ready(service)
            yield
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


def take(page: Page, name: str, width: int) -> None:
    """One picture of what the screen shows."""
    page.screenshot(path=PICTURES / f"{name}-{width}.png")


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
    page.goto(f"{ADDRESS}/who-leads?feh=yes&yos=yes&for=school#answer")
    take(page, "who-leads-answered", width)
    page.goto(f"{ADDRESS}/who-leads")
    take(page, "who-leads", width)
    page.goto(f"{ADDRESS}/answers/who_leads")
    take(page, "answer-page", width)
    page.goto(f"{ADDRESS}/consultation")
    take(page, "booking", width)


def main() -> None:
    """Take every picture at every width."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with serving(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for width, height in HEIGHTS.items():
            context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
            take_all(context.new_page(), width)
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
