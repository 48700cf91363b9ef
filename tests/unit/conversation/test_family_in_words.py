"""What is known of a family in a few plain words, with the place of each service in them."""

from __future__ import annotations

import pytest

from assistant.conversation.family import Family
from assistant.conversation.family_in_words import in_words


@pytest.mark.parametrize(
    ("family", "words"),
    [
        (Family(), ""),
        (Family({"tier": "2"}), ""),
        (Family({"feh": "yes"}), "There is early help."),
        (Family({"yos": "prevention"}), "There is YOS prevention."),
        (Family({"feh": "no"}), "No early help."),
        (Family({"feh": "no"}, offered=("feh",)), "Asked for early help, not there."),
        (Family(unsure=("social_care",)), "Perhaps social worker."),
        (Family({"feh": "unknown"}), "Perhaps early help."),
        (Family({"feh": "yes"}, {"yos": "yes"}), "There is early help. What if there was youth offending?"),
        (Family({"feh": "yes"}, {"feh": "no"}), "There is early help. What if that closed?"),
        (Family({}, {"feh": "no"}), "No early help."),
    ],
)
def test_it_is_said_plainly(family, words):
    assert in_words(family)[0] == words


def test_the_one_told_of_last_stands_last_and_each_has_its_place():
    family = Family({"feh": "yes", "yos": "yes"}, places={"feh": (3, 0, 2), "yos": (1, 0, 2)})
    words, told = in_words(family)
    assert [(one.fact, words[one.start : one.end]) for one in told] == [
        ("yos", "youth offending"),
        ("feh", "early help"),
    ]
