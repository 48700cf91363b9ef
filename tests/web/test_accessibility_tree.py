"""What a screen reader is given at every kind of turn: where the focus is, what things are called, what is announced.

The tree is the browser's own. What is heard has to be tried by a person: docs/screen-readers.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import Look, context_for
from tests.web.front_desk import FAILING_WORDS, NOTICE_WORDS, FrontDesk

GROUP = "The assistant said"


@pytest.fixture()
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The chat for schools."""
    context = context_for(browser, Look())
    page = context.new_page()
    page.goto(f"{address}/?for=school")
    yield page
    context.close()


def ask(page: Page, message: str, turns: int = 1) -> None:
    """Type a message and wait for the assistant's side of the turn."""
    page.fill("#message", message)
    page.press("#message", "Enter")
    expect(page.locator(".answers")).to_have_count(turns)
    expect(page.locator(".pending")).to_have_count(0)


def focused(page: Page) -> tuple[str, str]:
    """Role and name of what has the focus, from the accessibility tree."""
    tree: dict[str, Any] = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    for node in tree["nodes"]:
        named = {each["name"]: each["value"].get("value") for each in node.get("properties", ())}
        if named.get("focused") and node["role"]["value"] != "RootWebArea":
            return node["role"]["value"], node.get("name", {}).get("value", "")
    return "", ""


def nameless(page: Page) -> list[str]:
    """What can be reached or is announced as a whole, and has no name."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    roles = {"button", "link", "textbox", "radio", "checkbox", "group", "region", "navigation", "form", "log"}
    return [
        node["role"]["value"]
        for node in tree["nodes"]
        if not node.get("ignored")
        and node["role"]["value"] in roles
        and not node.get("name", {}).get("value")
        and any(each["name"] == "focusable" for each in node.get("properties", ()))
    ]


def test_an_answer_is_announced_and_the_focus_stays_in_the_box(page: Page) -> None:
    ask(page, "How often does the SPOC meet?")
    assert focused(page) == ("textbox", "Your message")
    assert "once a term" in page.locator("#spoken").inner_text() and nameless(page) == []


def test_choices_are_named_and_the_group_of_the_next_answer_gets_the_focus(page: Page) -> None:
    ask(page, "How often does the SPOC meet?")
    choices = page.locator("form.offers")
    assert choices.get_attribute("aria-label") and choices.aria_snapshot().count("- button") >= 2
    page.get_by_role("button", name="Is the SPOC responsible?").click()
    expect(page.locator(".answers")).to_have_count(2)
    assert focused(page) == ("group", GROUP) and nameless(page) == []


def test_what_stands_beside_an_answer_is_announced_with_it(page: Page) -> None:
    ask(page, f"{NOTICE_WORDS} is in here")
    announced = page.locator("#spoken").inner_text()
    assert "once a term" in announced and "I left out personal details" in announced
    group = page.get_by_role("group", name=GROUP).last.aria_snapshot()
    assert "I left out personal details" in group


def test_a_failed_turn_is_announced_and_the_message_is_back_in_the_focused_box(page: Page) -> None:
    ask(page, FAILING_WORDS)
    assert "something went wrong" in page.locator("#spoken").inner_text()
    assert focused(page) == ("textbox", "Your message") and page.input_value("#message") == FAILING_WORDS


def test_a_refused_message_is_an_alert_that_describes_the_box(page: Page) -> None:
    page.press("#message", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("Write your question in words")
    assert focused(page) == ("textbox", "Your message")
    box = page.get_by_role("textbox", name="Your message")
    expect(box).to_have_accessible_description("Do not give a child's name. " + error_text(page))


def error_text(page: Page) -> str:
    """The error beside the box."""
    return page.locator("#message-error").inner_text()


def test_a_retry_is_a_named_button_beside_the_box(page: Page) -> None:
    page.route("**/api/messages", lambda route: route.abort())
    page.get_by_role("button", name="What is a single point of contact?").click()
    expect(page.get_by_role("alert")).to_contain_text("was not sent")
    assert focused(page) == ("textbox", "Your message")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page) == ("button", "Try again") and nameless(page) == []


def test_an_ended_conversation_is_an_alert_with_a_named_way_on(page: Page, desk: FrontDesk) -> None:
    ask(page, "Who leads?")
    desk.door.said.clear()
    page.fill("#message", "And then?")
    page.press("#message", "Enter")
    expect(page.get_by_role("alert")).to_contain_text("has ended")
    assert focused(page) == ("textbox", "Your message")
    page.get_by_role("button", name="Begin a new conversation").click()
    assert "What follows is a new one" in page.locator("#spoken").inner_text() and nameless(page) == []


def test_a_safety_answer_leads_with_calls_that_are_named(page: Page, address: str) -> None:
    page.goto(f"{address}/answers/safeguarding?for=parent")
    calls = page.locator(".calls").first.get_by_role("link")
    assert calls.count() >= 2
    assert all(call.inner_text().startswith("Call ") for call in calls.all()) and nameless(page) == []


def test_the_card_of_a_family_names_each_question_and_its_answer_is_found_by_heading(page: Page, address: str) -> None:
    page.goto(f"{address}/who-leads?feh=yes&yos=no&social_care=no&tier=2#answer")
    groups = page.locator("main fieldset")
    assert groups.count() >= 4
    for group in groups.all():
        assert group.locator("legend").inner_text().strip()
    assert page.locator("#answer").count() == 1 and nameless(page) == []


def test_a_form_step_with_an_error_leads_to_its_field(page: Page, address: str) -> None:
    page.goto(f"{address}/consultation")
    assert nameless(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    summary = page.get_by_role("alert", name="There is a problem")
    expect(summary).to_be_visible()
    assert page.title().startswith("Error:")
    summary.get_by_role("link").first.click()
    assert focused(page)[0] == "radio" and nameless(page) == []


def test_a_booking_whose_answers_are_gone_says_so_at_its_beginning(page: Page, address: str) -> None:
    page.goto(f"{address}/consultation/time")
    banner = page.get_by_role("region", name="Important")
    expect(banner).to_be_visible()
    expect(banner.get_by_role("status")).not_to_be_empty()


def test_something_without_a_name_would_be_found(page: Page) -> None:
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    assert nameless(page) == ["button"]
