"""Closed grammars of turns about the family in hand: taken away in thought, and the kind of youth justice."""

from __future__ import annotations

import pytest

from assistant.conversation.what_ifs import kind_of_youth_justice, taken_away

NOBODY = {"feh": "no", "yos": "no", "social_care": "no"}


def test_neither_of_them_is_nobody_where_nobody_is_there() -> None:
    assert taken_away("what if neither of them happens", NOBODY) == NOBODY


def test_neither_of_them_is_not_guessed_where_one_is_there() -> None:
    assert taken_away("what if neither of them happens", {"yos": "yes"}) is None


@pytest.mark.parametrize(
    ("plain", "kind"),
    [
        ("even if it is only prevention", "prevention"),
        ("it is a court order not prevention same", "statutory"),
        ("not a court order only preventative", "prevention"),
        ("it is prevention and a referral order", None),
        ("prevention of what", None),
        ("who leads", None),
    ],
)
def test_a_kind_is_told_of_youth_justice_that_is_there(plain: str, kind: str | None) -> None:
    assert kind_of_youth_justice(plain, {"yos": "yes"}) == kind
    assert kind_of_youth_justice(plain, NOBODY) is None
