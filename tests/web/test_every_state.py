"""Every page and state in a real browser: axe finds nothing, nothing runs off a narrow screen, nobody else is asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page

from assistant.consultation.outbox import MailKind
from assistant.consultation.policy import BookingPolicy
from tests.support.office import REQUEST, Office
from tests.web.browser import serving
from tests.web.front_desk import FAILING_WORDS, NOTICE_WORDS, FrontDesk, front_desk
from tests.web.inspection import Inspector

EMAIL = "sam@school.example.com"


def ask(page: Page, message: str) -> None:
    """Type a message and wait for the answer."""
    before = page.locator(".answers").count()
    page.fill("#message", message)
    page.click("#ask button")
    page.locator(".answers").nth(before).wait_for()


def press(page: Page, name: str = "Continue") -> None:
    """Press the button with this name and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def code_for(desk: FrontDesk, page: Page, kind: str = "code_of") -> str:
    """The code that was mailed to the browser's conversation."""
    signed = next(cookie["value"] for cookie in page.context.cookies() if cookie["name"] == "conversation")
    conversation = desk.app.state.context.sessions._signer.unsign(signed).decode()
    return getattr(desk.office, kind)(conversation)


def answer_up_to_the_code(page: Page) -> None:
    """From the first question of a booking to the mailed code."""
    page.get_by_label("School", exact=True).check()
    press(page)
    page.fill("#organisation", "Example Primary School")
    press(page)
    page.fill("#name", "Sam Example")
    page.fill("#email", EMAIL)
    press(page)


def test_the_chat(desk: FrontDesk, address: str, inspector: Inspector) -> None:
    page = inspector.page
    page.goto(address)
    inspector.look("chat first view")
    for audience in ("school", "parent", "practitioner"):
        page.goto(f"{address}/?for={audience}")
        inspector.look(f"chat for {audience}")
    ask(page, "How often does the SPOC meet?")
    inspector.look("chat answered")
    page.click(".offer >> nth=0")
    page.locator(".mine").nth(1).wait_for()
    inspector.look("chat while it answers")
    page.locator(".ask:not([data-busy])").wait_for()
    inspector.look("chat after a button")
    page.click("#ask button")
    page.wait_for_selector("#message-error")
    inspector.look("chat empty message")
    ask(page, f"{NOTICE_WORDS} is <b>in</b> here")
    inspector.look("chat with something left out")
    ask(page, FAILING_WORDS)
    inspector.look("chat failed turn")
    page.click("#for summary")
    inspector.look("chat with the doors open")
    page.get_by_role("link", name="Parent or carer").click()
    ask(page, "My child misses school")
    inspector.look("chat for parents")
    page.reload()
    inspector.look("chat loaded again")
    page.goto(f"{address}/conversation/new")
    inspector.look("start again")
    page.goto(f"{address}/conversation/delete")
    inspector.look("delete")
    press(page, "Delete this conversation")
    inspector.look("deleted")


def test_the_chat_without_a_model_and_with_a_broken_history(
    tmp_path: Path, desk: FrontDesk, address: str, inspector: Inspector
) -> None:
    page = inspector.page
    page.goto(address)
    ask(page, "Who leads?")
    desk.door.broken_history = True
    page.goto(address)
    inspector.look("chat with an unreadable history")
    with serving(front_desk(tmp_path / "gone", model=False)) as gone:
        page.goto(gone)
        inspector.look("chat without a model")


