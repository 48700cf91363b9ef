"""A change that nothing reads is asked about; words that tell of none, or ask something, are left alone."""

from __future__ import annotations

import pytest

from assistant.conversation.family import Family
from assistant.conversation.plain_words import plain_words
from assistant.conversation.unread_changes import unread_change

OPEN = Family({"feh": "yes", "yos": "no"})
OFFERED = Family({"social_care": "no"}, offered=("feh",))


@pytest.mark.parametrize(
    "text",
    [
        "the worker told me in passing that it stopped a while back",
        "dad withdrew his consent at half term",
        "the plan was ended at review for reasons I don't know",
        "turns out nothing allocated after all of that",
    ],
)
def test_what_was_open_is_asked_again(text: str) -> None:
    turn = unread_change(text, plain_words(text), OPEN)
    assert turn is not None and turn.unsure == ("feh",)


def test_what_was_offered_is_asked_where_it_seems_to_have_opened() -> None:
    text = "I hear from the office they have now accepted the lot of them"
    turn = unread_change(text, plain_words(text), OFFERED)
    assert turn is not None and turn.unsure == ("feh",)
    assert unread_change(text, plain_words(text), OPEN) is None


@pytest.mark.parametrize(
    "text",
    [
        "has it closed?",
        "he stopped going to school in May",
        "the meeting ended early",
        "thanks, that is all",
        "she is lovely",
    ],
)
def test_other_words_change_nothing(text: str) -> None:
    assert unread_change(text, plain_words(text), OPEN) is None


def test_nobody_else_beside_an_unread_end_leaves_what_was_there_in_doubt() -> None:
    text = "his order has since ended for good and he has nothing else"
    turn = unread_change(text, plain_words(text), Family({"yos": "yes"}), nobody_else=True)
    assert turn is not None
    assert (turn.unsure, turn.stated) == (("yos",), {"feh": "no", "social_care": "no"})


@pytest.mark.parametrize(
    "text",
    [
        "a lady has been allocated now",
        "they are taking us back from Monday",
        "started on Friday with somebody",
        "a new worker rang today",
    ],
)
def test_a_service_that_seems_to_have_opened_is_asked_about_before_school_is_said_again(text: str) -> None:
    gone_last = Family({"feh": "no", "yos": "no"}, places={"yos": (0, 0, 3), "feh": (2, 0, 3)})
    turn = unread_change(text, plain_words(text), gone_last)
    assert turn is not None and turn.unsure == ("feh",)
    turn = unread_change(text, plain_words(text), Family({"feh": "no", "yos": "no"}))
    assert turn is not None and turn.unsure == ("feh", "yos")


def test_words_of_a_service_that_would_be_turned_away_are_asked_about() -> None:
    text = "the caseload went to another practitioner"
    assert unread_change(text, plain_words(text), OPEN) is None
    turn = unread_change(text, plain_words(text), OPEN, turned_away=True)
    assert turn is not None and turn.unsure == ("feh",)
    assert unread_change("he likes football", "he likes football", OPEN, turned_away=True) is None
