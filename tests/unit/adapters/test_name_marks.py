"""Marks of names tell them apart within a conversation, and nowhere else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.adapters.name_marks import DIGITS, NameMarks
from assistant.adapters.secret_source import KeyedSecrets

MARKS = NameMarks(KeyedSecrets(b"k" * 32))


def test_the_same_name_has_the_same_mark_however_it_is_written() -> None:
    first, *others = MARKS.of("c", ("Okoro", "okoros", "OKORO'S", "Okoro’s", "Okoro Example"))
    assert set(others) == {first}


def test_another_conversation_or_another_key_gives_another_mark() -> None:
    names = ("Adaeze", "Bartek", "Chidi", "Dorota")
    assert MARKS.of("c", names) != MARKS.of("d", names)
    assert MARKS.of("c", names) != NameMarks(KeyedSecrets(b"q" * 32)).of("c", names)


@given(st.lists(st.text(min_size=1), max_size=5))
def test_a_mark_is_short_and_two_names_never_share_one(names: list[str]) -> None:
    marks = MARKS.of("c", names)
    assert all(len(mark) == DIGITS for mark in marks)
    if marks:
        assert len(marks) == len(names)
        again = dict(zip(names, marks, strict=True))
        assert MARKS.of("c", list(again)) == list(again.values())


def test_two_names_that_would_share_a_mark_have_none() -> None:
    seen: dict[str, str] = {}
    for number in range(10_000):
        mark = MARKS.of("c", (f"name{number}",))[0]
        if mark in seen:
            assert MARKS.of("c", (seen[mark], f"name{number}")) == []
            return
        seen[mark] = f"name{number}"
    raise AssertionError("ten thousand names share some of four thousand marks")
