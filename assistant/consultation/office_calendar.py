"""When the office can be open at all, as typed times are read against it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from assistant.consultation.calendar_days import SchoolBreak
from assistant.consultation.clock_phrases import OfficeHours
from assistant.consultation.model import Rota

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

    def why_closed(self, day: date) -> str:
        """Say why no consultation takes place on a day (weekend, bank_holiday, closure): '' when one can."""
        if day in self.closed_days:
            return self.closed_days[day]
        return "" if day.weekday() in self.working_days else WEEKEND


WEEKDAYS_8_TO_6 = OfficeCalendar()


def office_calendar(
    rota: Rota, bank_holidays: Collection[date] = (), school_breaks: tuple[SchoolBreak, ...] = ()
) -> OfficeCalendar:
    """The calendar of a rota: from the first to the last hour that any active officer works."""
    active = {officer.id for officer in rota.officers if officer.active}
    hours = [each for each in rota.hours if each.officer_id in active]
    closed = dict.fromkeys(bank_holidays, BANK_HOLIDAY)
    for closure in rota.closures:
        for number in range((closure.last_day - closure.first_day).days + 1):
            closed[closure.first_day + timedelta(days=number)] = CLOSURE
    if not hours:
        return OfficeCalendar(closed_days=closed, school_breaks=school_breaks)
    return OfficeCalendar(
        hours=OfficeHours(min(each.starts for each in hours), max(each.ends for each in hours)),
        working_days=frozenset(each.weekday for each in hours),
        closed_days=closed,
        school_breaks=school_breaks,
        horizon=timedelta(days=rota.settings.horizon_days),
    )
