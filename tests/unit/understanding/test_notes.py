"""Notes name things one by one: each break stands, a query is no statement, and whose is whose stays open."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.doubts import doubtful, only_asked_of, told_without_a_name, whose_is_open
from assistant.understanding.family_facts.grammar import ClosedGrammar
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES, GRAMMAR = SentenceReader(load_vocabulary()), ClosedGrammar()


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("no YOS / no FEH / CIN. lead", ["denied", "denied", "now"]),
        ("no YOS/FEH. lead", ["denied", "denied"]),
        ("FEH alloc // YOS no // CSC closed", ["now", "denied", "ended"]),
        ("YOS:N FEH:Y CSC:N - lead", ["denied", "now", "denied"]),
        ("FEH y YOS x CSC x", ["now", "denied", "denied"]),
        ("nil FEH. YOS: nothing", ["denied", "denied"]),
        ("got a lovely woman from early help working with all of us", ["now"]),
        ("a social worker holds the case", ["now"]),
        ("FEH, YOS and CSC are all round the table", ["now", "now", "now"]),
    ],
)
def test_a_note_is_read_name_by_name(text: str, statuses: list[str]) -> None:
    assert GRAMMAR.read(SENTENCES.read(text)).statuses == statuses


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Y9. ?CIN. Lead", {0}),
        ("FEH yes. YOS ?. lead", {1}),
        ("CSC ? FEH open. lead", {0}),
        ("Who leads? FEH open", set()),
        ("FEH? who leads", set()),
        ("is it FEH?", set()),
    ],
)
def test_a_query_in_a_note_is_a_doubt(text: str, doubted: set[int]) -> None:
    assert doubtful(SENTENCES.read(text)) == doubted


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Pim: no services at all. Bo: social worker. Lead for Pim?", True),
        ("Pim: no services. [name]: FEH. lead?", True),
        ("Attendance: 70% and falling. Lead: FEH worker?", False),
        ("CSC: no. FEH: open. Lead?", False),
    ],
)
def test_a_word_and_a_colon_before_each_tells_of_two(text: str, is_open: bool) -> None:
    assert whose_is_open(SENTENCES.read(text)) == is_open


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("when FEH and YOS are both in, is it YOS who leads?", {2}),
        ("where FEH and YOS are both open, is it FEH or YOS who leads?", {2, 3}),
        ("we have YOS, is it YOS who leads?", {1}),
        ("is it YOS who leads?", set()),
        ("his twin has YOS, does YOS lead for him?", {1}),
    ],
)
def test_a_service_named_again_to_ask_whether_it_leads_is_only_asked_about(text: str, asked: set[int]) -> None:
    assert only_asked_of(SENTENCES.read(text)) == asked


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        ("no hold on, she's still involved", True),
        ("sorry they never finished with us", True),
        ("it has not ended, wrong sheet. who leads", True),
        ("she is still coming who leads", True),
        ("is she still coming?", False),
        ("so it is still open?", False),
        ("she is still off school", False),
        ("he has not left his bed", False),
    ],
)
def test_what_was_told_as_ended_may_go_on_after_all(text: str, goes_on: bool) -> None:
    assert ("goes_on" in told_without_a_name(SENTENCES.read(text))) is goes_on
