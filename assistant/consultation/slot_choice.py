"""Which of the free slots did somebody mean? Typed words against what was offered and what is free.

It chooses only what fits alone; several that fit are given back for the caller to choose from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from assistant.consultation.model import Slot
from assistant.language.times.day_phrases import DateReader
from assistant.language.times.office_calendar import WEEKDAYS_8_TO_6, OfficeCalendar
from assistant.language.times.plain_words import plain_words
from assistant.language.times.reader import LONGEST_TEXT, bare_ordinal, read_time
from assistant.language.times.readings import (
    Ambiguous,
    ChoiceIndex,
    ClosedThen,
    DoesNotExist,
    Earliest,
    ExactTime,
    NotATime,
    NotKnown,
    Past,
    Period,
    TimeReading,
)
from assistant.language.wall_clock import clock_text, in_london, moment_text, span_text

MOST_OFFERED = 6
MOST_NEAREST = 3
_FIRST_OF = re.compile(r"\b(?:(?<!at the )earliest|soonest|asap|as (?:soon|early) as (?:possible|you can))\b")


@dataclass(frozen=True)
class ChosenSlot:
    """The one slot that was meant, to be read back in full before anything is booked."""

    slot: Slot


@dataclass(frozen=True)
class SeveralSlots:
    """Slots that all fit the words, by time, MOST_OFFERED at most.

    `why` as in `Ambiguous`, 'unread' where words were left that no reading accounts for, or '' when the
    words were only wide.
    """

    slots: tuple[Slot, ...]
    why: str = ""


@dataclass(frozen=True)
class NoSlotThen:
    """Nothing is free at the time asked for; the nearest free slots, by time."""

    asked: ExactTime | Period
    nearest: tuple[Slot, ...]


SlotChoice = ChosenSlot | SeveralSlots | NoSlotThen | Past | ClosedThen | DoesNotExist | NotKnown | NotATime


def slot_label(slot: Slot) -> str:
    """A slot as it is offered: 'Tuesday 1 December 2026, 2pm to 2.45pm'."""
    return span_text(slot.starts_at, slot.ends_at)


def choose_slot(  # noqa: PLR0917 - the last two have defaults
    text: str,
    offered: Sequence[Slot],
    free: Iterable[Slot],
    now: datetime,
    calendar: OfficeCalendar = WEEKDAYS_8_TO_6,
    read_date: DateReader | None = None,
) -> SlotChoice:
    """Find the slot that `text` means among those `offered` (in that order), then among all that are `free`.

    Where several officers are free at one time, the first of them stands for the time.
    """
    every = _by_start([*offered, *free])
    if (named := _named(text, every)) is not None:
        return ChosenSlot(named)
    if len(text) <= LONGEST_TEXT and (short := _short(text, offered)):
        return ChosenSlot(short[0]) if len(short) == 1 else SeveralSlots(tuple(short), "choice_or_date")
    read = read_time(text, now, calendar, read_date)
    reading = read.understood or NotATime("not_understood")
    first_of = _FIRST_OF.search(plain_words(text[:LONGEST_TEXT]))
    chosen = _chosen(reading, first_of is not None, offered, every)
    unread = set(read.unread.split()) - set(first_of[0].split() if first_of else ())
    if isinstance(chosen, ChosenSlot) and unread:
        # What was not understood may change what was: the slot is offered, and the caller says.
        return SeveralSlots((chosen.slot,), "unread")
    if isinstance(chosen, SeveralSlots) and unread:
        return SeveralSlots(chosen.slots, chosen.why or "unread")
    return chosen


def _chosen(reading: TimeReading, first_of: bool, offered: Sequence[Slot], every: list[Slot]) -> SlotChoice:
    """The slots that a reading means, without regard to words that were left unread."""
    if isinstance(reading, ChoiceIndex):
        in_range = -len(offered) <= reading.index < len(offered)
        return ChosenSlot(offered[reading.index]) if in_range else NotATime("no_such_choice")
    if isinstance(reading, Earliest):
        return ChosenSlot(every[0]) if every else NotATime("nothing_free")
    if isinstance(reading, Period) and first_of:
        within = [slot for slot in every if reading.holds(slot.starts_at)]
        return ChosenSlot(within[0]) if within else NoSlotThen(reading, nearest_slots(reading.starts_at, every))
    if isinstance(reading, (ExactTime, Period)):
        return _fitting((reading,), "", offered, every)
    if isinstance(reading, Ambiguous):
        return _fitting(reading.readings, reading.why, offered, every)
    return reading


def nearest_slots(moment: datetime, free: Iterable[Slot], most: int = MOST_NEAREST) -> tuple[Slot, ...]:
    """The free slots nearest to a moment, by time."""
    nearest = sorted(_by_start(free), key=lambda slot: (abs(slot.starts_at - moment), slot.starts_at))[:most]
    return tuple(sorted(nearest, key=lambda slot: slot.starts_at))


def _fitting(
    readings: tuple[ExactTime | Period, ...], why: str, offered: Sequence[Slot], every: list[Slot]
) -> SlotChoice:
    among_offered = [slot for slot in _by_start(offered) if any(_fits(each, slot) for each in readings)]
    among_all = [slot for slot in every if any(_fits(each, slot) for each in readings)]
    # An exact time is the caller's own choice; wider words choose only among what was shown.
    fitting = [slot for slot in among_all if any(_is_span_of(each, slot) for each in readings)]
    fitting = fitting or among_offered or among_all
    if why == "date_or_time":
        # A date and hours are far apart: some of each are offered, so that the caller can say which was meant.
        by_reading = [[slot for slot in every if _fits(each, slot)] for each in readings]
        fitting = _by_start(slot for fit in by_reading for slot in fit[: MOST_OFFERED // len(readings)])
    if len(fitting) == 1:
        return ChosenSlot(fitting[0])
    if fitting:
        return SeveralSlots(tuple(fitting[:MOST_OFFERED]), why)
    return NoSlotThen(readings[0], nearest_slots(readings[0].starts_at, every))


def _fits(reading: ExactTime | Period, slot: Slot) -> bool:
    if isinstance(reading, ExactTime):
        return slot.starts_at == reading.starts_at
    return reading.holds(slot.starts_at)


def _is_span_of(reading: ExactTime | Period, slot: Slot) -> bool:
    """'2pm to 2.45pm' is one slot, even where others start inside it."""
    return isinstance(reading, Period) and (reading.starts_at, reading.ends_at) == (slot.starts_at, slot.ends_at)


def _named(text: str, slots: list[Slot]) -> Slot | None:
    """The slot whose own label was typed or pressed."""
    words = _letters(text)
    return next(
        (slot for slot in slots if words in (_letters(slot_label(slot)), _letters(moment_text(slot.starts_at)))), None
    )


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def _short(text: str, offered: Sequence[Slot]) -> list[Slot]:
    """'2' or 'the second' can be a place in the list, an hour or a day of the month."""
    words = plain_words(text).strip(" .,!?;")
    number = int(words) if re.fullmatch(r"\d{1,2}", words) else None
    place = bare_ordinal(text) if number is None else number - 1
    if place is None:
        return []
    meant = [offered[place]] if 0 <= place < len(offered) else []
    for slot in offered:
        at_that_hour = clock_text(slot.starts_at) in (f"{number}am", f"{number}pm")
        if at_that_hour or in_london(slot.starts_at).day == place + 1:
            meant.append(slot)
    return _by_start(meant)


def _by_start(slots: Iterable[Slot]) -> list[Slot]:
    """One slot for each start, the first given, by time."""
    first: dict[datetime, Slot] = {}
    for slot in slots:
        first.setdefault(slot.starts_at, slot)
    return [first[start] for start in sorted(first)]
