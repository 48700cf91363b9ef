"""Any sequence of what people do, compared with a plain model that cannot be wrong.

`ASSISTANT_TEST_STATEFUL_EXAMPLES` sets how many sequences are tried on each database.
"""

import os
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from assistant.adapters.database.audit import verify
from assistant.consultation.blocked import Blocked
from assistant.consultation.model import BookingState, OfficerId
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    Held,
    HoldExpired,
    NotBookable,
    NotReady,
    Prepared,
    SlotTaken,
)
from assistant.consultation.outcomes.changing import AlreadyCancelled, AlreadyOver, Cancelled, Declined, Moved
from assistant.consultation.policy import BookingPolicy
from tests.support.bookers import overlaps, shifted, with_proved_addresses
from tests.support.databases import BACKENDS, new_database
from tests.support.office import REQUEST, Office, slot_at

EXAMPLES = int(os.environ.get("ASSISTANT_TEST_STATEFUL_EXAMPLES", "12"))
STEPS = 25
CALLERS = ("anna", "ben", "carl")
# Few slots, so that people get in each other's way.
SLOTS = tuple(shifted(slot_at(), number * timedelta(minutes=30)) for number in range(4))
callers, slots = st.sampled_from(CALLERS), st.sampled_from(SLOTS)
LIVE = (BookingState.CONFIRMED, BookingState.MOVED)


