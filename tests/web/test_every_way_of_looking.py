"""Width × zoom × size of text × colours × motion × medium × page: every two together in CI, all in the long run.

A window that is zoomed is a narrower and lower one. Below 320 pixels nobody asks for a page without scrolling sideways,
so that a zoomed phone counts as 320. The long run (ASSISTANT_LONG_RUNS=1) walks every combination, page by page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.browser import Look, context_for, serving
from tests.web.covering import Row, covering_rows, every_row, pairs_of
from tests.web.inspection import RULES
from tests.web.officer.test_in_a_browser import sign_in, staffed_desk

LONG = os.environ.get("ASSISTANT_LONG_RUNS") == "1"
NARROWEST, LOWEST = 320, 256
PATHS = {
    "first view": "/?for=parent",
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
VIEWS = 5120
"""All combinations, as docs/limits.md says."""
FAULTS = Path(__file__).with_name("faults_of_a_page.js").read_text(encoding="utf-8")
PRINTED_RULES = {"runOnly": ["color-contrast"]}


@dataclass
class Gallery:
    """One open page for each path, prepared once; a row only changes how it is looked at.

    Rows that come to the same view, such as a phone zoomed to 300 and to 400 per cent, are looked at once.
    """

    pages: dict[str, Page]
    seen: dict[tuple[Any, ...], list[str]] = field(default_factory=dict)

    def faults(self, row: Row) -> list[str]:
        """What is wrong with a page, looked at in one way."""
        width, height = max(NARROWEST, row["width"] * 100 // row["zoom"]), max(LOWEST, 900 * 100 // row["zoom"])
        view = tuple({**row, "width": width, "zoom": height}.items())
        if view not in self.seen:
            self.seen[view] = self._look(row, width, height)
        return [f"{row}: {fault}" for fault in self.seen[view]]

    def _look(self, row: Row, width: int, height: int) -> list[str]:
        page, printed, colours = self.pages[row["page"]], row["medium"] == "print", row["colours"]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media=row["medium"],
            color_scheme="dark" if "dark" in colours else "light",
            forced_colors="active" if "forced" in colours else "none",
            reduced_motion=row["motion"],
        )
        page.evaluate("size => { document.documentElement.style.fontSize = size + '%'; }", row["text"])
        rules = PRINTED_RULES if printed else RULES
        found: list[str] = page.evaluate(FAULTS, {"printed": printed, "options": rules})
        return found


@pytest.fixture(scope="module")
def gallery(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gallery]:
    """Every page, the chat with an answer and the officer's week with a consultation."""
    context = context_for(browser, Look())
    with serving(staffed_desk(tmp_path_factory.mktemp("gallery"))) as address:
        pages = {name: context.new_page() for name in PATHS}
        sign_in(pages["officer"], address)
        for name, path in PATHS.items():
            pages[name].goto(f"{address}{path}")
            pages[name].evaluate(Axe().axe_script)
        chat = pages["chat"]
        chat.fill("#message", "How often does the SPOC meet?")
        chat.press("#message", "Enter")
        chat.wait_for_selector(".source")
        yield Gallery(pages)
    context.close()


@pytest.mark.parametrize("name", PATHS)
def test_a_page_in_every_way_of_looking(gallery: Gallery, name: str) -> None:
    rows = [row for row in (every_row(KINDS) if LONG else covering_rows(KINDS)) if row["page"] == name]
    faults = [fault for row in rows for fault in gallery.faults(row)]
    assert rows and not faults, f"{len(faults)} faults in {len(rows)} rows:\n" + "\n".join(faults)


def test_every_two_values_meet_in_a_few_rows() -> None:
    rows, all_rows = covering_rows(KINDS), every_row(KINDS)
    met = set().union(*map(pairs_of, rows))
    assert met == set().union(*map(pairs_of, all_rows)) and len(all_rows) == VIEWS
    assert len(rows) <= 50, len(rows)


@pytest.mark.parametrize(
    ("fault", "broken"),
    [
        ("runs off the screen", "document.querySelector('main').style.width = '2000px'"),
        ("hidden while it has the focus", "document.querySelector('main').style.pointerEvents = 'none'"),
        ("color-contrast", "document.querySelector('h1').style.color = '#eee'"),
    ],
)
def test_a_fault_would_be_found(gallery: Gallery, fault: str, broken: str) -> None:
    page, usual = gallery.pages["booking"], {**{kind: values[0] for kind, values in KINDS.items()}, "page": "booking"}
    assert gallery.faults(usual) == []
    page.evaluate(broken)
    gallery.seen.clear()
    assert any(fault in each for each in gallery.faults(usual))
    page.evaluate("document.querySelectorAll('main, h1').forEach((each) => each.removeAttribute('style'))")
    gallery.seen.clear()