def test_the_chat_pages_that_only_come_without_javascript(
    desk: FrontDesk, address: str, browser: Browser, inspector: Inspector
) -> None:
    page = inspector.page
    # The name of the script holds a digest of its content.
    page.route("**/chat.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address)
    press(page, "Send")
    inspector.look("refused without javascript")
    page.fill("#message", FAILING_WORDS)
    press(page, "Send")
    inspector.look("failed without javascript")
    page.fill("#message", "How often?")
    press(page, "Send")
    inspector.look("answered without javascript")
    page.context.clear_cookies()
    page.fill("#message", "Who leads?")
    press(page, "Send")
    inspector.look("stale page")


def test_the_guidance_and_information(address: str, inspector: Inspector) -> None:
    page = inspector.page
    for path in (
        "/guidance", "/guidance/core-values", "/guidance/core-values?edition=2024-11#consultation",
        "/guidance/lead-professional", "/guidance/managed-moves?edition=undated", "/guidance/penalty-notice-code",
        "/guidance/who-leads", "/who-leads", "/who-leads?feh=yes&yos=yes#answer",
        "/privacy", "/accessibility", "/scorecard", "/nothing",
        "/consultation/parents",
    ):  # fmt: skip
        page.goto(f"{address}{path}")
        inspector.look(path.strip("/").replace("/", "-").replace("?", "-").replace("#", "-"))


def test_the_first_half_of_a_booking(desk: FrontDesk, address: str, inspector: Inspector) -> None:
    page = inspector.page
    page.goto(f"{address}/consultation")
    inspector.look("booking start")
    press(page)
    inspector.look("booking start with an error")
    page.get_by_label("School", exact=True).check()
    press(page)
    inspector.look("organisation")
    press(page)
    inspector.look("organisation with an error")
    page.fill("#organisation", "Example Primary School")
    press(page)
    inspector.look("contact")
    page.fill("#name", "Sam Example")
    page.fill("#email", "sam@gmial.com")
    press(page)
    inspector.look("contact with a likely typo")
    page.fill("#name", "")
    page.fill("#email", "no address")
    press(page)
    inspector.look("contact with errors")
    page.fill("#name", "Sam Example")
    page.fill("#email", EMAIL)
    press(page)
    inspector.look("code")
    press(page, "Send a new code")
    inspector.look("code sent before")
    page.fill("#code", "000000" if code_for(desk, page) != "000000" else "000001")
    press(page)
    inspector.look("code wrong")


def test_the_second_half_of_a_booking(desk: FrontDesk, address: str, inspector: Inspector) -> None:
    page = inspector.page
    page.goto(f"{address}/consultation")
    answer_up_to_the_code(page)
    page.fill("#code", code_for(desk, page))
    press(page)
    inspector.look("topic")
    press(page)
    inspector.look("topic with an error")
    page.fill("#topic", "My pupil called Femi Adeyemi has missed six weeks")
    press(page)
    inspector.look("more")
    page.locator("input[name=feh][value=yes]").check()
    press(page)
    inspector.look("time")
    press(page)
    inspector.look("time missing")
    page.fill("#own_words", "Saturday at 10")
    press(page)
    inspector.look("time closed")
    page.fill("#own_words", "Thursday or Friday morning")
    press(page)
    inspector.look("time several")
    page.fill("#own_words", "")
    page.locator("input[name=slot]").first.check()
    press(page)
    inspector.look("check")
    press(page, "Book this consultation")
    inspector.look("booked")


def test_changing_a_booking_page_by_page(desk: FrontDesk, address: str, inspector: Inspector) -> None:
    page, office = inspector.page, desk.office
    booking = office.book("other", office.consultations.free_slots(limit=1)[0])
    page.goto(f"{address}/consultation/change")
    inspector.look("change")
    press(page)
    inspector.look("change with an error")
    page.fill("#reference", booking.reference)
    press(page)
    inspector.look("change code")
    page.fill("#code", "12")
    press(page)
    inspector.look("change code with an error")
    page.fill("#code", code_for(desk, page, "change_code_of"))
    press(page)
    inspector.look("booking")
    page.get_by_role("link", name="Move it").click()
    inspector.look("move")
    press(page)
    inspector.look("move with an error")
    page.locator("input[name=slot]").first.check()
    press(page)
    inspector.look("move check")
    press(page, "Yes, move it")
    inspector.look("moved")
    office.clock.advance(timedelta(hours=20))
    page.goto(f"{address}/consultation/link/{office.link_secret(booking)}")
    page.get_by_role("link", name="Cancel it").click()
    inspector.look("cancel")
    press(page, "Yes, cancel it")
    inspector.look("cancelled late")
    page.goto(f"{address}/consultation/link/nothing")
    inspector.look("no such link")


def offer_to_carl(office: Office) -> str:
    """Offer a time that came free to somebody on the waiting list; the link's secret."""
    office.prove("carl")
    office.consultations.join_waiting_list("carl", REQUEST)
    office.desk.set_officer_active("test", office.desk.rota().officers[0].id, True)
    office.consultations.expire_holds()
    return office.secrets.link_secret(office.messages(MailKind.OFFER)[0].payload["nonce"])


def test_the_states_in_which_nothing_can_be_booked(tmp_path: Path, inspector: Inspector) -> None:
    page = inspector.page
    with serving(front_desk(tmp_path / "closed", policy=BookingPolicy(closed=True))) as closed:
        page.goto(f"{closed}/consultation")
        inspector.look("booking closed")
    desk = front_desk(tmp_path / "full", officers=False)
    with serving(desk) as full:
        page.goto(f"{full}/consultation")
        answer_up_to_the_code(page)
        page.fill("#code", code_for(desk, page))
        press(page)
        page.fill("#topic", "attendance below half")
        press(page)
        press(page)
        inspector.look("no free time")
        press(page, "Join the waiting list")
        inspector.look("on the waiting list")
        press(page, "Leave the waiting list")
        inspector.look("left the waiting list")
        page.goto(f"{full}/consultation/offer/nothing")
        inspector.look("offer gone")
        page.goto(f"{full}/consultation/offer/{offer_to_carl(desk.office)}")
        inspector.look("offer")
