"""The booking form in the chat: answers, corrections, questions and steering, and what is refused with which words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assistant.consultation.policy import BookingPolicy
from assistant.vocabulary import CONSULTATION_SLOTS, SLOT_OFFERED
from tests.support.dialogues import QUESTIONS, Chat, Desk, answer_for, booked, until
from tests.support.office import TUESDAY_AT_TEN, Office, slot_at


def bookings(chat: Chat) -> list:
    """What is booked in the next quarter."""
    now = chat.desk.clock.now()
    return list(chat.desk.consultations.bookings_between(now, now + timedelta(days=120)))


def let_the_officer_work(office: Office, active: bool) -> None:
    """Whether there is anybody to book."""
    office.desk.set_officer_active("test", office.desk.rota().officers[0].id, active)


# Answers


def test_a_booking_from_the_first_question_to_the_reference(chat: Chat) -> None:
    booked(chat)
    (booking,) = bookings(chat)
    assert booking.reference in chat.text and chat.form is None
    assert (booking.name, booking.email) == ("Sam Example", "anna@school.example.com")


@pytest.mark.parametrize(
    "typed",
    [
        "Will Smith",
        "Can Yilmaz",
        "Ms Example-Smith, SENCO",
        "Jordan Example (he/him)",
        "oh it's Denzil, Denzil Carmody",
    ],
)
def test_a_name_is_taken_and_the_conversation_never_sees_it(chat: Chat, typed: str) -> None:
    until(chat, "name").say(typed)
    assert chat.asks == "email", chat.text
    assert not any(part in " ".join(chat.stored) for part in ("Smith", "Yilmaz", "Example-", "Jordan", "Denzil"))


@pytest.mark.parametrize("typed", ["can I speak to a person please", "tell me more about it first", "12 34"])
def test_words_that_are_no_name_become_none(chat: Chat, typed: str) -> None:
    until(chat, "name").say(typed, "none_of_these", sure=False)
    assert chat.asks == "name" and chat.desk.consultations.draft("anna").name is None


@pytest.mark.parametrize("asked", QUESTIONS)
def test_a_turn_reads_the_draft_once_and_again_only_after_it_changed_it(
    chat: Chat, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    until(chat, asked)
    typed, read, draft = answer_for(chat, asked), [], chat.desk.consultations.draft
    monkeypatch.setattr(chat.desk.consultations, "draft", lambda who: (read.append(who), draft(who))[1])
    chat.say(typed)
    # A new address is first compared with the one before, by what takes it out of the message.
    assert len(read) == (2 if asked in {"email", "slot"} else 1)


def test_a_number_chooses_the_role(chat: Chat) -> None:
    until(chat, "role").say("2")
    assert chat.slots["consultation_role"] == "lead_professional" and chat.asks == "organisation"


def test_a_number_that_was_not_offered_chooses_nothing(chat: Chat) -> None:
    assert until(chat, "role").say("7").asks == "role"


@pytest.mark.parametrize(
    "topic",
    ["How to support a pupil who stays at home", "Will not attend since October", "What to try next with a family"],
)
def test_a_topic_may_begin_like_a_question(chat: Chat, topic: str) -> None:
    until(chat, "topic").say(topic, "guidance")
    assert chat.asks == "slot" and chat.slots["consultation_topic"] == topic


def test_a_question_at_the_topic_is_answered_and_can_be_used_as_the_topic(chat: Chat) -> None:
    until(chat, "topic").say("Who should lead when early help is open?", "who_leads")
    assert chat.given_back
    chat.resume()
    assert chat.asks == "topic"
    chat.press("Use my question as the topic")
    assert chat.asks == "slot" and chat.slots["consultation_topic"] == "Who should lead when early help is open"


@pytest.mark.parametrize("asked", ["topic", "organisation"])
@pytest.mark.parametrize("time", ["the 10am one", "2nd one please", "thursday morning", "I'll take the first slot"])
def test_a_time_given_before_it_is_asked_for_is_neither_topic_nor_school(chat: Chat, asked: str, time: str) -> None:
    until(chat, asked).say(time)
    assert chat.asks == asked and chat.slots[f"consultation_{asked}"] is None
    assert chat.desk.consultations.draft("anna").held is None


@pytest.mark.parametrize(
    "topic", ["absent every Monday", "two siblings, both out since half term", "the second letter"]
)
def test_a_topic_that_names_a_time_beside_other_words_is_taken(chat: Chat, topic: str) -> None:
    until(chat, "topic").say(topic)
    assert chat.asks == "slot" and chat.slots["consultation_topic"] == topic


@pytest.mark.parametrize("asked", ["role", "organisation", "topic"])
@pytest.mark.parametrize("declined", ["not today", "no ta", "I'd rather not"])
def test_a_plain_no_to_a_question_that_has_none_may_decline_the_booking(chat: Chat, asked: str, declined: str) -> None:
    until(chat, asked).say(declined, "deny")
    assert chat.titles[:1] == ["Stop this one"] and chat.form is not None
    chat.press("Stop this one")
    assert chat.form is None and not bookings(chat)


def test_a_question_can_still_be_used_as_the_topic_after_a_time_was_given_too_early(chat: Chat) -> None:
    until(chat, "topic").say("Can a nurse lead the work?", "guidance")
    chat.resume()
    chat.say("the 2pm one").press("Use my question as the topic")
    assert chat.asks == "slot" and chat.slots["consultation_topic"] == "Can a nurse lead the work"


@pytest.mark.parametrize(
    "school", ["Will Crooks Primary", "Can Do Community School", "Who Cares Nursery", "John Donne"]
)
def test_a_school_may_be_called_like_a_question_or_a_person(chat: Chat, school: str) -> None:
    until(chat, "organisation").say(school, "guidance")
    assert chat.asks == "name" and chat.slots["consultation_organisation"] == school


def test_an_address_with_a_curly_apostrophe_gets_its_code(chat: Chat) -> None:
    until(chat, "email").say("Siobhan.O’Example@school.example.org")
    assert chat.asks == "email_code", chat.text


def test_the_same_address_again_stands_in_spite_of_a_likely_slip(chat: Chat) -> None:
    until(chat, "email").say("head@gmial.com")
    assert chat.asks == "email" and "gmail.com" in chat.text and "head@" not in chat.text
    assert chat.say("head@gmial.com").asks == "email_code"
    assert chat.desk.consultations.draft("anna").email == "head@gmial.com"


def test_a_yes_stands_by_the_address_too(chat: Chat) -> None:
    assert until(chat, "email").say("head@gmial.com").say("yes that's right").asks == "email_code"


# Steering


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("words", ["stop", "please stop", "cancel", "never mind", "cancel this form", "ok stop"])
def test_words_that_all_say_so_leave_the_form(chat: Chat, question: str, words: str) -> None:
    until(chat, question).say(words, "none_of_these", sure=False)
    assert chat.form is None and "Nothing was booked" in chat.text


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each not in {"organisation", "topic"}])
@pytest.mark.parametrize(
    "words", ["can we stop here for a moment", "should I stop?", "it will not stop", "this stops me"]
)
def test_the_intent_to_stop_alone_leaves_nothing(chat: Chat, question: str, words: str) -> None:
    until(chat, question).say(words, "stop")
    assert chat.form is not None and bookings(chat) == []


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("words", ["continue", "carry on", "ok carry on", "go on", "back to the booking"])
def test_going_on_asks_the_same_question_without_complaint(chat: Chat, question: str, words: str) -> None:
    until(chat, question).say(words, "stop")
    assert chat.asks == question and bookings(chat) == []
    assert not any(complaint in chat.text for complaint in ("up to 120", "Please write", "stopped", "let us change"))


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_moment_is_given(chat: Chat, question: str) -> None:
    until(chat, question).say("hang on", "affirm")
    assert chat.asks == question and "Take your time" in chat.text and bookings(chat) == []


@pytest.mark.parametrize(
    ("question", "before"), [("organisation", "role"), ("name", "organisation"), ("topic", "email")]
)
def test_going_back_asks_the_question_before(chat: Chat, question: str, before: str) -> None:
    until(chat, question).say("back")
    assert chat.asks == before
    if before != "email":
        chat.say(answer_for(chat, before))
        assert chat.asks == question


@pytest.mark.parametrize(
    "words", ["why do you need my name?", "is my email shared with anyone?", "do I have to give my name?"]
)
@pytest.mark.parametrize("question", ["organisation", "name", "email"])
def test_a_question_about_the_form_is_answered_and_the_form_goes_on(chat: Chat, words: str, question: str) -> None:
    until(chat, question).say(words, "guidance")
    assert chat.asks == question and not chat.given_back and len(chat.replies) == 2


def test_another_booking_is_asked_about(chat: Chat) -> None:
    booked(chat).say("book another consultation", "book_consultation").say("School").say("Example Primary School")
    assert chat.asks == "topic"
    chat.say("cancel my booking", "cancel_consultation")
    assert "Do you mean the booking that you are making now" in chat.text and chat.form is not None
    chat.press("Cancel another booking")
    assert chat.asks == "confirm" and "Shall I cancel" in chat.text and len(bookings(chat)) == 1


def test_the_booking_being_made_can_be_meant(chat: Chat) -> None:
    until(chat, "topic").say("cancel my booking", "cancel_consultation").press("Stop this one")
    assert chat.form is None and "Nothing was booked" in chat.text


@pytest.mark.parametrize("words", ["sorry I'm actually a parent", "I meant as a parent"])
def test_a_parent_who_says_so_late_gets_their_route(chat: Chat, words: str) -> None:
    until(chat, "name").say(words)
    assert chat.form is None and chat.answer["status"] == "person"


def test_another_role_is_noted_and_the_question_stays(chat: Chat) -> None:
    until(chat, "organisation").say("sorry I meant as a lead professional")
    assert chat.asks == "organisation" and chat.slots["consultation_role"] == "lead_professional"


def test_after_the_second_failure_at_a_question_the_ways_out_are_named(chat: Chat) -> None:
    until(chat, "role").say("flurb")
    assert '"stop"' not in chat.text
    chat.say("blonk")
    assert '"stop"' in chat.text and chat.desk.words.contacts["phone"] in chat.text


# The check


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("the email is wrong", "email"),
        ("ok but change the email first", "email"),
        ("yes, but the topic is wrong", "topic"),
        ("the reason is wrong", "topic"),
        ("I got the school name wrong", "organisation"),
        ("my name is misspelt", "name"),
        ("correct the time please", "slot"),
    ],
)
def test_a_correction_goes_to_its_question(chat: Chat, words: str, asked: str) -> None:
    until(chat, "confirm").say(words, "affirm")
    assert chat.asks == asked and bookings(chat) == []


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("yes but at 3pm instead", "Thursday 26 November 2026, 3pm"),
        ("actually make it 8 december at 10am", "Tuesday 8 December 2026, 10am"),
        ("no, 4pm", "Thursday 26 November 2026, 4pm"),
    ],
)
def test_a_new_time_at_the_check_is_carried_along(chat: Chat, words: str, time: str) -> None:
    until(chat, "confirm").say(words, "affirm")
    assert chat.asks == "confirm" and time in chat.text and bookings(chat) == []


@pytest.mark.parametrize("words", ["Tuesday would be better", "make it the 4th"])
def test_a_new_day_at_the_check_offers_its_times(chat: Chat, words: str) -> None:
    until(chat, "confirm").say(words, "affirm")
    assert chat.asks == "slot" and len(chat.titles) > 1


def test_a_new_value_is_carried_along(chat: Chat) -> None:
    until(chat, "confirm").say("change the school to Globe Academy")
    assert chat.asks == "confirm" and "Globe Academy" in chat.text


@pytest.mark.parametrize("words", ["yes?", "confirm what?", "what", "hmm not sure about this"])
def test_a_doubt_is_asked_about(chat: Chat, words: str) -> None:
    until(chat, "confirm").say(words, "affirm")
    assert chat.asks == "confirm" and "Nothing is booked yet" in chat.text and bookings(chat) == []


def test_a_no_offers_what_can_be_changed(chat: Chat) -> None:
    until(chat, "confirm").say("no")
    assert {"School or service", "Name", "Email", "The time"} <= set(chat.titles)
    assert chat.press("School or service").asks == "organisation"
    assert chat.say("Sample Academy").asks == "confirm" and "Sample Academy" in chat.text


def test_a_yes_button_of_other_answers_books_nothing_but_what_it_showed(chat: Chat) -> None:
    until(chat, "confirm")
    shown = next(each["payload"] for each in chat.buttons if each["title"] == "Yes, book it")
    chat.say("change the school to Globe Academy").press_payload(shown)
    assert bookings(chat) == [] and chat.asks == "confirm"


# Refusals


def refused(chat: Chat, words: str, said: str) -> None:
    """A time is refused with its reason, and asked for again."""
    until(chat, "slot").say(words)
    assert chat.asks == "slot" and said in chat.text, chat.text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("30 march 2027 at 10", "You can book up to"),
        ("2 November 2026 at 10am", "has passed: Monday 2 November 2026"),
        ("Saturday 5 December at 10am", "weekend"),
        ("31 November at 2pm", "no such day"),
        ("Thursday 26 November at 7am", "outside"),
        ("Tuesday 24 November at 9.10am", "No consultation starts"),
    ],
)
def test_a_time_is_refused_with_the_reason(chat: Chat, words: str, said: str) -> None:
    refused(chat, words, said)


def test_a_time_that_somebody_has_is_said_to_be_that(chat: Chat) -> None:
    until(chat, "slot")
    chat.desk.office.book("other", slot_at(TUESDAY_AT_TEN + timedelta(days=2)))
    chat.say("Thursday 26 November at 10am")
    assert "Someone else has that time: Thursday 26 November 2026, 10am" in chat.text


def test_a_button_for_a_time_that_was_taken_meanwhile(chat: Chat) -> None:
    until(chat, "slot")
    first = chat.buttons[0]
    chat.desk.office.book("other", chat.desk.consultations.free_slots(limit=1)[0])
    chat.press_payload(first["payload"])
    assert "just taken" in chat.text and first["title"] not in chat.titles and chat.asks == "slot"


def test_leave_that_came_after_the_hold_is_not_somebody_who_took_it(chat: Chat) -> None:
    until(chat, "confirm")
    held = chat.desk.consultations.draft("anna").held
    chat.desk.office.desk.add_leave("test", held.officer_id, held.starts_at, held.ends_at)
    chat.say("yes")
    assert "away" in chat.text and "taken" not in chat.text and bookings(chat) == []


def test_booking_closed_meanwhile_is_said_at_every_question(chat: Chat) -> None:
    until(chat, "slot")
    closed = Chat(Desk(Office(chat.desk.office.url, policy=BookingPolicy(closed=True), clock=chat.desk.clock)))
    closed.slots, closed.form = chat.slots, chat.form
    closed.say("Thursday 26 November at 2pm")
    assert "closed" in closed.text and closed.form is None and closed.answer["status"] == "person"


def test_too_many_bookings_are_called_that(office: Office, chat: Chat) -> None:
    for number in range(3):
        office.clock.advance(timedelta(minutes=20))
        office.book(f"earlier-{number}", office.consultations.free_slots(limit=1)[0], "anna@school.example.com")
    office.clock.advance(timedelta(minutes=20))
    until(chat, "confirm").say("yes")
    assert "3 consultations ahead" in chat.text and "closed" not in chat.text


def test_a_draft_that_ran_out_is_said_and_the_rest_is_kept(chat: Chat) -> None:
    until(chat, "slot")
    chat.desk.clock.advance(chat.desk.office.policy.draft + timedelta(minutes=1))
    chat.say("Thursday 3 December at 2pm")
    assert "Your other answers are still here" in chat.text and chat.asks == "name"
    chat.say("Sam Example").say("anna@school.example.com").say(answer_for(chat, "email_code"))
    assert chat.asks == "slot" and chat.slots["consultation_topic"]


def test_a_hold_that_ran_out_is_taken_up_again_where_the_time_is_free(chat: Chat) -> None:
    until(chat, "confirm")
    chat.desk.clock.advance(timedelta(minutes=20))
    chat.say("yes")
    assert chat.answer["booking"]["state"] == "confirmed"


# The waiting list


@pytest.fixture
def full(office: Office) -> Office:
    """The same office while its officer takes nobody."""
    let_the_officer_work(office, False)
    return office


def at_the_list(chat: Chat) -> Chat:
    """Everything is answered but the time, and none is free."""
    until(chat, "topic").say("attendance below half")
    assert "waiting list" in chat.text and chat.titles == ["Join the waiting list", "No, thank you"]
    assert chat.asks == "confirm"
    return chat


@pytest.mark.parametrize("words", ["yes please", "Join the waiting list", "ok"])
def test_a_yes_puts_the_caller_on_the_list_with_what_the_form_asked(full: Office, chat: Chat, words: str) -> None:
    at_the_list(chat).say(words, "deny")
    assert "place in the list is 1" in chat.text and chat.form is None
    assert chat.answer["booking"] == {"reference": None, "state": "waiting", "starts_at": None}
    assert all(chat.slots.get(slot) is None for slot in (*CONSULTATION_SLOTS, SLOT_OFFERED))
    with full.unit_of_work(writing=False) as work:
        (entry,) = work.waiting_list.waiting()
    assert (entry.request.organisation, entry.request.topic) == ("Example Primary School", "attendance below half")


def test_a_no_gives_the_phone_route_and_leaves_no_trace(full: Office, chat: Chat) -> None:
    at_the_list(chat).press("No, thank you")
    assert chat.answer["status"] == "person" and full.consultations.leave_waiting_list("anna") is False


@pytest.mark.parametrize("words", ["yes but only for mornings", "Tuesday at 2", "ok stop"])
def test_other_words_join_nothing(full: Office, chat: Chat, words: str) -> None:
    at_the_list(chat).say(words, "affirm")
    assert full.consultations.leave_waiting_list("anna") is False


def test_a_time_that_came_free_meanwhile_is_offered_instead(full: Office, chat: Chat) -> None:
    at_the_list(chat)
    let_the_officer_work(full, True)
    chat.press("Join the waiting list")
    assert "come free" in chat.text and chat.asks == "slot" and len(chat.slots[SLOT_OFFERED]) == 4


def test_who_asks_for_free_times_hears_of_the_list(full: Office, chat: Chat) -> None:
    chat.say("any free times?", "consultation_availability")
    assert "waiting list" in chat.text and chat.titles == ["Join the waiting list"]


def test_who_asks_for_one_time_hears_whether_it_is_free(chat: Chat) -> None:
    chat.say("is Tuesday 1 December at 9.30am free", "consultation_availability")
    assert chat.text.startswith("That time is free.") and "Tuesday 1 December 2026, 9.30am" in chat.text
    chat.say("anything at 3am on Wednesday 2 December", "consultation_availability")
    assert chat.text.startswith("That time is not free: Wednesday 2 December 2026, 3am.")


@pytest.mark.parametrize("words", ["3 décembre", "3 de diciembre"])
def test_a_date_in_another_language_is_read(chat: Chat, words: str) -> None:
    until(chat, "slot").say(words)
    assert {text.split("|")[1][:10] for text in chat.slots[SLOT_OFFERED]} == {"2026-12-03"}, chat.text


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("ok but make it half an hour later", "2.30pm"),
        ("yes but an hour earlier please", "1pm"),
        ("30 mins later", "2.30pm"),
    ],
)
def test_a_time_can_be_put_off_at_the_check(chat: Chat, words: str, time: str) -> None:
    until(chat, "confirm").say(words, "affirm")
    assert chat.asks == "confirm" and f"26 November 2026, {time}" in chat.text and bookings(chat) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("hmm is that online or in person?", "by phone, online or in person"),
        ("where will it take place", "by phone, online or in person"),
        ("who is it with?", "Senior Education Welfare Officer"),
    ],
)
@pytest.mark.parametrize("question", ["slot", "confirm", "email"])
def test_what_a_consultation_is_like_is_answered_and_the_question_is_asked_again(
    chat: Chat, words: str, said: str, question: str
) -> None:
    until(chat, question).say(words, "none_of_these", sure=False)
    assert said in chat.text and chat.asks == question and bookings(chat) == []
