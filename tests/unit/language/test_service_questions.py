"""Questions about the service itself, and questions in a field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.service_questions import ServiceQuestion, asks_about_the_service, is_a_question
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("why do you need my name", True),
    ("what do you do with my email address?", True),
    ("who will see this", True),
    ("is this private?", True),
    ("do I have to give my email", True),
    ("how long do you keep my details", True),
    ("are you a real person?", True),
    ("will you share this with the school", True),
    ("why are you asking", True),
    ("can I skip this?", True),
    ("Will not come to school since September", False),
    ("How to re-engage a Year 10 pupil", False),
    ("What support the family can have", False),
    ("When the plan ends in March", False),
    ("Can't leave the house", False),
    ("Who Cares Nursery", False),
    ("Is refusing to attend", False),
    ("Where we go from here with the case", False),
    ("Should we move to a penalty notice", False),
    ("May Fielding", False),
    ("Why do I have to give an email", True),
    ("what do you use my name for", True),
    ("is my data safe", True),
    ("who has access to this information", True),
    ("can I book without giving my name", True),
    ("do you store my details", True),
    ("will the school see this", True),
    ("is this a bot", True),
    ("what will happen to my information", True),
    ("how long will my data be kept", True),
    ("Do we need a TAF for this family", False),
    ("Which plan fits a child with anxiety", False),
    ("Who should attend from social care", False),
    ("Is the pupil's timetable reduced", False),
    ("Could a parent be fined", False),
    ("Are siblings affected", False),
    ("Whose job it is to ring home", False),
    ("May half term absence", False),
    ("Does not engage with us", False),
    ("How we write the plan", False),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: bool):
    assert is_a_question(text) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("why do you need my name?", ServiceQuestion.WHY_ASKED),
        ("What is my email for?", ServiceQuestion.WHY_ASKED),
        ("is my email shared with anyone?", ServiceQuestion.WHO_SEES),
        ("what happens to my name and email?", ServiceQuestion.WHO_SEES),
        ("who can see this?", ServiceQuestion.WHO_SEES),
        ("is this confidential?", ServiceQuestion.WHO_SEES),
        ("do I have to give my name?", ServiceQuestion.MAY_SKIP),
        ("can I stay anonymous", ServiceQuestion.MAY_SKIP),
        ("how long is it kept", ServiceQuestion.HOW_LONG),
        ("what comes after this?", ServiceQuestion.WHAT_NEXT),
        ("ok, what's next", ServiceQuestion.WHAT_NEXT),
        ("how many more questions are there", ServiceQuestion.WHAT_NEXT),
        ("what happens next if she refuses", None),
        ("am I talking to a person?", ServiceQuestion.IS_A_PERSON),
        ("who leads if FEH is open?", None),
        ("is refusing school an offence?", None),
        ("who is the head?", None),
    ],
)
def test_what_is_asked_about_the_service(text: str, kind: ServiceQuestion | None):
    assert asks_about_the_service(text) is kind


@given(st.text())
def test_no_text_breaks_it(text: str):
    is_a_question(text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        is_a_question(text)