class BookingMachine(RuleBasedStateMachine):
    """The service beside a model of it: who holds what until when, and where each booking stands."""

    backend = "sqlite"

    @initialize()
    def open_office(self) -> None:
        """One officer, three callers whose addresses are proved."""
        self.folder = tempfile.TemporaryDirectory()
        url = new_database(self.backend, Path(self.folder.name))
        self.office = Office(url, BookingPolicy(live_bookings_per_mailbox=100, draft=timedelta(days=400)))
        self.office.add_officers()
        with_proved_addresses(self.office, CALLERS)
        self.holds: dict[str, tuple] = {}
        self.intents: dict[str, tuple] = {}
        self.bookings: dict[str, dict] = {}
        self.blocked: dict[int, object] = {}

    def teardown(self) -> None:
        """Close what was opened."""
        if hasattr(self, "office"):
            self.office.engine.dispose()
            self.folder.cleanup()

    # The model's answers

    def now(self):
        """The office's clock."""
        return self.office.clock.now()

    def holder(self, slot) -> str | None:
        """Who holds a slot in force."""
        return next((who for who, (held, until) in self.holds.items() if held == slot and self.now() < until), None)

    def booked_at(self, slot) -> str | None:
        """The live booking of a slot."""
        return next(
            (ref for ref, each in self.bookings.items() if each["slot"] == slot and each["state"] in LIVE), None
        )

    def in_rota(self, slot) -> bool:
        """Whether the officer could take it with enough notice."""
        return slot not in self.blocked.values() and slot.starts_at >= self.now() + timedelta(hours=24)

    # What people do

    @rule(who=callers, slot=slots)
    def hold(self, who, slot):
        """Choose a time."""
        outcome = self.office.hold(who, slot)
        mine = self.holds.get(who)
        if mine is not None and mine[0] == slot and self.now() < mine[1]:
            assert isinstance(outcome, Held)
        elif not self.in_rota(slot):
            assert isinstance(outcome, NotBookable)
        elif self.booked_at(slot) or self.holder(slot):
            assert isinstance(outcome, SlotTaken)
            assert slot not in outcome.alternatives
        else:
            assert isinstance(outcome, Held)
            self.holds[who] = (slot, outcome.expires_at)

    @rule(who=callers)
    def prepare(self, who):
        """Check the answers."""
        outcome = self.office.consultations.prepare(who, REQUEST)
        mine = self.holds.get(who)
        if mine is None or mine[1] <= self.now():
            assert outcome == NotReady(("slot",))
        else:
            assert isinstance(outcome, Prepared)
            self.intents[who] = (outcome.intent_id, mine[0])

    @precondition(lambda self: self.intents)
    @rule(who=callers)
    def confirm(self, who):
        """Say yes, possibly again, possibly late."""
        if who not in self.intents:
            return
        intent_id, slot = self.intents[who]
        mine = self.holds.get(who)
        before = next((each for each in self.bookings.values() if each["intent"] == intent_id), None)
        outcome = self.office.consultations.confirm(intent_id)
        if before is not None:
            assert isinstance(outcome, AlreadyBooked)
            assert self.bookings[outcome.booking.reference] is before
            return
        in_force = mine is not None and mine[1] > self.now()
        if in_force and mine[0] != slot:
            assert not isinstance(outcome, (Booked, AlreadyBooked))
        elif in_force and slot in self.blocked.values():
            assert isinstance(outcome, NotBookable) and outcome.reason is Blocked.AWAY
            assert slot not in outcome.alternatives
        elif in_force:
            assert isinstance(outcome, Booked)
        elif self.booked_at(slot) or self.holder(slot) or not self.in_rota(slot):
            assert isinstance(outcome, HoldExpired)
        else:
            assert isinstance(outcome, Booked)
        if isinstance(outcome, Booked):
            self.bookings[outcome.booking.reference] = {
                "who": who, "slot": slot, "state": BookingState.CONFIRMED, "version": 1, "intent": intent_id,
            }  # fmt: skip
            self.holds.pop(who, None)

    @precondition(lambda self: self.bookings)
    @rule(data=st.data(), slot=slots)
    def move(self, data, slot):
        """Ask for another time."""
        reference = data.draw(st.sampled_from(sorted(self.bookings)))
        booking = self.bookings[reference]
        outcome = self.office.consultations.move(booking["who"], reference, slot)
        other = self.booked_at(slot)
        if booking["state"] is BookingState.CANCELLED:
            assert isinstance(outcome, AlreadyCancelled)
        elif booking["slot"].starts_at <= self.now():
            assert isinstance(outcome, AlreadyOver)
        elif slot == booking["slot"]:
            assert isinstance(outcome, Moved)
        elif not self.in_rota(slot):
            assert isinstance(outcome, NotBookable)
        elif other or self.holder(slot) not in (None, booking["who"]):
            assert isinstance(outcome, SlotTaken)
        else:
            assert isinstance(outcome, Moved)
            booking.update(slot=slot, state=BookingState.MOVED, version=booking["version"] + 1)
            self.holds.pop(booking["who"], None)

    @precondition(lambda self: self.bookings)
    @rule(data=st.data(), by_officer=st.booleans())
    def cancel(self, data, by_officer):
        """Cancel, or the officer declines."""
        reference = data.draw(st.sampled_from(sorted(self.bookings)))
        booking = self.bookings[reference]
        if by_officer:
            uid = self.office.consultations.find(reference).uid
            outcome = self.office.consultations.decline_by_officer(uid)
        else:
            outcome = self.office.consultations.cancel(booking["who"], reference)
        if booking["state"] is BookingState.CANCELLED:
            assert isinstance(outcome, AlreadyCancelled)
        elif booking["slot"].starts_at <= self.now():
            assert isinstance(outcome, AlreadyOver)
        else:
            assert isinstance(outcome, Declined if by_officer else Cancelled)
            booking.update(state=BookingState.CANCELLED, version=booking["version"] + 1)

    @rule(slot=slots)
    def block(self, slot):
        """The officer keeps a time free."""
        leave, _ = self.office.desk.add_leave("test", OfficerId(1), slot.starts_at, slot.ends_at, kind="blocked")
        self.blocked[leave.id] = slot

    @precondition(lambda self: self.blocked)
    @rule(data=st.data())
    def unblock(self, data):
        """The officer takes a block back."""
        leave_id = data.draw(st.sampled_from(sorted(self.blocked)))
        self.office.desk.remove_leave("test", leave_id)
        del self.blocked[leave_id]

    @rule(minutes=st.sampled_from([1, 14, 15, 60, 600]))
    def wait(self, minutes):
        """Time passes."""
        self.office.clock.advance(timedelta(minutes=minutes))

    @rule()
    def tidy(self):
        """The housekeeping runs."""
        self.office.consultations.expire_holds()
        self.holds = {who: hold for who, hold in self.holds.items() if self.now() < hold[1]}

    @rule()
    def restart(self):
        """The service starts again on the same database."""
        self.office.engine.dispose()
        self.office = Office(self.office.url, self.office.policy, self.office.clock)

    # What always holds

    @invariant()
    def nobody_has_what_somebody_else_has(self):
        """No two live bookings or holds claim the same time."""
        if hasattr(self, "office"):
            assert overlaps(self.office) == []

    @invariant()
    def the_books_say_what_the_model_says(self):
        """State, time and version of every booking; one audit entry per version; one open invitation."""
        if not hasattr(self, "office"):
            return
        with self.office.unit_of_work(writing=False) as work:
            found = {each.reference: each for each in work.bookings.between(SLOTS[0].starts_at, SLOTS[-1].ends_at)}
            messages = work.outbox.latest(10_000)
            assert set(found) == set(self.bookings)
            for reference, expected in self.bookings.items():
                stored = found[reference]
                assert (stored.slot, stored.state, stored.version) == (
                    expected["slot"], expected["state"], expected["version"],
                )  # fmt: skip
                assert len(work.audit.entries(reference)) == expected["version"]
                told = [
                    message
                    for message in messages
                    if message.booking_id == stored.id
                    and message.superseded_at is None
                    and message.kind in (MailKind.REQUEST, MailKind.CANCEL, MailKind.DECLINED)
                ]
                assert {message.booking_version for message in told} == {expected["version"]}
                assert sorted(message.recipient_role for message in told) == ["caller", "officer"]

    @invariant()
    def the_audit_trail_is_whole(self):
        """Every hash fits."""
        if hasattr(self, "office"):
            with self.office.engine.connect() as connection:
                assert verify(connection).intact


@pytest.mark.parametrize("backend", BACKENDS)
def test_the_service_agrees_with_the_model(backend: str):
    machine = type(f"BookingMachineOn{backend}", (BookingMachine,), {"backend": backend})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
