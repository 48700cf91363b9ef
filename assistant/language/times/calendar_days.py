"""Days on the calendar as people count them from today: this week, next Tuesday, the 3rd, half-term.

It reads no text. What people can mean in two ways is returned in both; nothing here chooses.
Weeks run from Monday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)
# A date without a year is the nearest one ahead, unless it has only just gone by: then it is past.
JUST_GONE = timedelta(days=183)


@dataclass(frozen=True)
class DaySpan:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class DayPhrase:
    """What one phrase can mean: the spans of days, or the `problem` that leaves it without any."""

    spans: tuple[DaySpan, ...]
    why: str = ""
    problem: str = ""
    # The weekday, where the phrase is no more than its name; it may stand beside a date ("Tuesday the 3rd").
    weekday: int | None = None


NO_SUCH_DATE = DayPhrase((), problem="no_such_date")
TERM_DATES_NOT_KNOWN = DayPhrase((), problem="term_dates_not_known")


@dataclass(frozen=True)
class SchoolBreak:
    """A time without school, from the operator's term dates. `kind`: half_term, christmas, easter or summer."""

    kind: str
    first: date
    last: date


def one_day(*days: date, why: str = "", weekday: int | None = None) -> DayPhrase:
    """A phrase that means one whole day, or one of several for the reason `why`."""
    return DayPhrase(tuple(DaySpan(day, day) for day in days), why if len(days) > 1 else "", weekday=weekday)


def span(first: date, last: date) -> DayPhrase:
    """A phrase that means a run of days."""
    return DayPhrase((DaySpan(first, last),))


def monday_of(day: date) -> date:
    """The Monday of that day's week."""
    return day - day.weekday() * DAY


def coming(weekday: int, today: date) -> date:
    """The first such weekday after today (0 is Monday)."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY


def next_month(day: date) -> date:
    """The first day of the month after."""
    return (day.replace(day=28) + 4 * DAY).replace(day=1)


def dated(day: int, month: int, year: int | None, today: date) -> DayPhrase:
    """The date itself; without a year the nearest such date; NO_SUCH_DATE for the 31st of June."""
    try:
        found = date(year or today.year, month, day)
        if year is not None or found >= today - JUST_GONE:
            return one_day(found)
    except ValueError:
        if year is not None:
            return NO_SUCH_DATE
    try:
        return one_day(date(today.year + 1, month, day))
    except ValueError:
        return NO_SUCH_DATE


def day_of_month(number: int, today: date, months_ahead: int | None = None) -> DayPhrase:
    """'The 3rd': this month's if it is still to come, else the next month's that has such a day."""
    first = today.replace(day=1)
    for offset in range(3):
        try:
            day = first.replace(day=number)
        except ValueError:
            day = None
        if day is not None and (offset == months_ahead if months_ahead is not None else day >= today):
            return one_day(day)
        first = next_month(first)
    return NO_SUCH_DATE


def plain_weekday(weekday: int, today: date, every: bool = False) -> DayPhrase:
    """'Tuesday' is the coming one; said on a Tuesday it can be today. 'Tuesdays' can be any."""
    first = coming(weekday, today)
    if every:
        return one_day(first, first + WEEK, why="which_week", weekday=weekday)
    if first == today + WEEK:
        return one_day(today, first, why="which_week", weekday=weekday)
    return one_day(first, weekday=weekday)


def next_weekday(weekday: int, today: date) -> DayPhrase:
    """On a Monday 'next Tuesday' is tomorrow to some and in eight days to others: both are given."""
    first = coming(weekday, today)
    soon = monday_of(first) == monday_of(today) or first - today <= 2 * DAY
    return one_day(first, first + WEEK, why="which_week") if soon else one_day(first)


def this_weekday(weekday: int, today: date) -> DayPhrase:
    """'This Tuesday' is this week's, even when it has gone by; at a weekend it is the coming one."""
    return one_day(coming(weekday, today) if today.weekday() >= 5 else monday_of(today) + weekday * DAY)


def nth_weekday(position: int, weekday: int, month: date) -> DayPhrase:
    """The first (0), second … or last (-1) such weekday of the month that the day `month` is in."""
    first = month.replace(day=1)
    first += ((weekday - first.weekday()) % 7) * DAY
    such = [day for week in range(5) if (day := first + week * WEEK).month == month.month]
    return one_day(such[position]) if position < len(such) else NO_SUCH_DATE


def nth_week(position: int, first_of_month: date) -> DayPhrase:
    """The first (0), second … or last (-1) seven days of a month."""
    if position < 0:
        last = next_month(first_of_month) - DAY
        return span(last - WEEK + DAY, last)
    return span(first_of_month + position * WEEK, first_of_month + (position + 1) * WEEK - DAY)


def part_of_week(weeks_ahead: int, part: str, today: date) -> DayPhrase:
    """Monday to Friday of a week, or the part of it: '', 'start', 'middle' or 'end'."""
    first, last = {"start": (0, 1), "middle": (1, 3), "end": (3, 4)}.get(part, (0, 4))
    monday = monday_of(today) + weeks_ahead * WEEK
    return span(monday + first * DAY, monday + last * DAY)


def part_of_month(first: date, part: str) -> DayPhrase:
    """The whole month, or its first, middle or last third."""
    last = next_month(first) - DAY
    since, until = {"start": (1, 10), "middle": (11, 20), "end": (21, last.day)}.get(part, (1, last.day))
    return span(first.replace(day=since), first.replace(day=until))


def around_break(kind: str, side: str, today: date, breaks: tuple[SchoolBreak, ...]) -> DayPhrase:
    """The week after, the week before or the days of the next school break.

    `kind` '' means any break between terms. TERM_DATES_NOT_KNOWN when no such break is known.
    """
    ahead = sorted((each for each in breaks if each.last >= today), key=lambda each: each.first)
    chosen = next((each for each in ahead if each.kind == kind or (not kind and each.kind != "half_term")), None)
    if chosen is None:
        return TERM_DATES_NOT_KNOWN
    if side == "after":
        back = chosen.last + DAY
        if back.weekday() >= 5:  # term dates often end a break on its Friday
            back = monday_of(back) + WEEK
        return span(back, back + 6 * DAY)
    if side == "before":
        return span(max(today, chosen.first - WEEK), chosen.first - DAY)
    return span(chosen.first, chosen.last)
