"""People who all want the same time at once, as threads and as processes."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text
from sqlalchemy.engine import Engine

from assistant.consultation.model import Booking, BookingState, Draft, RotaSettings, Slot
from assistant.consultation.outcomes.booking import Booked, Held
from assistant.consultation.service import Consultations
from tests.support.office import MONDAY, REQUEST, MovableClock, Office

# A step of a third of the length: a slot overlaps those a step before and after it, and these overlap each other.
OVERLAPPING = RotaSettings(slot_length=timedelta(minutes=45), slot_step=timedelta(minutes=15))
QUARTER = timedelta(minutes=15)


def with_proved_addresses(office: Office, conversations: Sequence[str]) -> None:
    """Give each conversation a name and a proved address, without the mails."""
    now = office.clock.now()
    with office.unit_of_work() as work:
        for conversation in conversations:
            work.conversations.save_draft(
                Draft(
                    conversation=conversation,
                    expires_at=now + office.policy.draft,
                    name="Sam Example",
                    email=f"{conversation}@school.example.com",
                    email_proved_at=now,
                )
            )
        work.commit()


def try_to_book(consultations: Consultations, conversation: str, slot: Slot) -> object:
    """Hold, check, confirm; the outcome that ended it."""
    held = consultations.hold(conversation, slot)
    if not isinstance(held, Held):
        return held
    return consultations.confirm(consultations.prepare(conversation, REQUEST).intent_id)


def at_once(actions: Sequence[Callable[[], object]]) -> list[object]:
    """Do everything at the same moment, each in its own thread; what came of it, errors included."""
    ready = threading.Barrier(len(actions))
    outcomes: list[object] = [None] * len(actions)

    def run(number: int, action: Callable[[], object]) -> None:
        ready.wait()
        try:
            outcomes[number] = action()
        except Exception as error:
            outcomes[number] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def book_all_in_any_order(url: str, name: str, slots: Sequence[Slot], wins: object) -> None:
    """Try to book each slot, in an order of one's own; for a process of its own. Puts the wins into a queue."""
    office = Office(url, clock=MovableClock(MONDAY))
    order = random.Random(name).sample(list(slots), len(slots))
    won = []
    for number, slot in enumerate(order):
        conversation = f"{name}-{number}"
        with_proved_addresses(office, [conversation])
        outcome = try_to_book(office.consultations, conversation, slot)
        if isinstance(outcome, Booked):
            won.append((outcome.booking.reference, slot.starts_at))
    office.engine.dispose()
    wins.put(won)


def overlaps(office: Office) -> list[tuple[str, str]]:
    """The pairs of bookings that claim the same time of the same officer."""
    with office.unit_of_work(writing=False) as work:
        now = office.clock.now()
        claims = work.bookings.claims(now - timedelta(days=400), now + timedelta(days=800), now)
    return [
        (one.booking_id, other.booking_id)
        for one in claims
        for other in claims
        if one.booking_id < other.booking_id
        and one.officer_id == other.officer_id
        and one.claimed_from < other.claimed_until
        and other.claimed_from < one.claimed_until
    ]


def remove_constraints(engine: Engine) -> None:
    """Take away what keeps bookings apart, to see that the tests would notice."""
    statements = (
        ["ALTER TABLE bookings DROP CONSTRAINT bookings_no_overlap"]
        if engine.dialect.name == "postgresql"
        else [
            "DROP INDEX bookings_live_start",
            "DROP TRIGGER bookings_no_overlap_insert",
            "DROP TRIGGER bookings_no_overlap_update",
        ]
    )
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def booked_consultations(office: Office) -> list[Booking]:
    """Everything that is booked."""
    found = office.consultations.bookings_between(MONDAY - timedelta(days=400), MONDAY + timedelta(days=800))
    return [booking for booking in found if booking.state is not BookingState.CANCELLED]


def booked(office: Office) -> list[str]:
    """The references of everything that is booked."""
    return [booking.reference for booking in booked_consultations(office)]


def shifted(slot: Slot, by: timedelta) -> Slot:
    """The same officer, earlier or later."""
    return replace(slot, starts_at=slot.starts_at + by, ends_at=slot.ends_at + by)
