"""Who books: a school, a lead professional or a parent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.roles import read_role
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("I'm the deputy head", "school"),
    ("attendance lead", "school"),
    ("mum", "parent"),
    ("I am her aunty", "parent"),
    ("school nurse", "lead_professional"),
    ("a family support worker", "lead_professional"),
    ("senco here", "school"),
    ("im a teaching assistant", "school"),
    ("grandad", "parent"),
    ("we foster him", "parent"),
    ("youth worker", "lead_professional"),
    ("from the PRU", "school"),
    ("for our school", "school"),
    ("as a professional", "lead_professional"),
    ("stepdad", "parent"),
    ("her dad hits her and nobody at all helps", None),
    ("both", None),
    ("what is a lead professional?", None),
    ("neither", None),
    ("as a social worker at a school", "lead_professional"),
    ("I am writing about a parent from our school", "school"),
    ("I work in the school office", "school"),
    ("class teacher", "school"),
    ("EWO for a school", "school"),
    ("CSC worker", "lead_professional"),
    ("youth offending worker", "lead_professional"),
    ("health visitor", "lead_professional"),
    ("I'm his nan", "parent"),
    ("carer", "parent"),
    ("we're a nursery", "school"),
    ("pastoral lead at a secondary", "school"),
    ("her dad hits her", None),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: str | None):
    assert read_role(text).understood == expected


def test_what_stands_beside_a_role_is_left():
    assert read_role("I'm the deputy head").is_whole
    assert read_role("I'm a teacher and he is 9").unread


@given(st.text())
def test_no_text_breaks_it(text: str):
    read_role(text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_role(text)
