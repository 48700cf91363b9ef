"""Sentences as people really type them: the same words with typing errors, without marks, in capitals."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

NEIGHBOURING_KEYS = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "ko", "m": "nj", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xa",
}  # fmt: skip
PHONE_SPELLINGS = {
    "you": "u", "are": "r", "your": "ur", "please": "pls", "because": "cos", "before": "b4", "to": "2", "for": "4",
    "with": "wiv", "what": "wot", "does": "duz", "know": "no", "school": "skool", "people": "ppl", "about": "abt",
    "tomorrow": "tmrw", "someone": "some1", "thanks": "thx", "and": "n", "going": "goin", "isn't": "isnt",
}  # fmt: skip
SHORTEST_MISSPELT = 4


def with_typing_errors(text: str, errors: int = 2, seed: int = 0) -> str:
    """Return the text with that many single-key errors, each in another word where there are enough words.

    Short words and words in capitals (EIT, SPOC) are left alone: an error there makes another word of them.
    The same text, number and seed always give the same result.
    """
    chance = random.Random(f"{seed}:{text}")
    words = re.split(r"(\W+)", text)
    eligible = [
        i for i, word in enumerate(words) if len(word) >= SHORTEST_MISSPELT and word.isalpha() and word[1:].islower()
    ]
    chosen = chance.sample(eligible, min(errors, len(eligible)))
    for index in chosen:
        words[index] = _misspelt(words[index], chance)
    return "".join(words)


def without_marks(text: str) -> str:
    """Return the text in lower case without punctuation."""
    return " ".join(re.sub(r"[^\w\s]", "", text).lower().split())


def in_capitals(text: str) -> str:
    """Return the text in capitals."""
    return text.upper()


def in_phone_spelling(text: str) -> str:
    """Return the text in lower case with the common words shortened as on a phone."""
    return re.sub(r"[\w']+", lambda word: PHONE_SPELLINGS.get(word[0].lower(), word[0].lower()), text)


KINDS: dict[str, Callable[[str], str]] = {
    "two typing errors": with_typing_errors,
    "no punctuation": without_marks,
    "all capitals": in_capitals,
    "phone spelling": in_phone_spelling,
}


def _misspelt(word: str, chance: random.Random) -> str:
    place = chance.randrange(1, len(word) - 1)
    kind = chance.choice(["swap", "drop", "double", "neighbour"])
    if kind == "swap":
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "double":
        return word[:place] + word[place] + word[place:]
    return word[:place] + chance.choice(NEIGHBOURING_KEYS.get(word[place], word[place])) + word[place + 1 :]
