"""Knows the days that have a name of their own: Good Friday, Boxing Day, the spring bank holiday, the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta

from dateutil.easter import easter

from assistant.language.times.calendar_days import DAY, WEEK, DayPhrase, one_day

MONDAY, THURSDAY, SUNDAY = 0, 3, 6
BANK_HOLIDAYS_NOT_KNOWN = DayPhrase((), problem="not_understood")


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _on(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _nth(position: int, weekday: int, month: int) -> Callable[[int], date]:
    """The first (0), second … such weekday of a month; -1 is the last."""

    def find(year: int) -> date:
        first = date(year, month, 1)
        first += ((weekday - first.weekday()) % 7) * DAY
        such = [day for week in range(5) if (day := first + week * WEEK).month == month]
        return such[position]

    return find


_OF = r"(?:'?s'?)?"
_DAYS: tuple[tuple[str, Callable[[int], date]], ...] = (
    (r"christmas eve", _on(12, 24)),
    (r"christmas day", _on(12, 25)),
    (r"boxing day|st\.? stephen's day", _on(12, 26)),
    (rf"new year{_OF} eve|nye|hogmanay", _on(12, 31)),
    (rf"new year{_OF} day", _on(1, 1)),
    (r"twelfth night", _on(1, 5)),
    (rf"(?:st\.? )?valentine{_OF} day", _on(2, 14)),
    (r"(?:shrove tuesday|pancake (?:day|tuesday))", _from_easter(-47)),
    (r"ash wednesday", _from_easter(-46)),
    (r"mothering sunday|mother'?s'? day", _from_easter(-21)),
    (r"palm sunday", _from_easter(-7)),
    (r"maundy thursday", _from_easter(-3)),
    (r"good friday", _from_easter(-2)),
    (r"easter (?:eve|saturday)", _from_easter(-1)),
    (r"easter (?:day|sunday)", _from_easter(0)),
    (r"easter monday", _from_easter(1)),
    (r"ascension day", _from_easter(39)),
    (r"whit sunday|pentecost", _from_easter(49)),
    (rf"st\.? david{_OF} day", _on(3, 1)),
    (rf"st\.? patrick{_OF} day", _on(3, 17)),
    (rf"april fool{_OF} day", _on(4, 1)),
    (rf"st\.? george{_OF} day", _on(4, 23)),
    (r"(?:early )?may day(?: bank holiday)?|early may bank holiday", _nth(0, MONDAY, 5)),
    (r"(?:late may|spring|whitsun|whit) (?:bank holiday|monday)", _nth(-1, MONDAY, 5)),
    (rf"father{_OF} day", _nth(2, SUNDAY, 6)),
    (r"(?:late )?(?:summer|august) bank holiday", _nth(-1, MONDAY, 8)),
    (r"hallowe'?en", _on(10, 31)),
    (r"(?:bonfire|guy fawkes) (?:night|day)", _on(11, 5)),
    (r"(?:armistice|remembrance) day", _on(11, 11)),
    (r"remembrance sunday", _nth(1, SUNDAY, 11)),
    (r"black friday", lambda year: _nth(3, THURSDAY, 11)(year) + DAY),
    (rf"st\.? andrew{_OF} day", _on(11, 30)),
)
_NAMES = tuple((re.compile(rf"\b(?:on )?(?:the )?(?:{name})\b(?: monday\b)?"), find) for name, find in _DAYS)
_ANY_BANK_HOLIDAY = re.compile(
    r"\b(?:on )?(?:the )?(?:next |coming )?(?:(?P<before>mon|tues|wednes|thurs|fri)day )?bank holiday"
    r"(?: (?P<weekday>mon|tues|wednes|thurs|fri)day)?\b(?! weekend)"
)
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri")


def replace_named_days(
    words: str, today: date, bank_holidays: Collection[date], keep: Callable[[DayPhrase], str]
) -> str:
    """Put what `keep` makes of it in the place of every day that has a name. The next such day is meant."""
    for name, find in _NAMES:
        if name.search(words):
            words = name.sub(keep(one_day(_next(find, today))), words)

    def bank_holiday(match: re.Match[str]) -> str:
        named = match["weekday"] or match["before"]
        ahead = sorted(day for day in bank_holidays if day >= today)
        such = [day for day in ahead if named is None or day.weekday() == _WEEKDAYS.index(named)]
        return keep(one_day(such[0]) if such else BANK_HOLIDAYS_NOT_KNOWN)

    return _ANY_BANK_HOLIDAY.sub(bank_holiday, words)


def names_a_day(words: str) -> bool:
    """Whether plain words hold a day that has a name."""
    return any(name.search(words) for name, _ in _NAMES) or _ANY_BANK_HOLIDAY.search(words) is not None


def _next(find: Callable[[int], date], today: date) -> date:
    this_year = find(today.year)
    return this_year if this_year >= today else find(today.year + 1)
