"""How likely a message tells of harm, by the trained reader alone, and what follows from that."""

from __future__ import annotations

import re

from assistant.understanding.safeguarding_patterns import plain, safeguarding_patterns
from assistant.understanding.screening.reader import shared_screening_reader

LINE = 0.05
"""From this probability on, a safety line stands beside the answer; it may be lowered, never raised."""
REPLY = 0.9
"""From this probability on, the safety words stand alone; it may be lowered, never raised."""
FEWEST_WORDS = 2
"""A number, a range of hours or a single word is left to the reviewed words: one word says too little to a model."""
LONG_MESSAGE = 20
"""Words; in a longer message each sentence is read too, so that a disclosure is not lost among others."""
MOST_SENTENCES = 8
SURE_ALONE = 0.9
"""A sentence read without the others of its message says less: it counts from this probability on, and then for a line.
Of 133 disclosures without a reviewed word 132 are heard as a whole and none by a sentence; seven of 1,010 questions had
such a sentence.
"""
AGREED_SCORE = 0.7
"""From this probability on, intent and trained reader agree on harm."""
INTENT_ALONE = 0.9
"""From this probability on, the intent is heard where the trained reader hears nothing."""
BESIDE_WHO_LEADS = 0.5
"""Below this probability, the trained reader sets no line beside a message that is nearly sure to ask who leads."""
_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN_AS_A_NAME = re.compile(r"(?:[A-Z][a-z'’]+[ -]?){1,3}")
"""A school's name typed alone ("The Elms") tells of nothing, and is left to the reviewed words too."""
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


def harm_of_message(text: str, spelt: str) -> float:
    """The probability that a message tells of harm, as it was typed or as it is spelt right.

    What is written as a name may be one ("Plum Lane Primary"): it counts where it is surely none ("Dad Hits Me").
    """
    score = max(harm_score(each) for each in {text, spelt})
    return score if score >= AGREED_SCORE or not _WRITTEN_AS_A_NAME.fullmatch(text) else 0.0


def harm_score(text: str) -> float:
    """The probability that words tell of harm; what is only a way of speaking is read with and without it.

    One sentence of a long message that tells of it makes it as likely as a safety line needs.
    """
    rest = safeguarding_patterns().without_idioms(text)
    if len(_WORD.findall(rest)) < FEWEST_WORDS or _WRITTEN_AS_A_NAME.fullmatch(text):
        return 0.0
    read = shared_screening_reader().read
    whole = read(text).harm if rest == plain(text) else min(read(text).harm, read(rest).harm)
    alone = any(read(each).harm >= SURE_ALONE for each in _sentences(text))
    return max(whole, LINE) if alone else whole


def harm_level(score: float) -> str:
    """`reply`, `line` or `none`."""
    return "reply" if score >= REPLY else "line" if score >= LINE else "none"


def _sentences(text: str) -> list[str]:
    """The sentences of a long message, the longest ones where there are many; none for a short one."""
    if len(text.split()) <= LONG_MESSAGE:
        return []
    pieces = [piece.strip() for piece in _SENTENCE_END.split(text) if len(piece.split()) > 2]
    return sorted(pieces, key=len, reverse=True)[:MOST_SENTENCES] if len(pieces) > 1 else []
