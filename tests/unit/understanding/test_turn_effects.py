"""The trained reader of turns: what it is given, and what it says of plain turns that it was not trained on."""

from __future__ import annotations

import pytest

from assistant.conversation.turn_reading import Known
from assistant.understanding.turn_effects.model_input import LONGEST_BEFORE, LONGEST_TURN, MARK, numbers_of
from assistant.understanding.turn_effects.reader import shared_turn_reader

NOTHING = (Known(), Known(), Known())
EARLY_HELP = (Known(), Known("there", last=True), Known())


def encode(text: str) -> list[int]:
    """A number a word, between an opening and a closing one."""
    return [101, *(1000 + len(word) for word in text.split()), 102]


def test_the_mark_of_each_service_stands_before_what_is_known_of_it() -> None:
    numbers, places, begins = numbers_of(encode, EARLY_HELP, "one two", "three four five")
    assert [numbers[place] for place in places] == [MARK, MARK, MARK]
    assert numbers[begins:] == encode("three four five")[1:]
    assert numbers[begins - 3 : begins] == [*encode("one two")[1:-1], 102]


def test_a_long_message_before_keeps_its_end_and_a_long_turn_its_beginning() -> None:
    long = " ".join("x" * (1 + n % 9) for n in range(300))
    numbers, _, begins = numbers_of(encode, NOTHING, long, long)
    assert len(numbers) - begins == LONGEST_TURN + 1
    assert numbers[begins - 1 - LONGEST_BEFORE : begins - 1] == encode(long)[-1 - LONGEST_BEFORE : -1]


@pytest.mark.parametrize(
    ("known", "before", "turn", "service", "effect"),
    [
        (EARLY_HELP, "early help come to us", "that stopped at half term", "feh", "gone"),
        (EARLY_HELP, "FEH is open. Who leads?", "actually it closed last week", "feh", "gone"),
        (EARLY_HELP, "FEH is open. Who leads?", "they've just closed", "feh", "gone"),
        (EARLY_HELP, "FEH is open. Who leads?", "it hasn't closed", "feh", "there"),
        (EARLY_HELP, "FEH is open. Who leads?", "that's all, no one else", "feh", "same"),
        (EARLY_HELP, "early help come to us", "imagine they pulled out", "feh", "supposed_gone"),
        (EARLY_HELP, "early help come to us", "what does proportionate mean", "feh", "same"),
        (EARLY_HELP, "FEH is open. Who leads?", "who would refer it if it came to that", "feh", "same"),
        ((Known(), Known(), Known()), "", "not CP - CIN. Lead?", "social_care", "there"),
        ((Known(), Known(), Known()), "", "it's not CIN it's CP. Lead?", "social_care", "there"),
        (EARLY_HELP, "FEH is open. Who leads?", "who would send it on if nothing improves", "feh", "same"),
        (
            (Known("gone", last=True), Known(), Known()),
            "no social worker",
            "one was allocated on Friday",
            "social_care",
            "there",
        ),
    ],
)
def test_plain_turns_are_read(known, before: str, turn: str, service: str, effect: str) -> None:
    assert shared_turn_reader().read(known, before, turn).likeliest(service)[0] == effect
