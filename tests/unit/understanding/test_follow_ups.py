"""The trained reader of follow-ups: what it is given, and what it says of plain messages that it was not trained on."""

from __future__ import annotations

import pytest

from assistant.understanding.follow_ups.model_input import LONGEST_BEFORE, LONGEST_MESSAGE, MARK, numbers_of
from assistant.understanding.follow_ups.reader import shared_follow_up_reader

TSM = ("guidance/tsm_what", "targeting_support_meetings")
SPOC = ("guidance/spoc_what", "single_point_of_contact")


def encode(text: str) -> list[int]:
    """A number a word, between an opening and a closing one."""
    return [101, *(1000 + len(word) for word in text.split()), 102]


def test_what_was_answered_stands_behind_its_mark_and_before_the_message() -> None:
    numbers, begins = numbers_of(encode, *TSM, "one two", "three four five")
    assert numbers[1] == MARK
    assert numbers[begins:] == encode("three four five")[1:]
    assert numbers[begins - 3 : begins] == [*encode("one two")[1:-1], 102]


def test_a_long_message_before_keeps_its_end_and_a_long_message_its_beginning() -> None:
    long = " ".join("x" * (1 + n % 9) for n in range(300))
    numbers, begins = numbers_of(encode, None, None, long, long)
    assert len(numbers) - begins == LONGEST_MESSAGE + 1
    assert numbers[begins - 1 - LONGEST_BEFORE : begins - 1] == encode(long)[-1 - LONGEST_BEFORE : -1]


@pytest.mark.parametrize(
    ("answered", "before", "message", "label"),
    [
        (TSM, "what is a TSM", "so who is round the table", "guidance/tsm_who_attends"),
        (TSM, "what is a TSM", "and when are these", "guidance/tsm_when"),
        (SPOC, "who is the SPOC", "when do we see them", "guidance/spoc_meetings"),
        ((None, None), "", "what is a managed move", "chapter/managed_move"),
        (TSM, "what is a TSM", "ok cheers", "thank"),
    ],
)
def test_plain_follow_ups_are_read(
    answered: tuple[str | None, str | None], before: str, message: str, label: str
) -> None:
    assert shared_follow_up_reader().read(*answered, before, message).label == label


@pytest.mark.parametrize(
    ("message", "statement", "is_denied"),
    [
        ("so the inclusion team belongs to social care, right?", "team_in_early_help", True),
        ("is the inclusion team in early help", "team_in_early_help", False),
        ("every single disagreement has to go up to senior managers straight off?", "managers_at_once", False),
        ("surely taking a family to court is the last thing you do", "last_resort", False),
        ("what time is the bus", None, False),
    ],
)
def test_plain_claims_are_heard_and_which_way_they_are_put(
    message: str, statement: str | None, is_denied: bool
) -> None:
    claim = shared_follow_up_reader().read(None, None, "", message).claim
    assert (claim.statement, claim.is_denied) == (statement, is_denied)
