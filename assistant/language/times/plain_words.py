"""Bring typed words about time into one plain form: lower case, digits for numbers, no flourish.

It finds no day and no hour; `day_phrases` and `clock_phrases` do that on its output.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import OSA

_DAYS_AND_MONTHS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "august",
    "september", "october", "november", "december", "tomorrow",
)  # fmt: skip
# Shorter words are one slip from too many others.
_LONG_WORD = re.compile(r"\b[a-z]{5,11}\b", re.IGNORECASE)
_UNIT_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_UNITS, _ORDINAL_UNITS = _UNIT_WORDS.split(), _ORDINAL_WORDS.split()

_NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)}
_NUMBERS |= {"twenty": 20, "thirty": 30, "forty five": 45, "fifty": 50, "forty": 40}
_NUMBERS |= {f"twenty {word}": 20 + number for number, word in enumerate(_UNITS[:9], 1)} | {
    "thirty one": 31,
    "thirty five": 35,
}
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_UNITS, 1)}
_ORDINALS |= {"twentieth": 20, "thirtieth": 30, "thirty first": 31}
_ORDINALS |= {f"twenty {word}": 20 + number for number, word in enumerate(_ORDINAL_UNITS[:9], 1)}


def _any_of(words: dict[str, int]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile("|".join(rf"\b{word.replace(' ', '[ -]')}\b" for word in longest_first))


_NUMBER_WORD, _ORDINAL_WORD = _any_of(_NUMBERS), _any_of(_ORDINALS)
# "The second one" and "the Tuesday one" point at something offered; there "one" is no number.
_POINTING = re.compile(
    r"\b(the|this|that|last|first|earlier|later|latter|former|earliest|latest|other|morning|afternoon|[a-z]+day"
    r"|\d*[ap]m|oclock"
    r"|\d+(?:st|nd|rd|th)) ones?\b"
)

_HOUR_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_SPELLINGS = (
    (r"\b([ap])\.\s?m\b\.?", r"\1m"),
    (r"\bo\s?'?\s?clock\b", "oclock"),
    (r"\bhalf[ -]?term\b", "halfterm"),
    (r"\b(?:tomm?orr?ow|tmrw|tmw|tomoz|2moro)\b", "tomorrow"),
    (r"\b(?:tonight|tonite)\b", "today evening"),
    (r"\bwks?\b", "week"),
    (r"\bnxt\b", "next"),
    (r"\s*@\s*", " at "),
    (rf"(?:(?<=\d)|(?<=[ap]m)|(?<=noon)|(?<=midday)|(?<=oclock)|\b({_HOUR_WORD}))-?ish\b", r"\1"),
    (r"\bx-?mas\b", "christmas"),
    # "Half-past two", "quarter-to three", "two-thirty": the hyphen between the words of a clock time.
    (r"\b(half|quarter|five|ten|twenty(?:[ -]five)?)-(past|to)\b", r"\1 \2"),
    (rf"\bhalf-({_HOUR_WORD})\b", r"half \1"),
    (rf"\b({_HOUR_WORD})[ -](?:oh[ -])?(fifteen|thirty|forty[ -]five)\b", r"\1:\2"),
    (r"\bquarter (?:of|til|till|before)\b", "quarter to"),
    (r"\b(five|ten|quarter|twenty(?:[ -]five)?) after (?=\d|" + _HOUR_WORD + r")", r"\1 past "),
    (r"\b(\d{1,2})([0-5]\d) ?([ap]m)\b", r"\1:\2\3"),
    (
        r"\b([1-9]|1[0-2])-(00|30|45)\b(?! ?(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(?![-/\d])",
        r"\1:\2",
    ),
    (r"\bat (\d{1,2})-(15)\b", r"at \1:\2"),
    # Bounds, each in one wording: "from" lets the day or hour itself in, and so does "by".
    (
        r"\b(?:not (?:before|until|till?|earlier than|sooner than)|no (?:earlier|sooner) than|on or after"
        r"|at or after|as (?:of|from)"
        r"|(?<!week )(?:starting|commencing)(?: from| on| at)?|(?<!week )beginning(?= (?:the |on )?\d)(?: on)?)\b",
        "from",
    ),
    (r"\b(?:not (?:after|later than)|no later than|on or before|at or before|up (?:to|until|till?))\b", "by"),
    (r"\bfirst thing\b", "firstthing"),
    (r"\b(?:first|next|soonest) (?=available|free|possible)", "earliest "),
    # "Ten to four" is ten minutes to four; "10 to 4" can be a range.
    (r"\b(five|ten|twenty(?:[ -]five)?|quarter) to\b", r"\1 minutesto"),
)
_NEGATION = re.compile(
    r"\b(?:not|cannot|cant|dont|wont|isnt|couldnt|\w+n't|never|no longer|except|excluding|unless|unable|"
    r"(?:anything|any ?day|any ?time|all) but|other than|apart from|instead of|rather than|no good|busy|away|"
    r"unavailable|avoid)\b"
)
_NO_REFUSAL = re.compile(r"\b(?:if that's not|if not|why not|(?:do not|don't|dont|wouldn't) mind|not fussed)\b")


def plain_words(text: str) -> str:
    """Lower the case, unify quotes, dashes and spaces, and write numbers and ordinals with digits."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub("[\u2018\u2019\u02bc`\u00b4]", "'", text)
    text = re.sub("[\u2010-\u2015\u2212]", "-", text)
    text = without_slips(" ".join(text.split()))
    for pattern, plain in _SPELLINGS:
        text = re.sub(pattern, plain, text)
    text = " ".join(text.split())
    text = re.sub(r"^no[,.;!]+ ", "", text)
    text = _ORDINAL_WORD.sub(lambda match: f"{_ORDINALS[match[0].replace('-', ' ')]}th", text)
    text = _POINTING.sub(r"\1 thatone", text)
    return _NUMBER_WORD.sub(lambda match: str(_NUMBERS[match[0].replace("-", " ")]), text)


def refuses(words: str) -> bool:
    """Tell whether the words rule something out ("I can't do Tuesday"), which must not be read as a wish."""
    return bool(_NEGATION.search(_NO_REFUSAL.sub("", words)))


def without_slips(text: str) -> str:
    """The text with every misspelt day or month as it is spelt."""
    return _LONG_WORD.sub(lambda match: _meant(match[0].lower()) or match[0], text)


@lru_cache(maxsize=512)
def _meant(word: str) -> str | None:
    """The one name that a word is a slip of, or None; a plural is no slip."""
    if word in _DAYS_AND_MONTHS or word.removesuffix("s") in _DAYS_AND_MONTHS:
        return None
    near = [name for name in _DAYS_AND_MONTHS if OSA.distance(word, name, score_cutoff=1) == 1]
    return near[0] if len(near) == 1 else None
