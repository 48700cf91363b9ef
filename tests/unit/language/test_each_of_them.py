"""Questions about each of several are heard, letters given to them, and what describes one of them."""

from __future__ import annotations

import pytest

from assistant.language.each_of_them import NOBODY, NOT, asks_of_each, called_in, fits, tells_of_each


@pytest.mark.parametrize(
    "text",
    [
        "who leads for each?",
        "Lead for both please",
        "who is in charge for both of them then",
        "and for each of the families",
        "lead each?",
        "both?",
        "who escalates for each child",
        "what are their leads?",
        "who leads for the two of them?",
    ],
)
def test_a_question_about_each_is_heard(text: str) -> None:
    assert asks_of_each(text)


@pytest.mark.parametrize(
    "text",
    [
        "who leads?",
        "FEH and YOS are both involved, who leads",
        "both services are open, who leads?",
        "who leads when both FEH and YOS work with them",
        "each school has one",
        "is it for both parents to sign the form",
    ],
)
def test_both_services_are_not_both_children(text: str) -> None:
    assert not asks_of_each(text)


def test_what_both_have_is_told_of_each() -> None:
    assert tells_of_each("they both have early help now")
    assert tells_of_each("early help has started with the whole family")
    assert not tells_of_each("FEH are working with her and YOS both")


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("call them child A and B", ("child:A", "child:B")),
        ("let's call them A and B", ("child:A", "child:B")),
        ("call these family X and family Y please", ("family:X", "family:Y")),
        ("call the two pupil 1 and pupil 2", ("pupil:1", "pupil:2")),
        ("call them tomorrow", ()),
        ("I will call them A and A", ()),
    ],
)
def test_letters_given_to_two_are_read(text: str, labels: tuple[str, ...]) -> None:
    assert called_in(text) == labels


@pytest.mark.parametrize(
    ("description", "facts", "whether"),
    [
        ("plan", {"social_care": "child_protection"}, True),
        ("plan", {"social_care": "yes"}, False),
        ("order", {"yos": "statutory"}, True),
        ("order", {"yos": "prevention"}, False),
        ("worker", {"feh": "yes"}, True),
        ("worker", {"feh": "no", "yos": "unknown"}, False),
        (NOBODY, {"feh": "no"}, True),
        (NOBODY, {"yos": "yes"}, False),
        ("feh=yes", {"feh": "yes"}, True),
        ("social_care=yes", {"social_care": "child_in_need"}, True),
        ("social_care=child_in_need", {"social_care": "child_protection"}, False),
        ("tier=2", {"tier": "2"}, True),
        (f"{NOT}feh", {"yos": "yes"}, True),
        (f"{NOT}feh", {"feh": "yes"}, False),
    ],
)
def test_a_description_fits_what_was_told(description: str, facts: dict[str, str], whether: bool) -> None:
    assert fits(description, facts) is whether
