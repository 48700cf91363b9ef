"""The consultation service: what actions, form pages, commands and officer pages call.

Every use case runs in one transaction and answers with a value of a closed set (`outcomes`). A `conversation` is an
opaque id that the server minted; contact details live in its draft here and nowhere else before a booking.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from assistant.consultation import (
    aftercare,
    booking,
    changing,
    contact,
    holding,
    proving,
    slots,
    waiting,
)
from assistant.consultation.outcomes.changing import Cancelled, Declined, Moved
from assistant.consultation.policy import BookingPolicy, Tools
from assistant.consultation.ports import (
    BankHolidays,
    Caps,
    Clock,
    NoCaps,
    SecretSource,
    UnitOfWorkFactory,
)

Given = ParamSpec("Given")
Result = TypeVar("Result")
FREES_A_TIME = (Moved, Cancelled, Declined)


def _use_case(
    function: Callable[Concatenate[Tools, Given], Result],
) -> Callable[Concatenate[Consultations, Given], Result]:
    """The function as a method that hands it the tools of this instant; a time it frees is offered to who waits."""

    @wraps(function)
    def method(service: Consultations, /, *given: Given.args, **named: Given.kwargs) -> Result:
        outcome = function(service._tools, *given, **named)
        if isinstance(outcome, FREES_A_TIME):
            waiting.make_offers(service._tools)
        return outcome

    return method


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

    def is_open(self) -> bool:
        """Whether booking is switched on."""
        return not self._policy.closed

    # Finding a time
    free_slots = _use_case(slots.free_slots)
    why_blocked = _use_case(slots.why_slot_blocked)
    why_not_free = _use_case(slots.why_not_free)
    last_day = _use_case(slots.last_day)
    times_with = _use_case(slots.times_with)
    uncovered = _use_case(slots.uncovered)

    # The caller
    draft = _use_case(contact.draft_of)
    ran_out = _use_case(contact.ran_out)
    take_up = _use_case(contact.take_up)
    discard_draft = _use_case(contact.discard_draft)
    give_contact = _use_case(contact.give_contact)
    send_code = _use_case(proving.send_code)
    check_code = _use_case(proving.check_code)

    # Booking
    hold = _use_case(holding.hold)
    prepare = _use_case(booking.prepare)
    confirm = _use_case(booking.confirm)

    # Changing
    start_change = _use_case(proving.start_change)
    prove_change = _use_case(proving.prove_change)
    by_link = _use_case(changing.by_link)
    booking_for = _use_case(changing.booking_for)
    move = _use_case(changing.move)
    cancel = _use_case(changing.cancel)
    add_details = _use_case(changing.add_details)

    # Waiting
    join_waiting_list = _use_case(waiting.join_waiting_list)
    leave_waiting_list = _use_case(waiting.leave_waiting_list)
    offered = _use_case(waiting.offered)
    accept_offer = _use_case(waiting.accept_offer)

    # Officers
    mark = _use_case(aftercare.mark)
    decline_by_officer = _use_case(changing.decline_by_officer)
    bookings_between = _use_case(aftercare.bookings_between)
    find = _use_case(aftercare.find)
    history = _use_case(aftercare.history)

    # Housekeeping
    purge = _use_case(aftercare.purge)
    forget = _use_case(aftercare.forget)

    def expire_holds(self) -> int:
        """Let go of what ran out, and offer it to those who wait; how many holds there were."""
        expired = aftercare.expire(self._tools)
        waiting.make_offers(self._tools)
        return expired
