"""Which days plain words name, said on different days: month ends, weekends, the turn of the year, leap years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.language.times import calendar_days as days
from assistant.language.times.calendar_days import DayPhrase
from assistant.language.times.day_phrases import find_days

MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 10, 31)
NEW_YEARS_EVE, LEAP_DAY = date(2026, 12, 31), date(2028, 2, 29)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def named(words: str, today: date) -> list[tuple[date, date]]:
    """The spans that one phrase can mean."""
    rest, phrases = find_days(words, today)
    assert rest == "D0", rest
    return [(span.first, span.last) for span in phrases[0].spans]


@pytest.mark.parametrize(
    ("words", "today", "first", "last"),
    [
        ("tomorrow", NEW_YEARS_EVE, date(2027, 1, 1), None),
        ("day after tomorrow", date(2026, 2, 27), date(2026, 3, 1), None),
        ("tomorrow week", MONDAY, date(2026, 12, 1), None),
        ("a week tomorrow", MONDAY, date(2026, 12, 1), None),
        ("3 days from now", NEW_YEARS_EVE, date(2027, 1, 3), None),
        ("in 2 days", LEAP_DAY, date(2028, 3, 2), None),
        ("in a fortnight", MONDAY, date(2026, 12, 7), date(2026, 12, 11)),
        ("in a couple of weeks", MONDAY, date(2026, 12, 7), date(2026, 12, 11)),
        ("in a month", MONDAY, date(2026, 12, 21), date(2026, 12, 25)),
        # The week of a weekday.
        ("this tuesday", date(2026, 11, 26), date(2026, 11, 24), None),
        ("this tuesday", SATURDAY, date(2026, 11, 3), None),
        ("this friday", MONDAY, date(2026, 11, 27), None),
        ("coming tuesday", MONDAY, date(2026, 11, 24), None),
        ("coming monday", MONDAY, date(2026, 11, 30), None),
        ("last friday", MONDAY, date(2026, 11, 20), None),
        ("last monday", MONDAY, date(2026, 11, 16), None),
        ("tuesday week", MONDAY, date(2026, 12, 1), None),
        ("tuesday after next", MONDAY, date(2026, 12, 1), None),
        ("2 weeks on friday", MONDAY, date(2026, 12, 11), None),
        ("a fortnight on friday", MONDAY, date(2026, 12, 11), None),
        ("wednesday next week", MONDAY, date(2026, 12, 2), None),
        ("week after next on thursday", MONDAY, date(2026, 12, 10), None),
        ("next friday", date(2026, 11, 26), date(2026, 11, 27), date(2026, 12, 4)),
        # Days of a month.
        ("3rd", SATURDAY, date(2026, 11, 3), None),
        ("31st", date(2026, 11, 2), date(2026, 12, 31), None),
        ("31st of next month", SATURDAY, None, None),
        ("3rd of next month", SATURDAY, date(2026, 11, 3), None),
        ("3rd of next month", NEW_YEARS_EVE, date(2027, 1, 3), None),
        ("1st tuesday of next month", SATURDAY, date(2026, 11, 3), None),
        ("1st monday of next month", date(2027, 1, 31), date(2027, 2, 1), None),
        ("last friday of the month", MONDAY, date(2026, 11, 27), None),
        ("2 wednesday of the month", MONDAY, date(2026, 11, 11), None),
        ("5 monday of the month", MONDAY, date(2026, 11, 30), None),
        ("5 friday of the month", MONDAY, None, None),
        ("3rd thursday of february", LEAP_DAY, date(2028, 2, 17), None),
        ("last monday in february", MONDAY, date(2027, 2, 22), None),
        ("1st week of january", MONDAY, date(2027, 1, 1), date(2027, 1, 7)),
        ("last week of february 2028", MONDAY, date(2028, 2, 23), date(2028, 2, 29)),
        ("2nd week in december", MONDAY, date(2026, 12, 8), date(2026, 12, 14)),
        ("next month", SATURDAY, date(2026, 11, 1), date(2026, 11, 30)),
        ("next month", NEW_YEARS_EVE, date(2027, 1, 1), date(2027, 1, 31)),
        ("early next month", SATURDAY, date(2026, 11, 1), date(2026, 11, 10)),
        ("mid december", MONDAY, date(2026, 12, 11), date(2026, 12, 20)),
        ("end of february", LEAP_DAY, date(2028, 2, 21), date(2028, 2, 29)),
        ("in october", MONDAY, date(2027, 10, 1), date(2027, 10, 31)),
        ("in november", MONDAY, date(2026, 11, 1), date(2026, 11, 30)),
        # Parts of a week.
        ("early next week", MONDAY, date(2026, 11, 30), date(2026, 12, 1)),
        ("middle of next week", MONDAY, date(2026, 12, 1), date(2026, 12, 3)),
        ("end of the week", MONDAY, date(2026, 11, 26), date(2026, 11, 27)),
        ("later this week", MONDAY, date(2026, 11, 26), date(2026, 11, 27)),
        ("week after next", MONDAY, date(2026, 12, 7), date(2026, 12, 11)),
        ("the weekend", MONDAY, date(2026, 11, 28), date(2026, 11, 29)),
        # Dates in figures and in words.
        ("3/12", MONDAY, date(2026, 12, 3), None),
        ("3/5", MONDAY, date(2027, 5, 3), None),
        ("3/6", MONDAY, date(2026, 6, 3), None),
        ("3/12/27", MONDAY, date(2027, 12, 3), None),
        ("2027-01-05", MONDAY, date(2027, 1, 5), None),
        ("3 december '27", MONDAY, date(2027, 12, 3), None),
        ("december 3", MONDAY, date(2026, 12, 3), None),
        ("31/11", MONDAY, None, None),
        ("29 february", MONDAY, None, None),
        ("29 february", date(2027, 11, 1), LEAP_DAY, None),
        ("29 february 2027", MONDAY, None, None),
        ("1-3 december", MONDAY, date(2026, 12, 1), date(2026, 12, 3)),
        ("between 3 and 1 december", MONDAY, None, None),
    ],
)
def test_the_days_of_a_phrase(words: str, today: date, first: date | None, last: date | None):
    if words.startswith("next friday"):  # two days, not a span: said on a Thursday it can be either
        assert named(words, today) == [(first, first), (last, last)]
    else:
        assert named(words, today) == ([] if first is None else [(first, last or first)])


def test_one_week_named_beside_two_weekdays_is_the_week_of_both():
    rest, phrases = find_days("monday to wednesday next week", MONDAY)

    assert rest == "D0 to D1"
    assert [phrase.spans[0].first for phrase in phrases] == [date(2026, 11, 30), date(2026, 12, 2)]


def test_another_reader_is_asked_only_where_no_phrase_is_known():
    def reader(words: str, today: date) -> date | None:
        return date(2026, 12, 24) if words == "heiligabend" else None

    assert find_days("heiligabend", MONDAY, read_date=reader)[1][0].spans[0].first == date(2026, 12, 24)
    assert find_days("whenever", MONDAY, read_date=reader) == ("whenever", [])
    assert find_days("tomorrow", MONDAY, read_date=reader)[1][0].spans[0].first == date(2026, 11, 24)


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 1)))
def test_the_next_month_begins_the_day_after_this_one_ends(day: date):
    first = days.next_month(day)
    assert first.day == 1 and (first - timedelta(days=1)).month == day.month and first > day


@given(today=st.dates(date(2000, 1, 1), date(2099, 12, 1)), weekday=st.integers(0, 6))
def test_a_coming_weekday_is_the_first_of_its_name_after_today(today: date, weekday: int):
    found = days.coming(weekday, today)
    assert found.weekday() == weekday and timedelta(0) < found - today <= timedelta(days=7)


@given(today=st.dates(date(2000, 1, 1), date(2099, 12, 1)), weekday=st.integers(0, 6), position=st.integers(0, 4))
def test_the_nth_weekday_is_counted_from_the_first_of_the_month(today: date, weekday: int, position: int):
    month = [today.replace(day=1) + timedelta(days=n) for n in range(31)]
    such = [day for day in month if day.month == today.month and day.weekday() == weekday]
    expected = days.one_day(such[position]) if position < len(such) else days.NO_SUCH_DATE
    assert days.nth_weekday(position, weekday, today) == expected
    assert days.nth_weekday(-1, weekday, today) == days.one_day(such[-1])


@given(today=st.dates(date(2000, 1, 1), date(2099, 12, 1)), weekday=st.integers(0, 6))
def test_a_weekday_said_on_that_day_can_be_today(today: date, weekday: int):
    phrase: DayPhrase = days.plain_weekday(weekday, today)
    firsts = [span.first for span in phrase.spans]
    if weekday == today.weekday():
        assert firsts == [today, today + timedelta(days=7)] and phrase.why == "which_week"
    else:
        assert firsts == [days.coming(weekday, today)] and not phrase.why
    assert phrase.weekday == weekday


@pytest.mark.parametrize(("today", "both"), [(MONDAY, True), (date(2026, 11, 29), True), (date(2026, 11, 27), False)])
def test_next_tuesday_has_two_meanings_only_near_it(today: date, both: bool):
    assert len(days.next_weekday(1, today).spans) == (2 if both else 1)


@pytest.mark.parametrize(
    ("side", "kind", "first", "last"),
    [
        ("after", "half_term", date(2027, 2, 22), date(2027, 2, 28)),
        ("before", "half_term", date(2027, 2, 8), date(2027, 2, 14)),
        ("in", "half_term", date(2027, 2, 15), date(2027, 2, 19)),
        ("after", "", date(2027, 1, 4), date(2027, 1, 10)),
        ("before", "christmas", date(2026, 12, 14), date(2026, 12, 20)),
    ],
)
def test_days_around_a_break(side: str, kind: str, first: date, last: date):
    breaks = (
        days.SchoolBreak("half_term", date(2027, 2, 15), date(2027, 2, 19)),
        days.SchoolBreak("christmas", date(2026, 12, 21), date(2027, 1, 1)),
        days.SchoolBreak("half_term", date(2026, 10, 26), date(2026, 10, 30)),
    )
    assert days.around_break(kind, side, MONDAY, breaks) == days.span(first, last)
    assert days.around_break("easter", side, MONDAY, breaks) is days.TERM_DATES_NOT_KNOWN
