"""Whether an answer was useful: what is kept, what is not, and what reaches the owner."""

from __future__ import annotations

from html import unescape

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import inspect, select

from assistant.adapters.database.answer_feedback import REASONS, AnswerFeedback
from assistant.adapters.database.tables import answer_feedback
from tests.web.browser import Look, context_for
from tests.web.front_desk import FrontDesk
from tests.web.reader import Reader
from tests.web.test_chat_page import ask


def rows(desk: FrontDesk) -> list[dict[str, object]]:
    """Everything that was kept of feedback."""
    with desk.office.engine.connect() as connection:
        return [dict(row) for row in connection.execute(select(answer_feedback)).mappings()]


def test_a_yes_is_kept_without_words_or_conversation(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet at Femi's school?")
    text = unescape(reader.send("/feedback", useful="yes"))
    assert "Thank you" in text and reader.path == "/feedback/thanks"
    (kept,) = rows(reader.desk)
    assert kept["reason"] == "useful" and kept["topic"] == "single_point_of_contact" and kept["edition"] == "2023-01"
    assert kept["voice"] == "school" and kept["decision"] == "answered" and kept["mended_on"] is None
    columns = {column["name"] for column in inspect(reader.desk.office.engine).get_columns("answer_feedback")}
    assert columns == {"id", "answer", "topic", "edition", "voice", "decision", "reason", "day", "mended_on"}


def test_a_no_asks_why_before_anything_is_kept(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet?")
    text = unescape(reader.send("/feedback", useful="no"))
    assert "What is the matter with it?" in text and rows(reader.desk) == []
    form = reader.form("/feedback")
    assert tuple(form.choices["reason"]) == REASONS
    text = unescape(reader.post("/feedback", form.values))
    assert "Choose what is the matter" in text and rows(reader.desk) == []
    reader.post("/feedback", {**reader.form("/feedback").values, "reason": "out_of_date"})
    assert [row["reason"] for row in rows(reader.desk)] == ["out_of_date"]


@pytest.mark.parametrize("about", ["", "x", "WyJhIiwiYiIsImMiLCJkIiwiZSJd.x"])
def test_an_answer_that_was_never_given_cannot_be_reported(reader: Reader, about: str) -> None:
    ask(reader, "How often does the SPOC meet?")
    reader.post("/feedback", {**reader.form("/feedback").values, "about": about, "useful": "yes"})
    assert reader.status == 404 and rows(reader.desk) == []


def test_one_client_cannot_drown_the_owner(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet?")
    form = reader.form("/feedback")
    for number in range(25):
        reader.post("/feedback", {**form.values, "useful": "yes", "once": str(number)})
    assert reader.status == 429 and len(rows(reader.desk)) == 20


def test_a_reported_answer_stands_until_it_is_dealt_with(reader: Reader) -> None:
    ask(reader, "How often does the SPOC meet?")
    reader.post("/feedback", {**reader.form("/feedback").values, "reason": "wrong"})
    kept = AnswerFeedback(reader.desk.office.engine)
    today = reader.desk.office.clock.now().date()
    (open_one,) = kept.reports()
    assert open_one.mended_on is None and open_one.readers == 1
    assert kept.mend(open_one.answer, "wrong", today) and not kept.mend(open_one.answer, "wrong", today)
    assert [each.mended_on for each in kept.reports()] == [today]


def test_in_a_browser_it_happens_in_its_place_and_keeps_the_focus(
    browser: Browser, desk: FrontDesk, address: str
) -> None:
    context = context_for(browser, Look())
    page = context.new_page()
    page.goto(address)
    page.fill("#message", "How often does the SPOC meet?")
    page.press("#message", "Enter")
    page.get_by_role("button", name="No it was not useful").click()
    expect(page.get_by_label("It is wrong")).to_be_focused()
    page.get_by_label("It is hard to understand").check()
    page.locator("form.useful").get_by_role("button", name="Send").click()
    expect(page.locator(".reported")).to_be_focused()
    assert [row["reason"] for row in rows(desk)] == ["hard_to_understand"]
    assert page.locator(".mine").count() == 1, "the conversation is still there"
    context.close()
