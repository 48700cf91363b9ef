"""Say a moment as the clock on an English wall shows it, in one way everywhere.

The page, the mail, the invitation, the brief and the officer's pages all call this module,
so that they cannot disagree. It reads no clock and chooses no sentence.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

# zoneinfo only. pytz is in the environment because Rasa pins an old one, and it must not decide a slot.
LONDON = ZoneInfo("Europe/London")

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_london(moment: datetime) -> datetime:
    """Convert an aware moment to Europe/London. A moment without an offset is a bug: ValueError."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs an offset")
    # Through UTC: Python compares and subtracts two moments of one zone by wall time, which is
    # wrong across a clock change, so no caller may rely on the zone the moment came with.
    return moment.astimezone(timezone.utc).astimezone(LONDON)


def day_text(day: date) -> str:
    """Say a day in full: 'Tuesday 1 December 2026'."""
    return f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def clock_text(moment: datetime) -> str:
    """Say the time of day: '2pm', '2.45pm', 'midday', 'midnight'.

    In the hour that happens twice in October the zone is added ('1.30am BST', '1.30am GMT').
    """
    local = in_london(moment)
    if (local.hour, local.minute) in ((0, 0), (12, 0)):
        return "midday" if local.hour else "midnight"
    minutes = f".{local.minute:02d}" if local.minute else ""
    half = "am" if local.hour < 12 else "pm"
    zone = f" {local.tzname()}" if happens_twice(local) else ""
    return f"{local.hour % 12 or 12}{minutes}{half}{zone}"


def moment_text(moment: datetime) -> str:
    """Say a day and a time: 'Tuesday 1 December 2026, 2pm'."""
    return f"{day_text(in_london(moment))}, {clock_text(moment)}"


def span_text(start: datetime, end: datetime) -> str:
    """Say from when to when: 'Tuesday 1 December 2026, 2pm to 2.45pm'."""
    if in_london(start).date() == in_london(end).date():
        return f"{moment_text(start)} to {clock_text(end)}"
    return f"{moment_text(start)} to {moment_text(end)}"


def happens_twice(local: datetime) -> bool:
    """Tell whether this wall time in Europe/London occurs both before and after the clocks go back."""
    before, after = _offsets(local)
    return before > after


def does_not_happen(local: datetime) -> bool:
    """Tell whether the clocks jump over this wall time in Europe/London when they go forward."""
    before, after = _offsets(local)
    return before < after


def _offsets(local: datetime) -> tuple[timedelta, timedelta]:
    """The offset from UTC on either side of a clock change (PEP 495); the same twice on any other day."""
    before, after = (local.replace(fold=fold, tzinfo=LONDON).utcoffset() or timedelta() for fold in (0, 1))
    return before, after
