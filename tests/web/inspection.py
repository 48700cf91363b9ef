"""Looks at one state of a page in every way that readers do: narrow and wide, light, dark and forced colours."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.web.browser import runs_off_the_screen

SCREENSHOTS = "ASSISTANT_SCREENSHOTS"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SIZES = ((320, 640), (1280, 900))
COLOURS = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}


@dataclass
class Inspector:
    """Collects what is wrong in any state, so that one run names everything."""

    page: Page
    wrong: list[str] = field(default_factory=list)
    seen: int = 0

    def __post_init__(self) -> None:
        self.page.on(
            "console", lambda message: self._note(message.text) if message.type in {"error", "warning"} else None
        )
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("dialog", lambda dialog: (self._note("a dialog opened"), dialog.dismiss()))
        self.page.on("request", lambda request: self._local(request.url))

    def look(self, name: str) -> None:
        """Look at the page as it stands."""
        axe = Axe()
        for width, height in SIZES:
            self.page.set_viewport_size({"width": width, "height": height})
            for colours, media in COLOURS.items():
                self.page.emulate_media(**media)
                self.seen += 1
                where = f"{name} {width} {colours}"
                found = axe.run(self.page, options=RULES).response["violations"]
                for violation in found:
                    nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                    self.wrong.append(f"{where}: {violation['id']} ({violation['help']}): {nodes}")
                if runs_off_the_screen(self.page):
                    self.wrong.append(f"{where}: runs off the screen")
                self._keep(where)
        self.page.emulate_media(**COLOURS["light"])

    def _keep(self, where: str) -> None:
        folder = os.environ.get(SCREENSHOTS)
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=Path(folder) / f"{where.replace(' ', '-')}.png", full_page=True)

    def _note(self, text: str) -> None:
        # The browser reports every page of ours with an error status as a failed resource.
        if "Failed to load resource" not in text:
            self.wrong.append(f"{self.page.url}: {text}")

    def _local(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:")):
            self.wrong.append(f"a request left this machine: {url}")
