"""Processes whose clocks disagree, and a clock that steps back: no slot is sold twice and none in the past."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.consultation.model import BookingState, Slot
from assistant.consultation.outcomes.booking import Booked, Held
from assistant.consultation.outcomes.contact import CodeExpired
from tests.support.databases import BACKENDS, lent_database
from tests.support.office import MONDAY, REQUEST, TUESDAY_AT_TEN, MovableClock, Office, slot_at

HOURS = (-2, -1, 1, 2)


@pytest.fixture(params=BACKENDS)
def url(request: pytest.FixtureRequest, tmp_path):
    with lent_database(request.param, tmp_path) as lent:
        yield lent


@pytest.fixture()
def office(url: str) -> Office:
    """An office whose clock is right."""
    opened = Office(url)
    opened.add_officers()
    yield opened
    opened.engine.dispose()


def beside(office: Office, hours: int) -> Office:
    """Another process on the same database, whose clock is wrong by so many hours."""
    return Office(office.url, clock=MovableClock(office.clock.now() + timedelta(hours=hours)))


def confirmed(office: Office) -> list[Slot]:
    """The slots that are booked."""
    found = office.consultations.bookings_between(MONDAY - timedelta(days=2), MONDAY + timedelta(days=30))
    return [booking.slot for booking in found if booking.state is BookingState.CONFIRMED]


@pytest.mark.parametrize("hours", HOURS)
def test_two_processes_whose_clocks_disagree_sell_a_slot_once(office: Office, hours: int) -> None:
    other = beside(office, hours)
    office.book("anna", slot_at())
    other.prove("ben")
    assert not isinstance(office.hold("ben", slot_at(), other.consultations), Held)
    assert confirmed(office) == [slot_at()]
    other.engine.dispose()


@pytest.mark.parametrize("hours", HOURS)
def test_a_hold_of_a_process_with_a_wrong_clock_never_becomes_a_second_booking(office: Office, hours: int) -> None:
    """A clock that is ahead may take a hold for expired: then the first to confirm has the slot, and only one."""
    other = beside(office, hours)
    first = office.prepare("anna", slot_at())
    other.prove("ben")
    outcomes = []
    if isinstance(office.hold("ben", slot_at(), other.consultations), Held):
        outcomes.append(other.consultations.confirm(other.consultations.prepare("ben", REQUEST).intent_id))
    outcomes.append(office.consultations.confirm(first))
    assert sum(isinstance(outcome, Booked) for outcome in outcomes) == 1
    assert confirmed(office) == [slot_at()]
    other.engine.dispose()


def test_a_clock_that_steps_back_sells_nothing_twice(office: Office) -> None:
    office.book("anna", slot_at())
    office.clock.advance(timedelta(hours=-1))
    office.prove("ben")
    assert not isinstance(office.hold("ben", slot_at()), Held)
    assert slot_at() not in office.consultations.free_slots()
    assert confirmed(office) == [slot_at()]


@pytest.mark.parametrize("hours", [0, *HOURS])
def test_no_slot_in_the_past_of_the_process_is_offered_or_held(office: Office, hours: int) -> None:
    office.clock.set(TUESDAY_AT_TEN + timedelta(hours=hours))
    now = office.clock.now()
    assert all(slot.starts_at > now for slot in office.consultations.free_slots())
    office.prove("anna")
    past = slot_at(now - timedelta(minutes=30))
    assert not isinstance(office.hold("anna", past), Held)


def test_a_code_that_has_run_out_opens_nothing(office: Office) -> None:
    office.consultations.give_contact("anna", "Sam Example", "anna@school.example.com")
    office.consultations.send_code("anna")
    code = office.code_of("anna")
    office.clock.advance(office.policy.code_lifetime + timedelta(seconds=1))
    assert isinstance(office.consultations.check_code("anna", code), CodeExpired)
