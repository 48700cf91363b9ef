"""What is typed into the forms of the rota: weekly hours, stretches of time, days, figures. Nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

from assistant.consultation.availability import london_instant
from assistant.consultation.model import Closure, RotaSettings, TimeWindow
from assistant.language.wall_clock import DAY_NAMES
from assistant.web.officer.days import read_day
from assistant.web.officer.rows import A_DAY
from assistant.web.reading import Form

STRETCHES = (1, 2)
LONGEST_NOTE = 200
Hours = tuple[tuple[int, time, time], ...]


class FieldError(ValueError):
    """A field that cannot be used: its name, and the key of the sentence that says why."""

    def __init__(self, field: str, key: str, **values: object) -> None:
        super().__init__(key)
        self.field = field
        self.key = key
        self.values = values


# name → (how it reads in the settings, smallest, largest)
FIGURES: dict[str, tuple[str, int, int]] = {
    "slot_minutes": ("slot_length", 5, 240),
    "step_minutes": ("slot_step", 5, 240),
    "buffer_before_minutes": ("buffer_before", 0, 240),
    "buffer_after_minutes": ("buffer_after", 0, 240),
    "notice_minutes": ("minimum_notice", 0, 60 * 24 * 30),
    "horizon_days": ("horizon_days", 1, 400),
    "daily_limit": ("daily_limit", 1, 50),
}


def field_of(kind: str, weekday: int, stretch: int) -> str:
    """The name of a field of the hours: `starts_0_1` is when Monday's first stretch starts."""
    return f"{kind}_{weekday}_{stretch}"


def read_hours(form: Form) -> Hours:
    """Weekly hours as (weekday, from, until). Raises FieldError."""
    hours: list[tuple[int, time, time]] = []
    for weekday, name in enumerate(DAY_NAMES):
        ends_before = time.min
        for stretch in STRETCHES:
            opens, closes = field_of("starts", weekday, stretch), field_of("ends", weekday, stretch)
            if not form.text(opens) and not form.text(closes):
                continue
            starts, ends = _time(form, opens, day=name), _time(form, closes, day=name)
            if starts >= ends:
                raise FieldError(closes, "hours_order", day=name)
            if starts < ends_before:
                raise FieldError(opens, "hours_overlap", day=name)
            ends_before = ends
            hours.append((weekday, starts, ends))
    return tuple(hours)


def read_stretch(form: Form) -> TimeWindow:
    """When somebody is away: whole days where no times are given. Raises FieldError."""
    first = read_day(form.text("from_day"))
    if first is None:
        raise FieldError("from_day", "day_wrong")
    last = read_day(form.text("until_day")) if form.text("until_day") else first
    if last is None:
        raise FieldError("until_day", "day_wrong")
    starts = london_instant(first, _time(form, "from_time") if form.text("from_time") else time.min)
    if form.text("until_time"):
        ends = london_instant(last, _time(form, "until_time"))
    else:
        ends = london_instant(last + A_DAY, time.min)
    if starts >= ends:
        raise FieldError("until_day", "leave_order")
    return TimeWindow(starts, ends)


def read_closure(form: Form) -> Closure:
    """Days on which nobody takes consultations. Raises FieldError."""
    first = read_day(form.text("first_day"))
    if first is None:
        raise FieldError("first_day", "day_wrong")
    last = read_day(form.text("last_day")) if form.text("last_day") else first
    if last is None:
        raise FieldError("last_day", "day_wrong")
    if last < first:
        raise FieldError("last_day", "leave_order")
    return Closure(first, last, read_note(form, "reason"))


def read_note(form: Form, field: str) -> str:
    """A short note on one line. Raises FieldError for a long one."""
    note = " ".join(form.text(field).split())
    if len(note) > LONGEST_NOTE:
        raise FieldError(field, "note_long", longest=LONGEST_NOTE)
    return note


def read_settings_fields(form: Form, before: RotaSettings) -> RotaSettings:
    """How slots are cut, in whole minutes and days; an empty daily limit is none. Raises FieldError."""
    settings = before
    for field, (name, smallest, largest) in FIGURES.items():
        text = form.text(field)
        if field == "daily_limit" and not text:
            settings = replace(settings, daily_limit=None)
            continue
        if not (text.isascii() and text.isdigit() and len(text) < 7 and smallest <= int(text) <= largest):
            raise FieldError(field, "figure_wrong", smallest=smallest, largest=largest)
        figure: Any = timedelta(minutes=int(text)) if field.endswith("minutes") else int(text)
        settings = replace(settings, **{name: figure})
    return settings


def settings_fields(settings: RotaSettings) -> dict[str, str]:
    """The fields of the form as the settings stand."""
    fields = {}
    for field, (name, _, _) in FIGURES.items():
        value = getattr(settings, name)
        fields[field] = str(value // timedelta(minutes=1)) if isinstance(value, timedelta) else str(value or "")
    return fields


def _time(form: Form, field: str, **values: object) -> time:
    try:
        read = datetime.strptime(form.text(field), "%H:%M").time()
    except ValueError:
        raise FieldError(field, "time_wrong", **values) from None
    return read
