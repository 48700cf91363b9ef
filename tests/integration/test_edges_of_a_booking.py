"""The last moment, the last guess and the last line of the audit trail, on both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import OfficerId, RotaSettings
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import HoldExpired, KeyReused, NotBookable
from assistant.consultation.outcomes.changing import Cancelled, ChangeStarted, Moved
from assistant.consultation.outcomes.contact import CodeExpired, CodeWrong
from assistant.consultation.outcomes.waiting import OnWaitingList
from assistant.consultation.policy import BookingPolicy
from tests.support.office import REQUEST, TUESDAY_AT_TEN, Office, slot_at

TWO_HOURS = timedelta(hours=2)
LATER = slot_at(TUESDAY_AT_TEN + TWO_HOURS)
WRONG = "x"


def history(office: Office, reference: str) -> list[tuple[str, str, dict]]:
    """Who did what to a booking, in the words of the audit trail."""
    return [(entry.actor, entry.action, dict(entry.detail)) for entry in office.consultations.history(reference)]


def test_wrong_change_codes_are_counted_down_and_the_right_one_comes_too_late(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.start_change("ben", booking.reference)
    code = office.change_code_of("ben")

    guesses = [office.consultations.prove_change("ben", WRONG) for _ in range(office.policy.code_tries)]

    assert guesses == [*(CodeWrong(left) for left in range(office.policy.code_tries - 1, 0, -1)), CodeExpired()]
    assert office.consultations.prove_change("ben", code) == CodeExpired()


def test_another_reference_does_not_bring_the_guesses_of_the_first_with_it(office: Office):
    """The hour of the second reference is used up, so no code is mailed; that of the first must not stand in."""
    anna, carl = office.book("anna", slot_at()), office.book("carl", LATER)
    for number in range(office.policy.codes_per_hour):
        office.consultations.start_change(f"guest-{number}", carl.reference)
    office.consultations.start_change("ben", anna.reference)
    code = office.change_code_of("ben")

    assert office.consultations.start_change("ben", carl.reference) == ChangeStarted()

    assert office.consultations.prove_change("ben", code) == CodeExpired()
    assert office.consultations.booking_for("ben", carl.reference) is None


def test_nothing_is_booked_at_the_moment_it_begins(database_url: str):
    office = Office(database_url, BookingPolicy(hold=timedelta(days=2), draft=timedelta(days=2)))
    office.add_officers(settings=RotaSettings(minimum_notice=timedelta(0)))
    key = office.prepare("anna", slot_at())
    office.clock.set(TUESDAY_AT_TEN)

    assert isinstance(office.consultations.confirm(key), HoldExpired)


def test_a_key_does_not_book_another_time_that_is_held_meanwhile(office: Office):
    key = office.prepare("anna", slot_at())
    office.hold("anna", LATER)

    assert office.consultations.confirm(key) == KeyReused()


def test_an_officer_moves_a_booking_while_booking_is_closed(database_url: str):
    office = Office(database_url)
    office.add_officers()
    booking = office.book("anna", slot_at())
    closed = Office(database_url, BookingPolicy(closed=True))

    assert isinstance(closed.consultations.move(AsOfficer(OfficerId(1)), booking.reference, LATER), Moved)


def test_the_audit_trail_tells_who_booked_moved_and_cancelled_and_what_it_was_before(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.move(AsOfficer(OfficerId(1)), booking.reference, LATER)
    cancelled = office.consultations.cancel("anna", booking.reference)
    at_ten = {"officer_id": 1, "starts_at": slot_at().starts_at.isoformat(), "ends_at": slot_at().ends_at.isoformat()}
    at_noon = {"officer_id": 1, "starts_at": LATER.starts_at.isoformat(), "ends_at": LATER.ends_at.isoformat()}

    assert isinstance(cancelled, Cancelled)
    assert history(office, booking.reference) == [
        (
            "caller",
            "booking_confirmed",
            {**at_ten, "state": "confirmed", "version": 1, "assigned_because": "only_free"},
        ),
        (
            "officer 1",
            "booking_moved",
            {
                **at_noon,
                "state": "moved",
                "version": 2,
                "from_officer_id": 1,
                "from_starts_at": slot_at().starts_at.isoformat(),
            },
        ),
        ("caller", "booking_cancelled", {**at_noon, "state": "cancelled", "version": 3, "late": False}),
    ]


@pytest.mark.parametrize(("by", "reason"), [("anna", "caller"), (AsOfficer(OfficerId(1)), "officer")])
def test_the_mail_about_a_cancellation_says_who_cancelled(office: Office, by: object, reason: str):
    booking = office.book("anna", slot_at())
    office.consultations.cancel(by, booking.reference)

    assert {message.payload["reason"] for message in office.messages(MailKind.CANCEL)} == {reason}


def test_times_near_a_wish_months_ahead_are_the_last_ones_that_can_be_booked(office: Office):
    wish = slot_at(TUESDAY_AT_TEN + timedelta(days=330))

    refused = office.hold("anna", wish)

    assert isinstance(refused, NotBookable)
    horizon = office.clock.now() + timedelta(days=RotaSettings().horizon_days)
    assert refused.alternatives and all(
        horizon - timedelta(days=4) < slot.starts_at <= horizon + timedelta(days=1) for slot in refused.alternatives
    )


def test_who_had_more_consultations_of_late_is_offered_last(database_url: str):
    """Bookings of the last weeks count, those to come do not."""
    office = Office(database_url)
    office.add_officers(2)
    first = office.consultations.free_slots(limit=1)[0].officer_id
    office.book("anna", slot_at(officer_id=first))
    office.clock.set(TUESDAY_AT_TEN + timedelta(days=1))

    assert office.consultations.free_slots(limit=1)[0].officer_id != first


@pytest.fixture()
def full(database_url: str) -> Office:
    """An office with one consultation of a whole day, which is booked."""
    office = Office(database_url)
    whole_day = RotaSettings(
        slot_length=timedelta(hours=8), slot_step=timedelta(hours=8), horizon_days=1, minimum_notice=timedelta(hours=4)
    )
    office.add_officers(settings=whole_day)
    while free := office.consultations.free_slots(limit=1):
        office.book(f"guest-{free[0].starts_at:%d}", free[0])
    return office


def waiting(office: Office, name: str) -> object:
    office.clock.advance(timedelta(seconds=1))
    office.prove(name)
    return office.consultations.join_waiting_list(name, REQUEST)


def trail(office: Office) -> list[str]:
    """What was done about the waiting list, in order."""
    with office.unit_of_work(writing=False) as work:
        actions = [entry.action for entry in work.audit.entries()]
    return [action for action in actions if "offer" in action or "waiting" in action]


def test_what_happens_on_the_waiting_list_stands_in_the_audit_trail_once(full: Office):
    waiting(full, "dora")
    waiting(full, "ella")
    booking = full.consultations.bookings_between(full.clock.now(), full.clock.now() + timedelta(days=9))[0]
    full.consultations.cancel(AsOfficer(OfficerId(1)), booking.reference)
    full.clock.advance(full.policy.offer)
    full.consultations.expire_holds()
    full.consultations.expire_holds()
    waiting(full, "finn")
    full.consultations.leave_waiting_list("finn")

    assert trail(full) == [
        "waiting_list_joined",
        "waiting_list_joined",
        "offer_made",
        "offer_lapsed",
        "offer_made",
        "waiting_list_joined",
        "waiting_list_left",
    ]


def test_who_let_an_offer_pass_may_join_again_behind_the_others(full: Office):
    assert waiting(full, "dora") == OnWaitingList(1)
    assert waiting(full, "ella") == OnWaitingList(2)
    booking = full.consultations.bookings_between(full.clock.now(), full.clock.now() + timedelta(days=9))[0]
    full.consultations.cancel(AsOfficer(OfficerId(1)), booking.reference)

    assert full.consultations.join_waiting_list("dora", REQUEST) == OnWaitingList(0)
    full.clock.advance(full.policy.offer)
    full.consultations.expire_holds()
    assert waiting(full, "ella") == OnWaitingList(0)


def test_an_offer_ends_before_the_notice_that_its_time_needs_is_half_gone(full: Office):
    waiting(full, "dora")
    booking = full.consultations.bookings_between(full.clock.now(), full.clock.now() + timedelta(days=9))[0]
    full.clock.set(booking.slot.starts_at - timedelta(hours=4, minutes=30))
    full.consultations.cancel(AsOfficer(OfficerId(1)), booking.reference)
    (offer,) = full.messages(MailKind.OFFER)
    secret = full.secrets.link_secret(offer.payload["nonce"])

    full.clock.set(booking.slot.starts_at - timedelta(hours=2, seconds=1))
    assert full.consultations.offered(secret) == booking.slot
    full.clock.set(booking.slot.starts_at - timedelta(hours=2))
    assert full.consultations.offered(secret) != booking.slot
