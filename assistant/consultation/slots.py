"""Finding a free slot, and why a time is none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import islice

from assistant.consultation.assignment import assign
from assistant.consultation.availability import Diary, free_times, london_day
from assistant.consultation.blocked import Blocked, why_blocked, why_uncovered
from assistant.consultation.model import (
    Booking,
    OfficerId,
    Rota,
    RotaSettings,
    Slot,
    TimeWindow,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork

_A_DAY = timedelta(days=1)
_FIRST_LOOK = timedelta(days=4)
# How far around a time the nearest free ones are looked for, widening until enough are found.
_RINGS = (timedelta(days=3), timedelta(days=14), timedelta(days=400))


def free_slots(
    tools: Tools,
    wanted: TimeWindow | None = None,
    limit: int = 4,
    after: datetime | None = None,
) -> tuple[Slot, ...]:
    """The first free slots, one per start, each with the officer who would take it.

    Args:
        wanted: only starts inside this window.
        after: only starts later than this one (for "show me more").
    """
    with tools.unit_of_work(writing=False) as work:
        return slots_within(tools, work, wanted, limit, after)


def slots_within(
    tools: Tools,
    work: UnitOfWork,
    wanted: TimeWindow | None = None,
    limit: int = 4,
    after: datetime | None = None,
) -> tuple[Slot, ...]:
    """`free_slots` inside a unit of work."""
    now = tools.now
    rota = work.rota.rota()
    begins = max([now, *([wanted.starts_at] if wanted else []), *([after] if after else [])])
    ends = now + timedelta(days=rota.settings.horizon_days + 1)
    ends = min(ends, wanted.ends_at) if wanted else ends
    found: list[tuple[datetime, tuple[OfficerId, ...]]] = []
    look = _FIRST_LOOK
    # A few days first, then ever more: three months of bookings are read only where all is taken.
    while begins < ends and len(found) < limit:
        window = TimeWindow(begins, min(begins + look, ends))
        times = free_times(open_diary(tools, work, window, rota=rota), window)
        found.extend(islice((each for each in times if after is None or each[0] > after), limit - len(found)))
        begins, look = window.ends_at, look * 2
    return _assigned(tools, work, rota.settings, found)


def alternatives_to(tools: Tools, wanted: datetime, ignoring: str | None = None) -> tuple[Slot, ...]:
    """The free slots nearest to a time, in order of time."""
    now = tools.now
    wanted = min(max(wanted, now), now + _RINGS[-1])
    with tools.unit_of_work(writing=False) as work:
        rota = work.rota.rota()
        nearest: list[tuple[datetime, tuple[OfficerId, ...]]] = []
        for ring in _RINGS:
            window = TimeWindow(wanted - ring, wanted + ring)
            diary = open_diary(tools, work, window, ignoring, rota)
            found = list(free_times(diary, window))
            nearest = sorted(found, key=lambda each: (abs(each[0] - wanted), each[0]))
            nearest = nearest[: tools.policy.alternatives]
            if len(nearest) == tools.policy.alternatives:
                break
        return _assigned(tools, work, rota.settings, sorted(nearest))


def times_with(tools: Tools, wanted: TimeWindow, moving: Booking) -> tuple[Slot, ...]:
    """The free times of a window, one for each officer who is free then; the booking that moves takes none of them."""
    with tools.unit_of_work(writing=False) as work:
        diary = open_diary(tools, work, wanted, ignoring=moving.id)
    length = diary.rota.settings.slot_length
    return tuple(
        Slot(officer_id, start, start + length)
        for start, officer_ids in free_times(diary, wanted)
        for officer_id in sorted(officer_ids, key=lambda each: (each != moving.slot.officer_id, each))
    )


# Of several officers, the one who comes nearest to having the time says why it cannot be had.
_NEAREST_REASON = (
    Blocked.BOOKED,
    Blocked.DAY_FULL,
    Blocked.AWAY,
    Blocked.NOT_A_START,
    Blocked.OUTSIDE_HOURS,
    Blocked.CLOSED,
    Blocked.BANK_HOLIDAY,
    Blocked.TOO_FAR,
    Blocked.TOO_SOON,
    Blocked.PAST,
    Blocked.NO_SUCH_OFFICER,
)


def why_not_free(tools: Tools, starts_at: datetime) -> Blocked | None:
    """Why no officer has a consultation that starts then, or None if one has."""
    with tools.unit_of_work(writing=False) as work:
        rota = work.rota.rota()
        slots = [
            Slot(officer.id, starts_at, starts_at + rota.settings.slot_length)
            for officer in rota.officers
            if rota.takes_bookings(officer)
        ]
        window = TimeWindow(starts_at - _A_DAY, starts_at + rota.settings.slot_length + _A_DAY)
        diary = open_diary(tools, work, window, rota=rota)
    reasons = [why_blocked(diary, slot) for slot in slots] or [Blocked.NO_SUCH_OFFICER]
    return None if None in reasons else min((each for each in reasons if each), key=_NEAREST_REASON.index)


def why_slot_blocked(tools: Tools, slot: Slot) -> Blocked | None:
    """Why a slot cannot be booked now, or None if it can."""
    with tools.unit_of_work(writing=False) as work:
        return why_blocked(open_diary(tools, work, day_around(slot)), slot)


def uncovered(tools: Tools, booked: Iterable[Booking]) -> tuple[Booking, ...]:
    """Those of the bookings still ahead whose officer will not be there, as the rota stands now."""
    ahead = [each for each in booked if each.is_booked]
    with tools.unit_of_work(writing=False) as work:
        diary = open_diary(tools, work)
    return tuple(each for each in ahead if each.slot.starts_at > tools.now and why_uncovered(diary, each.slot))


def last_day(tools: Tools) -> date:
    """The last day that can be booked now."""
    with tools.unit_of_work(writing=False) as work:
        return Diary(work.rota.rota(), (), frozenset(), tools.now).last_day()


def open_diary(
    tools: Tools,
    work: UnitOfWork,
    window: TimeWindow | None = None,
    ignoring: str | None = None,
    rota: Rota | None = None,
) -> Diary:
    """Rota and claims as they stand, for the window (or everything that can be booked).

    Args:
        ignoring: a booking whose claim does not count.
        rota: the rota, where it was read already.
    """
    now = tools.now
    rota = rota or work.rota.rota()
    # A day more on each side, so that buffers and daily limits at the edges are seen.
    horizon = now + timedelta(days=rota.settings.horizon_days + 1)
    starts_at = min(max(now, window.starts_at), horizon) if window else now
    ends_at = min(max(now, window.ends_at), horizon) if window else horizon
    claims = work.bookings.claims(starts_at - _A_DAY, ends_at + _A_DAY, now)
    return Diary(
        rota=rota,
        claims=tuple(claim for claim in claims if claim.booking_id != ignoring),
        bank_holidays=tools.bank_holidays.between(london_day(starts_at - _A_DAY), london_day(ends_at + _A_DAY)),
        now=now,
    )


def day_around(slot: Slot) -> TimeWindow:
    """The slot and what lies around it on the same day."""
    return TimeWindow(slot.starts_at - _A_DAY, slot.ends_at + _A_DAY)


def _assigned(
    tools: Tools,
    work: UnitOfWork,
    settings: RotaSettings,
    times: Iterable[tuple[datetime, tuple[OfficerId, ...]]],
) -> tuple[Slot, ...]:
    now = tools.now
    loads = work.bookings.loads(now - tools.policy.load_period, now)
    return tuple(
        Slot(assign(officer_ids, loads).officer_id, start, start + settings.slot_length) for start, officer_ids in times
    )


def why_this_officer(tools: Tools, work: UnitOfWork, diary: Diary, slot: Slot) -> str:
    """The reason for the slot's officer, as things stand now."""
    window = TimeWindow(slot.starts_at, slot.starts_at + timedelta(seconds=1))
    free = [officer for _, officers in free_times(diary, window) for officer in officers]
    loads = work.bookings.loads(diary.now - tools.policy.load_period, diary.now)
    if slot.officer_id in free:
        assignment = assign(free, loads)
        if assignment.officer_id == slot.officer_id:
            return assignment.reason
    # Another officer was less loaded by now, but this is the slot the caller was shown.
    return "chosen_slot"
