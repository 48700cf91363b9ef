"""Which of the things offered: by number, by place, none of them, whichever."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.choices import NoPlace, read_choice
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("2", 1),
    ("second", 1),
    ("the first one", 0),
    ("number three", 2),
    ("option 2 please", 1),
    ("last", -1),
    ("the latter", -1),
    ("the later one", -1),
    ("the earlier one", 0),
    ("1st", 0),
    ("top one", 0),
    ("the bottom one", -1),
    ("#2", 1),
    ("I'll take the second", 1),
    ("third please", 2),
    ("go with 1", 0),
    ("the former", 0),
    ("neither", NoPlace.NEITHER),
    ("none of these", NoPlace.NEITHER),
    ("none of them thanks", NoPlace.NEITHER),
    ("second school", None),
    ("two children", None),
    ("any of them", NoPlace.ANY),
    ("either is fine", NoPlace.ANY),
    ("the second please", 1),
    ("no. 3", 2),
    ("choice 1", 0),
    ("I'd like the last one", -1),
    ("first option", 0),
    ("two please", 1),
    ("the third one, thanks", 2),
    ("none of those please", NoPlace.NEITHER),
    ("whichever", NoPlace.ANY),
    ("either", NoPlace.ANY),
    ("the 2nd", 1),
    ("option three", 2),
    ("one of them", None),
    ("a third of the class", None),
    ("first we tried talking", None),
    ("neither, sorry", NoPlace.NEITHER),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    reading = read_choice(text)
    assert (reading.understood if reading.is_whole else None) == expected


@pytest.mark.parametrize("text", ["1 or 2", "later", "top", "", "the first and the last", "one of the two"])
def test_what_names_no_single_thing_is_not_taken(text: str):
    assert not read_choice(text).is_whole


@given(st.text())
def test_no_text_breaks_it(text: str):
    read_choice(text)


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_choice(text)


@pytest.mark.parametrize("text", ["no one", "No one.", "nobody", "no-one"])
def test_nobody_is_not_number_one(text: str) -> None:
    assert read_choice(text).understood is NoPlace.NEITHER


def test_a_number_may_be_shortened() -> None:
    assert read_choice("no. 1").understood == 0
