"""Replies are held against what may be answered, and the figures count what a person would notice."""

from pathlib import Path
from typing import Any

import pytest

from assistant.evaluation.questions import Outcome, Question, judge, question_figures, read_questions

EXPECT = {"status": ["answered"], "topics": ["who_leads"], "clauses_any": ["lead-professional/rule-2"]}
RIGHT = {"status": "answered", "topic": "who_leads", "clauses": ["lead-professional/rule-2"], "lead": None}


def _judged(
    expect: dict[str, Any], answer: dict[str, Any], said: str = "The early help worker usually leads."
) -> Outcome:
    return judge(Question("q", "parent", "who leads", expect), {"answer": answer, "replies": [{"text": said}]})


def test_a_reply_within_what_is_expected_is_right() -> None:
    assert _judged(EXPECT, RIGHT).is_right


@pytest.mark.parametrize(
    ("expect", "answer", "fault"),
    [
        (EXPECT, {**RIGHT, "status": "not_held"}, "status not_held"),
        (EXPECT, {**RIGHT, "topic": "contact"}, "topic contact"),
        (EXPECT, {**RIGHT, "clauses": ["lead-professional/rule-1"]}, "other clauses"),
        ({**EXPECT, "lead": "school"}, {**RIGHT, "lead": "social_worker"}, "lead social_worker"),
        ({**EXPECT, "must_say": ["school|teacher"]}, RIGHT, "does not say school|teacher"),
        ({**EXPECT, "must_not_say": ["999|usually"]}, RIGHT, "says 999|usually"),
        ({"status_not": ["answered"]}, RIGHT, "status answered"),
    ],
)
def test_what_is_not_expected_is_named(expect: dict[str, Any], answer: dict[str, Any], fault: str) -> None:
    assert _judged(expect, answer).faults == (fault,)


def test_the_safety_words_beside_another_answer_count_where_they_are_expected() -> None:
    answer = {"status": "depends", "signpost": "safeguarding"}

    assert _judged({"status": ["safeguarding"]}, answer).is_right


def test_an_empty_reply_is_never_right() -> None:
    assert _judged({}, {"status": "answered"}, said=" ").faults == ("empty reply",)


def test_figures_tell_right_offered_wrong_and_asked_back() -> None:
    asked = {"status": "depends", "asks": "topic", "choices": ["contact", "who_leads"]}
    outcomes = [
        _judged(EXPECT, RIGHT),
        _judged(EXPECT, asked),
        _judged(EXPECT, {**RIGHT, "topic": "contact", "also": ["last_resort"]}),
        _judged(EXPECT, {**RIGHT, "topic": "contact", "also": ["who_leads"]}),
    ]

    assert question_figures(outcomes) == {
        "questions_right": 0.25,
        "questions_right_parents": 0.25,
        "questions_right_or_offered": 0.75,
        "questions_wrong_asserted": 0.5,
        "questions_asked_back": 0.25,
    }


def test_the_questions_kept_are_read() -> None:
    questions = read_questions()

    assert len({question.identifier for question in questions}) == len(questions) > 200


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "q", "audience": "parent", "turns": [], "expect": {}}\n')

    with pytest.raises(ValueError, match=r"questions\.jsonl, line 1"):
        read_questions(file)
