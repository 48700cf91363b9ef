"""What the trained assistant answers, turns away and remembers, one behaviour a test."""

from __future__ import annotations

import pytest

from tests.conversations.talk import Talk


def test_who_leads_is_answered_with_lead_and_clause(talk: Talk) -> None:
    answer = talk.say("Who leads if the family has a social worker and a youth offending worker?")
    assert (answer["status"], answer["lead"], answer["basis"]) == ("answered", "social_worker", "partly")
    assert "lead-professional/rule-3" in answer["clauses"]


def test_a_what_if_keeps_what_was_stated_and_is_no_fact(talk: Talk) -> None:
    assert talk.say("Family Early Help is open. Who leads?")["lead"] == "feh_practitioner"
    answer = talk.say("and if they also have a social worker?")
    assert answer["lead"] == "social_worker"
    assert {step["fact"] for step in answer["trace"]} == {"feh"}


def test_a_question_about_no_family_is_answered_in_its_first_words(talk: Talk) -> None:
    answer = talk.say("Who leads if Family Early Help and a social worker are both involved?")
    assert answer["lead"] == "social_worker" and answer["trace"] == []
    assert talk.text.startswith("The social worker usually leads")


def test_a_bare_no_answers_the_fact_that_was_asked_for(talk: Talk) -> None:
    assert talk.say("there is no social worker, who leads?")["asks"] == "feh"
    assert talk.say("no")["asks"] == "yos"
    assert talk.say("no")["lead"] == "school"


def test_what_is_not_known_is_not_asked_for_again(talk: Talk) -> None:
    assert talk.say("who leads?")["asks"] == "social_care"
    assert talk.press("I don't know")["asks"] == "feh"
    assert talk.say("not sure")["asks"] == "yos"
    assert talk.say("no idea sorry")["asks"] == "tier"
    answer = talk.say("I don't know")
    assert (answer["status"], answer["lead"]) == ("not_settled", None)


def test_a_bare_tier_answers_the_tier_that_was_asked_for(talk: Talk) -> None:
    talk.say("who leads?")
    assert talk.say("tier 1")["lead"] == "school"


def test_a_question_in_between_is_answered_and_not_taken_as_a_fact(talk: Talk) -> None:
    talk.say("who leads?")
    assert talk.say("what does tier 1 mean?")["topic"] == "glossary"


def test_escalating_is_asked_about_when_it_can_mean_three_things(talk: Talk) -> None:
    assert talk.say("who should I escalate this to")["asks"] == "which_escalation"
    assert talk.press("Professionals disagree")["topic"] == "disagreement"


@pytest.mark.parametrize(
    "question", ["what ID do I need to vote?", "privacy settings", "when is the general election", "bring photo id"]
)
def test_the_furniture_of_the_councils_page_is_never_guidance(talk: Talk, question: str) -> None:
    answer = talk.say(question)
    assert answer["status"] in {"out_of_scope", "not_held", "depends"} and not answer["clauses"]


def test_a_fine_in_pounds_is_not_held_and_no_figure_is_said(talk: Talk) -> None:
    assert talk.say("How much is the fine?")["status"] == "not_held"
    assert "£" not in talk.text


def test_a_disclosure_gets_the_safety_words_and_nothing_else(talk: Talk) -> None:
    assert talk.say("a girl in year 8 told me her uncle touches her")["status"] == "safeguarding"
    assert "999" in talk.text and "020 7525 1921" in talk.text and "020 7525 1922" not in talk.text


@pytest.mark.parametrize(
    "turns",
    [
        ["MASH number?", "out of hours?", "email for them?"],
        ["phone number for social services", "and at night?"],
        ["contact for the duty social worker"],
        ["who do we ring to report a safeguarding concern"],
        ["book a consultation", "what is the number of the duty social worker"],
        ["MASH"],
    ],
)
def test_whoever_asks_for_the_safety_lines_gets_them_and_no_other(talk: Talk, turns: list[str]) -> None:
    for turn in turns:
        talk.say(turn)
    assert "020 7525 1921" in talk.text and "020 7525 5000" in talk.text and "999" in talk.text
    assert "020 7525 1922" not in talk.text and "earlyhelp@" not in talk.text


def test_another_team_is_reached_as_before_after_the_safety_lines(talk: Talk) -> None:
    talk.say("contact for the duty social worker")
    assert talk.say("phone number for the inclusion team")["status"] != "safeguarding"
    assert "020 7525 1922" in talk.text


def test_an_adult_who_is_at_risk_is_told_who_helps_adults(talk: Talk) -> None:
    assert talk.say("i am going to kill myself", audience="parent")["status"] == "safeguarding"
    assert "116 123" in talk.text and "999" in talk.text
    assert talk.say("my husband beats me", audience="parent")["status"] == "safeguarding"
    assert "0808 2000 247" in talk.text and "999" in talk.text


def test_the_voice_is_switched_and_the_last_answer_given_in_it(talk: Talk) -> None:
    talk.say("When can we escalate to enforcement?", audience="school")
    talk.say("I'm a parent")
    assert talk.last.replies[-1].text != "" and "parents" in talk.text.lower()


@pytest.mark.parametrize(
    ("words", "reason"),
    [("", "empty"), ("x" * 501, "too_long"), ("😀😀", "not_words"), ('/book_consultation{"x":1}', "starts_with_slash")],
)
def test_what_cannot_be_read_is_refused_with_its_reason(talk: Talk, words: str, reason: str) -> None:
    assert talk.refused(words) == reason


def test_a_name_is_left_out_and_the_reader_told(talk: Talk) -> None:
    talk.say("my son Kwame Mensah has a social worker, who leads?")
    assert "name" in talk.text and talk.last.answer["lead"] == "social_worker"


def test_a_child_that_tells_of_harm_is_given_a_helpline_for_children(talk: Talk) -> None:
    assert talk.say("im 13 and my stepdad hits me")["status"] == "safeguarding"
    assert "0800 1111" in talk.text and "999" in talk.text


def test_a_child_that_said_so_earlier_is_still_taken_for_one(talk: Talk) -> None:
    talk.say("hi im 13 years old")
    assert talk.say("someone is hurting me")["status"] == "safeguarding"
    assert "0800 1111" in talk.text


def test_an_adult_that_tells_of_harm_is_given_the_councils_lines(talk: Talk) -> None:
    assert talk.say("a pupil told me her stepdad hits her")["status"] == "safeguarding"
    assert "0800 1111" not in talk.text and "020 7525 1921" in talk.text


def test_an_offered_button_is_chosen_by_typing_its_title(talk: Talk) -> None:
    talk.say("who leads?")
    assert talk.say("No social worker")["asks"] == "feh"
    assert talk.say("the first one")["lead"] == "feh_practitioner"


def test_a_place_in_no_list_chooses_nothing(talk: Talk) -> None:
    assert talk.say("hello")["status"] == "smalltalk"
    assert talk.say("the second one")["lead"] is None


def test_the_bare_word_escalate_is_asked_about(talk: Talk) -> None:
    assert talk.say("escalate")["asks"] == "which_escalation"


def test_a_worker_for_the_elderly_leads_for_no_child(talk: Talk) -> None:
    answer = talk.say("My mother has a social worker for the elderly, is she the one who leads for my son?", "parent")
    assert (answer["status"], answer["lead"]) == ("depends", None)
