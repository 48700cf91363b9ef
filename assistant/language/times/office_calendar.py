"""When the office can be open at all, as typed times are read against it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.language.times.calendar_days import SchoolBreak
from assistant.language.times.clock_phrases import OfficeHours

WEEKEND, BANK_HOLIDAY, CLOSURE = "weekend", "bank_holiday", "closure"


@dataclass(frozen=True)
class OfficeCalendar:
    """Office hours, and the days without consultations.

    `closed_days`: a day → why. `working_days`: 0 is Monday. `school_breaks` are the operator's
    term dates; without them 'after half-term' is not known. `horizon`: how far ahead 'any day' goes.
    """

    hours: OfficeHours = field(default_factory=OfficeHours)
    working_days: frozenset[int] = frozenset(range(5))
    closed_days: Mapping[date, str] = field(default_factory=dict)
    school_breaks: tuple[SchoolBreak, ...] = ()
    horizon: timedelta = timedelta(days=90)

    @property
    def bank_holidays(self) -> tuple[date, ...]:
        """The bank holidays that are known, by date."""
        return tuple(sorted(day for day, why in self.closed_days.items() if why == BANK_HOLIDAY))

    def why_closed(self, day: date) -> str:
        """Say why no consultation takes place on a day (weekend, bank_holiday, closure): '' when one can."""
        if day in self.closed_days:
            return self.closed_days[day]
        return "" if day.weekday() in self.working_days else WEEKEND


WEEKDAYS_8_TO_6 = OfficeCalendar()
