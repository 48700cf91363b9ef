"""What typed words about a time can turn out to be: a closed set of values.

Every instant is aware and in UTC; `words` and `wall_clock` say it as the clock in London shows it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from assistant.language.wall_clock import day_text, in_london, span_text


@dataclass(frozen=True)
class ExactTime:
    """One start time that can be asked for."""

    starts_at: datetime


@dataclass(frozen=True)
class Period:
    """Starts wished for between two instants, on each day between two wall-clock times.

    `daily_until` equal to `daily_from` means exactly that time of day ("at 2 any day next week").
    """

    starts_at: datetime
    ends_at: datetime
    daily_from: time
    daily_until: time

    def holds(self, start: datetime) -> bool:
        """Tell whether a consultation that starts then is what was wished for."""
        clock = in_london(start).time()
        wished = self.daily_from <= clock < self.daily_until or clock == self.daily_from
        return wished and self.starts_at <= start < self.ends_at

    @property
    def words(self) -> str:
        """The period as it is read back, with every weekday named."""
        first, last = in_london(self.starts_at), in_london(self.ends_at)
        if first.date() == last.date():
            return span_text(self.starts_at, self.ends_at)
        return f"{day_text(first)} to {day_text(last)}"


@dataclass(frozen=True)
class Ambiguous:
    """Words with several readings that could all be booked; the caller decides.

    `why`: which_week, weekday_or_date ("Friday 3 December" when the 3rd is a Thursday), clock_change,
    date_or_time ("3.10"), choice_or_date ("the second") or several.
    """

    readings: tuple[ExactTime | Period, ...]
    why: str


@dataclass(frozen=True)
class Past:
    """A time that has gone by."""

    starts_at: datetime


@dataclass(frozen=True)
class ClosedThen:
    """A time when no consultations take place: weekend, outside_hours, bank_holiday or the operator's own reason."""

    reason: str
    starts_at: datetime


@dataclass(frozen=True)
class DoesNotExist:
    """A date or time that no calendar or clock shows.

    `why`: no_such_date (31 June), no_such_time (25:00) or clock_change (the hour that the clocks jump over).
    """

    why: str


@dataclass(frozen=True)
class NotKnown:
    """Words that need a fact the service does not hold: `what` is term_dates."""

    what: str


@dataclass(frozen=True)
class NotATime:
    """Words that name no time. `why`: empty, too_long, not_understood or ruled_out ("not Tuesday")."""

    why: str


@dataclass(frozen=True)
class ChoiceIndex:
    """One of the times offered, by its place: 0 is the first, -1 the last."""

    index: int


@dataclass(frozen=True)
class Earliest:
    """The first time that is free."""


TimeReading = (
    ExactTime | Period | Ambiguous | Past | ClosedThen | DoesNotExist | NotKnown | NotATime | ChoiceIndex | Earliest
)
