"""Dates and telephone numbers in words: "third of May two thousand and twelve", "oh seven seven double oh"."""

from __future__ import annotations

import re

_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_ORDINALS = (
    r"(?:twenty|thirty)[\s-]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    "|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    "|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth"
)
DAY_WORDS = rf"(?:the\s+)?(?:{_ORDINALS})"
# Years in which a pupil, a parent or a carer can have been born.
BIRTH_YEAR_WORDS = (
    rf"(?:two\s+thousand(?:\s+and)?(?:\s+(?:{_UNITS}|{_TEENS}|twenty(?:[\s-]one)?))?"
    rf"|twenty[\s-](?:{_TEENS}|twenty(?:[\s-]one)?|oh[\s-](?:{_UNITS}))"
    rf"|nineteen[\s-](?:(?:fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:{_UNITS}))?))"
)
NUMBERS_IN_A_ROW = (
    rf"(?:(?:{_UNITS}|{_TEENS}|(?:twenty|thirty)(?:[\s-](?:{_UNITS}))?|oh|nought"
    rf"|zero)[\s,/-]+){{2,3}}(?:{_UNITS}|{_TEENS}|twenty(?:[\s-](?:{_UNITS}))?)"
)
_DIGIT = rf"(?:oh|o|zero|nought|{_UNITS}|double|triple|treble|hundred|\d)"
# "0 double 7 double 0 ...": figures in groups too, where a zero begins and one of them is said to be doubled.
_FIGURES = rf"(?:{_DIGIT}|\d{{2,4}})"
PHONE_WORDS = re.compile(
    rf"\b(?:(?:plus|oh|o|zero|nought|double|{_UNITS})[\s,-]+)(?:{_DIGIT}[\s,-]+){{6,18}}{_DIGIT}\b"
    rf"|\b0\d{{0,4}}[\s,-]+(?=[\d\s,-]*(?:double|triple|treble)\b)(?:{_FIGURES}[\s,-]+){{3,14}}{_FIGURES}\b",
    re.IGNORECASE,
)
