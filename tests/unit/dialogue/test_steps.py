"""The order of the questions, whatever was answered in which order, and what a cookie keeps of the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from assistant.consultation.model import Draft, OfficerId, Slot
from assistant.dialogue.steps import ORDER, BookingAnswers, Step, is_answered, next_step, step_before
from tests.support.shipped import shipped_library

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=timezone.utc)
SLOT = Slot(OfficerId(1), NOW, NOW + timedelta(minutes=30))
NOTHING = Draft(conversation="anna", expires_at=NOW)
ALL = BookingAnswers(role="school", organisation="Example Primary School", topic="attendance", told_more=True)
EVERYTHING = Draft("anna", NOW, name="Sam", email="sam@school.example.com", email_proved_at=NOW, held=SLOT)

answers = st.builds(
    BookingAnswers,
    role=st.sampled_from([None, "school", "lead_professional", "parent", "admin"]),
    organisation=st.sampled_from([None, "Example Primary School"]),
    topic=st.sampled_from([None, "attendance"]),
    told_more=st.booleans(),
)
drafts = st.builds(
    Draft,
    conversation=st.just("anna"),
    expires_at=st.just(NOW),
    name=st.sampled_from([None, "Sam"]),
    email=st.sampled_from([None, "sam@school.example.com"]),
    email_proved_at=st.sampled_from([None, NOW]),
    code_expires_at=st.sampled_from([None, NOW]),
    held=st.sampled_from([None, SLOT]),
)


@given(answers, drafts)
def test_the_next_question_is_the_first_without_an_answer(given_answers: BookingAnswers, draft: Draft) -> None:
    step = next_step(given_answers, draft)
    before = ORDER[: ORDER.index(step)]
    assert all(is_answered(each, given_answers, draft) for each in before)
    assert not is_answered(step, given_answers, draft)


@given(answers, drafts)
def test_nothing_is_checked_before_the_address_is_proved(given_answers: BookingAnswers, draft: Draft) -> None:
    if next_step(given_answers, draft) in {Step.TIME, Step.CONFIRM}:
        assert draft.email_proved and draft.name and given_answers.organisation and given_answers.topic


def test_the_questions_come_in_the_order_of_the_contract() -> None:
    asked, draft, so_far = [], NOTHING, BookingAnswers(told_more=True)
    for _ in ORDER:
        step = next_step(so_far, draft)
        asked.append(step.value)
        match step:
            case Step.ROLE:
                so_far = replace(so_far, role="school")
            case Step.ORGANISATION:
                so_far = replace(so_far, organisation="Example")
            case Step.TOPIC:
                so_far = replace(so_far, topic="attendance")
            case Step.NAME:
                draft = replace(draft, name="Sam")
            case Step.EMAIL:
                draft = replace(draft, email="sam@school.example.com", code_expires_at=NOW)
            case Step.EMAIL_CODE:
                draft = replace(draft, email_proved_at=NOW)
            case Step.TIME:
                draft = replace(draft, held=SLOT)
    assert list(dict.fromkeys(asked)) == [
        "role", "organisation", "name", "email", "email_code", "topic", "slot", "confirm",
    ]  # fmt: skip


def test_an_address_without_a_code_has_to_be_given_again() -> None:
    doubted = replace(EVERYTHING, email_proved_at=None)
    assert next_step(ALL, doubted) is Step.EMAIL


def test_the_pages_ask_what_helps_the_officer_before_the_time() -> None:
    assert next_step(replace(ALL, told_more=False), EVERYTHING) is Step.MORE


def test_going_back_skips_what_no_one_answers_by_itself() -> None:
    assert step_before(Step.TIME, ALL, EVERYTHING) is Step.TOPIC
    assert step_before(Step.TOPIC, ALL, EVERYTHING) is Step.EMAIL
    assert step_before(Step.ROLE, ALL, EVERYTHING) is None


@given(answers)
def test_a_cookie_gives_back_what_it_was_given(given_answers: BookingAnswers) -> None:
    assert BookingAnswers.from_cookie(json.loads(json.dumps(given_answers.as_cookie()))) == given_answers


def test_a_cookie_of_the_release_before_is_read() -> None:
    kept = {
        "role": "school", "organisation": "Example Primary School", "topic": "attendance", "left_out": ["name"],
        "told_more": True, "facts": {"feh": "yes"}, "stage": "two", "tried": ["voluntary_chance"],
    }  # fmt: skip
    read = BookingAnswers.from_cookie(kept)
    assert (read.stage, read.tried, read.left_out, read.clauses) == ("two", ("voluntary_chance",), ("name",), ())


def test_one_request_is_built_for_both_faces() -> None:
    request = replace(ALL, facts={"feh": "yes"}, stage="two", tried=("voluntary_chance",), clauses=("a/b",)).request(
        shipped_library()
    )
    assert (request.lead, request.stage, request.tried) == ("feh_practitioner", "two", ("voluntary_chance",))
    assert request.clauses_shown[0] == "a/b" and "lead-professional/rule-2" in request.clauses_shown


def test_a_fact_that_no_page_offers_is_left_out() -> None:
    assert replace(ALL, facts={"feh": "maybe", "spoc": "yes"}).request(shipped_library()).situation == {}
