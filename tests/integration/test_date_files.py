"""What the date library and the operator's term dates add to typed times."""

from datetime import date, datetime, timezone

import pytest

from assistant.adapters.date_reading import read_date
from assistant.adapters.school_terms import TermDatesError, load_school_breaks
from assistant.language.times.calendar_days import SchoolBreak
from assistant.language.times.reader import read_time
from assistant.language.times.readings import NotATime
from assistant.language.wall_clock import day_text, in_london

MONDAY = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)


@pytest.mark.parametrize("typed", ["3 décembre 2026", "jeudi 3 décembre", "3 de diciembre", "3 grudnia 2026"])
def test_a_date_in_another_language_is_read_by_the_library(typed):
    reading = read_time(typed, MONDAY, read_date=read_date).understood
    assert day_text(in_london(reading.starts_at)) == "Thursday 3 December 2026"


@pytest.mark.parametrize(
    "typed", ["who leads?", "tier 3", "12 children", "0207 946 0000", "3", "abc 3 déc xyz", "20261203", "é" * 60]
)
def test_other_words_stay_what_they_are(typed):
    assert read_time(typed, MONDAY, read_date=read_date).understood == NotATime("not_understood")


@pytest.mark.parametrize("typed", ["2026-12-01T14:00", "2026/12/03", "01/02/2027"])
def test_the_library_is_never_asked_about_what_it_would_misread(typed):
    asked = []
    read_time(typed, MONDAY, read_date=lambda words, today: asked.append(words))
    assert asked == []


def test_term_dates_are_read_in_order(tmp_path):
    file = tmp_path / "terms.yml"
    file.write_text(
        "- {kind: half_term, first_day: 2027-02-15, last_day: 2027-02-19}\n"
        "- {kind: christmas, first_day: 2026-12-21, last_day: 2027-01-01}\n"
    )
    assert load_school_breaks(file) == (
        SchoolBreak("christmas", date(2026, 12, 21), date(2027, 1, 1)),
        SchoolBreak("half_term", date(2027, 2, 15), date(2027, 2, 19)),
    )
    file.write_text("")
    assert load_school_breaks(file) == ()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a: b", "list"),
        ("- {kind: half_term, first_day: 2027-02-15}", "entry 1"),
        ("- {kind: term, first_day: 2027-02-15, last_day: 2027-02-19}", "kind"),
        ("- {kind: summer, first_day: 15.2.2027, last_day: 2027-02-19}", "days"),
        ("- {kind: summer, first_day: 2027-02-19, last_day: 2027-02-15}", "first before"),
        (
            "- {kind: summer, first_day: 2027-02-01, last_day: 2027-02-15}\n"
            "- {kind: easter, first_day: 2027-02-15, last_day: 2027-02-16}",
            "overlap",
        ),
    ],
)
def test_term_dates_that_cannot_be_used_are_named(tmp_path, text, complaint):
    file = tmp_path / "terms.yml"
    file.write_text(text)
    with pytest.raises(TermDatesError, match=complaint):
        load_school_breaks(file)
