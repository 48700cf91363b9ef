"""Moving, cancelling and looking up a booking in the chat; every sentence about it is made from the stored booking."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.consultation.changing import AsOfficer
from assistant.consultation.model import OfficerId, Slot
from tests.support.dialogues import Chat, Desk, booked, until

DAY = timedelta(days=1)


def reference_of(chat: Chat) -> str:
    """The reference that the conversation was told."""
    return chat.slots["consultation_reference"]


def stored(chat: Chat) -> object:
    """The booking as it is stored."""
    return chat.desk.consultations.find(reference_of(chat))


def stranger(chat: Chat) -> Chat:
    """Another conversation, which has proved nothing."""
    return Chat(Desk(chat.desk.office), conversation="ben")


def with_code(chat: Chat, reference: str) -> Chat:
    """Give the reference and the code that is mailed for it."""
    chat.say(reference)
    assert chat.asks == "email_code"
    return chat.say(chat.desk.office.change_code_of(chat.conversation))


def test_a_booking_made_here_is_moved_and_cancelled_without_a_code(chat: Chat) -> None:
    booked(chat).say("I need to move my consultation", "change_consultation")
    assert chat.asks == "slot"
    assert chat.say("Friday 27 November at 11am").asks == "confirm"
    assert chat.press("Yes, move it").answer["booking"]["state"] == "moved"
    assert chat.say("now cancel it", "cancel_consultation").asks == "confirm"
    assert chat.press("Yes, cancel it").answer["booking"]["state"] == "cancelled"


def test_a_new_time_in_the_wish_is_carried_along(chat: Chat) -> None:
    booked(chat).say("can I move it to tuesday 1 december at 2pm", "change_consultation")
    assert chat.asks == "confirm" and "Tuesday 1 December 2026, 2pm" in chat.text


def test_a_new_time_in_the_wish_waits_for_the_code(chat: Chat) -> None:
    other = stranger(booked(chat)).say("move my consultation to 1 december at 2pm", "change_consultation")
    assert other.asks == "reference"
    with_code(other, reference_of(chat))
    assert other.asks == "confirm" and "Tuesday 1 December 2026, 2pm" in other.text


def test_a_booking_proved_by_code_needs_no_second_code(chat: Chat) -> None:
    other = stranger(booked(chat)).say("move my consultation", "change_consultation")
    with_code(other, reference_of(chat)).say("Friday 27 November at 11am").press("Yes, move it")
    assert other.say("now cancel it", "cancel_consultation").asks == "confirm"


@pytest.mark.parametrize("typed", ["{0}", "it is {0}", "my ref is {0} thanks"])
def test_a_reference_is_read_as_mail_programs_write_it(chat: Chat, typed: str) -> None:
    reference = reference_of(booked(chat)).replace("-", "–")
    other = stranger(chat).say("cancel my consultation", "cancel_consultation")
    assert other.say(typed.format(reference)).asks == "email_code"


def test_an_unknown_reference_is_answered_like_a_known_one(chat: Chat) -> None:
    chat.say("cancel my consultation", "cancel_consultation").say("it is ABYV-XMPN")
    assert chat.asks == "email_code"
    assert chat.say("123456").asks == "email_code"


def test_keeping_it_says_how_it_stands(chat: Chat) -> None:
    booked(chat).say("cancel my consultation", "cancel_consultation").say("ok keep it", "affirm")
    assert "nothing was changed" in chat.text and stored(chat).state.value == "confirmed"


def test_another_time_at_the_check_of_a_move_is_carried_along(chat: Chat) -> None:
    booked(chat).say("move my consultation", "change_consultation").say("Friday 27 November at 11am")
    chat.say("yes but to 4pm", "affirm")
    assert chat.asks in {"confirm", "slot"} and stored(chat).state.value == "confirmed" and "4pm" in str(chat.replies)


def test_after_a_cancellation_every_sentence_says_cancelled(chat: Chat) -> None:
    booked(chat).say("cancel my consultation", "cancel_consultation").press("Yes, cancel it")
    for words, intent in (
        ("ok", "everyday"),
        ("ok", "affirm"),
        ("yes please", "affirm"),
        ("when is my consultation?", "find_consultation"),
        ("cancel my consultation", "cancel_consultation"),
        ("move my consultation", "change_consultation"),
    ):
        chat.say(words, intent)
        assert "cancelled" in chat.text and "booked already" not in chat.text and "is on" not in chat.text, words
        assert chat.answer["booking"]["state"] == "cancelled" and chat.form is None


def test_a_button_pressed_again_says_how_it_stands(chat: Chat) -> None:
    booked(chat).say("cancel my consultation", "cancel_consultation")
    yes = next(each["payload"] for each in chat.buttons if each["title"] == "Yes, cancel it")
    for _ in range(3):
        chat.press_payload(yes)
        assert "cancelled" in chat.text, chat.text


def test_a_confirm_button_of_a_booking_says_later_how_that_booking_stands(chat: Chat) -> None:
    until(chat, "confirm")
    yes = next(each["payload"] for each in chat.buttons if each["title"] == "Yes, book it")
    chat.press_payload(yes)
    assert "is booked for" in chat.text
    chat.press_payload(yes)
    assert "is on Thursday 26 November 2026, 2pm" in chat.text
    chat.say("cancel it", "cancel_consultation").press("Yes, cancel it").press_payload(yes)
    assert "is cancelled" in chat.text


def test_the_yes_button_of_a_booking_cancels_nothing(chat: Chat) -> None:
    until(chat, "confirm")
    yes = next(each["payload"] for each in chat.buttons if each["title"] == "Yes, book it")
    chat.press_payload(yes).say("cancel my consultation", "cancel_consultation").press_payload(yes)
    assert stored(chat).state.value == "confirmed" and chat.asks == "confirm"


def test_what_an_officer_changed_is_what_is_said(chat: Chat) -> None:
    booked(chat)
    officer = AsOfficer(OfficerId(stored(chat).slot.officer_id))
    chat.desk.consultations.cancel(officer, reference_of(chat))
    for words, intent in (("ok", "affirm"), ("when is my consultation?", "find_consultation")):
        assert "is cancelled" in chat.say(words, intent).text


@pytest.mark.parametrize("typed", [True, False])
@pytest.mark.parametrize(("wish", "title"), [("cancel", "Yes, cancel it"), ("move", "Yes, move it")])
def test_what_an_officer_changed_meanwhile_is_said_and_asked_again(
    chat: Chat, wish: str, title: str, typed: bool
) -> None:
    intent = {"cancel": "cancel_consultation", "move": "change_consultation"}[wish]
    booked(chat).say(f"{wish} my consultation", intent)
    if wish == "move":
        chat.say("Friday 27 November at 11am")
    assert chat.asks == "confirm"
    booking = stored(chat)
    later = Slot(booking.slot.officer_id, booking.slot.starts_at + DAY, booking.slot.ends_at + DAY)
    chat.desk.consultations.move(AsOfficer(booking.slot.officer_id), booking.reference, later)
    moved = stored(chat)
    _ = chat.say("yes") if typed else chat.press(title)
    assert stored(chat) == moved
    assert chat.asks == "confirm" and "has changed since" in chat.text and "Friday 27 November 2026, 2pm" in chat.text
    _ = chat.say("yes") if typed else chat.press(title)
    assert chat.form is None and stored(chat).version == moved.version + 1


def test_yes_book_it_after_a_booking_begins_no_other(chat: Chat) -> None:
    booked(chat).say("yes book it", "book_consultation")
    assert chat.form is None and "is on Thursday" in chat.text


def test_a_late_cancellation_asks_to_ring_too(chat: Chat) -> None:
    booked(chat)
    chat.desk.clock.set(stored(chat).slot.starts_at - timedelta(hours=3))
    chat.say("cancel my consultation", "cancel_consultation")
    chat.press("Yes, cancel it")
    assert "less than a day ahead" in chat.text and chat.desk.words.contacts["phone"] in chat.text


def test_a_consultation_that_is_over_is_said_to_be_over(chat: Chat) -> None:
    booked(chat)
    chat.desk.clock.set(stored(chat).slot.starts_at + timedelta(hours=3))
    chat.say("when is my consultation?", "find_consultation")
    assert "was on Thursday 26 November 2026, 2pm" in chat.text


@pytest.mark.parametrize("words", ["stop", "never mind", "please stop"])
def test_a_change_can_be_left(chat: Chat, words: str) -> None:
    booked(chat).say("move my consultation", "change_consultation").say(words, "none_of_these", sure=False)
    assert chat.form is None and stored(chat).state.value == "confirmed"


@pytest.mark.parametrize("at", ["slot", "confirm"])
@pytest.mark.parametrize(
    ("words", "intent"),
    [
        ("no, cancel it please", "cancel_consultation"),
        ("can I cancel it?", "cancel_consultation"),
        ("actually just cancel the whole thing", "none_of_these"),
        ("can we cancel my appointment instead", "cancel_consultation"),
    ],
)
def test_whoever_would_rather_cancel_than_move_is_asked_that(chat: Chat, at: str, words: str, intent: str) -> None:
    booked(chat).say("move my consultation", "change_consultation")
    if at == "confirm":
        chat.say("Friday 27 November at 11am")
    assert chat.say(words, intent).asks == "confirm" and "Shall I cancel" in chat.text
    assert stored(chat).state.value == "confirmed"
    assert chat.say("yes").answer["booking"]["state"] == "cancelled"


def test_whoever_would_rather_move_than_cancel_is_asked_for_the_time(chat: Chat) -> None:
    booked(chat).say("cancel my consultation", "cancel_consultation")
    assert chat.say("can I move it instead", "change_consultation").asks == "slot"
    chat.say("Friday 27 November at 11am").press("Yes, move it")
    chat.say("cancel my consultation", "cancel_consultation")
    chat.say("move it to Friday 27 November at 2pm instead", "change_consultation")
    assert chat.asks == "confirm" and "to Friday 27 November 2026, 2pm" in chat.text
    assert stored(chat).state.value == "moved"


@pytest.mark.parametrize("words", ["actually keep it", "no, leave it where it is", "keep the old time please"])
def test_keeping_it_while_a_time_is_asked_for_says_how_it_stands(chat: Chat, words: str) -> None:
    booked(chat).say("move my consultation", "change_consultation").say(words, "none_of_these")
    assert chat.form is None and "nothing was changed" in chat.text and "2pm" in chat.text


def test_another_time_of_day_at_the_check_of_a_move_is_on_the_new_day(chat: Chat) -> None:
    booked(chat).say("move my consultation", "change_consultation").say("Friday 27 November at 11am")
    assert chat.say("yes but at 4pm", "affirm").asks == "confirm" and "to Friday 27 November 2026, 4pm" in chat.text
    chat.say("make it half an hour earlier", "none_of_these")
    assert "to Friday 27 November 2026, 3.30pm" in chat.text and stored(chat).state.value == "confirmed"


def test_a_question_meanwhile_is_given_back_and_the_change_goes_on(chat: Chat) -> None:
    booked(chat).say("move my consultation", "change_consultation").say("What does FEH mean?", "guidance")
    assert chat.given_back
    assert chat.resume().asks == "slot"


def test_a_button_adds_what_helps_the_officer(chat: Chat) -> None:
    booked(chat)
    assert chat.titles == ["Add what helps the officer"]
    chat.press("Add what helps the officer").press("Stage two")
    first = chat.titles[0]
    chat.press(first)
    request = stored(chat).request
    assert request.stage == "two" and len(request.tried) == 1 and first not in chat.titles
    while chat.titles:
        chat.press(chat.titles[0])
    assert "The officer will see that" in chat.text
    assert stored(chat).version == 1, "calendars need not hear of it"


def test_nothing_is_added_to_a_cancelled_booking(chat: Chat) -> None:
    booked(chat)
    add = chat.buttons[0]["payload"]
    chat.say("cancel my consultation", "cancel_consultation").press("Yes, cancel it").press_payload(add)
    assert "can no longer be added to" in chat.text


@pytest.mark.parametrize("intent", ["stop", "go_back"])
def test_with_nothing_open_there_is_nothing_to_stop(chat: Chat, intent: str) -> None:
    assert "nothing open" in chat.say("stop", intent).text
