"""A message in another language is recognised; English, however it is written, and names never are."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant.adapters.language_guess import CODES, LanguageGuess
from assistant.language.other_languages import FEWEST_WORDS, OtherLanguages
from assistant.privacy.lexicon import lexicon
from assistant.words.other_languages import load_languages

PROJECT = Path(__file__).resolve().parents[3]
SENTENCES = YAML(typ="safe").load(Path(__file__).with_name("other_languages.yml").read_text(encoding="utf-8"))
MISSED_AT_MOST = {"so": 1}
NAMES = 2000
# The few lines of the training data that are in another language.
IN_TRAINING = ("español", "anglais", "ça va", "fait-il", "madrid", "Soomaali", "louer", "bilhete", "bugün hava")


@pytest.fixture(scope="module")
def languages() -> OtherLanguages:
    everyday = {code: language.everyday for code, language in load_languages().items()}
    return OtherLanguages(everyday, LanguageGuess(), lexicon().may_be_name)


def trained_sentences() -> Iterator[str]:
    for file in sorted((PROJECT / "data" / "nlu").rglob("*.yml")):
        for block in YAML(typ="safe").load(file.read_text(encoding="utf-8"))["nlu"]:
            yield from (line.strip()[2:] for line in block["examples"].splitlines() if line.strip())


@pytest.mark.parametrize("code", SENTENCES["others"])
def test_a_message_in_another_language_is_recognised(languages: OtherLanguages, code: str) -> None:
    found = [languages.recognise(sentence) for sentence in SENTENCES["others"][code]]
    assert set(found) <= {code, None}
    assert found.count(None) <= MISSED_AT_MOST.get(code, 0)


@pytest.mark.parametrize("kind", ["english", "names"])
def test_english_mixed_sentences_and_names_are_left_alone(languages: OtherLanguages, kind: str) -> None:
    assert [sentence for sentence in SENTENCES[kind] if languages.recognise(sentence)] == []


def test_no_english_sentence_of_the_training_data_is_taken_for_another_language(languages: OtherLanguages) -> None:
    sentences = [each for each in trained_sentences() if not any(mark in each for mark in IN_TRAINING)]
    long_enough = [each for each in sentences if len(each.split()) >= FEWEST_WORDS]
    assert len(long_enough) > 3000
    assert [each for each in long_enough if languages.recognise(each)] == []


def test_no_row_of_names_is_taken_for_a_sentence(languages: OtherLanguages) -> None:
    choose = random.Random(7)
    known = sorted(lexicon().given | lexicon().surnames)
    rows = [" ".join(choose.choices(known, k=choose.choice((4, 5, 6)))) for _ in range(NAMES)]
    assert [row for row in rows if languages.recognise(row)] == []


def test_three_words_are_too_few(languages: OtherLanguages) -> None:
    assert languages.recognise("no quiero ir") is None
    assert languages.recognise("mi hijo no quiere ir") == "es"


@pytest.mark.parametrize(
    "sentence",
    [
        "mio figlio non vuole andare a scuola",
        "moje dziecko nie chce chodzić do szkoły",
        "copilul meu nu vrea sa mearga la scoala",
        "میرا بیٹا اسکول نہیں جانا چاہتا",
        "mein Sohn will nicht in die Schule gehen",
    ],
)
def test_a_language_without_a_note_is_not_taken_for_a_neighbour(languages: OtherLanguages, sentence: str) -> None:
    assert languages.recognise(sentence) is None


def test_the_guess_knows_every_language_that_has_a_note() -> None:
    assert set(load_languages()) <= set(CODES)
