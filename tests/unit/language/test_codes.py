"""One-time codes, in any script and however they are grouped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.codes import read_code
from tests.support.processor_time import HARD_TEXTS, at_most

SENTENCES = [
    ("１２３４５６", "123456"),
    ("١٢٣٤٥٦", "123456"),
    ("123 456", "123456"),
    ("123-456", "123456"),
    ("the code is 123456.", "123456"),
    ("1 2 3 4 5 6", "123456"),
    ("12 34 56", "123456"),
    ("۱۲۳۴۵۶", "123456"),
    ("code: 004512", "004512"),
    ("123–456", "123456"),
    ("it says 998877 thanks", "998877"),
    ("1234567", None),
    ("12345", None),
    ("abcdef", None),
    ("123456 or 654321", None),
    ("I did not get it", None),
    ("१२३४५६", "123456"),
    ("123.456", "123456"),
    ("#123456", "123456"),
    ("“123456”", "123456"),
    ("449-120", "449120"),
    ("your code: 449120", "449120"),
    ("4 4 9 1 2 0", "449120"),
    ("449 120 thanks", "449120"),
    ("it's 449120, right?", "449120"),
    ("449120449120", None),
    ("44912", None),
    ("449,120", "449120"),
    ("４４９ １２０", "449120"),
    ("٤٤٩١٢٠", "449120"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences(text: str, expected: object):
    assert read_code(text).understood == expected


@given(st.integers(0, 999_999), st.sampled_from(["", " ", "-", "–", "."]), st.sampled_from("0٠۰०０"))
def test_every_code_is_read_in_every_script(number: int, joint: str, zero: str):
    digits = f"{number:06d}"
    written = joint.join(chr(ord(zero) + int(digit)) for digit in digits)
    assert read_code(f"it is {written}").understood == digits


@given(st.text())
def test_no_text_breaks_it(text: str):
    reading = read_code(text)
    assert reading.understood is not None or reading.unread == " ".join(text.split())


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_long_texts_take_few_steps(text: str):
    with at_most(seconds=2):
        read_code(text)
