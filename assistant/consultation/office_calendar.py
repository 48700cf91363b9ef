"""The office calendar of a rota, for reading typed times against it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from assistant.consultation.model import Rota
from assistant.language.times.calendar_days import SchoolBreak
from assistant.language.times.clock_phrases import OfficeHours
from assistant.language.times.office_calendar import BANK_HOLIDAY, CLOSURE, OfficeCalendar


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
