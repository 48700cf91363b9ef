"""The trained reader of statuses sees a mark before and after each mention."""

from __future__ import annotations

from assistant.understanding.assertions.reader import CLOSES, OPENS, with_marks

IDS = [101, 7, 8, 9, 102]
OFFSETS = [(0, 0), (0, 3), (4, 9), (10, 14), (0, 0)]


def test_a_mention_of_two_tokens_is_marked_before_the_first_and_after_the_last() -> None:
    marked, places = with_marks(IDS, OFFSETS, [(4, 14)])
    assert marked == [101, 7, OPENS, 8, 9, CLOSES, 102]
    assert places == [2]


def test_each_of_two_mentions_has_its_own_place() -> None:
    marked, places = with_marks(IDS, OFFSETS, [(0, 3), (10, 14)])
    assert [marked[place] for place in places if place is not None] == [OPENS, OPENS]
    assert places == [1, 5]


def test_a_mention_that_was_cut_off_has_no_place() -> None:
    assert with_marks(IDS, OFFSETS, [(20, 25)]) == (IDS, [None])
