"""How a consultation time travels through slots and buttons: one text per time, and back."""

from __future__ import annotations

from datetime import datetime

from actions.turn import Turn
from assistant.bootstrap import Services
from assistant.consultation.model import OfficerId, Slot
from assistant.engine.payloads import payload
from assistant.language.wall_clock import moment_text
from assistant.vocabulary import SLOT_OFFERED

OTHER_TIMES = "other_times"
WAITING_LIST = "waiting_list"
"""Stands where the offered times do when a place on the waiting list was offered instead."""


def to_text(slot: Slot) -> str:
    """The slot as one text: officer, start and end."""
    return f"{slot.officer_id}|{slot.starts_at.isoformat()}|{slot.ends_at.isoformat()}"


def from_text(text: str) -> Slot:
    """The slot that `to_text` wrote; raises ValueError for anything else."""
    officer, starts_at, ends_at = text.split("|")
    return Slot(OfficerId(int(officer)), datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))


def offered_times(turn: Turn) -> tuple[Slot, ...]:
    """The times that the last question offered; none where it offered the waiting list."""
    offered = turn.slot(SLOT_OFFERED) or []
    return () if offered == WAITING_LIST else tuple(from_text(text) for text in offered)


def time_buttons(slots: tuple[Slot, ...], services: Services) -> list[dict[str, str]]:
    """One quick reply per free time, named in full, and one for later times."""
    buttons = [
        {"title": moment_text(slot.starts_at), "payload": payload("choose", choice=to_text(slot))} for slot in slots
    ]
    other = {"title": services.words.say("other_times"), "payload": payload("choose", choice=OTHER_TIMES)}
    return [*buttons, other] if slots else []
