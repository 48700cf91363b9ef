"""Who leads, by the cases people ask about."""

import pytest

from assistant.guidance.model import Situation
from assistant.guidance.who_leads import what_would_change, who_escalates, who_leads


def test_family_early_help_leads_with_support_from_youth_offending(library):
    answer = who_leads(Situation(feh="yes", yos="statutory"), "practitioner", library)
    assert answer.as_dict() == {
        "status": "answered",
        "topic": "who_leads",
        "lead": "feh_practitioner",
        "supports": ["yos_practitioner", "school"],
        "basis": "explicit",
        "edition": "2023-01",
        "clauses": ["lead-professional/rule-2"],
        "audience": "practitioner",
        "trace": [
            {"fact": "feh", "value": "yes", "clause": "lead-professional/rule-2"},
            {"fact": "yos", "value": "statutory", "clause": "lead-professional/rule-2"},
        ],
        "asks": None,
        "changes_if": [{"fact": "social_care", "value": "yes", "lead": "social_worker"}],
        "later_changes": ["integrated-family-help-2026", "youth-justice-service-name"],
        "as_at": {"edition": "2023-01", "changes_known_to": "2026-11-27"},
    }


def test_the_answer_names_its_source_in_the_last_line(library):
    answer = who_leads(Situation(feh="yes", social_care="no"), "school", library)
    assert answer.text.splitlines()[-1] == "From: “The lead professional”, January 2023 (Rule 2)."


def test_several_clauses_are_named_by_their_chapters_in_the_text_and_one_by_one_as_links(library):
    answer = who_leads(Situation(social_care="looked_after"), "school", library)
    assert answer.text.splitlines()[-1] == "From: “The lead professional”, “Core values”, January 2023."
    assert [source.clause for source in answer.sources] == ["lead-professional/rule-3", "core-values/consultation"]


def test_nothing_stated_asks_about_social_care_with_buttons(library):
    answer = who_leads(Situation(), "parent", library)
    assert (answer.status, answer.asks, answer.lead) == ("depends", "social_care", None)
    assert "Do you have a social worker?" in answer.text
    assert {(reply.label, *reply.values.items()) for reply in answer.quick_replies} >= {
        ("give_facts", ("social_care", "yes")),
        ("give_facts", ("social_care", "no")),
    }


def test_a_single_denied_fact_asks_for_the_next(library):
    assert who_leads(Situation(social_care="no"), "school", library).asks == "feh"
    assert who_leads(Situation(social_care="no", feh="no"), "school", library).asks == "yos"
    assert who_leads(Situation(feh="no"), "school", library).asks == "social_care"


def test_tier_2_alone_is_not_settled_by_its_number_and_tier_3_alone_is_the_social_worker(library):
    assert who_leads(Situation(tier="2"), "school", library).asks == "feh"
    assert who_leads(Situation(tier="3"), "school", library).lead == "social_worker"


def test_an_overlap_with_social_care_says_that_the_text_does_not_say_what_applies(library):
    answer = who_leads(Situation(social_care="child_protection", yos="yes"), "practitioner", library)
    assert (answer.lead, answer.basis) == ("social_worker", "partly")
    assert "What part any other service has is not said." in answer.text
    assert answer.clauses == ("lead-professional/rule-3", "lead-professional/rule-2")


def test_a_fact_that_the_reader_cannot_tell_is_not_asked_again(library):
    answer = who_leads(Situation(), "school", library, not_known={"social_care"})
    assert answer.asks == "feh"
    answer = who_leads(Situation(), "school", library, not_known={"social_care", "feh", "yos", "tier"})
    assert (answer.status, answer.asks) == ("not_settled", None)
    assert set(answer.clauses) == {f"lead-professional/rule-{number}" for number in (1, 2, 3)}


def test_who_escalates_consults_schools_where_early_help_leads(library):
    answer = who_escalates(Situation(feh="yes"), "school", library)
    assert (answer.status, answer.topic, answer.basis) == ("answered", "who_escalates", "explicit")
    assert "consulting schools" in answer.text and "team around the family" in answer.text


def test_what_would_change_names_each_change_in_words(library):
    answer = what_would_change(Situation(yos="prevention"), "school", library)
    assert "If social care opens at Tier 3 or 4" in answer.text
    assert "If Family Early Help does whole-family work" in answer.text


