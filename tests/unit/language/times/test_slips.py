"""One slip in the name of a weekday or a month."""

import pytest

from assistant.language.times.plain_words import without_slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wendesday at 2", "wednesday at 2"),
        ("Tusday", "tuesday"),
        ("3 febuary", "3 february"),
        ("10 decembre", "10 december"),
        ("thrusday or firday", "thursday or friday"),
        ("tomorow", "tomorrow"),
        ("mondays", "mondays"),
        ("my monthly meeting in a holiday", "my monthly meeting in a holiday"),
        ("someday", "someday"),
    ],
)
def test_one_slip_is_put_right(typed: str, meant: str):
    assert without_slips(typed) == meant
