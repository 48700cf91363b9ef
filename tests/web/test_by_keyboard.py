"""The chat in a real browser: by keyboard alone, with a screen reader in mind, and when things go wrong on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.browser import Look, context_for, runs_off_the_screen, serving
from tests.web.front_desk import ARABIC_WORDS, FrontDesk, front_desk

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
    # Choices follow their answer at once; whether it was useful may be left out, so it is asked after them.
    expect(page.get_by_role("button", name="Copy this answer")).to_have_count(1)
    for stop in ("Copy this answer", "No it was not useful", "Yes it was useful", "Is the SPOC responsible?"):
        page.keyboard.press("Shift+Tab")
        assert focus(page) == stop and focus_can_be_seen(page)
    page.keyboard.press("Enter")
    expect(page.locator(".mine")).to_have_count(2)
    # The pressed button is gone, so the focus stands on the whole answer; the next Tab reaches what it cites.
    expect(page.locator(".answers").last).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate(f"{FOCUSED}.matches('.source a')")
    tab_to(page, "message")
    page.keyboard.press("Tab")
    assert focus(page) == "Send" and desk.door.taken == 2


def test_the_audience_is_changed_by_keyboard(page: Page) -> None:
    tab_to(page, "Parent or carer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?for=parent")
    tab_to(page, "Answering for: parent – change")
    page.keyboard.press("Enter")
    tab_to(page, "Practitioner")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?for=practitioner")
    assert page.input_value("#ask [name=audience]") == "practitioner"


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


SPOKEN = "#spoken"


def test_an_answer_is_announced_whole_and_the_readers_own_words_are_not_read_back(page: Page) -> None:
    live = page.locator("[aria-live]")
    assert live.count() == 1 and live.get_attribute("aria-live") == "polite"
    page.evaluate(
        """() => {
            window.announced = [];
            const note = (node) => window.announced.push(node.textContent);
            new MutationObserver((all) => all.forEach((each) => each.addedNodes.forEach(note)))
                .observe(document.querySelector("#spoken"), { childList: true });
        }"""
    )
    page.fill("#message", "How often does the SPOC meet?")
    page.keyboard.press("Enter")
    expect(page.locator(".source")).to_have_count(1)
    announced = page.evaluate("window.announced")
    answer, choices = announced
    assert "How often does the SPOC meet?" not in answer
    assert "once a term" in answer and "Core values" in answer and "You can choose:" in choices


def test_a_note_in_another_language_is_announced_in_that_language(page: Page) -> None:
    page.fill("#message", ARABIC_WORDS)
    page.keyboard.press("Enter")
    expect(page.locator('.theirs[lang="ar"][dir="rtl"]')).to_have_count(1)
    arabic, english = page.locator("#spoken p").all()
    assert (arabic.get_attribute("lang"), english.get_attribute("lang")) == ("ar", "en")
    assert "999" in arabic.inner_text() and "999" in english.inner_text()
    number = page.locator('.theirs[lang="ar"] a[href="tel:02075251921"]')
    assert number.inner_text() == "020 7525 1921"


def test_every_message_of_a_turn_is_in_the_group_that_a_pressed_button_leads_to(page: Page) -> None:
    page.fill("#message", "How often does the SPOC meet?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Is the SPOC responsible?").click()
    expect(page.locator(".mine")).to_have_count(2)
    group = page.get_by_role("group", name="The assistant said").last
    expect(group).to_be_focused()
    tree = group.aria_snapshot()
    assert "The single point of contact" in tree and 'button "Is the SPOC responsible?"' in tree
    assert page.get_by_role("heading", name="You said").count() == 2
    assert page.get_by_role("textbox", name="Your message").count() == 1
    described = page.get_attribute("#message", "aria-describedby")
    assert described == "message-hint" and "a child's name" in page.inner_text("#message-hint")


def test_a_message_that_cannot_be_read_is_said_beside_the_box_and_nothing_jumps(page: Page) -> None:
    page.focus("#message")
    for number, question in enumerate(("Who leads?", "How often?", "And then?"), 1):
        page.keyboard.type(question)
        page.keyboard.press("Enter")
        expect(page.locator(".answers")).to_have_count(number)
        expect(page.locator(".pending")).to_have_count(0)
    page.evaluate("window.scrollTo(0, 40)")
    page.keyboard.press("Enter")
    error = page.get_by_role("alert")
    expect(error).to_contain_text("Write your question in words")
    expect(page.locator("#message")).to_be_focused()
    assert page.evaluate("window.scrollY") == 40
    assert page.get_attribute("#message", "aria-invalid") == "true"
    assert page.get_attribute("#message", "aria-describedby") == "message-hint message-error"
    page.keyboard.type("Who leads?")
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(4)
    assert page.locator("#message-error").count() == 0 and page.get_attribute("#message", "aria-invalid") is None


def test_an_answer_is_copied_with_the_whole_address_of_its_source_and_it_is_said(page: Page, address: str) -> None:
    assert page.get_by_role("button", name="Copy this answer").count() == 0
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.fill("#message", "How often does the SPOC meet?")
    page.keyboard.press("Enter")
    copy = page.get_by_role("button", name="Copy this answer")
    copy.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copied")).to_be_focused()
    expect(page.locator(SPOKEN)).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "once a term" in copied and "How often does the SPOC meet?" not in copied
    assert f"{address}/guidance/core-values?edition=2023-01#single-point-of-contact" in copied
    page.reload()
    expect(copy).to_have_count(1)


def test_an_answer_that_cannot_be_copied_says_what_to_do(page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'))")
    page.reload()
    page.fill("#message", "Who leads?")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy this answer").click()
    expect(page.locator(SPOKEN)).to_contain_text("Select the text")


def test_a_double_click_and_a_slow_answer_ask_once(desk: FrontDesk, page: Page) -> None:
    desk.door.delay = 0.5
    page.fill("#message", "Who leads?")
    page.dblclick("#ask button")
    expect(page.locator(".mine")).to_have_text("You saidWho leads?")
    expect(page.locator(".pending")).to_contain_text("Looking for the answer")
    page.click("#ask button")
    expect(page.locator(".source")).to_have_count(1)
    assert desk.door.taken == 1 and page.locator(".mine").count() == 1


def test_a_lost_connection_keeps_the_message(page: Page) -> None:
    page.route("**/api/messages", lambda route: route.abort())
    page.fill("#message", "Who leads?")
    page.click("#ask button")
    expect(page.get_by_role("alert")).to_contain_text("was not sent")
    assert page.input_value("#message") == "Who leads?" and page.locator(".mine").count() == 0
    page.unroute("**/api/messages")
    page.click("#ask button")
    expect(page.locator(".answers")).to_have_count(1)


def test_a_button_that_was_not_sent_can_be_tried_again(page: Page) -> None:
    page.route("**/api/messages", lambda route: route.abort())
    page.get_by_role("button", name="What is a single point of contact?").click()
    again = page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    page.unroute("**/api/messages")
    again.click()
    expect(page.locator(".answers")).to_be_focused()


def test_a_stalled_answer_can_be_stopped_and_runs_out_by_itself(page: Page) -> None:
    page.clock.install()
    page.reload()
    page.route("**/api/messages", lambda route: None)
    page.fill("#message", "Who leads?")
    page.keyboard.press("Enter")
    page.clock.run_for(4_500)
    stop = page.get_by_role("button", name="Stop")
    expect(page.locator("#spoken")).to_contain_text("longer than usual")
    stop.click()
    expect(page.get_by_role("alert")).to_contain_text("Stopped")
    assert page.input_value("#message") == "Who leads?"
    page.keyboard.press("Enter")
    page.clock.run_for(21_000)
    expect(page.get_by_role("alert")).to_contain_text("No answer came in time")
    assert page.input_value("#message") == "Who leads?" and page.locator(".pending").count() == 0
    page.unroute("**/api/messages")
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(1)


def test_being_offline_and_back_is_said(page: Page) -> None:
    page.fill("#message", "Who leads?")
    page.context.set_offline(True)
    expect(page.locator(".network")).to_contain_text("You are offline")
    page.context.set_offline(False)
    expect(page.locator(".network")).to_contain_text("back online")
    assert page.input_value("#message") == "Who leads?"


def test_an_ended_conversation_says_so_before_anything_is_taken_for_a_question(page: Page, desk: FrontDesk) -> None:
    page.fill("#message", "Who leads?")
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(1)
    page.context.clear_cookies()
    page.fill("#message", "Sam Example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This conversation has ended")
    assert page.input_value("#message") == "Sam Example" and desk.door.taken == 1
    page.get_by_role("button", name="Begin a new conversation").click()
    expect(page.locator("#message")).to_be_focused()
    expect(page.locator(".ended")).to_contain_text("What follows is a new one")
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(2)
    page.reload()
    expect(page.locator(".answers")).to_have_count(1)


def test_a_conversation_that_the_service_has_lost_says_so_and_begins_anew(page: Page, desk: FrontDesk) -> None:
    page.fill("#message", "Who leads?")
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(1)
    desk.door.said.clear()
    page.fill("#message", "Sam Example")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("This conversation has ended")
    assert page.input_value("#message") == "Sam Example" and desk.door.taken == 1
    page.get_by_role("button", name="Begin a new conversation").click()
    page.keyboard.press("Enter")
    expect(page.locator(".answers")).to_have_count(2)
    assert desk.door.taken == 2


def test_the_characters_left_are_counted_near_the_end(page: Page) -> None:
    page.fill("#message", "x" * 450)
    expect(page.locator("#message-count")).to_have_text("Characters left: 50")
    page.fill("#message", "x" * 503)
    expect(page.locator("#message-count")).to_have_text("Characters too many: 3")
    page.fill("#message", "short")
    expect(page.locator("#message-count")).to_have_text("")


@pytest.mark.parametrize("javascript", [True, False])
def test_the_message_box_is_on_the_first_screen_of_a_small_phone(
    browser: Browser, address: str, javascript: bool
) -> None:
    context = context_for(browser, Look(width=320, javascript=javascript))
    page = context.new_page()
    for path in ("/", "/?for=parent", "/?for=practitioner", "/?for=school"):
        page.goto(f"{address}{path}")
        box = page.locator("#message").bounding_box()
        assert box and box["y"] + box["height"] <= 640, (path, box)
    context.close()


@pytest.mark.parametrize("height", [640, 225])
def test_send_is_never_more_than_one_screen_from_the_newest_answer(browser: Browser, address: str, height: int) -> None:
    context = context_for(browser, Look(width=320))
    page = context.new_page()
    page.set_viewport_size({"width": 320, "height": height})
    page.goto(address)
    for count in range(1, 4):
        page.fill("#message", "How often does the SPOC meet?")
        page.press("#message", "Enter")
        expect(page.locator(".answers")).to_have_count(count)
    newest = page.locator(".answers").last.bounding_box()
    send = page.locator("#ask > button").bounding_box()
    assert newest and send and send["y"] - (newest["y"] + newest["height"]) <= height
    assert page.locator(".first-view").count() == 0
    context.close()


def test_a_page_loaded_again_and_a_step_back_show_the_same_conversation(page: Page, address: str) -> None:
    page.fill("#message", "How often does the SPOC meet?")
    page.click("#ask button")
    expect(page.locator(".source")).to_have_count(1)
    said = page.locator("#log p").all_inner_texts()
    page.reload()
    assert page.locator("#log p").all_inner_texts() == said
    page.click(".source a")
    expect(page.locator(":target")).to_have_attribute("id", "single-point-of-contact")
    page.go_back()
    assert page.locator("#log p").all_inner_texts() == said


def test_what_is_typed_is_text_in_a_real_browser(page: Page) -> None:
    opened = []
    page.on("dialog", lambda dialog: (opened.append(dialog.message), dialog.dismiss()))
    for hostile in ("<script>alert(1)</script> x", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))"):
        page.fill("#message", hostile)
        page.click("#ask button")
        expect(page.locator(".mine p").last).to_have_text(hostile)
        expect(page.locator(".pending")).to_have_count(0)
    page.reload()
    expect(page.locator(".mine")).to_have_count(3)
    assert not opened and page.locator("#log img, #log script").count() == 0


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


@pytest.mark.parametrize("path", ["/", "/answers/who_leads?for=parent", "/guidance"])
def test_links_are_printed_with_their_whole_address(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    if path == "/":
        page.fill("#message", "How often does the SPOC meet?")
        page.keyboard.press("Enter")
        expect(page.locator(".source")).to_have_count(1)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    printed = page.evaluate(
        """() => [...document.querySelectorAll("main a")].filter((link) => link.checkVisibility())
            .map((link) => [link.href, getComputedStyle(link, "::after").content])"""
    )
    cited = [(href, shown) for href, shown in printed if href.startswith(address)]
    assert cited
    for href, shown in cited:
        assert href in shown, (href, shown)


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
        assert page.get_by_role("button", name="Copy this answer").count() == 0
        page.get_by_role("button", name="Is the SPOC responsible?").click()
        assert page.locator(".mine").count() == 2
        page.get_by_role("link", name="Menu").click()
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
