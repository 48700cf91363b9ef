"""Typed times: what is understood, what is asked back, and what is refused."""

import os
from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.language.times.calendar_days import SchoolBreak
from assistant.language.times.clock_phrases import OfficeHours
from assistant.language.times.office_calendar import OfficeCalendar
from assistant.language.times.reader import read_time
from assistant.language.times.readings import (
    Ambiguous,
    ChoiceIndex,
    ClosedThen,
    DoesNotExist,
    Earliest,
    ExactTime,
    NotATime,
    NotKnown,
    Past,
    Period,
)
from assistant.language.wall_clock import clock_text, day_text, in_london, moment_text

MONDAY = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)
TERM_DATES = (
    SchoolBreak("christmas", date(2026, 12, 21), date(2027, 1, 1)),
    SchoolBreak("half_term", date(2027, 2, 15), date(2027, 2, 19)),
)
CALENDAR = OfficeCalendar(closed_days={date(2026, 12, 25): "bank_holiday"})
ALL_HOURS = OfficeHours(time(0), time(23, 59))
EVERY_HALF_HOUR = os.environ.get("ASSISTANT_EVERY_HALF_HOUR") == "1"


def understood(text, now, calendar=CALENDAR, read_date=None):
    """What the words were read as; some are left unread on purpose."""
    return read_time(text, now, calendar, read_date).understood


def said(reading) -> str:
    """A reading in the words a caller would hear."""
    if isinstance(reading, ExactTime):
        return moment_text(reading.starts_at)
    assert isinstance(reading, Period), reading
    return f"{reading.words} / {reading.daily_from:%H.%M}-{reading.daily_until:%H.%M}"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tomorrow at 2", "Tuesday 24 November 2026, 2pm"),
        ("the 3rd at 2", "Thursday 3 December 2026, 2pm"),
        ("the third at two", "Thursday 3 December 2026, 2pm"),
        ("3/12 at 2pm", "Thursday 3 December 2026, 2pm"),
        ("3.12.2026 14:30", "Thursday 3 December 2026, 2.30pm"),
        ("half past two tomorrow", "Tuesday 24 November 2026, 2.30pm"),
        ("half two tomorrow", "Tuesday 24 November 2026, 2.30pm"),
        ("quarter past ten on Friday", "Friday 27 November 2026, 10.15am"),
        ("quarter to three on Friday", "Friday 27 November 2026, 2.45pm"),
        ("ten to four on Friday", "Friday 27 November 2026, 3.50pm"),
        ("quarter to one on friday", "Friday 27 November 2026, 12.45pm"),
        ("Wednesday next week at half nine", "Wednesday 2 December 2026, 9.30am"),
        ("2026-12-01T14:00", "Tuesday 1 December 2026, 2pm"),
        ("1st Dec '26 2pm", "Tuesday 1 December 2026, 2pm"),
        ("Dec 1st at 14.30", "Tuesday 1 December 2026, 2.30pm"),
        ("can we do 2 o'clock on wednesday please?", "Wednesday 25 November 2026, 2pm"),
        ("weds @ 2ish", "Wednesday 25 November 2026, 2pm"),
        ("Tues 24th Nov 2:15 p.m.", "Tuesday 24 November 2026, 2.15pm"),
        ("tomorrow morning 9.30", "Tuesday 24 November 2026, 9.30am"),
        ("nine in the morning tomorrow", "Tuesday 24 November 2026, 9am"),
        ("noon on friday", "Friday 27 November 2026, midday"),
        ("first Tuesday in December at 11", "Tuesday 1 December 2026, 11am"),
        ("tmrw 9am", "Tuesday 24 November 2026, 9am"),
        ("no, thursday at 2", "Thursday 26 November 2026, 2pm"),
        ("a fortnight today at 11", "Monday 7 December 2026, 11am"),
        ("\uff34\uff55\uff45\uff53\uff44\uff41\uff59 at 2", "Tuesday 24 November 2026, 2pm"),
    ],
)
def test_a_day_with_a_time_is_one_start_time(typed, expected):
    assert said(understood(typed, MONDAY, CALENDAR)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Thursday", "Thursday 26 November 2026, 8am to 6pm / 08.00-18.00"),
        ("thursday afternoon", "Thursday 26 November 2026, midday to 6pm / 12.00-18.00"),
        ("3/12", "Thursday 3 December 2026, 8am to 6pm / 08.00-18.00"),
        ("first thing Monday", "Monday 30 November 2026, 8am to 9am / 08.00-09.00"),
        ("between 2 and 4 on Thursday", "Thursday 26 November 2026, 2pm to 4pm / 14.00-16.00"),
        ("2-4pm thursday", "Thursday 26 November 2026, 2pm to 4pm / 14.00-16.00"),
        ("after 3 on Thursday", "Thursday 26 November 2026, 3pm to 6pm / 15.00-18.00"),
        ("Thursday before 11", "Thursday 26 November 2026, 8am to 11am / 08.00-11.00"),
        ("any time next week", "Monday 30 November 2026 to Friday 4 December 2026 / 08.00-18.00"),
        ("mornings next week", "Monday 30 November 2026 to Friday 4 December 2026 / 08.00-12.00"),
        ("early next week", "Monday 30 November 2026 to Tuesday 1 December 2026 / 08.00-18.00"),
        ("in a fortnight", "Monday 7 December 2026 to Friday 11 December 2026 / 08.00-18.00"),
        ("w/c 7/12", "Monday 7 December 2026 to Friday 11 December 2026 / 08.00-18.00"),
        ("Monday to Wednesday next week", "Monday 30 November 2026 to Wednesday 2 December 2026 / 08.00-18.00"),
        ("10-11am on Wednesday", "Wednesday 25 November 2026, 10am to 11am / 10.00-11.00"),
        ("the week of the 7th", "Monday 7 December 2026 to Friday 11 December 2026 / 08.00-18.00"),
        ("from 3 to 7 December", "Thursday 3 December 2026 to Monday 7 December 2026 / 08.00-18.00"),
        ("14:30", "Monday 23 November 2026 to Friday 19 February 2027 / 14.30-14.30"),
        ("half two", "Monday 23 November 2026 to Friday 19 February 2027 / 14.30-14.30"),
        ("today", "Monday 23 November 2026, 10am to 6pm / 08.00-18.00"),
        ("w/b 7 december", "Monday 7 December 2026 to Friday 11 December 2026 / 08.00-18.00"),
        ("first week of december", "Tuesday 1 December 2026 to Monday 7 December 2026 / 08.00-18.00"),
        ("last week of january", "Monday 25 January 2027 to Friday 29 January 2027 / 08.00-18.00"),
    ],
)
def test_wider_words_are_a_period(typed, expected):
    assert said(understood(typed, MONDAY, CALENDAR)) == expected


