"""The waiting list: who wants the next time that comes free gets a time-limited offer of it."""

from __future__ import annotations

from dataclasses import replace

from assistant.consultation.booking import book, missing_contact
from assistant.consultation.contact import live_draft
from assistant.consultation.holding import new_hold
from assistant.consultation.messages import announce_offer
from assistant.consultation.model import Booking, ConsultationRequest, Slot, TimeWindow, WaitingEntry
from assistant.consultation.outcomes.booking import AlreadyBooked, Booked, BookingClosed, EmailNotProved, NotReady
from assistant.consultation.outcomes.waiting import (
    AcceptOffer,
    JoinWaitingList,
    Offered,
    OfferGone,
    OnWaitingList,
    SlotsAreFree,
)
from assistant.consultation.policy import Tools
from assistant.consultation.ports import UnitOfWork
from assistant.consultation.slots import free_slots, open_diary, slots_within, why_this_officer


def join_waiting_list(tools: Tools, conversation: str, request: ConsultationRequest) -> JoinWaitingList:
    """Put the caller on the list, unless something is free. Joining twice changes nothing."""
    if tools.policy.closed:
        return BookingClosed()
    free = free_slots(tools)
    if free:
        return SlotsAreFree(free)
    now = tools.now
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, now)
        missing = missing_contact(tools, draft)
        if missing == ("email_code",):
            return EmailNotProved()
        if missing or draft is None or draft.name is None or draft.email is None:
            return NotReady(missing)
        entry = work.waiting_list.open_entry(draft.email)
        if entry is None:
            entry = WaitingEntry(
                id=tools.secrets.token(),
                conversation=conversation,
                state="waiting",
                request=request,
                name=draft.name,
                email=draft.email,
                created_at=now,
            )
            work.waiting_list.save(entry)
            work.audit.append("caller", "waiting_list_joined", entry.id, {})
            work.commit()
        if entry.state == "offered":
            return OnWaitingList(position=0)
        return OnWaitingList(1 + [each.id for each in work.waiting_list.waiting()].index(entry.id))


def make_offers(tools: Tools) -> int:
    """Offer what is free to those who wait, who came first first; say how many offers were made.

    Offers that ran out are closed first; who let one pass does not keep the others waiting.
    """
    if tools.policy.closed:
        return 0
    now = tools.now
    with tools.unit_of_work(writing=False) as reading:
        if not reading.waiting_list.waiting() and not reading.waiting_list.lapsed(now):
            return 0
    made = 0
    with tools.unit_of_work() as work:
        work.bookings.remove_expired_holds(now)
        for entry in work.waiting_list.lapsed(now):
            work.waiting_list.save(replace(entry, state="lapsed"))
            work.audit.append("system", "offer_lapsed", entry.id, {})
        for entry in work.waiting_list.waiting():
            free = slots_within(tools, work, limit=1)
            if not free or not _offer(tools, work, entry, free[0]):
                break
            made += 1
        work.commit()
    return made


def offered(tools: Tools, secret: str) -> Offered:
    """The slot that an offer is about, while the offer stands. Nothing is changed."""
    with tools.unit_of_work(writing=False) as work:
        found = _find_offer(tools, work, secret)
    if isinstance(found, AlreadyBooked):
        return found
    return _gone(tools) if found is None else found[1].slot


def accept_offer(tools: Tools, secret: str) -> AcceptOffer:
    """Book the slot of an offer, while the offer stands."""
    with tools.unit_of_work() as work:
        found = _find_offer(tools, work, secret)
        if isinstance(found, AlreadyBooked):
            return found
        if found is not None:
            entry, held = found
            held = replace(held, conversation=entry.conversation)
            booking = book(tools, work, held, entry.request, name=entry.name, email=entry.email)
            if booking is not None:
                work.waiting_list.save(replace(entry, state="accepted"))
                work.commit()
                return Booked(booking)
    return _gone(tools)


def leave_waiting_list(tools: Tools, conversation: str) -> bool:
    """Take the caller off the list; whether they were on it."""
    now = tools.now
    with tools.unit_of_work() as work:
        draft = live_draft(work, conversation, now)
        entry = (
            None
            if draft is None or draft.email is None or not draft.email_proved
            else work.waiting_list.open_entry(draft.email)
        )
        if entry is None:
            return False
        if entry.offer_booking_id is not None:
            work.bookings.remove(entry.offer_booking_id)
        work.waiting_list.save(replace(entry, state="left", offer_booking_id=None))
        work.audit.append("caller", "waiting_list_left", entry.id, {})
        work.commit()
        return True


def _find_offer(tools: Tools, work: UnitOfWork, secret: str) -> tuple[WaitingEntry, Booking] | AlreadyBooked | None:
    """The entry and the hold of an offer that stands, the booking that was made of it, or None."""
    entry = work.waiting_list.by_offer(tools.secrets.digest(secret))
    held = None if entry is None or entry.offer_booking_id is None else work.bookings.get(entry.offer_booking_id)
    if entry is None or held is None or entry.offer_expires_at is None:
        return None
    if entry.state == "accepted" and held.is_booked:
        return AlreadyBooked(held)
    stands = entry.state == "offered" and tools.now < entry.offer_expires_at
    return (entry, held) if stands else None


def _gone(tools: Tools) -> OfferGone:
    return OfferGone(free_slots(tools, limit=tools.policy.alternatives))


def _offer(tools: Tools, work: UnitOfWork, entry: WaitingEntry, slot: Slot) -> bool:
    now = tools.now
    diary = open_diary(tools, work, TimeWindow(slot.starts_at, slot.ends_at))
    # An offer must not outlast the notice that its time needs.
    expires_at = min(now + tools.policy.offer, slot.starts_at - diary.rota.settings.minimum_notice / 2)
    nonce = tools.secrets.token()
    because = why_this_officer(tools, work, diary, slot)
    held = new_hold(tools, diary.rota.settings, slot, None, expires_at=expires_at, because=because)
    if not work.bookings.claim(held):
        return False
    offered = replace(
        entry,
        state="offered",
        offer_booking_id=held.id,
        offer_nonce=nonce,
        offer_hash=tools.secrets.digest(tools.secrets.link_secret(nonce)),
        offer_expires_at=expires_at,
    )
    work.waiting_list.save(offered)
    work.audit.append("system", "offer_made", entry.id, {"starts_at": slot.starts_at.isoformat()})
    announce_offer(tools, work, offered, held)
    return True
