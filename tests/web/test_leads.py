"""Who leads as a page and for programs is the decision of `assistant leads`, whatever is asked."""

from __future__ import annotations

import pytest

from assistant.guidance.model import FACT_VALUES, Situation
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import who_leads
from assistant.web.leads import NotAFactError, read_query
from tests.web.browser import Look, context_for, runs_off_the_screen


@pytest.mark.parametrize("voice", ["school", "parent", "practitioner"])
def test_a_query_is_read_as_the_facts_it_names(voice):
    for situation in all_situations():
        query = {fact: getattr(situation, fact) for fact in FACT_VALUES}
        assert read_query({**query, "for": voice}, "school") == (situation, voice)


def test_programs_get_the_decision(desk, reader):
    library = desk.services.library
    for situation in list(all_situations())[::25]:
        query = {fact: getattr(situation, fact) for fact in FACT_VALUES}
        response = reader.client.get("/api/leads", params={**query, "for": "practitioner"})
        assert response.json() == who_leads(situation, "practitioner", library).as_dict()
        assert response.headers["cache-control"].startswith("public")


def test_who_holds_the_case_counts(reader):
    response = reader.client.get("/api/leads?social_care=child_in_need&case_holder=other_practitioner")
    assert (response.json()["status"], response.json()["lead"]) == ("not_settled", None)


@pytest.mark.parametrize(
    ("query", "names"),
    [("feh=maybe", "feh is one of"), ("colour=red", "There is no colour"), ("for=judge", "for is one of")],
)
def test_a_wrong_query_is_told_what_is_wrong(reader, query, names):
    response = reader.client.get(f"/api/leads?{query}")
    assert response.status_code == 400
    assert names in response.json()["error"]
    assert reader.client.get(f"/who-leads?{query}").status_code == 422


def test_the_page_asks_and_answers(desk, reader):
    asked = reader.client.get("/who-leads").text
    assert asked.count("<fieldset") == 6
    assert 'id="answer"' not in asked
    answered = reader.client.get("/who-leads?feh=yes&for=school").text
    lead = who_leads(Situation(feh="yes"), "school", desk.services.library).parts["lead"]
    assert lead in answered
    assert "/guidance/lead-professional?edition=" in answered
    summary = answered.partition('<dl class="summary">')[2].partition("</dl>")[0]
    assert "Yes, Family Early Help is involved" in summary
    assert summary.count("<dt>") == 1
    assert 'href="#feh"' in summary


@pytest.mark.parametrize("javascript", [True, False])
def test_the_page_fits_a_narrow_screen_and_prints_what_was_chosen(browser, address, javascript):
    context = context_for(browser, Look(width=320, javascript=javascript))
    page = context.new_page()
    page.goto(f"{address}/who-leads")
    assert not runs_off_the_screen(page)
    page.check("input[name=feh][value=yes]")
    page.click("form .button")
    assert page.url.endswith("#answer")
    assert not runs_off_the_screen(page)
    page.emulate_media(media="print")
    assert page.is_visible("#answer .summary dt")
    assert not page.is_visible("form")
    assert not page.is_visible("#answer .summary a")
    context.close()


def test_a_fact_that_does_not_exist_is_refused():
    with pytest.raises(NotAFactError):
        read_query({"tier": "5"}, "school")
