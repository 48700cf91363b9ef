"""Sentences that agree by saying that something suits: what, how it is, and to whom ("that time works for us").

Who likes the time or the booking agrees to book it, and does not agree to give it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.language.confirmation_words import LONGEST_PHRASE, Act
from assistant.language.words import Word, phrase_length, phrases

_ALL_OF_IT = """
    that, this, it, all, all of that, all of it, all of this, everything, that all, it all, this all
"""
_THEN = "that time, the new time, that new time, that day, that date, that slot"
WHAT_SUITS = {act: phrases(_ALL_OF_IT) for act in Act} | {
    Act.BOOK: phrases(f"""
        {_ALL_OF_IT}, {_THEN}, this time, the time, the day, the date, this slot, the slot, the booking,
        the details, these details, all the details, details, my details, i can confirm that, i can confirm it,
        i can confirm the details, i can confirm these details, i confirm the details, i confirm these details
    """),
    Act.MOVE: phrases(f"{_ALL_OF_IT}, {_THEN}"),
}
IS = phrases("""
    is, are, looks, look, sounds, sound, seems, seem, is all, are all, looks all, look all, will be, would be,
    should be, will all be
""")
IT_IS = phrases("""
    that's, thats, it's, its, everything's, that's all, it's all, that'll be, it'll be, that'd be, it'd be, all's
""")
AGREEABLE = phrases("""
    fine, good, great, right, correct, perfect, ok, okay, lovely, ideal, brilliant, alright, all right, spot on,
    in order, excellent, wonderful, all good, all fine, all correct, no problem, fab, grand, super, as it should be
""")
FITS = phrases("""
    works, work, suits, suit, fits, will work, would work, should work, will suit, would suit, will do,
    would do, should do, can work, is convenient, are convenient
""")
SUITS = phrases("works, work, suits, suit, fits")
IT_FITS = phrases("that'll work, it'll work, that'd work, it'd work, that'll suit, that'll do, it'll do")
HOW_WELL = phrases("well, fine, nicely, perfectly, great, best, just fine, very well")
FOR_WHOM = phrases("for me, with me, by me, to me, for us, with us, by us, to us, me, us, me fine, us fine, here")
CONTENT = phrases("""
    happy with, good with, fine with, ok with, okay with, content with, i'm happy with, im happy with,
    i am happy with, i'm good with, im good with, i'm fine with, im fine with, i'm ok with, i'm okay with,
    we're happy with, we are happy with, we're good with, we're fine with, we're ok with, we're okay with
""")


def agreements_at(words: Sequence[Word], at: int, act: Act | None) -> Iterator[int]:
    """The lengths of the sentences that begin with a word and say that something suits."""
    what = WHAT_SUITS[act or Act.LEAVE]
    is_so = _chain(words, at, IT_IS, AGREEABLE) or _chain(words, at, what, IS, AGREEABLE)
    fits = _chain(words, at, IT_FITS) or _chain(words, at, what, FITS) or _chain(words, at, SUITS)
    fits += phrase_length(words, at + fits, HOW_WELL, LONGEST_PHRASE) if fits else 0
    for length in filter(None, (is_so, fits, _chain(words, at, CONTENT, what))):
        whole = length + phrase_length(words, at + length, FOR_WHOM, LONGEST_PHRASE)
        if whole > 1:
            yield whole


def _chain(words: Sequence[Word], at: int, *parts: frozenset[str]) -> int:
    """The length of the parts one after the other; 0 where one is missing."""
    length = 0
    for part in parts:
        taken = phrase_length(words, at + length, part, LONGEST_PHRASE)
        if not taken:
            return 0
        length += taken
    return length
