"""One name, one thing: domain, actions, code and training data speak of the same intents, slots and actions."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from rasa_sdk.executor import ActionExecutor
from ruamel.yaml import YAML

from assistant import vocabulary
from assistant.words import load_words
from tests.support.shipped import shipped_library

PROJECT = Path(__file__).resolve().parents[2]
BUTTON_ONLY = {"choose", "contact_taken", "contact_refused", "other_language"}
READ_IN_CONTEXT = {"everyday"}


def read(path: Path) -> dict:
    return YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def domain() -> dict:
    return read(PROJECT / "domain.yml")


@pytest.fixture(scope="module")
def labels() -> Counter:
    found: Counter = Counter()
    for file in (PROJECT / "data" / "nlu").rglob("*.yml"):
        for block in read(file)["nlu"]:
            found[block["intent"]] += block["examples"].count("\n- ") + 1
    return found


@pytest.fixture(scope="module")
def rules() -> list[dict]:
    return [rule for file in (PROJECT / "data" / "stories").glob("*.yml") for rule in read(file).get("rules", [])]


def test_every_action_of_the_domain_is_registered_and_no_other(domain: dict) -> None:
    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {name for name, run in executor.actions.items() if type(run.__self__).__module__.startswith("actions")}
    assert ours == set(domain["actions"])


def test_every_label_of_the_training_data_belongs_to_an_intent_of_the_domain(domain: dict, labels: Counter) -> None:
    assert {label.partition("/")[0] for label in labels} <= set(domain["intents"])


def test_every_intent_of_the_domain_can_be_said_is_a_button_or_is_read_in_context(
    domain: dict, labels: Counter
) -> None:
    said = {label.partition("/")[0] for label in labels}
    assert set(domain["intents"]) - said == BUTTON_ONLY | READ_IN_CONTEXT


def test_every_question_of_the_training_data_has_an_answer(labels: Counter) -> None:
    library = shipped_library()
    for label in labels:
        family, _, question = label.partition("/")
        if family in {"guidance", "chapter"}:
            assert question == "glossary" or question in library.questions, label
        if family == "neighbour":
            assert question in library.neighbours, label


def test_every_answer_can_be_asked_for(labels: Counter) -> None:
    library = shipped_library()
    asked = {label.partition("/")[2] for label in labels}
    assert set(library.questions) - asked == set()
    assert set(library.neighbours) - asked == set()


def test_every_intent_has_a_rule(domain: dict, rules: list[dict]) -> None:
    ruled = {step["intent"] for rule in rules for step in rule["steps"] if "intent" in step}
    assert set(domain["intents"]) == ruled


def test_every_rule_has_a_name_of_its_own(rules: list[dict]) -> None:
    assert max(Counter(rule["rule"] for rule in rules).values()) == 1


def test_every_slot_that_code_names_is_in_the_domain(domain: dict) -> None:
    named = {
        value for name, value in vars(vocabulary).items() if name.startswith("SLOT_") and isinstance(value, str)
    } | set(vocabulary.SLOT_FACTS.values())
    assert named == set(domain["slots"])


def test_every_form_question_has_a_slot_and_every_form_an_action_that_takes_its_turns(domain: dict) -> None:
    for form, entry in domain["forms"].items():
        for slot in entry["required_slots"]:
            assert slot in domain["slots"]
        assert f"validate_{form}" in domain["actions"]


def test_small_talk_is_worded_for_every_intent_that_leads_to_it(rules: list[dict]) -> None:
    words = load_words()
    for rule in rules:
        if rule["steps"][-1].get("action") == "action_small_talk":
            assert rule["steps"][0]["intent"] in words.entries
