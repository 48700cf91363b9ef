"""Booking, moving and cancelling in the chat."""

from __future__ import annotations

from datetime import timedelta

from assistant.bootstrap import services
from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import TimeWindow
from assistant.language.wall_clock import moment_text
from tests.conversations.talk import Talk


def test_a_school_books_a_consultation(talk: Talk) -> None:
    talk.until("confirm")
    answer = talk.say("yes")
    assert answer["status"] == "booking"
    assert answer["booking"]["state"] == "confirmed"
    assert answer["booking"]["reference"] in talk.text


def test_saying_yes_twice_gives_one_booking_and_the_same_reference(talk: Talk) -> None:
    talk.until("confirm")
    first = talk.say("yes")["booking"]["reference"]
    assert talk.say("yes")["booking"]["reference"] == first


def test_a_parent_gets_the_phone_and_email_route(talk: Talk) -> None:
    answer = talk.say("can I book a consultation", audience="parent")
    assert answer["status"] == "person"
    assert "020 7525 1922" in talk.text and "earlyhelp@southwark.gov.uk" in talk.text


def test_a_parent_who_says_so_in_the_form_gets_the_same_route_and_nothing_is_booked(talk: Talk) -> None:
    talk.until("role")
    answer = talk.say("I'm his mum")
    assert answer["status"] == "person" and "020 7525 1922" in talk.text
    assert talk.say("hello")["asks"] is None


def test_a_disclosure_in_a_name_gets_the_safety_words_and_is_no_name(talk: Talk) -> None:
    talk.until("name")
    assert talk.say("my dad hits me")["status"] == "safeguarding"
    assert "999" in talk.text
    assert talk.say("Jordan Example")["asks"] == "email"


def test_a_topic_that_tells_of_harm_gets_the_safety_words_first_and_is_taken_when_said_again(talk: Talk) -> None:
    talk.until("topic")
    topic = "her stepdad hits her and she is afraid to go home"
    assert talk.say(topic)["status"] == "safeguarding"
    assert talk.say(topic)["asks"] == "slot"
    assert "999" in talk.text


def test_a_wrong_code_is_refused_and_the_right_one_taken_after_it(talk: Talk) -> None:
    talk.until("email_code")
    wrong = f"{(int(talk.code()) + 1) % 1_000_000:06d}"
    assert talk.say(wrong)["asks"] == "email_code"
    assert talk.say(talk.code())["asks"] == "topic"


def test_an_answer_is_corrected_at_the_end_and_the_rest_is_kept(talk: Talk) -> None:
    talk.until("confirm")
    assert talk.say("no")["asks"] == "confirm"
    talk.press("School or service")
    assert talk.last.answer["asks"] == "organisation"
    assert talk.say("Bacon's College")["asks"] == "confirm"
    assert "Bacon's College" in talk.text and "48 per cent" in talk.text


def test_a_typed_time_is_read_back_in_full(talk: Talk) -> None:
    talk.until("slot")
    assert talk.say("Thursday 3 December at 2pm")["asks"] == "confirm"
    assert "Thursday 3 December 2026, 2pm" in talk.text


def test_a_time_in_the_past_is_refused_with_a_reason(talk: Talk) -> None:
    talk.until("slot")
    assert talk.say("2 November 2026 at 10am")["asks"] == "slot"
    assert "passed" in talk.text


def test_a_weekend_is_refused_with_a_reason(talk: Talk) -> None:
    talk.until("slot")
    assert talk.say("Saturday 5 December at 10am")["asks"] == "slot"
    assert "weekend" in talk.text


def test_a_booking_made_here_is_moved_and_cancelled_without_a_code(talk: Talk) -> None:
    talk.until("confirm")
    reference = talk.say("yes")["booking"]["reference"]
    assert talk.say("I need to move my consultation")["asks"] == "slot"
    assert talk.say("Friday 4 December at 11am")["asks"] == "confirm"
    moved = talk.say("yes")["booking"]
    assert (moved["reference"], moved["state"]) == (reference, "moved")
    assert talk.say("cancel my consultation")["asks"] == "confirm"
    assert talk.say("yes")["booking"]["state"] == "cancelled"


