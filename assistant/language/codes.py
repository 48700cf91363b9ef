"""Reads the six digits of a one-time code, in any script and however they are grouped."""

from __future__ import annotations

import re
import unicodedata

from assistant.language.reading import Reading, not_understood

DIGITS_IN_A_CODE = 6
_CODE = re.compile(rf"(?<!\d)\d(?:[ .,\-‐‑‒–—−]?\d){{{DIGITS_IN_A_CODE - 1}}}(?!\d)")


def read_code(text: str) -> Reading[str]:
    """The digits of the one code that a text holds; two codes are none."""
    plain = " ".join("".join(_plain_digit(letter) for letter in text).split())
    found = list(_CODE.finditer(plain))
    digits = {re.sub(r"\D", "", each[0]) for each in found}
    if len(digits) != 1:
        return not_understood(text)
    rest = _CODE.sub(" ", plain)
    return Reading(digits.pop(), " ".join(re.findall(r"[\w'’]+", rest)))


def _plain_digit(letter: str) -> str:
    """A digit of any script as keyboards here write it; any other letter as it is."""
    return str(unicodedata.digit(letter)) if letter.isdecimal() else letter
