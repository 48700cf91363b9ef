"""The who-leads chart as it is drawn and shown: no line leaves its box, and a telephone shows it in a readable size."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.web.browser import Look, context_for, runs_off_the_screen

OUTSIDE = """(font) => {
    const drawing = document.documentElement;
    drawing.setAttribute('font-family', font);
    const boxes = [...document.querySelectorAll('rect')].slice(1).map((each) => each.getBBox());
    const within = (line, box) =>
        line.x >= box.x && line.x <= box.x + box.width && line.y > box.y && line.y < box.y + box.height;
    return [...document.querySelectorAll('text')].filter((text) => {
        const line = text.getBBox(), box = boxes.find((each) => within(line, each));
        return line.x + line.width > (box ? box.x + box.width - 2 : 794);
    }).map((text) => text.textContent);
}"""


@pytest.mark.parametrize("font", ["DejaVu Sans", "Arial, Helvetica, sans-serif", "Verdana, DejaVu Sans"])
def test_no_line_of_the_chart_leaves_its_box(browser: Browser, address: str, font: str) -> None:
    context = context_for(browser, Look())
    page = context.new_page()
    page.goto(f"{address}/guidance/who-leads.svg")
    assert page.locator("text").count() > 20
    assert page.evaluate(OUTSIDE, font) == []
    context.close()


def test_a_narrow_screen_shows_the_steps_as_the_chart_in_readable_letters(browser: Browser, address: str) -> None:
    context = context_for(browser, Look(width=360))
    page = context.new_page()
    page.goto(f"{address}/guidance/who-leads")
    assert not page.locator("#chart").is_visible() and not runs_off_the_screen(page)
    steps = page.locator(".chart-steps > li")
    assert steps.count() == 4
    for step in steps.all():
        assert step.evaluate("each => parseFloat(getComputedStyle(each).fontSize)") >= 16
        assert "Yes:" in step.inner_text() and step.locator(".chart-no").is_visible()
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.locator("#chart").is_visible()
    context.close()
