"""Hears of a child with a grown man or woman: two ages, or a class and an age, and the words of a couple."""

from __future__ import annotations

import re

OLDEST_CHILD = 15
YOUNGEST_ADULT = 18
_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NUMBERS = {
    **dict(zip(["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"], range(10, 17), strict=True)),
    **dict(zip(["seventeen", "eighteen", "nineteen"], range(17, 20), strict=True)),
    **{
        f"{ten}{between}{unit}": _TENS[ten] + _UNITS.index(unit) + 1
        for ten in _TENS
        for between in " -"
        for unit in _UNITS
    },
    **_TENS,
    **{f"{ten[:-1]}ies": number for ten, number in _TENS.items()},
}
_AGE = re.compile(
    r"(?<![\w£.%-])(?:(?P<digits>[89]|[1-6]\d)(?=\s?-?\s?(?:years?|yrs?|yo|y/o|y\.o|f\b|m\b)|\W|$)|(?P<words>"
    + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
    + r")\b)(?!\s?(?:%|per|days?|sessions?|weeks?|months?|times|hours?|minutes?|pm|am|absences|o'clock|unauthorised))",
    re.IGNORECASE,
)
_CLASS = re.compile(r"\b(?:year|yr|y)\s?-?(?P<year>[3-9]|10|11)\b", re.IGNORECASE)
_COUPLE = re.compile(
    r"\b(?:boy\s?friend|bf|girl\s?friend|gf|partner|fianc[ée]e?|lover|together|relationship|dating|dates|seeing"
    r"|sleeping"
    r"|sleep(?:s|ing)? (?:with|over)|sex|engaged|pregnant|in love|loves|kiss\w*|moved in|living with"
    r"|staying (?:over )?with|met online"
    r"|picks? (?:her|him) up|picked up|collect\w* (?:her|him)|texting|texts|messag\w+|talking to|married"
    r"|with (?:a|an|this|her|his) (?:\w+ )?(?:man|men|guy|male|adult|lad|bloke|woman)"
    r"|with (?:a|an) (?:man|guy|lad|boy|male) (?:of|aged))\b|\b(?:man|men|guy|male|bloke) (?:of|in (?:his|their)"
    r"|aged|who)",
    re.IGNORECASE,
)


def child_with_adult(text: str) -> bool:
    """Whether a child of fifteen or younger and somebody grown are spoken of as a couple."""
    if _COUPLE.search(text) is None:
        return False
    ages = [_NUMBERS[m["words"].lower()] if m["words"] else int(m["digits"]) for m in _AGE.finditer(text)]
    children = any(age <= OLDEST_CHILD for age in ages) or _CLASS.search(text) is not None
    return children and any(age >= YOUNGEST_ADULT for age in ages)
