"""Reads by how much earlier or later than the time in hand somebody wants it: "half an hour later"."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.language.times.plain_words import plain_words

_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30}
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_NUMBERS)})"
_SHIFT = re.compile(
    rf"\b(?:(?P<half>(?:a )?half an? hour|half hour)|(?P<more>an hour and a half)"
    rf"|{_NUMBER} ?(?P<unit>hours?|hrs?|minutes?|mins?))"
    r" (?P<way>later|earlier|after(?: that)?|before(?: that)?|sooner)\b"
)


def read_shift(text: str) -> timedelta | None:
    """How far from the time in hand, back in time below zero; None where the words do not say so."""
    found = _SHIFT.search(plain_words(text))
    if found is None:
        return None
    if found["half"] or found["more"]:
        length = timedelta(minutes=30 if found["half"] else 90)
    else:
        number = _NUMBERS.get(found["number"]) or int(found["number"])
        length = timedelta(hours=number) if found["unit"].startswith("h") else timedelta(minutes=number)
    return length if found["way"].startswith(("later", "after")) else -length
