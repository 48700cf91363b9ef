"""The page for the owner of the guidance."""

from __future__ import annotations

from datetime import date
from html import unescape

import pytest

from assistant.adapters.database.answer_feedback import AnswerFeedback
from assistant.guidance.model import STATUSES
from assistant.guidance.reviews import reviews
from assistant.language.wall_clock import day_text
from tests.web.officer.conftest import HOLDER, OfficersPages


def test_every_later_change_stands_with_its_age_and_who_verifies_it(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance").text)
    changes = pages.services.library.later_changes.entries
    for change in changes:
        assert change.full["practitioner"] in page and change.verify in page
        assert all(source in page for source in change.sources)
    assert page.count("Last looked up on") == len(changes)


def test_the_rule_is_given_to_be_signed_and_leads_to_what_is_not_settled(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance").text)
    assert "Read and agreed by" in page and 'href="/officer/guidance/not-settled"' in page
    assert "usually leads" in page


def test_what_is_not_settled_is_listed_group_by_group(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance/not-settled").text)
    assert "The child is in care" in page and "leave 254 combinations of facts open, in 9 groups" in page
    assert page.count("<details>") == 9


def test_every_answer_has_the_day_of_its_last_review(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance").text)
    for review in reviews(pages.services.library):
        assert review.name.replace("_", " ") in page
        assert f"{day_text(review.reviewed)} (" in page
    assert 'href="/officer/feedback"' in page


@pytest.mark.parametrize("decision", STATUSES)
def test_a_reported_answer_stands_there_in_words(pages: OfficersPages, decision: str) -> None:
    mark = {"answer": "an-answer", "topic": "who_leads", "edition": "2024-11", "voice": "parent", "decision": decision}
    AnswerFeedback(pages.services.database).add(mark, "wrong", date(2026, 11, 24))
    page = unescape(pages.browser(HOLDER).get("/officer/feedback").text)
    assert "November 2024" in page and "2024-11" not in page
    assert f">{decision}<" not in page and "officer_decision" not in page


@pytest.mark.parametrize("path", ["/officer/guidance", "/officer/guidance/not-settled"])
def test_nobody_sees_it_without_signing_in(pages: OfficersPages, path: str) -> None:
    assert pages.browser().get(path, follow_redirects=False).status_code == 303
