"""The life of a consultation on both databases: held, booked, moved, cancelled, attended."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from assistant.adapters.database.audit import verify
from assistant.consultation.blocked import Blocked
from assistant.consultation.changing import AsOfficer, WithLink
from assistant.consultation.model import BookingState, Closure, OfficerId, RotaSettings, TimeWindow
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import (
    AlreadyBooked,
    Booked,
    BookingClosed,
    EmailNotProved,
    Held,
    HoldExpired,
    KeyReused,
    NotBookable,
    NothingPrepared,
    NotReady,
    Prepared,
    SlotTaken,
    TooManyBookings,
)
from assistant.consultation.outcomes.changing import (
    AlreadyCancelled,
    AlreadyOver,
    Cancelled,
    Declined,
    Moved,
    NotFound,
    NotYet,
    Recorded,
)
from assistant.consultation.policy import BookingPolicy
from assistant.consultation.service import Consultations
from tests.support.office import HALF_HOUR, REQUEST, TUESDAY_AT_TEN, Office, slot_at

LATER = slot_at(TUESDAY_AT_TEN + timedelta(hours=2))


def test_a_confirmed_booking_is_there_with_its_audit_entry_and_its_messages(office: Office):
    booking = office.book("anna", slot_at())

    assert office.consultations.find(booking.reference) == booking
    assert (booking.state, booking.version, booking.sequence) == (BookingState.CONFIRMED, 1, 0)
    assert booking.request == REQUEST
    assert [entry.action for entry in office.consultations.history(booking.reference)] == ["booking_confirmed"]
    sent = [(message.kind, message.recipient_role) for message in office.messages()]
    assert sent == [
        (MailKind.CODE, "caller"),
        (MailKind.REQUEST, "caller"),
        (MailKind.REQUEST, "officer"),
        (MailKind.REMINDER, "caller"),
    ]


def test_confirming_twice_gives_one_booking_and_the_same_reference(office: Office):
    intent_id = office.prepare("anna", slot_at())

    first = office.consultations.confirm(intent_id)
    again = office.consultations.confirm(intent_id)

    assert isinstance(first, Booked)
    assert again == AlreadyBooked(first.booking)
    assert len(office.messages(MailKind.REQUEST)) == 2


def test_preparing_the_same_details_twice_gives_the_same_key(office: Office):
    intent_id = office.prepare("anna", slot_at())

    assert office.consultations.prepare("anna", REQUEST).intent_id == intent_id


@pytest.mark.parametrize("change", ["slot", "name", "email"])
def test_a_key_does_not_book_details_that_were_changed_after_the_check(office: Office, change: str):
    intent_id = office.prepare("anna", slot_at())
    if change == "slot":
        office.hold("anna", LATER)
    elif change == "name":
        office.consultations.give_contact("anna", name="Sam Other")
    else:
        office.prove("anna", "other@school.example.com")

    assert office.consultations.confirm(intent_id) == KeyReused()
    assert office.messages(MailKind.REQUEST) == []


def test_other_answers_need_a_new_key(office: Office):
    first = office.prepare("anna", slot_at())
    second = office.consultations.prepare("anna", replace(REQUEST, topic="something else"))

    assert second.intent_id != first


def test_nothing_is_booked_under_a_key_that_was_never_given(office: Office):
    assert office.consultations.confirm("no such key") == NothingPrepared()


def test_a_slot_that_is_held_or_booked_is_taken_and_the_nearest_free_ones_are_offered(office: Office):
    office.hold("anna", slot_at())
    held = office.hold("ben", slot_at())
    office.book("anna", slot_at())
    booked = office.hold("ben", slot_at())

    for outcome in (held, booked):
        assert isinstance(outcome, SlotTaken)
        assert [slot.starts_at - TUESDAY_AT_TEN for slot in outcome.alternatives] == [
            -2 * HALF_HOUR,
            -HALF_HOUR,
            HALF_HOUR,
        ]


def test_a_hold_is_let_go_after_its_time(office: Office):
    held = office.hold("anna", slot_at())
    office.clock.set(held.expires_at)

    assert isinstance(office.hold("ben", slot_at()), Held)


def test_holding_another_slot_lets_go_of_the_first(office: Office):
    office.hold("anna", slot_at())
    office.hold("anna", LATER)

    assert isinstance(office.hold("ben", slot_at()), Held)
    assert office.consultations.draft("anna").held == LATER


def test_a_hold_is_kept_when_the_slot_wanted_instead_is_taken(office: Office):
    office.hold("anna", slot_at())
    office.hold("ben", LATER)

    assert isinstance(office.hold("anna", LATER), SlotTaken)
    assert office.consultations.draft("anna").held == slot_at()


def test_a_hold_that_ran_out_is_honoured_while_its_time_is_free(office: Office):
    intent_id = office.prepare("anna", slot_at())
    office.clock.advance(timedelta(hours=1))
    office.consultations.expire_holds()

    assert isinstance(office.consultations.confirm(intent_id), Booked)


def test_a_hold_that_ran_out_is_lost_to_whoever_took_the_time(office: Office):
    intent_id = office.prepare("anna", slot_at())
    office.clock.advance(timedelta(hours=1))
    office.hold("ben", slot_at())

    outcome = office.consultations.confirm(intent_id)

    assert isinstance(outcome, HoldExpired)
    assert slot_at() not in outcome.alternatives


def test_leave_that_comes_between_hold_and_confirmation_wins(office: Office):
    intent_id = office.prepare("anna", slot_at())
    office.desk.add_leave("test", OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + HALF_HOUR)

    outcome = office.consultations.confirm(intent_id)
    assert isinstance(outcome, NotBookable) and outcome.reason is Blocked.AWAY


def test_nothing_is_kept_for_who_has_not_proved_an_address(office: Office):
    assert office.consultations.hold("anna", slot_at()) == EmailNotProved()
    office.consultations.give_contact("anna", "Sam Example", "sam@school.example.com")
    assert office.consultations.hold("anna", slot_at()) == EmailNotProved()
    assert office.consultations.draft("anna").held is None


def test_an_address_has_to_be_proved_before_a_slot_is_firm(office: Office):
    office.hold("anna", slot_at())
    office.consultations.give_contact("anna", email="other@school.example.com")

    assert office.consultations.prepare("anna", REQUEST) == NotReady(("email_code",))

    intent_id = office.prepare("ben", LATER)
    with office.unit_of_work() as work:
        draft = work.conversations.draft("ben")
        work.conversations.save_draft(replace(draft, email_proved_at=None))
        work.commit()
    assert office.consultations.confirm(intent_id) == EmailNotProved()


def test_what_is_missing_is_named(office: Office):
    assert office.consultations.prepare("anna", REQUEST) == NotReady(("name", "email", "slot"))
    office.prove("anna")
    assert office.consultations.prepare("anna", REQUEST) == NotReady(("slot",))


def test_an_address_has_a_limited_number_of_consultations_ahead(office: Office):
    limit = office.policy.live_bookings_per_mailbox
    for number in range(limit):
        office.book("anna", slot_at(TUESDAY_AT_TEN + number * HALF_HOUR))
    intent_id = office.prepare("anna", slot_at(TUESDAY_AT_TEN + limit * HALF_HOUR))

    assert office.consultations.confirm(intent_id) == TooManyBookings(limit)


def test_a_closed_service_takes_no_booking_but_lets_people_cancel(database_url: str):
    office = Office(database_url)
    office.add_officers()
    booking = office.book("anna", slot_at())
    intent_id = office.prepare("ben", LATER)
    closed = Office(database_url, BookingPolicy(closed=True))

    assert not closed.consultations.is_open()
    assert closed.consultations.hold("carl", LATER) == BookingClosed()
    assert closed.consultations.prepare("ben", REQUEST) == BookingClosed()
    assert closed.consultations.confirm(intent_id) == BookingClosed()
    assert closed.consultations.join_waiting_list("carl", REQUEST) == BookingClosed()
    assert closed.consultations.move("anna", booking.reference, LATER) == BookingClosed()
    assert isinstance(closed.consultations.cancel("anna", booking.reference), Cancelled)


def test_a_moved_booking_keeps_its_uid_and_counts_its_sequence_up(office: Office):
    booking = office.book("anna", slot_at())
    outcome = office.consultations.move("anna", booking.reference, LATER)

    assert isinstance(outcome, Moved)
    moved = outcome.booking
    assert (moved.uid, moved.reference) == (booking.uid, booking.reference)
    assert (moved.state, moved.slot, moved.sequence) == (BookingState.MOVED, LATER, 1)
    assert isinstance(office.hold("ben", slot_at()), Held)
    assert isinstance(office.hold("carl", LATER), SlotTaken)


def test_only_the_newest_messages_of_a_booking_stay_open(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.move("anna", booking.reference, LATER)
    office.consultations.move("anna", booking.reference, slot_at())

    about = [message for message in office.messages(open_only=True) if message.booking_id]
    assert {message.booking_version for message in about} == {3}
    assert {message.payload["sequence"] for message in about} == {2}

    office.consultations.cancel("anna", booking.reference)
    about = [message for message in office.messages(open_only=True) if message.booking_id]
    assert {(message.kind, message.booking_version) for message in about} == {(MailKind.CANCEL, 4)}


def test_moving_twice_to_one_time_moves_once(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.move("anna", booking.reference, LATER)
    again = office.consultations.move("anna", booking.reference, LATER)

    assert isinstance(again, Moved)
    assert again.booking.version == 2


def test_a_booking_may_move_to_a_time_that_overlaps_its_own(database_url: str):
    office = Office(database_url)
    quarter = timedelta(minutes=15)
    settings = replace(office.desk.rota().settings, slot_step=quarter)
    office.add_officers(settings=settings)
    booking = office.book("anna", slot_at())

    outcome = office.consultations.move("anna", booking.reference, slot_at(TUESDAY_AT_TEN + quarter))

    assert isinstance(outcome, Moved)


def test_a_booking_may_move_to_the_slot_that_its_own_conversation_holds(office: Office):
    booking = office.book("anna", slot_at())
    office.hold("anna", LATER)

    assert isinstance(office.consultations.move("anna", booking.reference, LATER), Moved)
    assert office.consultations.draft("anna").held is None


def test_a_booking_stays_where_it_is_when_the_new_time_is_taken(office: Office):
    booking = office.book("anna", slot_at())
    office.book("ben", LATER)

    outcome = office.consultations.move("anna", booking.reference, LATER)

    assert isinstance(outcome, SlotTaken)
    assert len(outcome.alternatives) == office.policy.alternatives
    assert LATER not in outcome.alternatives
    assert office.consultations.find(booking.reference) == booking
    assert len(office.consultations.history(booking.reference)) == 1


def test_two_bookings_cannot_swap_in_one_step_but_can_through_a_free_time(office: Office):
    anna, ben = office.book("anna", slot_at()), office.book("ben", LATER)
    assert isinstance(office.consultations.move("anna", anna.reference, LATER), SlotTaken)
    assert isinstance(office.consultations.move("ben", ben.reference, slot_at()), SlotTaken)

    spare = slot_at(TUESDAY_AT_TEN + timedelta(hours=4))
    for conversation, booking, slot in (("anna", anna, spare), ("ben", ben, slot_at()), ("anna", anna, LATER)):
        assert isinstance(office.consultations.move(conversation, booking.reference, slot), Moved)


def test_moving_to_another_officer_withdraws_the_first_officers_invitation(database_url: str):
    office = Office(database_url)
    office.add_officers(2)
    booking = office.book("anna", slot_at())
    office.consultations.move("anna", booking.reference, slot_at(TUESDAY_AT_TEN + HALF_HOUR, officer_id=2))

    last = {
        (message.kind, message.recipient, message.payload.get("reason"))
        for message in office.messages(open_only=True)
        if message.booking_id and message.kind is not MailKind.REMINDER
    }
    assert last == {
        (MailKind.REQUEST, "anna@school.example.com", None),
        (MailKind.REQUEST, "officer2@example.invalid", None),
        (MailKind.CANCEL, "officer1@example.invalid", "reassigned"),
    }
    (withdrawn,) = office.messages(MailKind.CANCEL)
    assert withdrawn.payload["officer_id"] == 1
    assert withdrawn.payload["starts_at"] == slot_at().starts_at.isoformat()


def test_cancelling_twice_cancels_once_and_frees_the_time(office: Office):
    booking = office.book("anna", slot_at())

    assert isinstance(office.consultations.cancel("anna", booking.reference), Cancelled)
    assert isinstance(office.consultations.cancel("anna", booking.reference), AlreadyCancelled)
    assert len(office.messages(MailKind.CANCEL)) == 2
    assert isinstance(office.hold("ben", slot_at()), Held)


@pytest.mark.parametrize(("proof", "reason"), [("anna", "caller"), (AsOfficer(OfficerId(1)), "officer")])
def test_a_cancellation_says_who_cancelled(office: Office, proof: str | AsOfficer, reason: str):
    booking = office.book("anna", slot_at())
    office.consultations.cancel(proof, booking.reference)

    assert {message.payload["reason"] for message in office.messages(MailKind.CANCEL)} == {reason}


def test_what_helps_the_officer_is_added_to_what_was_told(office: Office):
    booking = office.book("anna", slot_at())
    outcome = office.consultations.add_details("anna", booking.reference, None, ("a home visit", "letters home"))

    assert isinstance(outcome, Recorded)
    told = office.consultations.find(booking.reference).request
    assert (told.stage, told.tried) == (REQUEST.stage, ("letters home", "a home visit"))


def test_nothing_is_added_to_a_booking_that_is_another_callers_or_over(office: Office):
    booking = office.book("anna", slot_at())
    assert office.consultations.add_details("ben", booking.reference, "three", ()) == NotFound()
    office.consultations.cancel("anna", booking.reference)
    assert isinstance(office.consultations.add_details("anna", booking.reference, "three", ()), AlreadyCancelled)


def test_the_officer_of_a_booking_stands_first_among_those_free_at_a_new_time(database_url: str):
    office = Office(database_url)
    office.add_officers(3)
    booking = office.book("anna", slot_at(officer_id=2))
    window = TimeWindow(LATER.starts_at, LATER.ends_at)

    assert [each.officer_id for each in office.consultations.times_with(window, booking)] == [2, 1, 3]


def test_a_time_says_why_it_cannot_be_had_from_any_officer(office: Office):
    assert office.consultations.why_not_free(slot_at().starts_at) is None
    office.book("anna", slot_at())
    assert office.consultations.why_not_free(slot_at().starts_at) is Blocked.BOOKED


def test_a_late_cancellation_goes_through_and_is_marked(office: Office):
    booking = office.book("anna", slot_at())
    office.clock.set(TUESDAY_AT_TEN - timedelta(hours=1))

    assert office.consultations.cancel("anna", booking.reference).late


def test_what_has_begun_cannot_be_changed(office: Office):
    booking = office.book("anna", slot_at())
    office.clock.set(TUESDAY_AT_TEN)

    assert isinstance(office.consultations.cancel("anna", booking.reference), AlreadyOver)
    assert isinstance(office.consultations.move("anna", booking.reference, LATER), AlreadyOver)


def test_an_officer_notes_who_came_once_it_began(office: Office):
    booking = office.book("anna", slot_at())
    assert isinstance(office.consultations.mark(OfficerId(1), booking.reference, BookingState.ATTENDED), NotYet)

    office.clock.set(TUESDAY_AT_TEN)
    assert isinstance(office.consultations.mark(OfficerId(1), booking.reference, BookingState.MISSED), Recorded)
    corrected = office.consultations.mark(OfficerId(1), booking.reference, BookingState.ATTENDED)
    assert corrected.booking.state is BookingState.ATTENDED
    assert [entry.action for entry in office.consultations.history(booking.reference)][1:] == [
        "booking_missed",
        "booking_attended",
    ]


def test_a_reference_alone_opens_nothing(office: Office):
    booking = office.book("anna", slot_at())

    assert office.consultations.booking_for("ben", booking.reference) is None
    assert office.consultations.move("ben", booking.reference, LATER) == NotFound()
    assert office.consultations.cancel("ben", booking.reference) == NotFound()
    assert office.consultations.cancel(WithLink("guess"), booking.reference) == NotFound()


def test_the_link_opens_the_booking_as_it_stands(office: Office):
    booking = office.book("anna", slot_at())
    secret = office.link_secret(booking)
    office.consultations.move(WithLink(secret), booking.reference, LATER)

    assert office.consultations.by_link(secret).slot == LATER
    assert isinstance(office.consultations.cancel(WithLink(secret), booking.reference), Cancelled)
    assert office.consultations.by_link(secret).state is BookingState.CANCELLED
    assert office.consultations.by_link("guess") is None


def test_the_secret_of_one_booking_does_not_open_another(office: Office):
    anna, ben = office.book("anna", slot_at()), office.book("ben", LATER)

    assert office.consultations.cancel(WithLink(office.link_secret(anna)), ben.reference) == NotFound()


def test_an_officer_may_move_at_short_notice(office: Office):
    booking = office.book("anna", slot_at())
    today = slot_at(TUESDAY_AT_TEN - timedelta(hours=20))

    refused = office.consultations.move("anna", booking.reference, today)
    moved = office.consultations.move(AsOfficer(OfficerId(1)), booking.reference, today)

    assert isinstance(refused, NotBookable)
    assert refused.reason is Blocked.TOO_SOON
    assert isinstance(moved, Moved)


def test_a_decline_by_the_officer_frees_the_time_and_offers_the_three_nearest(office: Office):
    booking = office.book("anna", slot_at())

    outcome = office.consultations.decline_by_officer(booking.uid)

    assert isinstance(outcome, Declined)
    assert len(outcome.alternatives) == 3
    declined = office.messages(MailKind.DECLINED)
    assert [message.recipient for message in declined] == ["anna@school.example.com"]
    assert len(declined[0].payload["alternatives"]) == 3
    assert isinstance(office.hold("ben", slot_at()), Held)
    assert isinstance(office.consultations.decline_by_officer(booking.uid), AlreadyCancelled)
    assert office.consultations.decline_by_officer("no such uid") == NotFound()


@pytest.mark.parametrize(
    ("slot", "reason"),
    [
        (slot_at(TUESDAY_AT_TEN - timedelta(days=30)), Blocked.PAST),
        (slot_at(TUESDAY_AT_TEN - timedelta(hours=20)), Blocked.TOO_SOON),
        (slot_at(TUESDAY_AT_TEN + timedelta(days=400)), Blocked.TOO_FAR),
        (slot_at(TUESDAY_AT_TEN + timedelta(days=4)), Blocked.OUTSIDE_HOURS),
        (slot_at(TUESDAY_AT_TEN + timedelta(hours=7)), Blocked.OUTSIDE_HOURS),
        (slot_at(TUESDAY_AT_TEN + timedelta(minutes=7)), Blocked.NOT_A_START),
        (slot_at(officer_id=99), Blocked.NO_SUCH_OFFICER),
    ],
)
def test_a_time_nobody_could_book_says_why(office: Office, slot, reason: Blocked):
    outcome = office.hold("anna", slot)

    assert isinstance(outcome, NotBookable)
    assert outcome.reason is reason
    assert len(outcome.alternatives) == 3


def test_closures_leave_and_bank_holidays_say_why(office: Office):
    christmas = TUESDAY_AT_TEN.replace(month=12, day=25)
    office.desk.add_closure("test", Closure(date(2026, 11, 25), date(2026, 11, 26), "INSET"))
    office.desk.add_leave("test", OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + HALF_HOUR, kind="blocked")

    reasons = [
        office.consultations.why_blocked(slot_at(when))
        for when in (christmas, TUESDAY_AT_TEN + timedelta(days=1), TUESDAY_AT_TEN)
    ]

    assert reasons == [Blocked.BANK_HOLIDAY, Blocked.CLOSED, Blocked.AWAY]


def test_leave_names_the_bookings_it_covers(office: Office):
    covered = office.book("anna", slot_at())
    office.book("ben", LATER)

    _, bookings = office.desk.add_leave("test", OfficerId(1), TUESDAY_AT_TEN, TUESDAY_AT_TEN + HALF_HOUR)

    assert bookings == (covered,)


def test_free_slots_stay_inside_the_wish_and_go_on_after_the_last_one_shown(office: Office):
    afternoon = TimeWindow(TUESDAY_AT_TEN + timedelta(hours=3), TUESDAY_AT_TEN + timedelta(hours=5))

    first = office.consultations.free_slots(afternoon, limit=3)
    more = office.consultations.free_slots(afternoon, limit=3, after=first[-1].starts_at)

    assert [slot.starts_at.strftime("%H:%M") for slot in first + more] == ["13:00", "13:30", "14:00", "14:30"]


def test_every_slot_offered_can_be_held(office: Office):
    for number, slot in enumerate(office.consultations.free_slots(limit=60)):
        assert isinstance(office.hold(f"caller {number}", slot), Held)


def test_bookings_are_listed_by_time_with_cancelled_ones_and_without_holds(office: Office):
    later = office.book("anna", LATER)
    first = office.book("ben", slot_at())
    office.consultations.cancel("anna", later.reference)
    office.hold("carl", slot_at(TUESDAY_AT_TEN + 3 * HALF_HOUR))

    listed = office.consultations.bookings_between(
        TUESDAY_AT_TEN - timedelta(days=1), TUESDAY_AT_TEN + timedelta(days=1)
    )

    assert [(booking.reference, booking.state.value) for booking in listed] == [
        (first.reference, "confirmed"),
        (later.reference, "cancelled"),
    ]


def test_a_discarded_draft_is_gone_with_its_hold(office: Office):
    office.prepare("anna", slot_at())
    office.consultations.discard_draft("anna")

    draft = office.consultations.draft("anna")
    assert (draft.name, draft.email, draft.held) == (None, None, None)
    assert isinstance(office.hold("ben", slot_at()), Held)


def test_a_draft_runs_out(office: Office):
    intent_id = office.prepare("anna", slot_at())
    office.clock.advance(office.policy.draft)

    assert office.consultations.draft("anna").email is None
    assert office.consultations.confirm(intent_id) == NothingPrepared()


def test_the_audit_trail_is_whole_after_all_that(office: Office):
    booking = office.book("anna", slot_at())
    office.consultations.move("anna", booking.reference, LATER)
    office.consultations.cancel("anna", booking.reference)
    with office.engine.connect() as connection:
        verification = verify(connection)

    assert verification.intact
    # One for the rota settings, one for the officer, three for the booking.
    assert verification.entries == 5


def test_preparing_needs_the_hold_to_be_in_force(office: Office):
    office.prove("anna")
    office.hold("anna", slot_at())
    office.clock.advance(office.policy.hold)
    assert office.consultations.prepare("anna", REQUEST) == NotReady(("slot",))
    office.hold("anna", slot_at())
    assert isinstance(office.consultations.prepare("anna", REQUEST), Prepared)


def test_the_last_place_of_a_day_is_looked_for_again_once_nobody_else_can_write(office: Office):
    """Somebody takes it between the look without a lock and the hold."""
    office.desk.save_settings("test", RotaSettings(daily_limit=1))
    office.prove("anna")
    office.prove("ben")
    begin, taken = office.unit_of_work, []

    def begin_late(writing: bool = True):
        if writing and not taken:
            taken.append(office.consultations.hold("ben", LATER))
        return begin(writing)

    late = Consultations(begin_late, office.clock, office.secrets, office.policy, office.bank_holidays)

    outcome = late.hold("anna", slot_at())

    assert isinstance(taken[0], Held)
    assert isinstance(outcome, NotBookable) and outcome.reason is Blocked.DAY_FULL


def test_a_day_with_a_place_left_can_be_held_again_by_who_holds_it(office: Office):
    office.desk.save_settings("test", RotaSettings(daily_limit=1))
    office.prove("anna")

    assert isinstance(office.consultations.hold("anna", slot_at()), Held)
    assert isinstance(office.consultations.hold("anna", LATER), Held)
