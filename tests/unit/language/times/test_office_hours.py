"""Times at the edge of the day, of the horizon and of what can be read."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from assistant.language.times.reader import bare_ordinal, read_time
from assistant.language.times.readings import ChoiceIndex, ClosedThen, ExactTime, NotATime, Past, Period

# A Monday in winter, when London's clock is that of UTC. The office is open from eight to six.
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=timezone.utc)


def tomorrow_at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 24, hour, minute, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("tomorrow at 8am", ExactTime(tomorrow_at(8))),
        ("tomorrow at 7:59am", ClosedThen("outside_hours", tomorrow_at(7, 59))),
        ("tomorrow at 5:59pm", ExactTime(tomorrow_at(17, 59))),
        ("tomorrow at 6pm", ClosedThen("outside_hours", tomorrow_at(18))),
        ("tomorrow after 6pm", ClosedThen("outside_hours", tomorrow_at(18))),
        ("saturday at 10am", ClosedThen("weekend", datetime(2026, 11, 28, 10, tzinfo=timezone.utc))),
        ("today at 9:30am", Past(NOW)),
        ("today at 9:31am", ExactTime(NOW.replace(minute=31))),
    ],
)
def test_the_edges_of_the_day(typed: str, expected: object) -> None:
    assert read_time(typed, NOW).understood == expected


def test_a_period_that_has_begun_begins_now() -> None:
    read = read_time("today", NOW).understood
    assert isinstance(read, Period) and read.starts_at == NOW


@pytest.mark.parametrize(
    ("typed", "index"),
    [("the first", 0), ("the last one", -1), ("option 3", 2), ("the second one please", 1)],
)
def test_a_place_in_a_list(typed: str, index: int) -> None:
    assert read_time(typed, NOW).understood == ChoiceIndex(index) or bare_ordinal(typed) == index


@pytest.mark.parametrize(("length", "too_long"), [(200, False), (201, True)])
def test_two_hundred_characters_are_read_and_no_more(length: int, too_long: bool) -> None:
    typed = "tomorrow at 10am" + " " * (length - len("tomorrow at 10am") - 1) + "."
    assert (read_time(typed, NOW).understood == NotATime("too_long")) is too_long


@pytest.mark.parametrize(("years", "read"), [(4, True), (6, False)])
def test_what_lies_many_years_ahead_is_not_taken_for_a_wish(years: int, read: bool) -> None:
    understood = read_time(f"3 december {2026 + years} at 10am", NOW).understood
    assert (understood != NotATime("not_understood")) is read
