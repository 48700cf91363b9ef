"""The clock on the wall, and England's bank holidays."""

from __future__ import annotations

from datetime import date, datetime, timezone
from functools import lru_cache


class SystemClock:
    """The clock of this computer."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        return datetime.now(timezone.utc)


class EnglandBankHolidays:
    """The bank holidays of England, from the `holidays` library."""

    def __init__(self) -> None:
        self._by_year: dict[int, frozenset[date]] = {}

    def between(self, first: date, last: date) -> frozenset[date]:
        """The bank holidays from the first to the last day, both included."""
        return frozenset(
            day for year in range(first.year, last.year + 1) for day in self._of_year(year) if first <= day <= last
        )

    def _of_year(self, year: int) -> frozenset[date]:
        if year not in self._by_year:
            # Imported late: the library takes a noticeable time to load and few commands need it.
            from holidays import country_holidays

            self._by_year[year] = frozenset(country_holidays("GB", subdiv="ENG", years=year).keys())
        return self._by_year[year]


@lru_cache(maxsize=1)
def bank_holidays() -> EnglandBankHolidays:
    """Those of this process: each year of them is worked out once."""
    return EnglandBankHolidays()