@pytest.mark.parametrize(
    ("typed", "why", "days"),
    [
        ("next Tuesday", "which_week", ["Tuesday 24 November 2026", "Tuesday 1 December 2026"]),
        ("friday next", "which_week", ["Friday 27 November 2026", "Friday 4 December 2026"]),
        ("next Tuesday afternoon", "which_week", ["Tuesday 24 November 2026", "Tuesday 1 December 2026"]),
        ("Monday", "which_week", ["Monday 23 November 2026", "Monday 30 November 2026"]),
        ("Friday 3 December", "weekday_or_date", ["Thursday 3 December 2026", "Friday 4 December 2026"]),
        ("Tuesday or Thursday", "several", ["Tuesday 24 November 2026", "Thursday 26 November 2026"]),
        ("Monday or Tuesday next week", "several", ["Monday 30 November 2026", "Tuesday 1 December 2026"]),
        ("Friday 10 to 4", "several", ["Friday 27 November 2026", "Friday 27 November 2026"]),
    ],
)
def test_words_with_two_meanings_are_never_guessed(typed, why, days):
    reading = understood(typed, MONDAY, CALENDAR)
    assert isinstance(reading, Ambiguous)
    assert reading.why == why
    assert [day_text(in_london(each.starts_at)) for each in reading.readings] == days


def test_next_tuesday_is_clear_from_the_middle_of_the_week_before():
    """On a Thursday only one Tuesday is in the next week."""
    assert said(understood("next Tuesday", MONDAY + timedelta(days=3), CALENDAR)).startswith("Tuesday 1 December 2026")


