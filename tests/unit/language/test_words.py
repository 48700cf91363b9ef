"""Words as they are typed on phones."""

from __future__ import annotations

import pytest

from assistant.language.words import with_signs_for_and


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("FEH n YOS both on it", "FEH & YOS both on it"),
        ("n if my son got early help too?", "& if my son got early help too?"),
        ("early help comes weds n fri", "early help comes weds & fri"),
        ("csc n, feh y", "csc n, feh y"),
        ("feh n yos y", "feh n yos y"),
        ("N no social worker", "N no social worker"),
    ],
)
def test_an_n_between_words_is_an_and_but_for_a_table_of_y_and_n(typed: str, read: str) -> None:
    assert with_signs_for_and(typed) == read
