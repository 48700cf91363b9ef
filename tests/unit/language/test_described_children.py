"""Children and families told apart by plain descriptions, and what a message says of whom it was told."""

from __future__ import annotations

import pytest

from assistant.language.each_of_them import called_in
from assistant.language.told_apart import told_apart
from assistant.language.turning_to_a_child import said_to_be, turned_to, turns_and_no_more

TWO = ("described:canal", "described:church")


@pytest.mark.parametrize(
    ("text", "labels", "asks_of"),
    [
        ("The one at college has YOS, the one at nursery: FEH. Lead?", ["college", "nursery"], None),
        (
            "the canal family: CIN. the church family has nobody. who leads for the church?",
            ["canal", "church"],
            "church",
        ),
        ("My quiet lad is on a CP plan and my loud lad has nobody. Who for the loud one?", ["quiet", "loud"], "loud"),
    ],
)
def test_two_described_are_told_apart(text: str, labels: list[str], asks_of: str | None) -> None:
    apart = told_apart(text)
    assert apart is not None
    assert [one.label for one in apart.told] == [f"described:{label}" for label in labels]
    assert apart.asks_of == (asks_of and f"described:{asks_of}")


@pytest.mark.parametrize(
    "text",
    [
        "The FEH one closed and the YOS one is open. Who leads?",
        "The old one has left and the new one has FEH.",
        "My cousin boy is with YOT. Who leads for mine?",
        "The family has FEH. The child has a plan.",
    ],
)
def test_workers_services_and_other_people_s_children_are_no_descriptions(text: str) -> None:
    assert told_apart(text) is None


def test_one_described_is_turned_to_by_its_word() -> None:
    assert turned_to("and by the canal?", TWO) == "described:canal"
    assert turned_to("FEH closed for the church one", TWO) == "described:church"
    assert turned_to("the bakery one has FEH", TWO) == "described:bakery"
    assert turned_to("canal or church?", TWO) is None
    assert turned_to("and by the canal?", ()) is None


def test_a_message_may_say_of_whom_it_was_told() -> None:
    assert said_to_be("wait that's my nephew") == "nephew"
    assert said_to_be("sorry, that was the Year 9 i meant") == "year:9"
    assert said_to_be("that's my nephew's worker") is None
    assert said_to_be("that is right") is None


def test_the_other_way_round_gives_each_the_label_of_the_other() -> None:
    assert called_in("sorry, other way round", TWO) == TWO[::-1]
    assert called_in("sorry, other way round", ("child:A",)) == ()
    assert called_in("is it the other way round for FEH", TWO) == ()


def test_a_message_that_only_turns_says_nothing_else() -> None:
    assert turns_and_no_more("and pupil 2?") and turns_and_no_more("and her")
    assert not turns_and_no_more("pupil 2 has FEH")
