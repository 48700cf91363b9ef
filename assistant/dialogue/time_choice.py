"""Choosing a time, in words or by choice: the slot that was meant, or why it cannot be had and what to offer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.consultation.availability import london_day
from assistant.consultation.blocked import Blocked
from assistant.consultation.model import OfficerId, Slot
from assistant.consultation.outcomes.booking import HoldExpired, NotBookable, SlotTaken
from assistant.consultation.ports import Clock
from assistant.consultation.service import Consultations
from assistant.consultation.slot_choice import ChosenSlot, NoSlotThen, SeveralSlots, choose_slot, nearest_slots
from assistant.dialogue.results import Say
from assistant.language.times import readings
from assistant.language.times.day_phrases import DateReader
from assistant.language.times.office_calendar import OfficeCalendar
from assistant.language.times.reader import read_time
from assistant.language.times.shifts import read_shift
from assistant.language.wall_clock import day_text, moment_text

MOST_SLOTS_READ = 2000
_INSTANT = r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d"
_SLOT = re.compile(rf"\d{{1,6}}\|{_INSTANT}\|{_INSTANT}", re.ASCII)
WORDED_CLOSURES = frozenset({"weekend", "outside_hours", "bank_holiday", "closure"})


@dataclass(frozen=True)
class TimeRefused:
    """No slot: why, if there is more to say than the times on offer."""

    why: Say | None
    offers: tuple[Slot, ...]


@dataclass(frozen=True)
class TimeChoice:
    """Reads times against the free slots as they stand now."""

    consultations: Consultations
    clock: Clock
    calendar: Callable[[], OfficeCalendar]
    read_date: DateReader

    def later_than(self, offered: Sequence[Slot]) -> tuple[Slot, ...]:
        """The next free times after those offered; the first ones again at the end."""
        later = self.consultations.free_slots(after=offered[-1].starts_at) if offered else ()
        return later or self.consultations.free_slots()

    def is_only_a_time(self, text: str) -> bool:
        """Whether every word belongs to a day, a time or a choice among times: "the 2pm one", "the second slot"."""
        read = read_time(text, self.clock.now(), self.calendar(), self.read_date)
        # What does not exist or is not known is said without weighing the words around it.
        return read.is_whole and not isinstance(read.understood, (readings.NotKnown, readings.DoesNotExist))

    def choose(self, text: str, offered: Sequence[Slot], instead_of: Slot | None = None) -> Slot | TimeRefused:
        """The slot that the words mean. A time of day alone means the day of the slot that it is to replace."""
        free = self.consultations.free_slots(limit=MOST_SLOTS_READ)
        now, calendar = self.clock.now(), self.calendar()
        if instead_of is not None and (shift := read_shift(text)) is not None:
            return self._shifted(instead_of, shift, free)
        if instead_of is not None:
            day = london_day(instead_of.starts_at)
            same_day = [slot for slot in free if london_day(slot.starts_at) == day]
            chosen = choose_slot(text, (), same_day, now, calendar, self.read_date)
            if isinstance(chosen, ChosenSlot):
                return chosen.slot
        match choose_slot(text, offered, free, now, calendar, self.read_date):
            case ChosenSlot(slot):
                return slot
            case SeveralSlots(slots, why):
                key = "time_ambiguous" if why else "time_several"
                return TimeRefused(Say("time_unread" if why == "unread" else key), slots)
            case NoSlotThen(asked, nearest):
                return TimeRefused(self._not_free(asked), nearest)
            case readings.ClosedThen(reason, starts_at):
                key = f"time_{reason}" if reason in WORDED_CLOSURES else "time_closed"
                return TimeRefused(Say(key, {"time": moment_text(starts_at)}), tuple(offered))
            case readings.Past(starts_at):
                return TimeRefused(Say("time_past", {"time": moment_text(starts_at)}), tuple(offered))
            case readings.DoesNotExist():
                return TimeRefused(Say("time_does_not_exist"), tuple(offered))
            case readings.NotKnown():
                return TimeRefused(Say("time_term_dates"), tuple(offered))
            case _:
                return TimeRefused(Say("time_unclear"), tuple(offered))

    def _shifted(self, slot: Slot, shift: timedelta, free: Sequence[Slot]) -> Slot | TimeRefused:
        """The free slot that begins so much earlier or later than `slot`."""
        wanted = slot.starts_at + shift
        found = next((each for each in free if each.starts_at == wanted), None)
        return found or TimeRefused(self._not_free(readings.ExactTime(wanted)), nearest_slots(wanted, free))

    def refusal(self, outcome: SlotTaken | NotBookable | HoldExpired, wanted: Slot | None = None) -> TimeRefused:
        """Why the booking core would not give a slot, and what it offers instead."""
        time = moment_text(wanted.starts_at) if wanted else ""
        match outcome:
            case SlotTaken(alternatives):
                return TimeRefused(Say("time_taken", {"time": time}), alternatives)
            case HoldExpired(alternatives):
                return TimeRefused(Say("hold_expired"), alternatives)
            case NotBookable(reason, alternatives):
                return TimeRefused(self._blocked(reason, time), alternatives)

    def _not_free(self, asked: readings.ExactTime | readings.Period) -> Say:
        time = moment_text(asked.starts_at) if isinstance(asked, readings.ExactTime) else asked.words
        if london_day(asked.starts_at) > self.consultations.last_day():
            return self._blocked(Blocked.TOO_FAR, time)
        reason = self.consultations.why_not_free(asked.starts_at) if isinstance(asked, readings.ExactTime) else None
        return Say("time_not_free", {"time": time}) if reason is None else self._blocked(reason, time)

    def _blocked(self, reason: Blocked, time: str) -> Say:
        return Say(f"time_{reason.value}", {"time": time, "last_day": day_text(self.consultations.last_day())})


def to_text(slot: Slot) -> str:
    """A slot as one text, for buttons and forms: officer, start and end."""
    return f"{slot.officer_id}|{slot.starts_at.isoformat()}|{slot.ends_at.isoformat()}"


def from_text(text: str) -> Slot | None:
    """The slot that `to_text` wrote; None for anything else. Whether it can be booked is for the core to say."""
    if not _SLOT.fullmatch(text):
        return None
    officer, starts_at, ends_at = text.split("|")
    try:
        return Slot(OfficerId(int(officer)), datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
    except ValueError:
        return None
