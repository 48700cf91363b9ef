"""Choosing a time on a page: the times offered as radio buttons, or a day and time in the caller's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from assistant.adapters.date_reading import read_date
from assistant.consultation.blocked import Blocked
from assistant.consultation.model import OfficerId, Slot
from assistant.consultation.slot_choice import ChosenSlot, NoSlotThen, SeveralSlots, choose_slot, slot_label
from assistant.language.times import readings
from assistant.language.times.office_calendar import BANK_HOLIDAY, CLOSURE, WEEKEND
from assistant.language.wall_clock import in_london, moment_text
from assistant.web.visit import Visit

MOST_SLOTS_READ = 2000
DAYS_OFFERED = 4
MIDDAY = 12
OWN_WORDS = "own_words"
_INSTANT = r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
VALUE = re.compile(rf"\d{{1,6}}\|{_INSTANT}\|{_INSTANT}", re.ASCII)
WORDED_CLOSURES = {WEEKEND, "outside_hours", BANK_HOLIDAY, CLOSURE}


@dataclass(frozen=True)
class Offered:
    """A time as a radio button: its value in the form, its name in full."""

    value: str
    label: str


@dataclass(frozen=True)
class Times:
    """The times that a page offers; `later` is where "later times" begin, None when there are none."""

    slots: tuple[Slot, ...]
    later: str | None = None

    @property
    def offered(self) -> tuple[Offered, ...]:
        """The times as radio buttons."""
        return tuple(Offered(to_value(slot), slot_label(slot)) for slot in self.slots)


def to_value(slot: Slot) -> str:
    """A slot as one text: officer, start and end."""
    return f"{slot.officer_id}|{slot.starts_at.isoformat()}|{slot.ends_at.isoformat()}"


def from_value(value: str) -> Slot | None:
    """The slot that `to_value` wrote, or None for anything else. Whether it can be booked is for the core to say."""
    if not VALUE.fullmatch(value):
        return None
    officer, starts_at, ends_at = value.split("|")
    try:
        return Slot(OfficerId(int(officer)), datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
    except ValueError:
        return None


def times_of(visit: Visit) -> Times:
    """The times to offer: a few of each half day, from the one that the address names."""
    free = visit.services.consultations.free_slots(limit=MOST_SLOTS_READ, after=_after(visit))
    by_day = [tuple(slots) for _, slots in groupby(free, key=lambda slot: in_london(slot.starts_at).date())]
    shown = [slot for day in by_day[:DAYS_OFFERED] for slot in _spread(day)]
    later = by_day[DAYS_OFFERED - 1][-1].starts_at.isoformat() if len(by_day) > DAYS_OFFERED else None
    return Times(tuple(shown), later)


@dataclass(frozen=True)
class NotChosen:
    """The visit with what is wrong with the choice, and the times to offer now."""

    visit: Visit
    times: Times


def read_choice(visit: Visit, times: Times) -> Slot | NotChosen:
    """The slot that the form names among `times`, which were offered, or in words; or why there is none."""
    chosen, written = visit.typed("slot"), visit.typed(OWN_WORDS)
    if chosen in {"", OWN_WORDS}:
        if written:
            return _read_words(visit, written, times)
        return NotChosen(visit.refused(OWN_WORDS if chosen else "slot", "page_time_missing"), times)
    if written:
        return NotChosen(visit.refused("slot", "page_time_both"), times)
    return from_value(chosen) or NotChosen(visit.refused("slot", "page_time_missing"), times)


def not_to_be_had(visit: Visit, key: str, alternatives: Sequence[Slot]) -> NotChosen:
    """Why a time cannot be had (by the key of the sentence), and the nearest ones that can."""
    return NotChosen(visit.refused("slot", key), _or_usual(visit, alternatives))


def not_bookable(visit: Visit, reason: Blocked, alternatives: Sequence[Slot]) -> NotChosen:
    """Why nobody could book a time, and the nearest ones that can be had."""
    return not_to_be_had(visit, f"page_blocked_{reason.value}", alternatives)


def _read_words(visit: Visit, written: str, times: Times) -> Slot | NotChosen:
    services = visit.services
    free = services.consultations.free_slots(limit=MOST_SLOTS_READ)
    match choose_slot(written, times.slots, free, services.clock.now(), services.calendar, read_date):
        case ChosenSlot(slot):
            return slot
        case SeveralSlots(slots):
            return NotChosen(visit.refused("slot", "page_time_several"), Times(slots))
        case NoSlotThen(asked, nearest):
            time = moment_text(asked.starts_at) if isinstance(asked, readings.ExactTime) else asked.words
            return NotChosen(visit.refused("slot", "page_time_not_free", time=time), _or_usual(visit, nearest))
        case readings.ClosedThen(reason, starts_at):
            why = visit.say(f"closed_{reason}") if reason in WORDED_CLOSURES else reason
            time = moment_text(starts_at)
            return NotChosen(visit.refused(OWN_WORDS, "page_time_closed", time=time, reason=why), times)
        case readings.Past():
            key = "page_time_past"
        case readings.DoesNotExist():
            key = "page_time_does_not_exist"
        case readings.NotKnown():
            key = "page_time_not_known"
        case _:
            key = "page_time_unclear"
    return NotChosen(visit.refused(OWN_WORDS, key), times)


def _or_usual(visit: Visit, alternatives: Sequence[Slot]) -> Times:
    return Times(tuple(alternatives)) if alternatives else times_of(visit)


def _spread(day: Sequence[Slot]) -> Iterable[Slot]:
    """The first and the middle free time of each half of a day."""
    morning = [slot for slot in day if in_london(slot.starts_at).hour < MIDDAY]
    afternoon = [slot for slot in day if in_london(slot.starts_at).hour >= MIDDAY]
    places = [(half, place) for half in (morning, afternoon) if half for place in dict.fromkeys((0, len(half) // 2))]
    return tuple(half[place] for half, place in places)


def _after(visit: Visit) -> datetime | None:
    try:
        after = datetime.fromisoformat(visit.request.query_params.get("after", ""))
    except ValueError:
        return None
    return after if after.tzinfo is not None else None
