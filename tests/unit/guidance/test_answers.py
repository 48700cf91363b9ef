"""Answers to questions: details that are not stated, dates, terms, other words, sources."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.guidance.answers import (
    answer_fixed,
    answer_neighbour,
    answer_question,
    escalation_choice,
    latest_first,
    simpler,
    where_it_says,
)
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.who_leads import who_leads


def test_what_is_true_now_opens_with_the_latest_edition_and_dates_the_earlier_one(library):
    answer = latest_first(answer_question("tsm_when", "school", library), library)
    assert answer.text.startswith("The November 2024 page offers each school")
    assert answer.text.count(" In the January 2023 text, from September 2022 councils had to organise") == 1
    assert answer.parts["lead"] == answer.sentences[0].text


def test_an_earlier_sentence_without_a_date_is_given_one(library):
    answer = latest_first(answer_question("spoc_what", "practitioner", library), library)
    assert answer.sentences[1].text.startswith("January 2023: Every school has")


def test_an_edition_that_the_sentence_names_is_not_named_twice(library):
    answer = latest_first(answer_question("about_date_and_edition", "school", library), library)
    assert "January 2023:" not in answer.text
    assert answer.sentences[1].text.endswith("last updated on 16 January 2023.")


def test_without_a_later_edition_what_is_newer_or_not_found_opens(library):
    answer = latest_first(answer_question("usually_and_exceptions", "parent", library), library)
    assert answer.text.startswith("The handbook changed in November 2024. Its page on this was not found.")


@pytest.mark.parametrize("question", ["managed_transfer", "managed_move", "last_resort"])
def test_a_page_without_a_date_and_an_answer_without_anything_newer_stay_as_they_are(library, question):
    answer = answer_question(question, "school", library)
    assert latest_first(answer, library) == answer


def test_a_lead_keeps_its_dated_rule_first(library):
    answer = who_leads(Situation(feh="yes"), "school", library)
    assert latest_first(answer, library) == answer


def test_every_answer_that_a_later_edition_changed_opens_with_it_when_asked_about_now(library):
    for entry in library.questions.values():
        if entry.later_edition is not None and entry.status == "answered":
            for audience in VOICES:
                answer = latest_first(answer_question(entry.question, audience, library), library)
                assert answer.sentences[0].text == entry.later_edition.say[audience], entry.question


def test_what_a_later_edition_says_can_stand_first(library):
    """It opens the answer to a question about now, so it points back to nothing."""
    for entry in library.questions.values():
        if entry.later_edition is not None and entry.status == "answered":
            for say in entry.later_edition.say.values():
                assert not re.search(r"\b(this|that|these|instead|such)\b", say, re.IGNORECASE), entry.question


def test_a_detail_that_the_text_lacks_is_said_to_be_missing_with_the_nearest_clause(library):
    answer = answer_question("spoc_meetings", "school", library, text="how long does the meeting last?")
    assert answer.status == "not_settled"
    assert answer.basis == "silent"
    assert answer.clauses == ("core-values/single-point-of-contact",)
    assert answer.text.startswith("The guidance does not say how long the meeting lasts.")


def test_a_detail_that_the_text_holds_is_answered(library):
    answer = answer_question("spoc_meetings", "school", library, text="how often do we meet the SPOC?")
    assert answer.status == "answered"
    assert "once a term" in answer.text


def test_a_detail_that_the_text_states_opens_with_it_and_is_no_gap(library):
    answer = answer_question("notice_to_improve", "school", library, text="what is in it")
    assert answer.status == "answered" and answer.sentences[0].facts == ("pn-nti-content",)
    assert "I hold only part." in answer.text


def test_the_sentences_that_a_detail_names_follow_it_and_an_edition_that_changed_none_of_them_does_not(library):
    answer = answer_question("help_with_attendance", "school", library, text="what do I tell him")
    assert [each.facts[:1] for each in answer.sentences[1:]] == [("cv-consultation-who",)]


def test_a_detail_may_have_sentences_of_its_own(library):
    answer = answer_question("worried_about_a_fine", "parent", library, text="is it automatic")
    assert answer.text.startswith("No fine is automatic.")
    assert ("cv-restorative",) in [each.facts for each in answer.sentences]


def test_the_sentence_that_holds_the_detail_asked_for_opens_the_answer(library):
    plain = answer_question("early_help_referral", "school", library)
    asked = answer_question("early_help_referral", "school", library, text="is consent needed")
    assert asked.sentences[0].facts == ("feh-consent", "feh-consent-exception")
    assert {each.text for each in asked.sentences} == {each.text for each in plain.sentences}


def test_what_a_verdict_rests_on_opens_the_answer(library):
    answer = answer_question("penalty_notice_threshold", "school", library, first=("pn-codes",))
    assert "pn-codes" in answer.sentences[0].facts


def test_a_figure_that_the_reader_gives_asks_for_no_figure(library):
    answer = answer_question("when_to_escalate", "school", library, text="pupil at 48%, when do we escalate?")
    assert answer.status == "answered"


@pytest.mark.parametrize("text", ["what percentage?", "how many weeks?", "below what attendance?"])
def test_when_to_escalate_gives_no_number_of_its_own(library, text):
    answer = answer_question("when_to_escalate", "practitioner", library, text=text)
    assert answer.status == "not_settled"
    assert "lead-professional/deciding-to-escalate" in answer.clauses


def test_when_to_escalate_covers_early_action_the_voluntary_chance_and_the_last_resort(library):
    for audience in VOICES:
        answer = answer_question("when_to_escalate", audience, library)
        assert answer.clauses == (
            "lead-professional/last-resort",
            "lead-professional/deciding-to-escalate",
            "core-values/principle-2",
        )


def test_a_later_edition_that_differs_is_named_in_one_line(library):
    answer = answer_question("tsm_what", "school", library)
    assert answer.edition == "2023-01"
    assert answer.sentences[-1].edition == "2024-11"
    assert "November 2024" in answer.sentences[-1].text


def test_a_later_edition_that_replaces_what_was_asked_for_opens_unasked(library):
    assert answer_question("tsm_when", "parent", library).sentences[0].edition == "2024-11"
    assert answer_question("tsm_when", "parent", library, on=date(2023, 2, 1)).sentences[0].edition == "2023-01"


def test_before_the_edition_was_published_nothing_is_answered(library):
    answer = answer_question("tsm_when", "school", library, on=date(2022, 10, 1))
    assert answer.status == "not_held"
    assert not answer.clauses
    assert answer_question("tsm_when", "school", library, on=date(2023, 1, 16)).status == "answered"


def test_a_term_is_found_in_the_question(library):
    answer = answer_question("glossary", "school", library, text="what's a SPOC please?")
    assert (answer.topic, answer.status) == ("glossary", "answered")
    assert answer.clauses[0] == "core-values/single-point-of-contact"


def test_a_term_of_another_chapter_is_answered_with_its_edition(library):
    answer = answer_question("glossary", "school", library, text="what is an ELPM")
    assert answer.topic == "glossary"
    assert answer.edition == "2023-01"
    assert answer.clauses[0].startswith("legal-planning/")


def test_a_term_that_the_guidance_does_not_define_is_not_settled(library):
    answer = answer_question("glossary", "parent", library, text="what does severe absence mean")
    assert answer.status == "not_settled"


def test_a_term_that_is_not_held_is_said_to_be_not_held(library):
    assert answer_question("glossary", "school", library, text="what is a LADO").status == "not_held"
    assert answer_question("glossary", "school", library).status == "depends"


def test_an_unknown_question_is_a_bug(library):
    with pytest.raises(KeyError):
        answer_question("fine_in_pounds", "school", library)


def test_simpler_words_keep_the_clauses_and_the_audience(library):
    answer = answer_question("eit_role", "practitioner", library)
    plain = simpler(answer, library)
    assert plain.sentences != answer.sentences
    assert (plain.clauses, plain.audience) == (answer.clauses, "practitioner")


def test_simpler_words_exist_for_a_decision_too(library):
    answer = who_leads(Situation(feh="yes"), "practitioner", library)
    plain = simpler(answer, library)
    assert plain.text.startswith("In short: The family's early help worker usually leads")
    assert (plain.lead, plain.audience) == (answer.lead, "practitioner")


def test_where_it_says_gives_chapter_edition_clause_and_address(library):
    said = where_it_says(answer_question("disagreement", "school", library), library)
    assert "“The lead professional”, January 2023: One council, and settling disagreement." in said.text
    assert "https://" in said.text
    assert said.clauses == ("lead-professional/one-council",)


def test_where_it_says_has_no_source_for_a_reply_of_the_service(library):
    assert where_it_says(answer_fixed("person", "school", library), library).status == "smalltalk"


def test_escalate_can_mean_three_things(library):
    answer = escalation_choice("school", library)
    assert (answer.status, answer.asks) == ("depends", "which_escalation")
    assert [reply.label for reply in answer.quick_replies] == [
        "guidance/when_to_escalate",
        "guidance/disagreement",
        "raise_safeguarding_concern",
    ]


def test_a_neighbouring_subject_is_not_held_and_cites_nothing(library):
    answer = answer_neighbour("fine_amounts", "parent", library)
    assert (answer.status, answer.clauses, answer.edition) == ("not_held", (), None)
    assert "£" not in answer.text


def test_quick_replies_carry_the_label_of_the_next_question(library):
    answer = answer_question("three_stages_overview", "school", library)
    assert answer.quick_replies[0].label == "chapter/stage_one_attendance"
    answer = answer_question("principle_everyones_business", "school", library)
    assert answer.quick_replies[0].label == "who_leads"


@settings(max_examples=200, derandomize=True)
@given(text=st.text(max_size=200), audience=st.sampled_from(VOICES), data=st.data())
def test_any_words_of_a_reader_give_an_answer_whose_guidance_has_clauses(library, text, audience, data):
    question = data.draw(st.sampled_from(sorted(library.questions)))
    answer = answer_question(question, audience, library, text=text)
    assert answer.text
    assert answer.status in ("answered", "not_settled", "not_held")
    assert answer.clauses or answer.status == "not_held"
