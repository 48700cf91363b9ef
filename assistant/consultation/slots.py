"""Finding a free slot and holding it while the caller decides."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice

from assistant.consultation.assignment import assign
from assistant.consultation.availability import Diary, free_times, london_day
from assistant.consultation.blocked import why_not_in_rota
from assistant.consultation.contact import open_draft
from assistant.consultation.model import (
    Booking,
    BookingState,
    OfficerId,
    RotaSettings,
    Slot,
    TimeWindow,
)
from assistant.consultation.outcomes import (
    BookingClosed,
    Held,
    Hold,
    NotBookable,
    SlotTaken,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork

_A_DAY = timedelta(days=1)
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
    ignoring: str | None = None,
) -> tuple[Slot, ...]:
    """`free_slots` inside a unit of work; `ignoring` is a booking whose claim does not count."""
    diary = open_diary(tools, work, wanted, ignoring)
    starts = (
        (start, officer_ids) for start, officer_ids in free_times(diary, wanted) if after is None or start > after
    )
    return _assigned(tools, work, diary, islice(starts, limit))


def alternatives_to(tools: Tools, wanted: datetime, ignoring: str | None = None) -> tuple[Slot, ...]:
    """The free slots nearest to a time, in order of time."""
    now = tools.clock.now()
    wanted = min(max(wanted, now), now + _RINGS[-1])
    with tools.unit_of_work(writing=False) as work:
        nearest: list[tuple[datetime, tuple[OfficerId, ...]]] = []
        for ring in _RINGS:
            window = TimeWindow(wanted - ring, wanted + ring)
            diary = open_diary(tools, work, window, ignoring)
            found = list(free_times(diary, window))
            nearest = sorted(found, key=lambda each: (abs(each[0] - wanted), each[0]))
            nearest = nearest[: tools.policy.alternatives]
            if len(nearest) == tools.policy.alternatives:
                break
        return _assigned(tools, work, diary, sorted(nearest))


def open_diary(
    tools: Tools,
    work: UnitOfWork,
    window: TimeWindow | None = None,
    ignoring: str | None = None,
) -> Diary:
    """Rota and claims as they stand, for the window (or everything that can be booked)."""
    now = tools.clock.now()
    rota = work.rota.rota()
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


def hold(tools: Tools, conversation: str, slot: Slot) -> Hold:
    """Keep a slot for a conversation for a while, instead of the one it kept before."""
    if tools.policy.closed:
        return BookingClosed()
    now = tools.clock.now()
    with tools.unit_of_work() as work:
        work.bookings.remove_expired_holds(now)
        previous = work.bookings.held_by(conversation)
        if previous is not None and previous.slot == slot:
            return Held(slot, previous.hold_expires_at)
        if previous is not None:
            work.bookings.remove(previous.id)
        diary = open_diary(tools, work, day_around(slot))
        reason = why_not_in_rota(diary, slot)
        if reason is None:
            booking = new_hold(tools, work, diary, slot, conversation, now + tools.policy.hold)
            if work.bookings.claim(booking):
                work.conversations.save_draft(open_draft(tools, work, conversation))
                work.commit()
                return Held(slot, booking.hold_expires_at)
    # Looked up outside, so that nobody waits for it; the earlier hold is still there.
    alternatives = alternatives_to(tools, slot.starts_at)
    if reason is not None:
        return NotBookable(reason, alternatives)
    return SlotTaken(alternatives)


def new_hold(
    tools: Tools,
    work: UnitOfWork,
    diary: Diary,
    slot: Slot,
    conversation: str | None,
    expires_at: datetime,
) -> Booking:
    """A hold on a slot, not yet written."""
    now = tools.clock.now()
    nonce = tools.secrets.token()
    return Booking(
        id=tools.secrets.token(),
        reference=tools.secrets.reference(),
        uid=f"{tools.secrets.token()}@{tools.policy.host}",
        state=BookingState.HELD,
        slot=slot,
        **_claimed(diary.rota.settings, slot),
        version=0,
        conversation=conversation,
        hold_expires_at=expires_at,
        request=None,
        name=None,
        email=None,
        link_nonce=nonce,
        link_hash=tools.secrets.digest(tools.secrets.link_secret(nonce)),
        assigned_because=_why_this_officer(tools, work, diary, slot),
        created_at=now,
        changed_at=now,
    )


def at_slot(booking: Booking, slot: Slot, settings: RotaSettings) -> Booking:
    """The booking with another time, and the buffers that go with it."""
    return replace(booking, slot=slot, **_claimed(settings, slot))


def day_around(slot: Slot) -> TimeWindow:
    """The slot and what lies around it on the same day."""
    return TimeWindow(slot.starts_at - _A_DAY, slot.ends_at + _A_DAY)


def _claimed(settings: RotaSettings, slot: Slot) -> dict[str, datetime]:
    return {
        "claimed_from": slot.starts_at - settings.buffer_before,
        "claimed_until": slot.ends_at + settings.buffer_after,
    }


def _assigned(
    tools: Tools,
    work: UnitOfWork,
    diary: Diary,
    times: Iterable[tuple[datetime, tuple[OfficerId, ...]]],
) -> tuple[Slot, ...]:
    loads = work.bookings.loads(diary.now - tools.policy.load_period, diary.now)
    length = diary.rota.settings.slot_length
    return tuple(Slot(assign(officer_ids, loads).officer_id, start, start + length) for start, officer_ids in times)


def _why_this_officer(tools: Tools, work: UnitOfWork, diary: Diary, slot: Slot) -> str:
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
