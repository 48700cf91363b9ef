"""The times that a page offers, and the one that its form chooses: by radio button or in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from assistant.consultation.model import Slot
from assistant.consultation.slot_choice import slot_label
from assistant.dialogue.results import Say
from assistant.dialogue.time_choice import MOST_SLOTS_READ, from_text, to_text
from assistant.language.wall_clock import in_london
from assistant.web.visit import Visit

DAYS_OFFERED = 4
MIDDAY = 12
OWN_WORDS = "own_words"


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
        return tuple(Offered(to_text(slot), slot_label(slot)) for slot in self.slots)


def times_of(visit: Visit, offers: tuple[Slot, ...] = ()) -> Times:
    """The times to offer: `offers`, else a few of each half day, from the one that the address names."""
    if offers:
        return Times(offers)
    free = visit.services.consultations.free_slots(limit=MOST_SLOTS_READ, after=_after(visit))
    by_day = [tuple(slots) for _, slots in groupby(free, key=lambda slot: in_london(slot.starts_at).date())]
    shown = [slot for day in by_day[:DAYS_OFFERED] for slot in _spread(day)]
    later = by_day[DAYS_OFFERED - 1][-1].starts_at.isoformat() if len(by_day) > DAYS_OFFERED else None
    return Times(tuple(shown), later)


def chosen_time(visit: Visit) -> str | Slot | tuple[str, Say]:
    """The words or the slot that the form gives as the time; else the field where one is missing, and why."""
    chosen, written = visit.typed("slot"), visit.typed(OWN_WORDS)
    if chosen in {"", OWN_WORDS}:
        return written or (OWN_WORDS if chosen else "slot", Say("page_time_missing"))
    if written:
        return "slot", Say("page_time_both")
    return from_text(chosen) or ("slot", Say("page_time_missing"))


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
