"""Reads what somebody wants done with an open form other than answering it: go back, skip, go on, start again.

Only a message that says nothing else is such a wish: "back" is one, "back pain" is none.
"""

from __future__ import annotations

import re
from enum import Enum

from assistant.language.words import without_courtesy


class FormWish(Enum):
    """What is wanted of an open form."""

    GO_BACK = "the question before"
    SKIP = "to leave the question out"
    GO_ON = "the question that is open"
    START_AGAIN = "to begin anew"


_WISHES = {
    FormWish.GO_BACK: re.compile(
        r"(?:go |step |one )?back(?: (?:a|one) (?:step|question)| one)?"
        r"|(?:the )?(?:previous|last) (?:one|question|step)"
    ),
    FormWish.SKIP: re.compile(
        r"(?:skip|leave out|pass)(?: (?:this|that|it|the)(?: (?:one|question|step))?| question)?"
    ),
    FormWish.GO_ON: re.compile(
        r"(?:(?:no|right|then|now|let's|lets|i'll|ill|i will|we can|just) )*"
        r"(?:back to|return to|continue|carry on|go on|get on)(?: with)? (?:the |my )?(?:booking|form)|(?:next|resume)"
    ),
    FormWish.START_AGAIN: re.compile(
        r"(?:start|begin)(?: (?:again|over|from the (?:start|beginning)|afresh|a ?new))|restart"
    ),
}
_A_BOOKING = re.compile(
    r"\b(?:my|our|the|that|an?other|existing|earlier|previous) (?:\w+ )?"
    r"(?:booking|consultation|appointment|meeting)s?\b",
    re.IGNORECASE,
)
_CANCELS = re.compile(r"\b(?:cancel|call off|delete)\b", re.IGNORECASE)


def read_form_wish(text: str) -> FormWish | None:
    """The wish that every word of a message belongs to; None where it says anything else."""
    plain = without_courtesy(text).casefold()
    return next((wish for wish, words in _WISHES.items() if words.fullmatch(plain)), None)


def names_a_booking(text: str) -> bool:
    """Whether the words speak of a certain booking, such as "my appointment" or "the other meeting"."""
    return _A_BOOKING.search(text) is not None


def speaks_of_cancelling(text: str) -> bool:
    """Whether the words name cancelling, be it to ask for it or to ask about it."""
    return _CANCELS.search(text) is not None


def cancels_a_booking(text: str) -> bool:
    """Whether the words speak of a certain booking and of cancelling."""
    return names_a_booking(text) and _CANCELS.search(text) is not None
