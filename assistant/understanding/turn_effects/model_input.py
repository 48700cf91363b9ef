"""A turn in its place, as the model is given it: what is known of each service, the message before, the turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.conversation.turn_reading import SERVICES, Known

NAMES = {"social_care": "social care", "feh": "early help", "yos": "youth justice"}
MARK = 1
"""A number that the published vocabulary leaves unused: it stands before each service."""
LONGEST_BEFORE, LONGEST_TURN = 40, 90
"""Tokens that are read of the message before (its end) and of the turn (its beginning)."""


def numbers_of(
    encode: Callable[[str], Sequence[int]], known: Sequence[Known], before: str, turn: str
) -> tuple[list[int], list[int], int]:
    """Token numbers of a turn in its place, where the mark of each service stands, and where the turn begins.

    encode: token numbers of a text, with the two that enclose it.
    """
    opening, *_, closing = encode("")
    numbers, places = [opening], []
    for service, each in zip(SERVICES, known, strict=True):
        places.append(len(numbers))
        numbers += [MARK, *encode(f"{NAMES[service]} {_in_words(each)}")[1:-1]]
    numbers += [closing, *encode(before)[1:-1][-LONGEST_BEFORE:], closing]
    begins = len(numbers)
    return [*numbers, *encode(turn)[1:-1][:LONGEST_TURN], closing], places, begins


def _in_words(known: Known) -> str:
    words = [known.fact or "not told"]
    words += [f"supposed {known.supposed}"] if known.supposed else []
    words += ["just told"] if known.last else []
    return ", ".join(words)
