"""The one way a moment is said."""

import ast
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

import assistant.consultation
from assistant.language.wall_clock import clock_text, moment_text, span_text


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone.utc)


def test_a_slot_is_said_with_weekday_date_and_both_times():
    """In winter London keeps UTC."""
    assert span_text(utc(2026, 12, 1, 14), utc(2026, 12, 1, 14, 45)) == "Tuesday 1 December 2026, 2pm to 2.45pm"


def test_summer_times_are_an_hour_ahead_of_utc():
    assert moment_text(utc(2026, 7, 1, 14)) == "Wednesday 1 July 2026, 3pm"


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [(0, 0, "midnight"), (12, 0, "midday"), (12, 15, "12.15pm"), (9, 5, "9.05am"), (0, 30, "12.30am")],
)
def test_times_of_day_follow_the_government_style(hour, minute, said):
    assert clock_text(utc(2026, 1, 5, hour, minute)) == said


def test_the_hour_that_happens_twice_names_its_zone():
    """At 1.30am on 25 October 2026 the clock shows the same time twice."""
    assert moment_text(utc(2026, 10, 25, 0, 30)) == "Sunday 25 October 2026, 1.30am BST"
    assert moment_text(utc(2026, 10, 25, 1, 30)) == "Sunday 25 October 2026, 1.30am GMT"
    assert moment_text(utc(2026, 10, 25, 2, 30)) == "Sunday 25 October 2026, 2.30am"


def test_a_span_over_midnight_names_both_days():
    assert (
        span_text(utc(2026, 1, 5, 23), utc(2026, 1, 6, 1))
        == "Monday 5 January 2026, 11pm to Tuesday 6 January 2026, 1am"
    )


def test_a_moment_given_in_another_zone_is_said_in_london_time():
    assert clock_text(datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=-5)))) == "2pm"


def test_a_moment_without_an_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        clock_text(datetime(2026, 12, 1, 14))


def test_no_module_of_the_consultation_core_imports_pytz():
    """Rasa pins an old pytz; its rules must not decide a slot."""
    for file in Path(assistant.consultation.__file__).parent.glob("*.py"):
        imports = [
            node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, (ast.Import, ast.ImportFrom))
        ]
        names = {alias.name for node in imports for alias in node.names} | {
            getattr(node, "module", None) for node in imports
        }
        assert "pytz" not in names, file.name
