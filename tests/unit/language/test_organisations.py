"""Schools and topics: the words belong to the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.organisations import read_organisation, read_topic
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("Will Rogers Primary", "Will Rogers Primary"),
    ("May Tree Nursery", "May Tree Nursery"),
    ("Can Academy", "Can Academy"),
    ("How Green Primary", "How Green Primary"),
    ("Where Kids Grow Nursery", "Where Kids Grow Nursery"),
    ("Charles Babbage", "Charles Babbage"),
    ("Harriet Tubman", "Harriet Tubman"),
    ("The Limes", "The Limes"),
    ("St Saviour's & St Olave's", "St Saviour's & St Olave's"),
    ("I work at Redriff Primary", "Redriff Primary"),
    ("we're from Crampton school", "Crampton school"),
    ("it's Ark Globe Academy", "Ark Globe Academy"),
    ("2nd Chance PRU", "2nd Chance PRU"),
    ("École Saint-Louis", "École Saint-Louis"),
    ("Do Re Mi Nursery", "Do Re Mi Nursery"),
    ("Is It Me? Childcare", "Is It Me? Childcare"),
    ("office@oakfield.sch.uk", None),
    ("do I have to say?", None),
    ("why do you need the school", None),
    ("12345", None),
    ("I don't know", None),
    ("n/a", None),
]

QUESTIONS = [
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
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    assert read_organisation(text).understood == expected


@pytest.mark.parametrize("text", [text for text, is_question in QUESTIONS if not is_question])
def test_a_topic_may_begin_like_a_question(text: str):
    assert read_topic(text).understood == text


@pytest.mark.parametrize("text", ["what is a consultation?", "yes", "why do you need to know", "…", "x" * 501])
def test_what_is_no_topic(text: str):
    assert read_topic(text).understood is None


@given(st.text())
def test_no_text_breaks_it(text: str):
    reading = read_organisation(text)
    assert reading.understood is not None or reading.unread == " ".join(text.split())


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_organisation(text)
