"""The register of later changes: shown beside every lead that it touches, and never reasoned with."""

from dataclasses import replace

import pytest

from assistant.guidance.answers import answer_neighbour, answer_question
from assistant.guidance.later_changes import LaterChanges
from assistant.guidance.loading import ContentError, load_library
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.parts import Kind
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import who_escalates, who_leads

IN_NEED, FAMILY_HELP, YOUTH_JUSTICE = (
    "cin-lead-practitioner-2023",
    "integrated-family-help-2026",
    "youth-justice-service-name",
)


@pytest.mark.parametrize("audience", VOICES)
@pytest.mark.parametrize("decide", [who_leads, who_escalates])
def test_no_social_worker_or_early_help_lead_goes_without_its_line_but_for_child_protection(library, audience, decide):
    for situation in all_situations():
        answer = decide(situation, audience, library)
        if answer.status != "answered" or answer.lead is None:
            continue
        in_need = answer.lead == "social_worker" and situation.social_care != "child_protection"
        assert (IN_NEED in answer.later_changes) == in_need, situation
        assert (FAMILY_HELP in answer.later_changes) == (in_need or answer.lead == "feh_practitioner"), situation
        names_youth_justice = "yos_practitioner" in (answer.lead, *answer.supports)
        assert (YOUTH_JUSTICE in answer.later_changes) == names_youth_justice, situation


def test_a_change_moves_no_lead(library):
    without = replace(library, later_changes=LaterChanges((replace_touch_nothing(library),)))
    for situation in all_situations():
        shown, bare = who_leads(situation, "school", library), who_leads(situation, "school", without)
        assert (shown.status, shown.lead, shown.basis, shown.clauses, shown.changes_if) == (
            bare.status,
            bare.lead,
            bare.basis,
            bare.clauses,
            bare.changes_if,
        )


def replace_touch_nothing(library):
    first = library.later_changes.entries[0]
    return replace(first, touched=replace(first.touched, outcomes=()))


@pytest.mark.parametrize("audience", VOICES)
def test_a_change_is_told_in_full_once_and_in_a_short_clause_after_that(library, audience):
    answer = who_leads(Situation(social_care="child_in_need"), audience, library)
    again = library.later_changes.abridged(answer, answer.later_changes)
    assert again.later_changes == answer.later_changes
    assert len(again.text) < len(answer.text)
    for change in library.later_changes.entries:
        if change.id in answer.later_changes:
            assert change.full[audience] in answer.text and change.short[audience] in again.text


def test_each_change_says_when_and_each_voice_has_its_words(library):
    for change in library.later_changes.entries:
        year = change.since[:4]
        for audience in VOICES:
            assert len(change.short[audience].split()) <= 12
            if change.id != YOUTH_JUSTICE:  # a name has no day from which it holds
                assert year in change.full[audience], change.id


def test_a_decision_says_up_to_which_day_changes_are_known(library):
    answer = who_leads(Situation(tier="1"), "parent", library).as_dict()
    assert answer["as_at"] == {"edition": "2023-01", "changes_known_to": library.later_changes.known_to.isoformat()}


def test_questions_neighbours_and_terms_show_their_line(library):
    stages = answer_question("three_stages_overview", "parent", library)
    assert "attendance-guidance-statutory-2024" in stages.later_changes
    assert any("August 2024" in said for said in stages.said(Kind.LIMIT))
    home = answer_neighbour("home_education", "school", library)
    assert home.later_changes == ("childrens-wellbeing-and-schools-act-2026",)
    term = answer_question("glossary", "school", library, text="what is the YOS")
    assert YOUTH_JUSTICE in term.later_changes


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("      - social_worker_by_tier\n", "", "social_worker_by_tier rests on a clause that this change touches"),
        ("outcomes: [yos, feh_and_yos]", "outcomes: [yos, nobody]", "unknown outcome 'nobody'"),
        ("terms: [YOS]", "terms: [NOT A TERM]", "unknown 'NOT A TERM'"),
        ('short:\n    school: "A law', 'short:\n    schools: "A law', "short: school must be a text"),
        ("A law of April 2026 may change this.", "It costs £60.", "an amount of money is never stated"),
        ("certainty: not_found", "certainty: sure", "certainty is 'sure'"),
    ],
)
def test_a_register_that_leaves_something_out_does_not_load(content_copy, old, new, message):
    content_copy.replace("later_changes.yml", old, new)
    with pytest.raises(ContentError, match=message):
        load_library(content_copy.folder)
