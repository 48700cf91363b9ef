# ruff: noqa: E501 (a message is easier to read on one line)
"""Tests: what a message takes back is taken out before the grammar reads it, and a politeness takes nothing back."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.corrections import corrected
from assistant.understanding.family_facts.doubts import doubtful, somebody_elses
from assistant.understanding.family_facts.reader import shared_family_reader
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES = SentenceReader(load_vocabulary())


@pytest.mark.parametrize(
    ("message", "meant", "withdrawn"),
    [
        ("CP, no sorry, YOS. Lead?", " @1 . lead ? ", {0: 1}),
        ("we have a social worker - wrong file, it's an early help worker. lead", " @1 . lead ", {0: 1}),
        ("Tier 2, correction tier 4, lead?", " @1 , lead ? ", {0: 1}),
        ("We thought it was FEH but it's actually YOS. lead", " @1 . lead ", {0: 1}),
        ("No YOS. Just checked, there is YOS, since May. Lead?", " @1 , since may . lead ? ", {0: 1}),
        ("no FEH, no YOS - sorry, CSC are open. lead", " no @0 , @2 are open . lead ", {1: 2}),
        ("YOS – scrap that, closed in April. Lead?", " @0 closed in april . lead ? ", {}),
        ("YOS prevention, sorry, statutory. Lead?", " @0 statutory . lead ? ", {}),
    ],
)
def test_only_what_holds_is_left(message: str, meant: str, withdrawn: dict[int, int]) -> None:
    found = corrected(SENTENCES.read(message))
    assert (found.sentence.masked, found.withdrawn) == (meant, withdrawn)
    assert not doubtful(found.sentence)


@pytest.mark.parametrize(
    "message",
    [
        "FEH open. Sorry, and YOS too. Lead?",
        "CP and FEH, sorry, YOS. lead",
        "FEH open, and sorry to bother you, who leads?",
        "FEH is open. Who actually leads?",
        "FEH, YOS. lead?",
        "Not CIN, it's CP. Who leads?",
    ],
)
def test_nothing_is_taken_out_where_the_words_do_not_say_what(message: str) -> None:
    sentence = SENTENCES.read(message)
    assert corrected(sentence).sentence == sentence


@pytest.mark.parametrize(
    "message",
    [
        "FEH open, and sorry to bother you, who leads?",
        "FEH is open. Who actually leads?",
        "YOS have him. Am I meant to be leading?",
        "a social worker for all three, who should be leading?",
    ],
)
def test_a_politeness_is_no_doubt(message: str) -> None:
    assert not doubtful(SENTENCES.read(message))


@pytest.mark.parametrize("message", ["CP and FEH, sorry, YOS. lead", "FEH is open, no wait, I will check. lead"])
def test_a_correction_that_is_not_understood_is_a_doubt(message: str) -> None:
    assert 0 in doubtful(corrected(SENTENCES.read(message)).sentence)


@pytest.mark.parametrize(
    "message",
    ["His uncle has a social worker. Who leads?", "My dad is under social services, who leads", "mum has a SW for her own care"],
)  # fmt: skip
def test_a_grown_ups_own_social_worker_is_a_doubt(message: str) -> None:
    assert doubtful(SENTENCES.read(message)) == {0}


@pytest.mark.parametrize(
    "message",
    [
        "two girls. Ivy CP, Nell FEH. lead for Nell",
        "Omar is on CIN and Sam has YOS. Who leads for Sam?",
        "Omar: YOS; Sam: CP. Lead on Omar?",
    ],
)
def test_whose_is_whose_is_not_read_from_names(message: str) -> None:
    assert doubtful(SENTENCES.read(message)) == {0, 1}


@pytest.mark.parametrize(
    "message",
    ["family CIN, FEH open. who leads for family?", "two kids, CIN plan and FEH. lead", "boy on CP, also YOS. lead for him"],
)  # fmt: skip
def test_one_family_is_not_two_names(message: str) -> None:
    assert not doubtful(SENTENCES.read(message))


def test_a_trade_is_somebody_elses() -> None:
    assert somebody_elses(SENTENCES.read("I'm a social worker by training, asking about a boy with YOS")) == {0}
    assert not somebody_elses(SENTENCES.read("I'm the social worker. Am I the lead?"))


@pytest.mark.parametrize(
    ("text", "supposed"),
    [
        ("and if they also have a social worker?", {"social_care": "yes"}),
        ("what if he has a youth justice worker too", {"yos": "yes"}),
        ("if we also get early help who leads", {"feh": "yes"}),
        ("suppose she has a social worker as well", {"social_care": "yes"}),
    ],
)
def test_what_stands_in_an_opening_what_if_is_supposed_and_never_stated(text: str, supposed: dict[str, str]) -> None:
    reading = shared_family_reader().read(text)
    assert reading.stated == () and {one.fact: one.value for one in reading.supposed} == supposed


def test_a_no_that_belongs_to_what_holds_is_kept() -> None:
    found = corrected(SENTENCES.read("We were told tier 3 but there's no social worker."))
    assert found.sentence.masked.startswith(" no @1 ")
