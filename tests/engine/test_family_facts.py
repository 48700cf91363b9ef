"""The facts about a family are read as a practitioner would read them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant.understanding.family_facts.reader import FamilyFactsReader

CASES = Path(__file__).parents[1] / "content" / "family_facts_cases.yml"


def _cases():
    groups = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))
    for group, lines in groups.items():
        for line in lines:
            ((message, facts),) = line.items()
            yield pytest.param(message, facts, id=f"{group}: {message}"[:110])


@pytest.fixture(scope="module")
def reader() -> FamilyFactsReader:
    return FamilyFactsReader()


@pytest.mark.parametrize(("message", "facts"), _cases())
def test_no_fact_is_read_that_a_practitioner_would_not_read(reader, message, facts):
    read = {fact.fact: fact.value for fact in reader.read(message)}
    assert {fact: value for fact, value in read.items() if value != facts.get(fact, "unknown")} == {}


def test_most_cases_are_read_whole(reader):
    cases = [case.values for case in _cases()]
    assert sum({f.fact: f.value for f in reader.read(message)} == facts for message, facts in cases) > 0.75 * len(cases)


@pytest.mark.parametrize(
    "message",
    [
        "Early help shut the case before half term. Lead?",
        "FEH was offered and mum said no thank you",
        "Youth offending may pick him up",
        "my nan has a social worker for her legs",
        "Dad works for children's services",
        "sorry I meant the family next door has FEH",
    ],
)
def test_a_service_beside_a_word_of_doubt_is_not_asserted(reader, message):
    assert [fact for fact in reader.read(message) if fact.value not in ("no", "unknown")] == []


@pytest.mark.parametrize("mark", [", ", "; ", " / ", " - "])
def test_a_denial_never_runs_over_a_bare_mark(reader, mark):
    assert {f.fact: f.value for f in reader.read(f"No FEH{mark}CP plan. Who leads?")}[
        "social_care"
    ] == "child_protection"


def test_a_fact_points_at_the_words_it_was_read_from(reader):
    (fact,) = reader.read("Is there a lead when a Child in Need plan is open?")
    assert "Is there a lead when a Child in Need plan is open?"[fact.start : fact.end] == "Child in Need plan"


def test_the_table_is_large_enough_to_be_worth_trusting():
    assert len(list(_cases())) >= 300


@pytest.mark.parametrize(
    "text", ["", " ", "@0 @1", "~", "\x00", "🙂" * 50, "no " * 900, "early help " * 300, "@99 no @3 or"]
)
def test_any_text_is_read_without_failing(reader, text):
    reader.read(text)


def test_one_message_takes_less_than_two_milliseconds_in_the_middle(reader):
    messages = [case.values[0] for case in _cases()]
    took = []
    for message in messages:
        started = time.perf_counter()
        reader.read(message)
        took.append(time.perf_counter() - started)
    assert sorted(took)[len(took) // 2] < 0.002


def test_the_graph_component_sets_the_facts_as_entities():
    from rasa.shared.nlu.training_data.message import Message

    from assistant.engine.family_facts import FamilyFacts

    message = Message.build("open to FEH, no social worker")
    FamilyFacts().process([message])
    assert [(e["entity"], e["value"]) for e in message.get("entities")] == [("feh", "yes"), ("social_care", "no")]