def test_what_would_change_says_so_where_nothing_would(library):
    answer = what_would_change(Situation(social_care="yes", tier="3"), "school", library)
    assert "Only a change in what you told me" in answer.text
    assert answer.clauses == ("lead-professional/rule-3",)


def test_what_would_change_an_unsettled_lead_says_what_is_open_and_what_would_settle_it(library):
    no_social_worker = what_would_change(Situation(tier="3", social_care="no"), "school", library)
    assert "does not settle" in no_social_worker.text
    assert "If social care opens at Tier 3 or 4" in no_social_worker.text
    in_care = what_would_change(Situation(social_care="looked_after"), "school", library)
    assert "who leads is not settled" in in_care.text and "would settle it" in in_care.text


def test_where_two_rules_may_fit_both_are_named_for_the_lead_and_for_escalating(library):
    for decide in (who_leads, who_escalates):
        answer = decide(Situation(tier="4", yos="prevention", feh="no", social_care="no"), "practitioner", library)
        assert (answer.status, answer.lead) == ("not_settled", None)
        assert "Youth Offending practitioners usually" in answer.text and "the social worker usually" in answer.text


@pytest.mark.parametrize(
    ("facts", "problem"),
    [({"feh": "maybe"}, "feh must be one of"), ({"cin": "yes"}, "unknown fact 'cin'")],
)
def test_a_fact_that_is_not_in_the_contract_is_refused(facts, problem):
    with pytest.raises(ValueError, match=problem):
        Situation.from_mapping(facts)


def test_numbers_booleans_and_nulls_of_json_are_understood():
    situation = Situation.from_mapping({"tier": 2, "feh": True, "yos": False, "social_care": None})
    assert situation == Situation(tier="2", feh="yes", yos="no", social_care="unknown")


def test_a_denial_is_a_reason_only_where_the_lead_rests_on_it(library):
    open_case = who_leads(Situation(feh="yes", yos="no", social_care="no"), "school", library)
    none_open = who_leads(Situation(feh="no", yos="no", social_care="no"), "school", library)
    assert [(step.fact, step.value) for step in open_case.trace] == [("feh", "yes")]
    denied = [("feh", "no"), ("yos", "no"), ("social_care", "no")]
    assert [(step.fact, step.value) for step in none_open.trace] == denied


@pytest.mark.parametrize("voice", ["school", "parent", "practitioner"])
def test_what_would_change_is_said_firmly_even_where_the_lead_is_asked_for(library, voice):
    asked = what_would_change(Situation(), voice, library)
    partly = Situation(yos="yes", social_care="child_protection")
    settled, led = what_would_change(partly, voice, library), who_leads(partly, voice, library)
    assert (asked.status, asked.basis, asked.asks) == ("answered", "explicit", None)
    assert (settled.status, settled.basis) == (led.status, led.basis) == ("answered", "partly")


def test_a_change_names_the_first_of_the_values_that_give_its_lead(library):
    changes = who_leads(Situation(), "school", library).changes_if
    values = {(change.fact, change.lead): change.value for change in changes}
    assert values == {
        ("social_care", "social_worker"): "yes",
        ("feh", "feh_practitioner"): "yes",
        ("yos", "yos_practitioner"): "yes",
        ("tier", "school"): "1",
        ("tier", "social_worker"): "3",
    }


def test_the_schools_rule_beside_social_care_keeps_that_it_is_for_universal_services(library) -> None:
    for voice, condition in (
        ("school", "With universal services"),
        ("parent", "With services for all"),
    ):
        said = who_leads(Situation(tier="1", social_care="yes"), voice, library).text
        assert condition in said


@pytest.mark.parametrize(
    ("facts", "names_it"),
    [
        ({"yos": "yes", "feh": "no", "social_care": "assessment", "tier": "2"}, True),
        ({"tier": "1", "feh": "no", "yos": "no", "social_care": "no"}, True),
        ({"tier": "1", "feh": "yes", "social_care": "no"}, True),
        ({"tier": "2", "feh": "yes"}, True),
        ({"social_care": "child_protection"}, False),
        ({"social_care": "looked_after"}, False),
    ],
)
def test_social_care_that_opens_the_case_would_change_it_wherever_it_has_not(library, facts, names_it) -> None:
    said = what_would_change(Situation(**facts), "school", library).text
    assert ("If social care opens at Tier 3 or 4, the social worker would usually lead" in said) is names_it