def test_a_booking_that_an_officer_moved_meanwhile_is_not_cancelled_unseen(talk: Talk) -> None:
    talk.until("confirm")
    reference = talk.say("yes")["booking"]["reference"]
    assert talk.say("cancel my consultation")["asks"] == "confirm"
    consultations = services().consultations
    booking = consultations.find(reference)
    week = TimeWindow(booking.slot.ends_at, booking.slot.ends_at + timedelta(days=7))
    later = consultations.times_with(week, booking)[0]
    consultations.move(AsOfficer(booking.slot.officer_id), reference, later)
    again = talk.say("yes")
    assert (again["asks"], again["booking"]["state"]) == ("confirm", "moved")
    assert "has changed since" in talk.text and moment_text(later.starts_at) in talk.text
    assert talk.say("yes")["booking"]["state"] == "cancelled"


def test_a_booking_made_elsewhere_needs_the_code_that_was_mailed(talk: Talk, chat: object, loop: object) -> None:
    talk.until("confirm")
    reference = talk.say("yes")["booking"]["reference"]
    other = Talk(chat, loop)
    assert other.say("cancel my consultation")["asks"] == "reference"
    assert other.say(reference)["asks"] == "email_code"
    assert "Shall I cancel" not in other.text
    assert other.say(other.code())["asks"] == "confirm"
    assert other.say("yes")["booking"]["state"] == "cancelled"


def test_an_unknown_reference_is_answered_like_a_known_one(talk: Talk) -> None:
    talk.say("cancel my consultation")
    assert talk.say("it is ABYV-XMPN")["asks"] == "email_code"
    assert talk.say("123456")["asks"] == "email_code"


def test_nothing_of_the_callers_contact_details_is_in_the_conversation(talk: Talk, loop: object) -> None:
    talk.until("confirm")
    tracker = loop.run_until_complete(talk._chat._agent.tracker_store.retrieve(talk.conversation))
    stored = str([event.as_dict() for event in tracker.events])
    assert "Smith" not in stored and "anna" not in stored.lower() and "ark.example" not in stored
    assert services().consultations.draft(talk.conversation).email == talk.email


def test_with_nothing_free_the_caller_is_put_on_the_waiting_list(talk: Talk) -> None:
    desk = services().rota_desk
    officers = desk.rota().officers
    for officer in officers:
        desk.set_officer_active("test", officer.id, False)
    try:
        answer = talk.until("confirm")
        assert "waiting list" in talk.text
        assert talk.say("what is a team around the school meeting")["status"] == "answered"
        assert "waiting list" in talk.text
        answer = talk.press("Join the waiting list")
        assert answer["booking"]["state"] == "waiting" and "place in the list is 1" in talk.text
        assert talk.say("thank you")["asks"] is None
        assert services().consultations.leave_waiting_list(talk.conversation)
    finally:
        for officer in officers:
            desk.set_officer_active("test", officer.id, officer.active)


def test_a_date_in_another_language_is_understood(talk: Talk) -> None:
    talk.until("slot")
    assert talk.say("3 décembre")["asks"] == "slot"
    assert "3 December 2026" in str(talk.buttons)


def test_a_wrong_code_is_told_with_the_tries_that_are_left(talk: Talk) -> None:
    talk.until("email_code")
    wrong = "000000" if talk.code() != "000000" else "111111"
    assert talk.say(wrong)["asks"] == "email_code"
    assert "Tries left: 4." in talk.text


def test_its_time_is_told_from_the_books_however_it_is_asked_for(talk: Talk) -> None:
    talk.until("confirm")
    booked = talk.say("yes")["booking"]
    for asked in ("when is it?", "thanks", "when is it again?"):
        answer = talk.say(asked)
    assert answer["status"] == "booking"
    assert booked["reference"] in talk.text
    talk.say("cancel my consultation")
    talk.say("yes")
    talk.say("when is it again?")
    assert "cancelled" in talk.text
