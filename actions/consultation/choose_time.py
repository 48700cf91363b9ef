"""Reads the time that somebody chose or typed, and says why when it cannot be had."""

from __future__ import annotations

from dataclasses import dataclass

from actions.consultation.times import OTHER_TIMES, from_text, offered_times
from actions.turn import Turn
from assistant.adapters.date_reading import read_date
from assistant.bootstrap import Services
from assistant.consultation.model import Slot
from assistant.consultation.slot_choice import ChosenSlot, NoSlotThen, SeveralSlots, choose_slot
from assistant.language.times import readings
from assistant.vocabulary import ENTITY_CHOICE

MOST_SLOTS_READ = 2000


@dataclass(frozen=True)
class TimeRead:
    """What came of it: a slot, or what to say and which times to offer next."""

    slot: Slot | None = None
    say: str = ""
    offer: tuple[Slot, ...] = ()


def read_time(turn: Turn, services: Services) -> TimeRead:
    """The slot that the turn names among the free ones, or what to say and offer instead."""
    offered = offered_times(turn)
    choice = turn.entity(ENTITY_CHOICE)
    free_slots = services.consultations.free_slots
    if choice == OTHER_TIMES:
        later = free_slots(after=offered[-1].starts_at) if offered else ()
        return TimeRead(offer=later or free_slots())
    if choice is not None:
        return TimeRead(slot=from_text(choice))
    words = services.words
    free = free_slots(limit=MOST_SLOTS_READ)
    match choose_slot(turn.text, offered, free, services.clock.now(), services.calendar, read_date):
        case ChosenSlot(slot):
            return TimeRead(slot=slot)
        case SeveralSlots(slots, why):
            return TimeRead(say=words.say("slot_ambiguous") if why else "", offer=slots)
        case NoSlotThen(_, nearest):
            return TimeRead(say=words.say("slot_not_free"), offer=nearest)
        case readings.ClosedThen() as closed:
            return TimeRead(say=words.say("slot_closed", reason=words.say(f"closed_{closed.reason}")), offer=offered)
        case readings.Past():
            return TimeRead(say=words.say("slot_past"), offer=offered)
        case readings.DoesNotExist():
            return TimeRead(say=words.say("slot_does_not_exist"), offer=offered)
        case readings.NotKnown():
            return TimeRead(say=words.say("slot_not_known"), offer=offered)
    return TimeRead(say=words.say("slot_unclear"), offer=offered)
