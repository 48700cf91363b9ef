"""What follows from how likely the trained reader finds harm, and of which words it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.understanding import harm
from assistant.understanding.screening.reader import Screening

ASKED = "We would like to know when our contact meets us."
TOLD = "She has been quiet about her weekends lately."


class Heard:
    """Stands for the trained reader: what it was asked to read, and what it makes of it."""

    def __init__(self, score: Callable[[str], float]) -> None:
        self.texts: list[str] = []
        self._score = score

    def read(self, text: str) -> Screening:
        self.texts.append(text)
        return Screening((), self._score(text))


@pytest.fixture()
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[str], float]], Heard]:
    def hear(score: Callable[[str], float]) -> Heard:
        reader = Heard(score)
        monkeypatch.setattr(harm, "shared_screening_reader", lambda: reader)
        return reader

    return hear


@pytest.mark.parametrize(
    ("score", "level"),
    [(0.0, "none"), (0.0499, "none"), (0.05, "line"), (0.8999, "line"), (0.9, "reply"), (1.0, "reply")],
)
def test_what_is_likely_enough_brings_a_line_and_then_the_reply(score: float, level: str) -> None:
    assert harm.harm_level(score) == level


@pytest.mark.parametrize("text", ["bruises", "9-11", "The Elms", "Saint Mary", "Oak-Tree School"])
def test_a_single_word_and_a_name_typed_alone_are_not_read(text: str, heard) -> None:
    reader = heard(lambda text: 1.0)
    assert harm.harm_score(text) == 0.0
    assert reader.texts == []


@pytest.mark.parametrize("text", ["bruises again", "The Elms and its gate", "He hits me"])
def test_two_words_that_are_no_name_are_read(text: str, heard) -> None:
    heard(lambda text: 0.4)
    assert harm.harm_score(text) == 0.4


def test_a_message_is_read_without_its_figures_of_speech_too(heard) -> None:
    reader = heard(lambda text: 0.9 if "rock" in text else 0.2)
    assert harm.harm_score("We hit rock bottom, who leads now") == 0.2
    assert any("rock" not in text and "who leads now" in text for text in reader.texts)


@pytest.mark.parametrize(("clearly", "score"), [(0.8, 0.0), (0.9, harm.LINE), (0.95, harm.LINE)])
def test_one_sentence_of_a_long_message_brings_a_line_when_it_is_heard_clearly(
    clearly: float, score: float, heard
) -> None:
    heard(lambda text: clearly if text == TOLD else 0.0)
    assert harm.harm_score(f"{TOLD} " + f"{ASKED} " * 3) == score


def test_a_sentence_never_makes_less_of_a_message_than_the_whole_does(heard) -> None:
    heard(lambda text: 0.95 if text == TOLD else 0.5)
    assert harm.harm_score(f"{TOLD} " + f"{ASKED} " * 3) == 0.5


def test_the_sentences_of_a_message_of_twenty_words_are_not_read_alone(heard) -> None:
    words = "They have been at our school for a while."
    assert len(f"{TOLD} {words} Who leads?".split()) == harm.LONG_MESSAGE - 1
    heard(lambda text: 1.0 if text == TOLD else 0.0)
    assert harm.harm_score(f"{TOLD} {words} Who leads?") == 0.0
    assert harm.harm_score(f"{TOLD} {words} Who leads now?") == 0.0
    assert harm.harm_score(f"{TOLD} {words} Who leads for them now?") == harm.LINE


def test_of_many_sentences_the_longest_are_read_and_no_scraps(heard) -> None:
    reader = heard(lambda text: 0.0)
    said = [f"This is what we were told on day {number} of {'all ' * number}this." for number in range(1, 12)]
    harm.harm_score(" ".join(["Oh dear.", *said]))
    assert sorted(reader.texts[1:], key=len) == said[-harm.MOST_SENTENCES :]


def test_one_sentence_is_not_read_twice(heard) -> None:
    reader = heard(lambda text: 0.0)
    harm.harm_score("word " * 30)
    assert len(reader.texts) == 1
