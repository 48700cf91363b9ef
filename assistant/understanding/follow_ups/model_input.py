"""A message in its conversation, as the model is given it: what was answered last, the message before, the message."""

from __future__ import annotations

from collections.abc import Callable, Sequence

MARK = 2
"""A number that the published vocabulary leaves unused: it stands before what was answered last."""
LONGEST_BEFORE, LONGEST_MESSAGE = 40, 90
"""Tokens that are read of the message before (its end) and of the message (its beginning)."""
NOTHING = "nothing"


def numbers_of(
    encode: Callable[[str], Sequence[int]], answered: str | None, topic: str | None, before: str, message: str
) -> tuple[list[int], int]:
    """Token numbers of a message in its conversation, and where the message begins.

    encode: token numbers of a text, with the two that enclose it.
    answered: the label of the question answered last, and its topic; None at the beginning of a conversation.
    """
    opening, *_, closing = encode("")
    numbers = [opening, MARK, *encode(_in_words(answered, topic))[1:-1], closing]
    numbers += [*encode(before)[1:-1][-LONGEST_BEFORE:], closing]
    begins = len(numbers)
    return [*numbers, *encode(message)[1:-1][:LONGEST_MESSAGE], closing], begins


def _in_words(answered: str | None, topic: str | None) -> str:
    if answered is None:
        return NOTHING
    question = answered.rsplit("/", 1)[-1].replace("_", " ")
    return question if topic is None else f"{topic.replace('_', ' ')}: {question}"
