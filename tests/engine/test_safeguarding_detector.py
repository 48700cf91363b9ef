"""The safeguarding detector: recall first, and few false alarms."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from assistant.engine.safeguarding_detector import SAFEGUARDING, SafeguardingDetector

ROOT = Path(__file__).parents[2]
DISCLOSURES = ROOT / "data" / "evaluation" / "test" / "disclosures.tsv"
UNSEEN = ROOT / "data" / "evaluation" / "test" / "harm.tsv"
"""By three writers who saw neither the reader nor its training sentences."""
HELD_BACK = ROOT / "data" / "evaluation" / "validation" / "safeguarding.tsv"


def _levels(texts):
    messages = [Message.build(text=text) for text in texts]
    return [message.get(SAFEGUARDING)["level"] for message in SafeguardingDetector().process(messages)]


def _held_back(kind, file=HELD_BACK):
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines, delimiter="\t") if row["kind"] == kind]


def test_held_back_disclosures_are_met_with_the_reply_or_a_line():
    texts = _held_back("disclosure")
    missed = [text for text, level in zip(texts, _levels(texts), strict=True) if level == "none"]
    assert missed == []


def test_disclosures_of_many_writers_that_nothing_was_trained_on_are_heard():
    texts = _held_back("disclosure", DISCLOSURES)
    levels = _levels(texts)
    assert len(texts) >= 120
    assert levels.count("none") == 0
    assert levels.count("reply") >= 0.9 * len(texts)


def test_few_look_alikes_are_met_with_anything():
    levels = _levels(_held_back("look_alike"))
    assert levels.count("reply") <= 0.05 * len(levels)
    assert levels.count("line") <= 0.1 * len(levels)


def test_of_messages_by_others_that_were_never_learnt_harm_is_heard_and_little_else():
    heard = _levels(_held_back("disclosure", UNSEEN))
    others = _levels([*_held_back("ordinary", UNSEEN), *_held_back("look_alike", UNSEEN)])
    assert len(heard) >= 170 and len(others) >= 340
    assert heard.count("none") <= 0.01 * len(heard)
    assert others.count("reply") <= 0.08 * len(others)
    assert others.count("none") >= 0.83 * len(others)


@pytest.mark.parametrize("text", ["9-11", "2 - 4", "CIN", "10/12", "YOS", "The Elms", "Plum Lane Primary"])
def test_a_number_a_single_word_or_a_name_typed_alone_is_no_disclosure(text):
    assert _levels([text]) == ["none"]


def test_a_disclosure_written_like_a_name_is_heard():
    assert "none" not in _levels(["Dad Hits Me", "Uncle Touched Me"])


def test_a_disclosure_among_other_sentences_is_not_lost():
    message = (
        "Hi, I run attendance at a primary. Thank you for the help last week with the parenting contract. "
        "She told our nurse that her uncle comes into her room at night. "
        "Can you also tell me how often our single point of contact should meet us?"
    )
    assert _levels([message]) == ["reply"]


def test_the_score_is_a_probability_and_goes_to_the_output():
    (message,) = SafeguardingDetector().process([Message.build(text="my dad hits me")])
    assert 0.5 < message.get(SAFEGUARDING)["score"] <= 1
    assert SAFEGUARDING in message.output_properties


def _read_at(score, text, monkeypatch):
    """The level where the trained reader gives every text this score, or what a function gives it."""
    given = score if callable(score) else lambda text: score
    monkeypatch.setattr("assistant.understanding.harm.harm_score", given)
    return _levels([text])[0]


def test_the_reviewed_words_speak_where_the_reader_hears_nothing(monkeypatch):
    assert _read_at(0.0, "my dad hits me", monkeypatch) == "reply"
    assert _read_at(0.1, "who leads, there was domestic abuse", monkeypatch) == "line"


def test_a_question_about_rules_that_names_a_worry_passes_where_the_reader_hears_nothing(monkeypatch):
    assert _read_at(0.0, "which tier does neglect sit at in the guidance", monkeypatch) == "none"
    assert _read_at(0.1, "which tier does neglect sit at in the guidance", monkeypatch) == "line"
    assert _read_at(0.0, "I am worried about neglect in this family", monkeypatch) == "line"
    assert _read_at(0.0, "what does the policy say, my dad hits me", monkeypatch) == "line"
