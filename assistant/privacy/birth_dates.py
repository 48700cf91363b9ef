"""Dates of birth, in figures and in words, and any other date that is told apart from them."""

from __future__ import annotations

import re

from assistant.privacy.number_words import BIRTH_YEAR_WORDS, DAY_WORDS, NUMBERS_IN_A_ROW

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SEP = r"\s{0,2}[/.\-\s]\s{0,2}"
# A year far enough back to be a birthday tells a date of birth without a cue: pupils were born before 2022.
_BIRTH_YEAR = r"(?:19\d\d|20(?:0\d|1\d|2[01]))"
_YEAR = r"(?:(?:19|20)\d\d|\d\d)"
DATE = (
    rf"(?:{_DAY}(?:\s+of)?{_SEP}(?:0?[1-9]|1[0-2]|{_MONTH}),?{_SEP}{_YEAR}|{_MONTH}{_SEP}{_DAY},?{_SEP}{_YEAR}"
    rf"|(?:19|20)\d\d{_SEP}(?:0?[1-9]|1[0-2]){_SEP}{_DAY})"
)
NO_WORD_BEFORE = r"(?<![\w£$€])"
_BORN = r"(?:date\s+of\s+birth|birth\s?date|birthday|b-day|bday|d\.?\s?o\.?\s?b\.?|born|birth)"


def _compiled(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_BORN_ON = (
    rf"(?:{_BORN}(?:['’]s)?|turn(?:s|ed|ing)\s+\w+\s+on|\b(?:be|is|was)\s+(?:\d{{1,2}}|\w+teen|ten|eleven|twelve)\s+on|\bb\.)"
    rf"[^\w\d]*(?:(?:is|was|in|on|the|of|{_WEEKDAY})\s+){{0,3}}"
)
DATE_OF_BIRTH = (
    _compiled(
        rf"{_BORN_ON}({DAY_WORDS}(?:\s+of)?\s+{_MONTH}(?:,?\s+(?:{BIRTH_YEAR_WORDS}|{_YEAR}))?"
        rf"|{_MONTH}\s+{DAY_WORDS}(?:,?\s+(?:{BIRTH_YEAR_WORDS}|{_YEAR}))?"
        rf"|{_DAY}(?:\s+of)?\s+{_MONTH},?\s+{BIRTH_YEAR_WORDS}"
        rf"|{NUMBERS_IN_A_ROW}|{BIRTH_YEAR_WORDS}|{_DAY}(?:\s+of)?\s+{_MONTH})\b"
    ),
    _compiled(
        rf"\b((?:{DAY_WORDS}|{_DAY})(?:\s+of)?\s+{_MONTH},?\s+{BIRTH_YEAR_WORDS}"
        rf"|{DAY_WORDS}(?:\s+of)?\s+{_MONTH},?\s+{_BIRTH_YEAR}"
        rf"|{_MONTH}\s+{DAY_WORDS},?\s+(?:{BIRTH_YEAR_WORDS}|{_BIRTH_YEAR}))\b"
    ),
    _compiled(
        rf"{_BORN}\W*(?:is|was|in|on|the|of|\s|:|=|-|=)*({DATE}|{_DAY}(?:\s+of)?{_SEP}{_MONTH}|{_MONTH}{_SEP}{_DAY}"
        rf"|{_MONTH}\s+{_YEAR}|{_DAY}\s?[/.]\s?(?:0?[1-9]|1[0-2])|(?:19|20)\d\d|\d{{6,8}})\b"
    ),
    _compiled(rf"{NO_WORD_BEFORE}({DATE})\s*\(?\s*(?:is\s+)?(?:his|her|their|my|the)?\s*{_BORN}\b"),
    _compiled(
        rf"{NO_WORD_BEFORE}(?:{_DAY}(?:\s+of)?{_SEP}(?:0?[1-9]|1[0-2]|{_MONTH}),?{_SEP}{_BIRTH_YEAR}"
        rf"|{_MONTH}{_SEP}{_DAY},?{_SEP}{_BIRTH_YEAR}|{_BIRTH_YEAR}{_SEP}(?:0?[1-9]|1[0-2]){_SEP}{_DAY})(?!\d)"
    ),
    _compiled(rf"{NO_WORD_BEFORE}{_DAY}[/.\-](?:0?[1-9]|1[0-2])[/.\-](?:0\d|1\d|2[01]|[5-9]\d)(?![\d/.\-])"),
)
