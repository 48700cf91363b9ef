"""Professional short forms are written out; ordinary words are not taken for them."""

import pytest

from assistant.understanding.abbreviations import expand


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("what does the EIT do", "what does the education inclusion team do"),
        ("our spoc left", "our single point of contact left"),
        ("do SPOCs come", "do single point of contacts come"),
        ("FEH and YOS both open", "family early help and youth offending service both open"),
        ("TSM or TAS?", "targeting support meeting or team around the school?"),
        ("SEND support", "special educational needs support"),
        ("on a CP plan, was CIN", "on a child protection plan, was child in need"),
    ],
)
def test_short_forms_are_written_out(typed: str, meant: str) -> None:
    """Any case where the short form is unmistakable, plurals included."""
    assert meant == expand(typed)


@pytest.mark.parametrize(
    "typed", ["please send me the form", "SEND ME THE FORM NOW", "a mash of things", "the taste of it", ""]
)
def test_ordinary_words_stay(typed: str) -> None:
    """Verbs and parts of words are not short forms, nor is "SEND" in a sentence that is all capitals."""
    assert typed == expand(typed)
