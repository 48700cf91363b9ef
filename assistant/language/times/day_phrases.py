"""Find the days that plain words name: 'next tuesday', '3/12', 'in 2 weeks', 'after halfterm'.

Input is the output of `time_words.plain_words`. A numeric date is day/month, as in Britain.
The counting is done by `calendar_days`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from functools import partial

from assistant.language.times import calendar_days as days
from assistant.language.times.calendar_days import DAY, WEEK, DayPhrase, SchoolBreak
from assistant.language.times.named_days import replace_named_days

# Reads a date that the phrases below do not know; None when it is not sure.
DateReader = Callable[[str, date], "date | None"]

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_WEEKDAY = (
    r"\b(?P<weekday>mon(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?|fri(?:days?)?"
    r"|sat(?:urdays?)?"
    r"|sun(?:days?)?)\b\.?"
)
_MONTH = (
    r"\b(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_NUMBER, _YEAR = r"(?P<day>\d{1,2})", r"(?:(?:,? |-)(?P<year>20\d\d|'\d\d|2[5-9]|[3-9]\d)(?![.:\d]| ?[ap]m))?"
_TH = r"(?:st|nd|rd|th)\b"
_WHICH = r"(?P<which>week after next|next week|this week)\b"
_PART = r"(?:(?P<part>early|mid|middle|later?|beginning|start|end)(?:[ -](?:in|of|part of))*(?: the)?[ -])?"
_AHEAD = r"(?P<count>\d{1,2}|an?|a couple of) (?P<unit>days?|weeks?|fortnight|months?)"

_PARTS = {"early": "start", "beginning": "start", "start": "start", "mid": "middle", "middle": "middle"}
_PARTS |= {"late": "end", "later": "end", "end": "end"}
_SIDES = dict.fromkeys(("after", "once", "start of", "beginning of", "next"), "after") | dict.fromkeys(
    ("before", "end of"), "before"
)
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14, "month": 28}


class _Words:
    """The named groups of a match, turned into numbers, seen from today."""

    def __init__(self, match: re.Match[str], today: date, breaks: tuple[SchoolBreak, ...]) -> None:
        self.groups = {name: value for name, value in match.groupdict().items() if value is not None}
        self.today, self.breaks = today, breaks

    def __contains__(self, name: str) -> bool:
        return name in self.groups

    def number(self, name: str) -> int:
        value = self.groups[name]
        return int(value) if value.isdigit() else {"a couple of": 2}.get(value, 1)

    @property
    def weekday(self) -> int:
        return _WEEKDAYS.index(self.groups["weekday"][:3])

    @property
    def year(self) -> int | None:
        digits = self.groups.get("year", "").lstrip("'")
        return None if not digits else int(digits) + (2000 if len(digits) == 2 else 0)

    @property
    def weeks_ahead(self) -> int:
        return {"this": 0, "next": 1, "week": 2}[self.groups["which"].split()[0]]

    @property
    def part(self) -> str:
        return _PARTS.get(self.groups.get("part", ""), "")

    @property
    def month(self) -> int:
        return self.number("mon") if "mon" in self else _MONTHS.index(self.groups["month"][:3]) + 1

    @property
    def first_of_month(self) -> date:
        if "month" in self:
            return date(self.year or self.today.year + (self.month < self.today.month), self.month, 1)
        return days.next_month(self.today) if "next" in self else self.today.replace(day=1)


def _dated(words: _Words) -> DayPhrase:
    return days.dated(words.number("day"), words.month, words.year, words.today)


def _days_of_month(words: _Words) -> DayPhrase:
    last = days.dated(words.number("last"), words.month, words.year, words.today)
    first = days.dated(words.number("day"), words.month, words.year, words.today)
    if first.problem or last.problem or last.spans[0].last < first.spans[0].first:
        return days.NO_SUCH_DATE
    return days.span(first.spans[0].first, last.spans[0].last)


def _day_of_month(words: _Words) -> DayPhrase:
    ahead = int("next" in words.groups["of"]) if "of" in words else None
    return days.day_of_month(words.number("day"), words.today, ahead)


def _nth_weekday(words: _Words) -> DayPhrase:
    position = -1 if words.groups["nth"] == "last" else words.number("nth") - 1
    return days.nth_weekday(position, words.weekday, words.first_of_month)


def _nth_week(words: _Words) -> DayPhrase:
    return days.nth_week(-1 if words.groups["nth"] == "last" else words.number("nth") - 1, words.first_of_month)


def _weekday_in_week(words: _Words) -> DayPhrase:
    day = days.monday_of(words.today) + words.weeks_ahead * WEEK + words.weekday * DAY
    return days.one_day(day, weekday=words.weekday)


def _weekday_and(weeks: int, words: _Words) -> DayPhrase:
    return days.one_day(days.coming(words.weekday, words.today) + weeks * WEEK)


def _weeks_on_weekday(words: _Words) -> DayPhrase:
    return _weekday_and(words.number("count") * (2 if words.groups["unit"] == "fortnight" else 1), words)


def _last_weekday(words: _Words) -> DayPhrase:
    return days.one_day(days.coming(words.weekday, words.today - WEEK - DAY))


def _plain_weekday(words: _Words) -> DayPhrase:
    return days.plain_weekday(words.weekday, words.today, every=words.groups["weekday"].endswith("days"))


def _day_ahead(words: _Words) -> date:
    return words.today + words.number("count") * _DAYS_IN[words.groups["unit"].rstrip("s")] * DAY


def _from_today(count: int, words: _Words) -> DayPhrase:
    return days.one_day(words.today + count * DAY)


def _exactly_ahead(words: _Words) -> DayPhrase:
    """'3 days from now' and 'a week tomorrow' are days."""
    return days.one_day(_day_ahead(words) + (DAY if words.groups["from"] == "tomorrow" else 0 * DAY))


def _roughly_ahead(words: _Words) -> DayPhrase:
    """'In 3 days' is a day; 'in a fortnight' is that week."""
    day = _day_ahead(words)
    return (
        days.one_day(day)
        if words.groups["unit"].startswith("day")
        else days.span(monday := days.monday_of(day), monday + 4 * DAY)
    )


def _break(words: _Words) -> DayPhrase:
    kind = {"halfterm": "half_term", "term": ""}.get(words.groups["break"], words.groups["break"])
    return days.around_break(kind, _SIDES.get(words.groups.get("side", ""), "in"), words.today, words.breaks)


# Tried in this order: a longer phrase stands before the shorter one that it contains.
_RECOGNISERS: tuple[tuple[re.Pattern[str], Callable[[_Words], DayPhrase]], ...] = tuple(
    (re.compile(pattern), recogniser)
    for pattern, recogniser in (
        (r"\b(?P<year>20\d\d)[-/.](?P<mon>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d)|\b)", _dated),
        (
            rf"(?<![\d/.:-]){_NUMBER}(?P<mark>[/.-])(?P<mon>\d{{1,2}})(?P=mark)(?P<year>20\d\d|\d\d)(?![\d/:]|\.\d)",
            _dated,
        ),
        (rf"(?<![\d/.:]){_NUMBER}/(?P<mon>\d{{1,2}})(?![\d/:]|\.\d)", _dated),
        # "3.12" is a date; "3.10" can be ten past three, and is left to the clock.
        (rf"(?<![\d/.:-])(?<!\bat ){_NUMBER}\.(?P<mon>0?[1-4]|0?[6-9]|1[12])(?![\d/:]|\.\d| ?[ap]m\b)", _dated),
        (
            rf"(?<![\d.:])(?:between |from )?{_NUMBER}(?:{_TH})? ?(?:to|and|until|-) ?"
            rf"(?P<last>\d{{1,2}})(?:{_TH})?(?: of)? {_MONTH}{_YEAR}",
            _days_of_month,
        ),
        (rf"(?<![\d.:]){_NUMBER}(?:{_TH})?(?: day)?(?: of)?[ -]?{_MONTH}{_YEAR}", _dated),
        (rf"{_MONTH} (?:the )?{_NUMBER}(?:{_TH}|\b)(?![.:]\d| ?[ap]m\b| oclock){_YEAR}", _dated),
        (rf"\b(?P<nth>[1-5]|last)(?:{_TH})? {_WEEKDAY} (?:of|in) {_MONTH}", _nth_weekday),
        (rf"\b(?P<nth>[1-5]|last)(?:{_TH})? {_WEEKDAY} (?:of|in) (?:the|this|(?P<next>next)) month\b", _nth_weekday),
        (rf"\b(?P<nth>[1-4]|last)(?:{_TH})? week (?:of|in) {_MONTH}{_YEAR}", _nth_week),
        (rf"(?<![\d.:]){_NUMBER}{_TH}(?P<of> of (?:this|the|next) month\b)?", _day_of_month),
        (rf"{_WEEKDAY},? (?:of |in )?(?:the )?{_WHICH}", _weekday_in_week),
        (rf"\b{_WHICH},? (?:on )?(?:the )?{_WEEKDAY}", _weekday_in_week),
        (rf"{_WEEKDAY} (?:week|after next)\b", partial(_weekday_and, 1)),
        (rf"\b(?P<count>\d|an?) (?P<unit>week|fortnight)s? (?:on |from )?(?:this )?{_WEEKDAY}", _weeks_on_weekday),
        (rf"\b(?:this )?coming {_WEEKDAY}", partial(_weekday_and, 0)),
        (rf"{_WEEKDAY} next\b(?! (?:week|month))", lambda words: days.next_weekday(words.weekday, words.today)),
        (rf"\bnext {_WEEKDAY}", lambda words: days.next_weekday(words.weekday, words.today)),
        (rf"\bthis {_WEEKDAY}", lambda words: days.this_weekday(words.weekday, words.today)),
        (rf"\blast {_WEEKDAY}", _last_weekday),
        (_WEEKDAY, _plain_weekday),
        (rf"\b{_AHEAD} (?:from )?(?P<from>today|tomorrow|now)\b", _exactly_ahead),
        (rf"\b(?:in|within) (?:about )?{_AHEAD}\b'?(?: time\b)?", _roughly_ahead),
        (rf"\b{_AHEAD}\b'? time\b", _roughly_ahead),
        (r"\b(?:the )?day after tomorrow\b", partial(_from_today, 2)),
        (r"\btomorrow week\b", partial(_from_today, 8)),
        (r"\btomorrow\b", partial(_from_today, 1)),
        (r"\btoday\b|\bthis (?=morning|afternoon|evening)", partial(_from_today, 0)),
        (r"\b(?:the day before )?yesterday\b", partial(_from_today, -1)),
        (rf"\b{_PART}{_WHICH}\b", lambda words: days.part_of_week(words.weeks_ahead, words.part, words.today)),
        (rf"\b{_PART.rstrip('?')}the week\b", lambda words: days.part_of_week(0, words.part, words.today)),
        (
            rf"\b(?:in )?{_PART}(?:(?P<next>next)|this|the) month\b",
            lambda words: days.part_of_month(words.first_of_month, words.part),
        ),
        (
            rf"\b(?:in|during|next|{_PART.rstrip('?')}) ?{_MONTH}{_YEAR}",
            lambda words: days.part_of_month(words.first_of_month, words.part),
        ),
        (
            r"\b(?P<side>start of|beginning of|end of|next|before|after) (?:the |this |next )?(?:school )?"
            r"(?P<break>term)\b",
            _break,
        ),
        (
            r"\b(?:(?P<side>after|once|before|in|during|over) )?(?:the )?(?:next )?"
            r"(?P<break>halfterm|christmas|easter|summer)\b(?! (?:eve|day)\b)(?: (?:holidays?|break|half|week)\b)?",
            _break,
        ),
        (
            r"\b(?:this |the |next )?weekend\b",
            lambda words: days.span(days.monday_of(words.today) + 5 * DAY, days.monday_of(words.today) + 6 * DAY),
        ),
    )
)


def _week_for_each_weekday(words: str) -> str:
    """'Monday to Wednesday next week' names the week once for all its weekdays."""
    weeks, weekdays = list(re.finditer(_WHICH, words)), re.findall(_WEEKDAY, words)
    if len(weeks) != 1 or len(weekdays) < 2:
        return words
    rest = words[: weeks[0].start()] + words[weeks[0].end() :]
    return re.sub(_WEEKDAY, lambda match: f"{match[0]} {weeks[0][0]}", rest)


def find_days(
    words: str,
    today: date,
    breaks: tuple[SchoolBreak, ...] = (),
    read_date: DateReader | None = None,
    bank_holidays: Collection[date] = (),
) -> tuple[str, list[DayPhrase]]:
    """Replace every phrase that names days by a token D0, D1 … and return the rest with the phrases.

    Tokens are upper case and `words` lower case, so that they cannot be mistaken for each other.
    """
    found: list[DayPhrase] = []

    def keep(phrase: DayPhrase) -> str:
        found.append(phrase)
        return f" D{len(found) - 1} "

    words = replace_named_days(words, today, bank_holidays, keep)
    words = _week_for_each_weekday(words)
    for pattern, recogniser in _RECOGNISERS:

        def take(match: re.Match[str], recogniser: Callable[[_Words], DayPhrase] = recogniser) -> str:
            return keep(recogniser(_Words(match, today, breaks)))

        words = pattern.sub(take, words)
    if not found and read_date is not None and (day := read_date(words, today)) is not None:
        return "D0", [days.one_day(day)]
    return re.sub(r" +(?=,)", "", " ".join(words.split())), found
