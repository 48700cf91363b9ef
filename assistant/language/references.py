"""Booking references: how they are written, and the one way in which typed ones are read.

They are short, easy to read out and random; knowing one opens nothing.
"""

from __future__ import annotations

import re
import unicodedata

from assistant.language.reading import Reading, not_understood

# Without 0 and O, 1 and I and L: what people mix up on the phone.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
HALF = 4
# Mail programs and phones make other dashes of the hyphen.
_DASH = r"[-‐‑‒–—―−_]"
_REFERENCE = re.compile(
    rf"(?<![A-Z0-9])([{ALPHABET}]{{{HALF}}})( ?{_DASH} ?| ?)([{ALPHABET}]{{{HALF}}})(?![A-Z0-9])", re.IGNORECASE
)

# The reference alone, with other marks between its letters; a digit tells it from words.
_SPREAD = re.compile(rf"(?=.*\d)(?:[{ALPHABET}]{{2,4}}[\W_]{{1,3}}){{1,3}}[{ALPHABET}]{{2,4}}[.!]?", re.IGNORECASE)


def write_reference(letters: str) -> str:
    """Eight letters of the alphabet as people see them: `K7QM-2XWD`."""
    return f"{letters[:HALF]}-{letters[HALF:]}"


def read_reference(text: str) -> Reading[str]:
    """The first reference in a text, as it is printed.

    Without a dash it needs a digit, or to stand alone: eight letters in a sentence are usually a word.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text).split())
    if _SPREAD.fullmatch(plain) and len(letters := re.sub(r"[\W_]", "", plain).upper()) == 2 * HALF:
        return Reading(write_reference(letters))
    for found in _REFERENCE.finditer(plain):
        first, joint, second = found.groups()
        rest = " ".join(re.findall(r"[\w'’]+", f"{plain[: found.start()]} {plain[found.end() :]}"))
        has_digit = any(letter.isdigit() for letter in first + second)
        stands_alone = not rest and (not joint or found[0].isupper())
        if joint.strip() or has_digit or stands_alone:
            return Reading(f"{first}-{second}".upper(), rest)
    return not_understood(text)
