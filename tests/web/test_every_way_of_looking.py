"""Width × zoom × size of text × colours × motion × medium × page: every two together in CI, all in the long run.

A window that is zoomed is a narrower one. Below 320 pixels nobody asks for a page without scrolling sideways, so that a
zoomed phone counts as 320. The long run (ASSISTANT_LONG_RUNS=1) walks every combination.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browser import Look, context_for, serving
from tests.web.covering import Row, covering_rows, every_row, pairs_of
from tests.web.inspection import RULES
from tests.web.officer.test_in_a_browser import sign_in, staffed

__all__ = ["staffed"]

LONG = os.environ.get("ASSISTANT_LONG_RUNS") == "1"
NARROWEST = 320
PATHS = {
    "chat": "/",
    "answer": "/answers/who_leads?for=parent",
    "who leads": "/who-leads?feh=yes&yos=yes#answer",
    "guidance": "/guidance/lead-professional",
    "chart": "/guidance/who-leads",
    "booking": "/consultation",
    "officer": "/officer/week?day=2026-11-24",
}
KINDS: dict[str, tuple[Any, ...]] = {
    "page": tuple(PATHS),
    "width": (320, 360, 768, 1280),
    "zoom": (100, 150, 200, 300, 400),
    "text": (100, 200),
    "colours": ("light", "dark", "forced", "forced dark"),
    "motion": ("no-preference", "reduce"),
    "medium": ("screen", "print"),
}
FAULTS = Path(__file__).with_name("faults_of_a_page.js").read_text(encoding="utf-8")


@dataclass
class Gallery:
    """One open page for each path, prepared once; a row only changes how it is looked at."""

    pages: dict[str, Page]

    def faults(self, row: Row) -> list[str]:
        """What is wrong with a page, looked at in one way."""
        page, printed = self.pages[row["page"]], row["medium"] == "print"
        width = max(NARROWEST, row["width"] * 100 // row["zoom"])
        page.set_viewport_size({"width": width, "height": max(256, 900 * 100 // row["zoom"])})
        page.emulate_media(
            media=row["medium"],
            color_scheme="dark" if "dark" in row["colours"] else "light",
            forced_colors="active" if "forced" in row["colours"] else "none",
            reduced_motion=row["motion"],
        )
        page.evaluate("size => { document.documentElement.style.fontSize = size + '%'; }", row["text"])
        found = page.evaluate(FAULTS, printed)
        if not printed:
            found += [each["id"] for each in Axe().run(page, options=RULES).response["violations"]]
        return [f"{row}: {fault}" for fault in found]


@pytest.fixture()
def gallery(staffed: Any, browser: Browser) -> Iterator[Gallery]:
    """Every page, the chat with an answer and the officer's week with a consultation."""
    context = context_for(browser, Look())
    with serving(staffed) as address:
        pages = {name: context.new_page() for name in PATHS}
        sign_in(pages["officer"], address)
        for name, path in PATHS.items():
            pages[name].goto(f"{address}{path}")
        chat = pages["chat"]
        chat.fill("#message", "How often does the SPOC meet?")
        chat.press("#message", "Enter")
        chat.wait_for_selector(".source")
        yield Gallery(pages)
    context.close()


def test_every_page_in_every_way_of_looking(gallery: Gallery) -> None:
    rows = every_row(KINDS) if LONG else covering_rows(KINDS)
    faults = [fault for row in rows for fault in gallery.faults(row)]
    assert not faults, f"{len(faults)} of {len(rows)} rows:\n" + "\n".join(faults)


def test_every_two_values_meet_in_a_few_rows() -> None:
    rows = covering_rows(KINDS)
    met = set().union(*map(pairs_of, rows))
    assert met == set().union(*map(pairs_of, every_row(KINDS)))
    assert len(rows) <= 50, len(rows)


def test_a_fault_would_be_found(gallery: Gallery) -> None:
    row = {**{kind: values[0] for kind, values in KINDS.items()}, "page": "booking"}
    assert gallery.faults(row) == []
    gallery.pages["booking"].evaluate("document.querySelector('main').style.width = '2000px'")
    assert gallery.faults(row) != []
