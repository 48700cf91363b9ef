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
    ("Must Farm Primary", "Must Farm Primary"),
    ("Should Green", "Should Green"),
    ("I'm from Walworth Academy", "Walworth Academy"),
    ("Mary Seacole", "Mary Seacole"),
    ("My school is called Peter Pan Nursery", "Peter Pan Nursery"),
    ("Ivydale", "Ivydale"),
    ("Is that Okay CIC", "Is that Okay CIC"),
    ("the school is St. George's", "St. George's"),
    ("YOS", "YOS"),
    ("Family Early Help North", "Family Early Help North"),
    ("we are at Bede House", "Bede House"),
    ("Ark Walworth, thanks", "Ark Walworth"),
    ("Academy 360", "Academy 360"),
    ("Notre Dame", "Notre Dame"),
    ("St Anthony's RC", "St Anthony's RC"),
    ("Kids Count?", None),
    ("why do you ask", None),
    ("none", None),
    ("no", None),
    ("bob@x.org", None),
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
def test_sentences(text: str, expected: object):
    assert read_organisation(text).understood == expected


@pytest.mark.parametrize("text", [text for text, is_question in QUESTIONS if not is_question])
def test_a_topic_may_begin_like_a_question(text: str):
    assert read_topic(text).understood == text


@pytest.mark.parametrize(
    "text", ["Who should lead when early help is open?", "Can we escalate yet?", "Is the school still the lead?"]
)
def test_a_topic_may_be_a_question(text: str):
    assert read_topic(text).understood == text


@pytest.mark.parametrize("text", ["yes", "why do you need to know", "…", "x" * 501])
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
