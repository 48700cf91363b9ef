"""Booking references: short, easy to read out, random; knowing one opens nothing."""

from __future__ import annotations

import re

# Without 0 and O, 1 and I and L: what people mix up on the phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
HALF = 4
_ANY = re.compile(rf"(?<![A-Z0-9])([{ALPHABET}]{{{HALF}}})([-–— ]?)([{ALPHABET}]{{{HALF}}})(?![A-Z0-9])")
_ONE = re.compile(rf"([{ALPHABET}]{{{HALF}}})[-–— ]*([{ALPHABET}]{{{HALF}}})")


def write_reference(letters: str) -> str:
    """Eight letters of the alphabet as people see them: `K7QM-2XWD`."""
    return f"{letters[:HALF]}-{letters[HALF:]}"


def read_reference(text: str) -> str | None:
    """The reference that a field holds, or None; case, spaces and the dash do not matter."""
    found = _ONE.fullmatch(text.strip().upper())
    return None if found is None else f"{found.group(1)}-{found.group(2)}"


def find_reference(text: str) -> str | None:
    """The first reference in a sentence, or None.

    Without a dash it needs a digit: eight letters in a row are usually a word.
    """
    for first, joint, second in _ANY.findall(text.upper()):
        dashed = joint not in ("", " ")
        if dashed or any(letter.isdigit() for letter in first + second):
            return f"{first}-{second}"
    return None
