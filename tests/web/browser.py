"""A real Chromium against a real server on the loopback interface, for what only a browser can show."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.web.front_desk import FrontDesk

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
NO_BROWSER = "no browser: install the package chromium, so that /usr/bin/chromium is there"
STARTING_SECONDS = 20


@dataclass
class Look:
    """How a page is looked at."""

    width: int = 1280
    colours: str = "light"
    javascript: bool = True
    reduced_motion: bool = False

    @property
    def name(self) -> str:
        """A name for files and test ids."""
        return f"{self.width}-{self.colours}{'' if self.javascript else '-nojs'}"


@contextmanager
def serving(desk: FrontDesk) -> Iterator[str]:
    """The gateway on a free port; its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(desk.app, host="127.0.0.1", port=port, ws="none", log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + STARTING_SECONDS
    while not server.started:
        assert time.monotonic() < until and thread.is_alive(), "the test server did not start"
        thread.join(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser; an error in one line where there is none."""
    if not CHROMIUM.exists():
        raise RuntimeError(NO_BROWSER)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield launched
        launched.close()


def context_for(browser: Browser, look: Look) -> BrowserContext:
    """A fresh profile that looks at pages in a certain way."""
    forced = look.colours == "forced"
    return browser.new_context(
        viewport={"width": look.width, "height": 900 if look.width > 400 else 640},
        color_scheme="dark" if look.colours == "dark" else "light",
        forced_colors="active" if forced else "none",
        reduced_motion="reduce" if look.reduced_motion else "no-preference",
        java_script_enabled=look.javascript,
        locale="en-GB",
    )


def runs_off_the_screen(page: Page) -> bool:
    """Whether anything makes the page scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
