"""Which of several children or families a message turns to."""

from __future__ import annotations

import pytest

from assistant.language.turning_to_a_child import begins_with_another, turned_to, turns_and_no_more


@pytest.mark.parametrize(
    ("text", "known", "label"),
    [
        ("the girl?", ("boy",), "girl"),
        ("the girl?", (), None),
        ("my daughter stays at home", ("year:9",), None),
        ("back to the boy: his plan ended", ("boy", "girl"), "boy"),
        ("third one: early help", ("first", "second"), "third"),
        ("third?", ("first", "second", "third"), "third"),
        ("remind me of the first", ("first", "second"), "first"),
        ("and in the second, YOS has closed", ("first", "second"), "second"),
        ("first, who leads?", (), None),
        ("other fam, just us", ("family:A",), "other"),
        ("and what does the other one do?", (), None),
        ("and the other one?", (), "other"),
        ("back to her. the order has ended", ("older", "boy"), "older"),
        ("ok back to him, nothing now", ("girl", "boy"), "boy"),
        ("back to her. the order has ended", ("older", "younger"), None),
        ("his brother isn't with them", ("older",), "boy"),
        ("his brother told me", ("older",), None),
        ("And B, who has them?", ("family:A", "family:B"), "family:B"),
        ("and the other one is what", ("first", "second"), "other"),
        ("what if B closed?", ("family:A", "family:B"), "family:B"),
        ("what if B closed?", (), None),
        ("ok so for the girl it stays same yes?", ("girl", "boy"), "girl"),
        ("now YP 1", ("child:1", "child:2"), "child:1"),
        ("the other one, YOS, what if they are in as well", (), None),
        ("younger brother is with YOS, not this pupil. lead?", (), None),
        ("the elder one has a plan but not ours", ("younger", "older"), None),
        ("younger brother is with YOS, not his fault", (), "younger"),
        ("so the cousin then?", (), "cousin"),
        ("what about his cousin", ("first", "second"), "cousin"),
        ("his cousin rang us", (), None),
        ("and for our own?", ("first", "cousin"), "first"),
        ("and for our own?", ("first", "second"), None),
    ],
)
def test_a_message_turns_to_the_one_it_names(text: str, known: tuple[str, ...], label: str | None) -> None:
    assert turned_to(text, known) == label


@pytest.mark.parametrize(
    ("text", "no_more"),
    [
        ("and my oldest, same as before?", True),
        ("the younger one now", True),
        ("and my oldest, same as his brother?", False),
    ],
)
def test_a_message_that_asks_for_the_same_again_only_turns(text: str, no_more: bool) -> None:
    assert turns_and_no_more(text) is no_more


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Apologies, I had the wrong record open. This pupil has YOS", True),
        ("oh that was a different lad, sorry. ours only has early help", True),
        ("wrong child - this one's on a plan", True),
        ("is it wrong that this one has no worker?", False),
        ("sorry wrong pupil", False),
        ("it is the wrong plan. He has a social worker", False),
    ],
)
def test_all_before_may_have_been_told_of_another(text: str, another: bool) -> None:
    assert begins_with_another(text) is another


def test_a_second_one_is_told_of_by_its_place_where_one_was_told_of_before() -> None:
    assert turned_to("second has a youth worker. lead?", ()) == "second"
    assert turned_to("remind me the second one", ("first", "second")) == "second"
    assert turned_to("second thing, how often is the meeting", ()) is None
