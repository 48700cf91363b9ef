"""The chat in a real browser: by keyboard alone, with a screen reader in mind, and when things go wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import Look, context_for, runs_off_the_screen, serving
from tests.web.front_desk import FrontDesk, front_desk

FOCUSED = "document.activeElement"


@pytest.fixture()
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The chat page, opened."""
    context = context_for(browser, Look())
    page = context.new_page()
    page.goto(address)
    yield page
    context.close()


def focus(page: Page) -> str:
    """What has the focus: its id, else its text."""
    return page.evaluate(f"{FOCUSED}.id || {FOCUSED}.textContent.trim()")


def focus_can_be_seen(page: Page) -> bool:
    """Whether the focused element lies in view, nothing covers it, and it is marked by an outline or a shadow."""
    return page.evaluate(
        """() => {
            const element = document.activeElement, style = getComputedStyle(element);
            const box = element.getBoundingClientRect(), labels = [...(element.labels || [])];
            const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
            const y = Math.min(Math.max(box.top + Math.min(box.height, innerHeight) / 2, 1), innerHeight - 1);
            const top = document.elementFromPoint(x, y);
            const inView = box.bottom > 0 && box.top < innerHeight;
            const shown = top && (element.contains(top) || top.contains(element) || labels.includes(top));
            return Boolean(inView && shown && (style.outlineStyle !== "none" || style.boxShadow !== "none"));
        }"""
    )