def test_a_dotted_number_can_be_a_date_or_a_time():
    reading = understood(
        "3.10", datetime(2026, 9, 21, 10, tzinfo=timezone.utc), OfficeCalendar(working_days=frozenset(range(7)))
    )
    assert isinstance(reading, Ambiguous)
    assert reading.why == "date_or_time"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("after half-term", "Monday 22 February 2027 to Friday 26 February 2027"),
        ("before half term", "Monday 8 February 2027 to Friday 12 February 2027"),
        ("after the christmas holidays", "Monday 4 January 2027 to Friday 8 January 2027"),
        ("start of next term", "Monday 4 January 2027 to Friday 8 January 2027"),
    ],
)
def test_school_terms_come_from_the_operator(typed, expected):
    assert understood(typed, MONDAY, OfficeCalendar(school_breaks=TERM_DATES)).words == expected


def test_without_term_dates_after_half_term_is_not_known():
    assert understood("after half-term", MONDAY, CALENDAR) == NotKnown("term_dates")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Saturday at 10", ClosedThen("weekend", datetime(2026, 11, 28, 10, tzinfo=timezone.utc))),
        ("25 December at 11", ClosedThen("bank_holiday", datetime(2026, 12, 25, 11, tzinfo=timezone.utc))),
        ("tomorrow at 7pm", ClosedThen("outside_hours", datetime(2026, 11, 24, 19, tzinfo=timezone.utc))),
        ("today at 9", Past(datetime(2026, 11, 23, 9, tzinfo=timezone.utc))),
        ("yesterday at 2", Past(datetime(2026, 11, 22, 14, tzinfo=timezone.utc))),
        ("last tuesday at 2", Past(datetime(2026, 11, 17, 14, tzinfo=timezone.utc))),
        ("20 november at 2", Past(datetime(2026, 11, 20, 14, tzinfo=timezone.utc))),
        ("31 June", DoesNotExist("no_such_date")),
        ("29 February 2027", DoesNotExist("no_such_date")),
        ("12/13", DoesNotExist("no_such_date")),
        ("tomorrow at 25:00", DoesNotExist("no_such_time")),
        ("28 March 2027 at 1.30am", DoesNotExist("clock_change")),
        ("not Tuesday", NotATime("ruled_out")),
        ("I can’t do Tuesday at 2", NotATime("ruled_out")),
        ("any time but Friday", NotATime("ruled_out")),
        ("2 children, 3 letters", NotATime("not_understood")),
        ("room 4 on tuesday", NotATime("not_understood")),
        ("the following tuesday", NotATime("not_understood")),
        ("same time next week", NotATime("not_understood")),
        ("by friday 3pm", NotATime("not_understood")),
        ("what is a SPOC", NotATime("not_understood")),
        ("", NotATime("empty")),
        (" \u200b?! ", NotATime("not_understood")),
        ("the second one", ChoiceIndex(1)),
        ("option 3 please", ChoiceIndex(2)),
        ("the last one", ChoiceIndex(-1)),
        ("earliest", Earliest()),
        ("as soon as possible please", Earliest()),
        ("I don't mind", Earliest()),
    ],
)
def test_every_other_text_has_its_own_answer(typed, expected):
    assert understood(typed, MONDAY, CALENDAR) == expected


def test_a_text_of_over_200_characters_is_refused():
    assert understood("tomorrow at 2" + " please" * 40, MONDAY, CALENDAR) == NotATime("too_long")


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "word",
    ["i", "the", "yes", "a", "to", "1", "1.", "1/", "and", "or", "D0", "T0", "at", "-", ",", "no", "tue", "option"],
)
def test_no_text_makes_the_patterns_try_for_ever(word):
    """The longest text of one repeated word, closed by something that fits nothing."""
    for between in ("", " ", ", "):
        longest = ((word + between) * 200)[:198] + " x"
        assert understood(longest, MONDAY, CALENDAR) != NotATime("too_long")


def test_the_hour_that_happens_twice_is_asked_about():
    """Both half past ones of 25 October 2026 could be meant; naming the zone settles it."""
    all_hours = OfficeCalendar(working_days=frozenset(range(7)), hours=ALL_HOURS)
    reading = understood("Sunday 25 October 2026 at 1.30am", datetime(2026, 10, 1, tzinfo=timezone.utc), all_hours)
    assert isinstance(reading, Ambiguous)
    assert reading.why == "clock_change"
    assert [each.starts_at.hour for each in reading.readings] == [0, 1]
    named = understood("Sunday 25 October 2026 at 1.30am GMT", datetime(2026, 10, 1, tzinfo=timezone.utc), all_hours)
    assert named == ExactTime(datetime(2026, 10, 25, 1, 30, tzinfo=timezone.utc))


