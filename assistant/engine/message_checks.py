"""What a typed message must be before anything reads it. Pure: text in, clean text or the reason against it out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST_MESSAGE = 500

EMPTY = "empty"
TOO_LONG = "too_long"
NOT_WORDS = "not_words"
STARTS_WITH_SLASH = "starts_with_slash"
CONVERSATION_OVER = "conversation_over"


SIGNS = {"👍": "ok", "👌": "ok", "✅": "ok", "🙏": "thanks", "❤": "thanks", "😊": "thanks", "🙂": "ok", "👎": "no"}
"""What people send in place of a word."""
_TICK_AT_A_WORD = re.compile(r"(?<=\w)(?=[✗✘❌✖✓✔✅☑])|(?<=[✗✘❌✖✓✔✅☑])(?=\w)")
"""A tick or a cross that touches a word, as in "early help❌": one word of its own to all who read it."""


@dataclass(frozen=True)
class Refused:
    """Why a message is not read: the key of the sentence that says so."""

    key: str


def check_message(text: str) -> str | Refused:
    """The message without invisible characters, or Refused.

    Invisible are controls, formatting marks (bidi, zero-width), lone surrogates and unassigned code
    points. What reads as a bot command after normalisation is refused, because a typed command could
    set state that only the service's own buttons may set.
    """
    if len(text) > 4 * LONGEST_MESSAGE:
        return Refused(TOO_LONG)
    visible = "".join(
        character if character in "\n\t" or unicodedata.category(character)[0] != "C" else "" for character in text
    )
    clean = " ".join(unicodedata.normalize("NFC", visible).split())
    if not clean:
        return Refused(EMPTY)
    if len(clean) > LONGEST_MESSAGE:
        return Refused(TOO_LONG)
    plain = unicodedata.normalize("NFKC", clean).lstrip()
    if plain.startswith(("/", "\u2044", "\u2215", "\u29f8")) or plain.upper().startswith("EXTERNAL:"):
        return Refused(STARTS_WITH_SLASH)
    if not any(character.isalnum() for character in clean):
        return next((word for sign, word in SIGNS.items() if sign in clean), Refused(NOT_WORDS))
    return _TICK_AT_A_WORD.sub(" ", clean)
