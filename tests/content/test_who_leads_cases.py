"""Every one of the 525 combinations of facts, against a second reading of the text."""

from dataclasses import asdict, replace

import pytest

from assistant.guidance.model import FACT_VALUES, VOICES, Situation
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import who_escalates, who_leads
from tests.content import who_leads_oracle as oracle

SITUATIONS = list(all_situations())


def family(situation):
    return oracle.Family(**{fact: value for fact, value in asdict(situation).items() if fact in FACT_VALUES})


@pytest.mark.parametrize("audience", VOICES)
def test_another_holder_unsettles_an_open_case_that_is_not_child_protection_and_nothing_else(library, audience):
    for situation in SITUATIONS:
        held = who_leads(replace(situation, case_holder="other_practitioner"), audience, library)
        if situation.social_care in ("yes", "child_in_need"):
            assert (held.status, held.lead) == ("not_settled", None)
        else:
            plain = who_leads(situation, audience, library)
            assert (held.status, held.lead, held.clauses) == (plain.status, plain.lead, plain.clauses)
        by_social_worker = who_leads(replace(situation, case_holder="social_worker"), audience, library)
        assert by_social_worker.lead == who_leads(situation, audience, library).lead


def test_there_are_525_combinations():
    assert len(SITUATIONS) == 525 == len(set(SITUATIONS))


@pytest.mark.parametrize("audience", VOICES)
def test_every_combination_has_the_lead_basis_and_clauses_of_the_text(library, audience):
    for situation in SITUATIONS:
        answer, text = who_leads(situation, audience, library), family(situation)
        found = (answer.status, answer.lead, answer.basis, set(answer.clauses), answer.asks)
        expected = (
            oracle.status(text),
            oracle.lead(text),
            oracle.basis(text),
            oracle.clauses(text),
            oracle.asks(text),
        )
        assert found == expected, situation.stated


def test_changes_name_exactly_the_unknown_facts_that_would_move_the_lead(library):
    for situation in SITUATIONS:
        answer = who_leads(situation, "school", library)
        now = oracle.lead(family(situation))
        expected = set()
        for fact, values in FACT_VALUES.items():
            if getattr(situation, fact) != "unknown":
                continue
            for value in values:
                then = oracle.lead(family(replace(situation, **{fact: value})))
                if then not in (None, now):
                    expected.add((fact, then))
        found = [(change.fact, change.lead) for change in answer.changes_if]
        assert len(found) == len(set(found)), situation.stated
        assert set(found) == expected, situation.stated


def test_a_named_change_gives_the_lead_it_promises(library):
    for situation in SITUATIONS:
        for change in who_leads(situation, "school", library).changes_if:
            changed = replace(situation, **{change.fact: change.value})
            assert who_leads(changed, "school", library).lead == change.lead


def test_the_fact_asked_for_can_decide_and_is_never_known_already(library):
    for situation in SITUATIONS:
        answer = who_leads(situation, "school", library)
        if answer.status == "depends":
            assert getattr(situation, answer.asks) == "unknown"
            assert answer.asks in {change.fact for change in answer.changes_if}


def test_every_first_clause_is_the_rule_of_the_lead(library):
    rule_of = {
        "school": oracle.RULE_1,
        "feh_practitioner": oracle.RULE_2,
        "yos_practitioner": oracle.RULE_2,
        "social_worker": oracle.RULE_3,
    }
    for situation in SITUATIONS:
        answer = who_leads(situation, "school", library)
        if answer.lead:
            assert answer.clauses[0] == rule_of[answer.lead]


def test_family_early_help_is_supported_by_yos_where_both_are_open(library):
    for situation in SITUATIONS:
        answer = who_leads(situation, "school", library)
        if answer.lead == "feh_practitioner":
            both = family(situation).open_to_yos
            assert answer.supports == (("yos_practitioner", "school") if both else ("school",))


def test_the_trace_holds_stated_facts_only_and_clauses_of_the_answer(library):
    for situation in SITUATIONS:
        answer = who_leads(situation, "school", library)
        for step in answer.trace:
            assert situation.stated[step.fact] == step.value
            assert step.clause in answer.clauses
        if answer.lead:
            assert answer.trace, situation.stated


def test_an_answer_with_a_lead_says_usually_and_repeats_what_was_said(library):
    for situation in SITUATIONS:
        for audience in VOICES:
            answer = who_leads(situation, audience, library)
            if answer.lead:
                assert "usually" in answer.text
            if situation.stated:
                assert library.rules.opening[audience] in answer.text


def test_what_is_not_settled_names_no_lead_and_gives_the_consultation_route(library):
    for situation in SITUATIONS:
        answer = who_leads(situation, "practitioner", library)
        if answer.status == "not_settled":
            assert answer.lead is None and not answer.supports
            assert library.contacts["c-eit-consult"].phone in answer.text


def test_who_escalates_follows_who_leads(library):
    for situation in SITUATIONS:
        leads, escalates = who_leads(situation, "school", library), who_escalates(situation, "school", library)
        assert escalates.topic == "who_escalates"
        assert escalates.lead == leads.lead
        if leads.status == "not_settled":
            assert escalates.status == "not_settled"
        else:
            assert escalates.status == "answered"
        if leads.status == "depends":
            assert set(escalates.clauses) == {oracle.RULE_1, oracle.RULE_2, oracle.RULE_3}


def test_a_school_that_leads_is_never_said_to_escalate_without_doubt(library):
    answer = who_escalates(Situation(tier="1"), "school", library)
    assert (answer.lead, answer.basis) == ("school", "partly")
    assert answer.clauses == ("core-values/single-point-of-contact", oracle.RULE_1)


def test_the_same_situation_gives_the_same_answer_every_time(library):
    for situation in SITUATIONS[::7]:
        assert who_leads(situation, "parent", library) == who_leads(situation, "parent", library)
