"""Schools and topics: the words belong to the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.organisations import read_organisation, read_topic
from tests.support.processor_time import HARD_TEXTS, at_most
from tests.unit.language.test_service_questions import SENTENCES as QUESTIONS

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
    ("wait, how's that different from a TSM", None),
    ("hang on what is a consultation", None),
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
