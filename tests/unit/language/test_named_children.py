# ruff: noqa: E501 (a sentence is easier to read on one line)
"""Redacted names as labels: whose each fact is, without the name."""

from __future__ import annotations

import pytest

from assistant.language.children import label_of
from assistant.language.named_children import children_named, named_child_turned_to, names_in
from assistant.language.told_apart import speaks_of_several, told_apart
from assistant.language.turning_to_a_child import turned_to, without_label

ONE, TWO = "name:1a1", "name:2b2"
BOTH = ("1a1", "2b2")


@pytest.mark.parametrize(
    ("text", "marks", "told", "asks_of"),
    [
        ("Two today. [name]: CP plan. [name]: just us. Who leads for each?", BOTH, {ONE: "CP plan. ", TWO: "just us"}, None),
        ("[name] has yot, [name] is on a CIN plan. who leads for [name]", (*BOTH, "1a1"), {ONE: "they has yot, ", TWO: "they is on a CIN plan"}, ONE),
        ("[name]'s family: CIN. [name]'s family: FEH. Lead for [name]?", (*BOTH, "2b2"), {ONE: "CIN. ", TWO: "FEH"}, TWO),
        ("the [name] have FEH, the [name] have a social worker. leads?", BOTH, {ONE: "they have FEH, the ", TWO: "they have a social worker"}, None),
        ("[name] CIN, [name] FEH. who for [name]?", (*BOTH, "1a1"), {ONE: "CIN, ", TWO: "FEH"}, ONE),
        ("Who leads for [name]? [name] has FEH and [name] has no services.", ("2b2", *BOTH), {ONE: "they has FEH and ", TWO: "they has no services."}, TWO),
    ],
)  # fmt: skip
def test_two_told_of_by_name_are_told_apart(
    text: str, marks: tuple[str, ...], told: dict[str, str], asks_of: str | None
) -> None:
    found = told_apart(text, marks)
    assert found is not None
    assert {one.label: one.text for one in found.told} == told
    assert found.asks_of == asks_of
    assert speaks_of_several(text, marks)


@pytest.mark.parametrize(
    "text",
    [
        "[name] is the FEH worker and [name] is the social worker. Who leads?",
        "[name] from early help and [name] from YOS are both in. lead?",
        "[name] has closed and [name] has opened. lead?",
        "a social worker, [name], and a practitioner called [name]. who leads",
    ],
)
def test_workers_are_no_children(text: str) -> None:
    assert told_apart(text, BOTH) is None
    assert children_named(text, BOTH) == []


def test_without_a_mark_for_every_name_none_stands_for_anybody() -> None:
    text = "[name] has CIN. [name] has FEH. Who leads?"
    assert names_in(text, ("1a1",)) == []
    assert told_apart(text, ()) is None


def test_a_brother_of_somebody_named_is_somebody_else() -> None:
    assert names_in("[name]'s brother has FEH", ("1a1",)) == []


@pytest.mark.parametrize(
    ("text", "marks", "known", "label"),
    [
        ("[name] again please?", ("1a1",), (ONE, TWO), ONE),
        ("who takes it to EIT for [name]", ("2b2",), (ONE, TWO), TWO),
        ("and [name]?", ("2b2",), (ONE,), TWO),
        ("And [name]? nothing open at all", ("2b2",), (ONE,), TWO),
        ("now [name] has FEH. lead?", ("2b2",), (ONE,), TWO),
        ("so [name]?", ("2b2",), (ONE,), None),
        ("so it's [name]", ("2b2",), (ONE,), None),
        ("[name] rang and FEH has closed", ("2b2",), (ONE,), None),
        ("[name] and [name]?", BOTH, (ONE, TWO), None),
        ("and [name]'s sister?", ("1a1",), (ONE, TWO), None),
    ],
)  # fmt: skip
def test_a_message_turns_to_the_child_it_names(
    text: str, marks: tuple[str, ...], known: tuple[str, ...], label: str | None
) -> None:
    assert named_child_turned_to(text, marks, known) == label
    if label is not None:
        assert turned_to(text, known, marks) == label


def test_a_message_is_labelled_by_the_one_name_it_tells_of_and_read_without_it() -> None:
    assert label_of("[name] is on a CP plan. who leads", ("1a1",)) == ONE
    assert label_of("FEH is in, the worker is [name]", ("1a1",)) is None
    assert without_label("[name] has closed", ("1a1",)) == "it has closed"
    assert without_label("[name]'s plan ended, who now", ("1a1",)) == "the plan ended, who now"