def test_tomorrow_follows_the_day_in_london_not_in_utc():
    """At 11.30pm UTC in summer it is already the next day in London."""
    just_after_midnight = datetime(2026, 7, 6, 23, 30, tzinfo=timezone.utc)
    assert said(understood("tomorrow at 2", just_after_midnight, CALENDAR)) == "Wednesday 8 July 2026, 2pm"


def test_a_day_after_the_clocks_go_back_keeps_its_wall_time():
    friday_before = datetime(2026, 10, 23, 9, tzinfo=timezone.utc)
    assert understood("Monday at 2", friday_before, CALENDAR) == ExactTime(
        datetime(2026, 10, 26, 14, tzinfo=timezone.utc)
    )
    assert understood("today at 2", friday_before, CALENDAR) == ExactTime(
        datetime(2026, 10, 23, 13, tzinfo=timezone.utc)
    )


def test_what_is_read_back_means_the_moment_it_was_made_from():
    """Half hours of 2026 to 2030, and each one on the days the clocks change; all by ASSISTANT_EVERY_HALF_HOUR=1."""
    calendar = OfficeCalendar(working_days=frozenset(range(7)), hours=ALL_HOURS)
    start = datetime(2026, 1, 1, tzinfo=timezone.utc)
    halves = int((datetime(2031, 1, 1, tzinfo=timezone.utc) - start) / timedelta(minutes=30))
    for number in range(halves):
        moment = start + number * timedelta(minutes=30)
        changes = moment.month in (3, 10) and moment.day >= 25 and moment.weekday() == 6
        if EVERY_HALF_HOUR or changes or number % 37 == 0:
            assert understood(moment_text(moment), moment - timedelta(days=80), calendar) == ExactTime(moment), (
                moment_text(moment)
            )


WORDS = (
    "next this last tuesday friday monday week fortnight the 3rd 31st 2 14:30 10 to 4 half past quarter two and or "
    "between after before by from tomorrow today morning afternoon december may 3/12 2026 at pm am - , . half-term "
    "christmas not "
    "one second earliest any time in a of 99 0 00:00 29 february noon midnight gmt"
)
PHRASES = st.lists(st.sampled_from(WORDS.split()), max_size=14).map(" ".join)


@settings(max_examples=400)
@given(
    st.one_of(st.text(max_size=220), PHRASES),
    st.datetimes(datetime(2026, 1, 1), datetime(2030, 12, 31)),
)
def test_any_text_has_an_answer_and_never_one_that_has_gone_by(text, wall):
    now = wall.replace(tzinfo=timezone.utc)
    reading = understood(text, now, OfficeCalendar(school_breaks=TERM_DATES))
    found = reading.readings if isinstance(reading, Ambiguous) else (reading,)
    for each in found:
        if isinstance(each, ExactTime):
            assert each.starts_at > now
            assert time(8) <= in_london(each.starts_at).time() < time(18)
        if isinstance(each, Period):
            assert now <= each.starts_at < each.ends_at
            assert each.words


def test_a_quarter_of_an_hour_before_midnight_is_no_mistake():
    now = datetime(2026, 11, 23, 7, tzinfo=timezone.utc)
    assert not isinstance(understood("QUARTER OF 0", now, OfficeCalendar()), ExactTime)


@settings(max_examples=200)
@given(st.integers(0, 89), st.integers(0, 39))
def test_office_times_survive_every_way_of_typing_them(days, quarter):
    """Every quarter hour between 8am and 6pm, in five common spellings."""
    now = datetime(2026, 11, 23, 7, tzinfo=timezone.utc)
    day = date(2026, 11, 24) + timedelta(days=days)
    wall = datetime.combine(day, time(8 + quarter // 4, quarter % 4 * 15))
    calendar = OfficeCalendar(working_days=frozenset(range(7)))
    for typed in (
        f"{wall:%d/%m/%Y %H:%M}",
        f"{wall:%Y-%m-%dT%H:%M}",
        f"{wall:%A} {wall.day} {wall:%B} at {clock_text(wall.replace(tzinfo=timezone.utc))}",
        f"{wall:%I.%M%p} on the {wall.day} of {wall:%b} {wall.year}".lower(),
        f"{wall.hour}:{wall.minute:02d} {wall:%B} {wall.day}, {wall.year}",
    ):
        reading = understood(typed, now, calendar)
        assert isinstance(reading, ExactTime), typed
        assert in_london(reading.starts_at).replace(tzinfo=None) == wall, typed
