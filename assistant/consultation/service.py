"""The consultation service: what actions, form pages, commands and officer pages call.

Every method is one use case in one transaction and answers with a value of a closed set
(`outcomes`). A `conversation` is an opaque id that the server minted; contact details live
in its draft here and nowhere else before a booking. The rules are in the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from assistant.consultation import (
    aftercare,
    booking,
    changing,
    contact,
    holding,
    outcomes,
    proving,
    slots,
    waiting,
)
from assistant.consultation.blocked import Blocked, why_blocked, why_uncovered
from assistant.consultation.caps import Caps, NoCaps
from assistant.consultation.changing import InConversation, Proof
from assistant.consultation.model import (
    Booking,
    BookingState,
    ConsultationRequest,
    Draft,
    OfficerId,
    Slot,
    TimeWindow,
)
from assistant.consultation.policy import BookingPolicy, Tools
from assistant.consultation.ports import (
    BankHolidays,
    Clock,
    SecretSource,
    UnitOfWorkFactory,
)
from assistant.consultation.repositories import AuditEntry


class Consultations:
    """Consultations with a Senior Education Welfare Officer."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        secrets: SecretSource,
        policy: BookingPolicy,
        bank_holidays: BankHolidays,
        *,
        caps: Caps | None = None,
    ) -> None:
        """`caps` holds back strangers; without them nobody is held back."""
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._secrets = secrets
        self._policy = policy
        self._bank_holidays = bank_holidays
        self._caps = caps or NoCaps()

    @property
    def _tools(self) -> Tools:
        """The tools of one use case, with the present instant."""
        now = self._clock.now()
        return Tools(self._unit_of_work, now, self._secrets, self._policy, self._bank_holidays, self._caps)

    # Finding a time

    def is_open(self) -> bool:
        """Whether booking is switched on."""
        return not self._policy.closed

    def free_slots(
        self,
        wanted: TimeWindow | None = None,
        limit: int = 4,
        after: datetime | None = None,
    ) -> tuple[Slot, ...]:
        """The first free slots inside `wanted` and later than `after`, one per start."""
        return slots.free_slots(self._tools, wanted, limit, after)

    def why_blocked(self, slot: Slot) -> Blocked | None:
        """Why a slot cannot be booked now, or None if it can."""
        tools = self._tools
        with tools.unit_of_work(writing=False) as work:
            return why_blocked(slots.open_diary(tools, work, slots.day_around(slot)), slot)

    def why_not_free(self, starts_at: datetime) -> Blocked | None:
        """Why no officer has a consultation that starts then, or None if one has."""
        return slots.why_not_free(self._tools, starts_at)

    def last_day(self) -> date:
        """The last day that can be booked now."""
        return slots.last_day(self._tools)

    def times_with(self, wanted: TimeWindow, moving: Booking) -> tuple[Slot, ...]:
        """Every time a booking can be moved to inside a window, with each officer who is free then."""
        return slots.times_with(self._tools, wanted, moving)

    def uncovered(self, booked: Iterable[Booking]) -> tuple[Booking, ...]:
        """Those of the bookings still ahead whose officer will not be there, as the rota stands now."""
        tools, ahead = self._tools, [each for each in booked if each.is_booked]
        with tools.unit_of_work(writing=False) as work:
            diary = slots.open_diary(tools, work)
        return tuple(each for each in ahead if each.slot.starts_at > tools.now and why_uncovered(diary, each.slot))

    # The caller

    def draft(self, conversation: str) -> Draft:
        """What the conversation has given so far; an empty draft if nothing (or it ran out)."""
        now = self._clock.now()
        with self._unit_of_work(writing=False) as work:
            draft = contact.live_draft(work, conversation, now)
        return draft or Draft(conversation=conversation, expires_at=now)

    def ran_out(self, conversation: str) -> bool:
        """Whether what the conversation has given ran out and is still kept, so that `take_up` can go on with it."""
        tools = self._tools
        with tools.unit_of_work(writing=False) as work:
            draft = work.conversations.draft(conversation)
        return draft is not None and draft.expires_at <= tools.now and contact.is_kept(tools, draft)

    def take_up(self, conversation: str) -> bool:
        """Go on with what was given before it ran out; whether there was something to go on with."""
        return contact.take_up(self._tools, conversation)

    def discard_draft(self, conversation: str) -> None:
        """Forget what the conversation has given, and let go of what it holds."""
        with self._unit_of_work() as work:
            held = work.bookings.held_by(conversation)
            if held is not None:
                work.bookings.remove(held.id)
            work.conversations.remove_draft(conversation)
            work.commit()

    def give_contact(
        self,
        conversation: str,
        name: str | None = None,
        email: str | None = None,
        sure: bool = False,
    ) -> outcomes.GiveContact:
        """Keep the caller's name, address or both. `sure`: the address is no typo."""
        return contact.give_contact(self._tools, conversation, name, email, sure)

    def send_code(self, conversation: str) -> outcomes.SendCode:
        """Mail a one-time code to the draft's address."""
        return proving.send_code(self._tools, conversation)

    def check_code(self, conversation: str, code: str) -> outcomes.CheckCode:
        """Prove the draft's address with the code."""
        return proving.check_code(self._tools, conversation, code)

    # Booking

    def hold(self, conversation: str, slot: Slot) -> outcomes.Hold:
        """Keep a slot for the conversation while it decides; an earlier hold is let go."""
        return holding.hold(self._tools, conversation, slot)

    def prepare(self, conversation: str, request: ConsultationRequest) -> outcomes.Prepare:
        """Mint the idempotency key for what the caller is about to confirm."""
        return booking.prepare(self._tools, conversation, request)

    def confirm(self, intent_id: str) -> outcomes.Confirm:
        """Book what was prepared under the key; the same key again gives the same booking."""
        return booking.confirm(self._tools, intent_id)

    # Changing

    def start_change(self, conversation: str, reference: str) -> outcomes.StartChange:
        """Mail a code to the booking's address, if there is such a booking; says the same if not."""
        return proving.start_change(self._tools, conversation, reference)

    def prove_change(self, conversation: str, code: str) -> outcomes.ProveChange:
        """Prove with the code that this conversation may change the booking."""
        return proving.prove_change(self._tools, conversation, code)

    def by_link(self, secret: str) -> Booking | None:
        """The booking that the secret of a link opens, as it stands now."""
        return changing.by_link(self._tools, secret)

    def booking_for(self, proof: str | Proof, reference: str) -> Booking | None:
        """The booking with this reference if the proof (or conversation) opens it."""
        tools = self._tools
        with tools.unit_of_work(writing=False) as work:
            return changing.find_for(tools, work, _proof(proof), reference)

    def move(self, proof: str | Proof, reference: str, slot: Slot, seen: int | None = None) -> outcomes.Move:
        """Give the booking another time. `proof`: a conversation, a link or an officer; `seen`: the version shown."""
        outcome = changing.move(self._tools, _proof(proof), reference, slot, seen)
        if isinstance(outcome, outcomes.Moved):
            waiting.make_offers(self._tools)
        return outcome

    def cancel(self, proof: str | Proof, reference: str, seen: int | None = None) -> outcomes.Cancel:
        """Cancel the booking. `proof`: a conversation, a link or an officer; `seen`: the version shown."""
        outcome = changing.cancel(self._tools, _proof(proof), reference, seen)
        if isinstance(outcome, outcomes.Cancelled):
            waiting.make_offers(self._tools)
        return outcome

    def add_details(
        self, proof: str | Proof, reference: str, stage: str | None, tried: tuple[str, ...]
    ) -> outcomes.Recorded | outcomes.AlreadyCancelled | outcomes.AlreadyOver | outcomes.NotFound:
        """Add to a booking what helps the officer to prepare."""
        return changing.add_details(self._tools, _proof(proof), reference, stage, tried)

    # Waiting

    def join_waiting_list(self, conversation: str, request: ConsultationRequest) -> outcomes.JoinWaitingList:
        """Put the caller on the waiting list, if nothing is free. Position 0: an offer is open."""
        return waiting.join_waiting_list(self._tools, conversation, request)

    def leave_waiting_list(self, conversation: str) -> bool:
        """Take the caller off the waiting list; whether they were on it."""
        return waiting.leave_waiting_list(self._tools, conversation)

    def offered(self, secret: str) -> outcomes.Offered:
        """The slot that was offered by a link; nothing is changed."""
        return waiting.offered(self._tools, secret)

    def accept_offer(self, secret: str) -> outcomes.AcceptOffer:
        """Book the slot that was offered by a link."""
        return waiting.accept_offer(self._tools, secret)

    # Officers

    def mark_attended(self, officer_id: OfficerId, reference: str) -> outcomes.Mark:
        """Note that the consultation took place."""
        return aftercare.mark(self._tools, officer_id, reference, BookingState.ATTENDED)

    def mark_missed(self, officer_id: OfficerId, reference: str) -> outcomes.Mark:
        """Note that the caller did not come."""
        return aftercare.mark(self._tools, officer_id, reference, BookingState.MISSED)

    def decline_by_officer(self, uid: str, seen: int | None = None) -> outcomes.Decline:
        """Free the slot of a booking that the officer declined in their calendar."""
        outcome = changing.decline_by_officer(self._tools, uid, seen)
        if isinstance(outcome, outcomes.Declined):
            waiting.make_offers(self._tools)
        return outcome

    def bookings_between(self, starts_at: datetime, ends_at: datetime) -> tuple[Booking, ...]:
        """Bookings that start between two instants, cancelled ones too, by time."""
        return aftercare.bookings_between(self._tools, starts_at, ends_at)

    def find(self, reference: str) -> Booking | None:
        """The booking with this reference, for officers only."""
        return aftercare.find(self._tools, reference)

    def history(self, reference: str) -> tuple[AuditEntry, ...]:
        """What was done to the booking, oldest first."""
        return aftercare.history(self._tools, reference)

    # Housekeeping

    def expire_holds(self) -> int:
        """Let go of what ran out, and offer it to those who wait; how many holds there were."""
        expired = aftercare.expire(self._tools)
        waiting.make_offers(self._tools)
        return expired

    def purge(self, before: datetime) -> outcomes.Purged:
        """Delete bookings that ended, and entries of the waiting list that were made, before an instant."""
        return aftercare.purge(self._tools, before)

    def forget(self, email: str) -> outcomes.Forgotten:
        """Delete what is kept about the person behind an address; a count per store."""
        return aftercare.forget(self._tools, email)


def _proof(proof: str | Proof) -> Proof:
    return InConversation(proof) if isinstance(proof, str) else proof
