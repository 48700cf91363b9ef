"""Who waits gets an offer of what comes free, in order and for a limited time."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from assistant.consultation.model import Booking, RotaSettings
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import AlreadyBooked, Booked, EmailNotProved, NotReady, SlotTaken
from assistant.consultation.outcomes.waiting import OfferGone, OnWaitingList, SlotsAreFree
from tests.support.office import REQUEST, TUESDAY_AT_TEN, Office, slot_at


@pytest.fixture()
def office(database_url: str) -> Iterator[Office]:
    """An office with one slot a day, and two days to book."""
    opened = Office(database_url)
    whole_day = RotaSettings(
        slot_length=timedelta(hours=8), slot_step=timedelta(hours=8), horizon_days=2, minimum_notice=timedelta(hours=4)
    )
    opened.add_officers(settings=whole_day)
    yield opened
    opened.engine.dispose()


@pytest.fixture()
def full(office: Office) -> dict[str, Booking]:
    """The two days, booked."""
    return {name: office.book(name, office.consultations.free_slots(limit=1)[0]) for name in ("anna", "ben")}


def wait(office: Office, name: str) -> object:
    """Prove an address and join the list."""
    office.prove(name)
    return office.consultations.join_waiting_list(name, REQUEST)


def offers(office: Office) -> list[tuple[str, str]]:
    """Whom an offer was mailed to, with the secret of its link."""
    return [
        (message.recipient.split("@")[0], office.secrets.link_secret(message.payload["nonce"]))
        for message in office.messages(MailKind.OFFER)
    ]


def test_nobody_waits_while_something_is_free(office: Office):
    office.prove("carl")
    assert isinstance(office.consultations.join_waiting_list("carl", REQUEST), SlotsAreFree)


def test_the_list_needs_a_proved_address(office: Office, full: dict):
    assert office.consultations.join_waiting_list("carl", REQUEST) == NotReady(("name", "email"))
    office.consultations.give_contact("carl", "Carl Example", "carl@school.example.com")
    assert office.consultations.join_waiting_list("carl", REQUEST) == EmailNotProved()


def test_positions_are_in_order_and_joining_twice_changes_nothing(office: Office, full: dict):
    assert wait(office, "carl") == OnWaitingList(1)
    office.clock.advance(timedelta(minutes=1))
    assert wait(office, "dora") == OnWaitingList(2)
    assert wait(office, "carl") == OnWaitingList(1)


def test_a_cancelled_time_is_offered_to_who_came_first_and_kept_for_them(office: Office, full: dict):
    wait(office, "carl")
    office.clock.advance(timedelta(minutes=1))
    wait(office, "dora")

    office.consultations.cancel("anna", full["anna"].reference)

    ((name, secret),) = offers(office)
    assert name == "carl"
    assert isinstance(office.hold("eve", full["anna"].slot), SlotTaken)
    outcome = office.consultations.accept_offer(secret)
    assert isinstance(outcome, Booked)
    assert (outcome.booking.slot, outcome.booking.email) == (full["anna"].slot, "carl@school.example.com")
    assert office.consultations.accept_offer(secret) == AlreadyBooked(outcome.booking)


def test_an_offer_can_be_looked_at_without_taking_it(office: Office, full: dict):
    wait(office, "carl")
    office.consultations.cancel("anna", full["anna"].reference)
    ((_, secret),) = offers(office)

    assert office.consultations.offered(secret) == office.consultations.offered(secret) == full["anna"].slot
    booking = office.consultations.accept_offer(secret).booking
    assert office.consultations.offered(secret) == AlreadyBooked(booking)


def test_an_offer_that_was_taken_and_then_cancelled_is_gone(office: Office, full: dict):
    wait(office, "carl")
    office.consultations.cancel("anna", full["anna"].reference)
    ((_, secret),) = offers(office)
    office.consultations.cancel("carl", office.consultations.accept_offer(secret).booking.reference)

    assert isinstance(office.consultations.offered(secret), OfferGone)
    assert isinstance(office.consultations.accept_offer(secret), OfferGone)


def test_an_offer_that_ran_out_goes_to_the_next(office: Office, full: dict):
    wait(office, "carl")
    office.clock.advance(timedelta(minutes=1))
    wait(office, "dora")
    office.consultations.cancel("ben", full["ben"].reference)
    ((_, carls),) = offers(office)

    office.clock.advance(office.policy.offer)
    office.consultations.expire_holds()

    assert isinstance(office.consultations.offered(carls), OfferGone)
    assert isinstance(office.consultations.accept_offer(carls), OfferGone)
    assert [name for name, _ in offers(office)] == ["dora"]


def test_an_offer_is_open_until_its_last_moment(office: Office, full: dict):
    wait(office, "carl")
    office.consultations.cancel("ben", full["ben"].reference)
    ((_, secret),) = offers(office)
    office.clock.advance(office.policy.offer - timedelta(seconds=1))

    taken = office.consultations.accept_offer(secret)
    assert isinstance(taken, Booked)
    assert taken.booking.request == REQUEST


def test_a_declined_time_is_offered_too(office: Office, full: dict):
    wait(office, "carl")
    office.consultations.decline_by_officer(full["anna"].uid)

    assert [name for name, _ in offers(office)] == ["carl"]


def test_who_leaves_the_list_is_offered_nothing(office: Office, full: dict):
    wait(office, "carl")
    assert office.consultations.leave_waiting_list("carl")
    assert not office.consultations.leave_waiting_list("carl")
    office.consultations.cancel("anna", full["anna"].reference)

    assert offers(office) == []


def test_a_new_day_in_the_horizon_is_offered_without_a_cancellation(office: Office, full: dict):
    wait(office, "carl")
    office.clock.set(TUESDAY_AT_TEN - timedelta(hours=1))
    office.consultations.expire_holds()

    assert [name for name, _ in offers(office)] == ["carl"]


def test_a_guessed_offer_opens_nothing(office: Office, full: dict):
    assert office.consultations.offered("guess") == OfferGone(())
    assert office.consultations.accept_offer("guess") == OfferGone(())
    assert slot_at().officer_id == 1