def tab_to(page: Page, wanted: str, most: int = 60) -> None:
    """Press Tab until the focus is on the element with this id or text; the focus is always to be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert focus_can_be_seen(page), f"the focus cannot be seen on {focus(page)!r}"
        if focus(page) == wanted:
            return
    raise AssertionError(f"{wanted!r} cannot be reached with Tab")


def test_the_whole_chat_by_keyboard(desk: FrontDesk, page: Page) -> None:
    page.keyboard.press("Tab")
    assert focus(page) == "Skip to main content" and focus_can_be_seen(page)
    page.keyboard.press("Enter")
    assert focus(page) == "main"
    tab_to(page, "message")
    page.keyboard.type("How often does the SPOC meet?")
    page.keyboard.press("Enter")
    expect(page.locator(".source")).to_have_count(1)
    assert focus(page) == "message" and page.input_value("#message") == ""
    page.keyboard.press("Shift+Tab")
    assert focus(page) == "Is the SPOC responsible?" and focus_can_be_seen(page)
    page.keyboard.press("Enter")
    expect(page.locator(".mine")).to_have_count(2)
    # The pressed button is gone, so the focus stands on the answer; the next Tab reaches what it offers.
    assert page.evaluate(
        f"{FOCUSED}.matches('.theirs') && {FOCUSED} === [...document.querySelectorAll('.theirs')].pop()"
    )
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.matches('.source a')")
    tab_to(page, "message")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    assert page.get_by_label("Parent or carer").is_checked()
    tab_to(page, "Send")
    assert desk.door.taken == 2


def test_shift_enter_begins_a_new_line(desk: FrontDesk, page: Page) -> None:
    page.focus("#message")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert page.input_value("#message") == "one\ntwo" and desk.door.taken == 0


def test_every_stop_of_every_page_can_be_seen_at_four_hundred_percent(page: Page, address: str) -> None:
    """A 1280 pixel screen at 400% is 320 pixels wide and 256 high."""
    page.set_viewport_size({"width": 320, "height": 256})
    for path in ("/", "/consultation", "/guidance/core-values", "/guidance/who-leads", "/accessibility"):
        page.goto(f"{address}{path}")
        assert not runs_off_the_screen(page)
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate(f"{FOCUSED} === document.body"):
                break
            assert focus_can_be_seen(page), f"{path}: {focus(page)}"


def test_the_log_is_announced_politely_and_each_message_is_labelled(page: Page) -> None:
    log = page.get_by_role("log", name="Conversation")
    assert log.get_attribute("aria-live") == "polite"
    page.fill("#message", "How often does the SPOC meet?")
    page.click("#ask button")
    expect(log.locator(".source")).to_have_count(1)
    tree = log.aria_snapshot()
    assert tree.count('heading "You said"') == 1 and tree.count('heading "The assistant said"') == 2
    assert 'link "The single point of contact"' in tree and 'button "Is the SPOC responsible?"' in tree
    assert page.get_by_role("textbox", name="Your message").count() == 1
    described = page.get_attribute("#message", "aria-describedby")
    assert described == "message-hint" and "500 characters" in page.inner_text("#message-hint")


def test_a_message_that_cannot_be_read_moves_the_focus_to_the_error(page: Page, desk: FrontDesk) -> None:
    page.focus("#message")
    page.keyboard.press("Enter")
    expect(page.locator("#error-summary")).to_be_focused()
    assert "Write your question in words" in page.inner_text("#error-summary")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#message")).to_be_focused()
    page.keyboard.type("Who leads?")
    page.keyboard.press("Enter")
    expect(page.locator(".source")).to_have_count(1)
    assert page.locator("#error-summary").count() == 0 and desk.door.taken == 1


def test_a_double_click_and_a_slow_answer_ask_once(desk: FrontDesk, page: Page) -> None:
    desk.door.delay = 0.5
    page.fill("#message", "Who leads?")
    page.dblclick("#ask button")
    page.click("#ask button")
    expect(page.locator(".source")).to_have_count(1)
    assert desk.door.taken == 1 and page.locator(".mine").count() == 1


def test_a_lost_connection_keeps_the_message(page: Page) -> None:
    page.route("**/api/messages", lambda route: route.abort())
    page.fill("#message", "Who leads?")
    page.click("#ask button")
    expect(page.locator("#error-summary")).to_be_focused()
    assert "was not sent" in page.inner_text("#error-summary") and page.input_value("#message") == "Who leads?"
    assert page.locator(".mine").count() == 0


def test_a_page_loaded_again_and_a_step_back_show_the_same_conversation(page: Page, address: str) -> None:
    page.fill("#message", "How often does the SPOC meet?")
    page.click("#ask button")
    expect(page.locator(".source")).to_have_count(1)
    said = page.locator(".message p").all_inner_texts()[1:]
    page.reload()
    assert page.locator(".message p").all_inner_texts() == said
    page.click(".source a")
    expect(page.locator(":target")).to_have_attribute("id", "single-point-of-contact")
    page.go_back()
    assert page.locator(".message p").all_inner_texts() == said


def test_what_is_typed_is_text_in_a_real_browser(page: Page) -> None:
    opened = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    for hostile in ("<script>alert(1)</script> x", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"):
        page.fill("#message", hostile)
        page.click("#ask button")
        expect(page.locator(".mine p").last).to_have_text(hostile)
    page.reload()
    expect(page.locator(".mine")).to_have_count(3)
    assert not opened and page.locator(".message img, .message script").count() == 0


def test_text_at_double_size_and_with_wide_spacing_loses_nothing(page: Page, address: str) -> None:
    for path in ("/", "/consultation", "/guidance/core-values"):
        page.goto(f"{address}{path}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not runs_off_the_screen(page), path
        page.evaluate(
            """() => document.querySelectorAll('body *').forEach((each) => {
                each.style.lineHeight = '1.5'; each.style.letterSpacing = '0.12em'; each.style.wordSpacing = '0.16em';
            })"""
        )
        page.set_viewport_size({"width": 640, "height": 900})
        assert not runs_off_the_screen(page), path


def test_the_chart_prints_on_one_page(page: Page, address: str) -> None:
    page.goto(f"{address}/guidance/who-leads")
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1


def test_the_chat_and_a_booking_without_javascript(tmp_path: Path, browser: Browser) -> None:
    desk = front_desk(tmp_path)
    context = context_for(browser, Look(width=320, javascript=False))
    with serving(desk) as url:
        page = context.new_page()
        page.goto(url)
        page.get_by_label("Your message").fill("How often does the SPOC meet?")
        page.get_by_role("button", name="Send").click()
        assert page.url.endswith("/#latest") and page.locator(".source").count() == 1
        page.get_by_role("button", name="Is the SPOC responsible?").click()
        assert page.locator(".mine").count() == 2
        page.get_by_role("navigation").get_by_role("link", name="Book a consultation").click()
        page.get_by_label("School", exact=True).check()
        proceed = page.get_by_role("button", name="Continue")
        proceed.click()
        page.get_by_label("What is the name of your school or service?").fill("Example Primary School")
        proceed.click()
        page.get_by_label("Your name").fill("Sam Example")
        page.get_by_label("Your work email address").fill("sam@school.example.com")
        proceed.click()
        signed = next(each["value"] for each in context.cookies() if each["name"] == "conversation")
        conversation = desk.app.state.context.sessions._signer.unsign(signed).decode()
        page.get_by_label("The 6-digit code").fill(desk.office.code_of(conversation))
        proceed.click()
        page.get_by_label("In a sentence or two").fill("attendance below half")
        proceed.click()
        proceed.click()
        page.get_by_label("Another day and time", exact=True).fill("Thursday 26 November at 2pm")
        proceed.click()
        assert "Thursday 26 November 2026, 2pm to 2.30pm" in page.inner_text("main")
        page.get_by_role("button", name="Book this consultation").click()
        assert "Consultation booked" in page.inner_text("h1")
    context.close()
