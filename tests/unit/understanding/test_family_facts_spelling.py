"""One slip in a service's name is mended; real words that look like slips are left alone."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.spelling import Spelling, one_slip_apart
from assistant.understanding.family_facts.vocabulary import VocabularyError, load_vocabulary, spell_out


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    vocabulary = load_vocabulary()
    return Spelling(vocabulary.mended_words, vocabulary.whole_words)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("yoth", "youth"), ("socail", "social"), ("halp", "help"), ("erly", "early"), ("wroker", "worker"),
     ("asessment", "assessment"), ("clsoed", "closed")],
)  # fmt: skip
def test_a_slip_is_mended(spelling, typed, meant):
    assert spelling.mend(typed) == meant


@pytest.mark.parametrize(
    "word",
    ["help", "held", "heap", "mouth", "south", "special", "wonder", "order", "close", "needs", "the", "feh", "t3"],
)
def test_a_real_word_is_left_alone(spelling, word):
    assert spelling.mend(word) == word


@pytest.mark.parametrize(
    ("typed", "meant", "near"),
    [("abc", "abc", True), ("abd", "abc", True), ("ab", "abc", True), ("abcd", "abc", True), ("bac", "abc", True),
     ("cab", "abc", False), ("a", "abc", False), ("xyz", "abc", False)],
)  # fmt: skip
def test_one_slip_is_one_letter_more_less_changed_or_swapped(typed, meant, near):
    assert one_slip_apart(typed, meant) is near


def test_choices_in_a_phrase_are_spelt_out():
    assert spell_out("(social|) worker") == ["social worker", "worker"]


def test_a_vocabulary_without_a_service_is_refused(tmp_path):
    path = tmp_path / "vocabulary.yml"
    path.write_text("services: {feh: [early help]}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="yos"):
        load_vocabulary(path)
