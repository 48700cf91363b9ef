"""The page for the owner of the guidance."""

from __future__ import annotations

from html import unescape

from tests.web.officer.conftest import HOLDER, OfficersPages


def test_every_later_change_stands_with_its_age_and_who_verifies_it(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance").text)
    changes = pages.services.library.later_changes.entries
    for change in changes:
        assert change.full["practitioner"] in page and change.verify in page
        assert all(source in page for source in change.sources)
    assert page.count("days ago") == len(changes)


def test_the_rule_is_given_to_be_signed_and_leads_to_what_is_not_settled(pages: OfficersPages) -> None:
    page = unescape(pages.browser(HOLDER).get("/officer/guidance").text)
    assert "Read and agreed by" in page and 'href="/guidance/not-settled"' in page
    assert "usually leads" in page


def test_nobody_sees_it_without_signing_in(pages: OfficersPages) -> None:
    assert pages.browser().get("/officer/guidance", follow_redirects=False).status_code == 303
