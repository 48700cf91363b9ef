"""One-time codes: that an address is the caller's, and that a booking is theirs to change."""

from datetime import timedelta

import pytest

from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.changing import Cancelled, ChangeProved, ChangeStarted, NotFound
from assistant.consultation.outcomes.contact import (
    CodeExpired,
    CodeSent,
    CodeWrong,
    ContactTaken,
    EmailProved,
    NoEmail,
    TooManyCodes,
)
from tests.support.office import Office, slot_at

ADDRESS = "sam@school.example.com"
UNKNOWN = "ZZZZ-9999"


@pytest.fixture()
def asked(office: Office) -> Office:
    """An office where anna has given her address and asked for the code."""
    office.consultations.give_contact("anna", "Sam Example", ADDRESS)
    office.consultations.send_code("anna")
    return office


def wrong(code: str) -> str:
    """Another code than this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_mailed_code_proves_the_address(asked: Office):
    typed = asked.code_of("anna")
    assert asked.consultations.check_code("anna", f" {typed[:3]} {typed[3:]}. ") == EmailProved(ADDRESS)
    assert asked.consultations.draft("anna").email_proved


def test_the_outbox_holds_no_code(asked: Office):
    code = asked.code_of("anna")
    (message,) = asked.messages(MailKind.CODE)
    assert code not in str(message.payload)
    assert asked.secrets.code(message.payload["nonce"]) == code


def test_five_tries_then_the_code_is_dead(asked: Office):
    code = asked.code_of("anna")
    outcomes = [asked.consultations.check_code("anna", wrong(code)) for _ in range(5)]

    assert outcomes == [CodeWrong(4), CodeWrong(3), CodeWrong(2), CodeWrong(1), CodeExpired()]
    assert asked.consultations.check_code("anna", code) == CodeExpired()


def test_a_code_lives_for_fifteen_minutes(asked: Office):
    code = asked.code_of("anna")
    asked.clock.advance(timedelta(minutes=15))
    assert asked.consultations.check_code("anna", code) == CodeExpired()


def test_an_unproved_address_gets_one_mail_until_its_code_runs_out(asked: Office):
    again = asked.consultations.send_code("anna")
    asked.consultations.give_contact("ben", "Ben Example", ADDRESS)
    from_elsewhere = asked.consultations.send_code("ben")

    now = asked.clock.now()
    assert again == TooManyCodes(now + timedelta(minutes=1), one_stands=True)
    assert from_elsewhere == TooManyCodes(now + timedelta(minutes=15), one_stands=False)
    assert len(asked.messages(MailKind.CODE)) == 1
    asked.clock.advance(timedelta(minutes=15))
    assert isinstance(asked.consultations.send_code("ben"), CodeSent)


def test_who_waits_for_a_code_gets_a_new_one_after_a_minute_and_three_in_all(asked: Office):
    sent = 1
    for _ in range(5):
        asked.clock.advance(timedelta(seconds=59))
        assert isinstance(asked.consultations.send_code("anna"), TooManyCodes)
        asked.clock.advance(timedelta(seconds=1))
        before, outcome = asked.code_of("anna"), asked.consultations.send_code("anna")
        if isinstance(outcome, TooManyCodes):
            break
        sent += 1
        assert outcome.again and asked.code_of("anna") != before
    assert sent == asked.policy.codes_unproved == len(asked.messages(MailKind.CODE))
    assert isinstance(asked.consultations.check_code("anna", asked.code_of("anna")), EmailProved)


def test_a_proved_address_may_get_another_code_at_once_but_not_without_end(asked: Office):
    asked.consultations.check_code("anna", asked.code_of("anna"))
    sent = 1
    while True:
        conversation = f"caller-{sent}"
        asked.consultations.give_contact(conversation, "Sam Example", ADDRESS)
        if isinstance(asked.consultations.send_code(conversation), TooManyCodes):
            break
        asked.consultations.check_code(conversation, asked.code_of(conversation))
        sent += 1

    assert sent == asked.policy.codes_per_hour
    asked.clock.advance(timedelta(hours=1))
    assert isinstance(asked.consultations.send_code(conversation), CodeSent)


def test_one_conversation_cannot_mail_many_addresses(office: Office):
    outcomes = []
    for number in range(office.policy.codes_per_hour + 1):
        office.consultations.give_contact("anna", "Sam Example", f"sam{number}@school.example.com")
        outcomes.append(office.consultations.send_code("anna"))

    assert isinstance(outcomes[-1], TooManyCodes)
    assert len(office.messages(MailKind.CODE)) == office.policy.codes_per_hour


def test_another_address_has_to_be_proved_again(asked: Office):
    asked.consultations.check_code("anna", asked.code_of("anna"))
    same = asked.consultations.give_contact("anna", email=ADDRESS.upper())
    other = asked.consultations.give_contact("anna", email="other@school.example.com")

    assert same == ContactTaken("Sam Example", ADDRESS, email_proved=True)
    assert other == ContactTaken("Sam Example", "other@school.example.com", email_proved=False)
    assert asked.consultations.check_code("anna", "123456") == CodeExpired()


def test_a_code_proves_nothing_in_another_conversation(asked: Office):
    asked.consultations.give_contact("ben", "Ben Example", ADDRESS)
    assert asked.consultations.check_code("ben", asked.code_of("anna")) == CodeExpired()


def test_without_an_address_there_is_nothing_to_send(office: Office):
    assert office.consultations.send_code("anna") == NoEmail()
    assert office.consultations.check_code("anna", "123456") == CodeExpired()


def test_asking_twice_for_a_proved_address_says_that_it_is_proved(asked: Office):
    asked.consultations.check_code("anna", asked.code_of("anna"))
    assert asked.consultations.send_code("anna") == EmailProved(ADDRESS)
    assert asked.consultations.check_code("anna", "000000") == EmailProved(ADDRESS)


def test_the_conversation_that_booked_may_change_at_once(office: Office):
    booking = office.book("anna", slot_at())
    assert office.consultations.start_change("anna", booking.reference) == ChangeProved(booking)


def test_another_conversation_may_change_with_the_code_from_the_mail(office: Office):
    booking = office.book("anna", slot_at())
    assert office.consultations.start_change("ben", booking.reference.lower()) == ChangeStarted()
    (message,) = office.messages(MailKind.CHANGE_CODE)
    assert message.recipient == booking.email

    assert office.consultations.prove_change("ben", office.change_code_of("ben")) == ChangeProved(booking)
    assert isinstance(office.consultations.cancel("ben", booking.reference), Cancelled)


def test_the_right_to_change_runs_out_and_is_for_one_booking(office: Office):
    anna = office.book("anna", slot_at())
    other = office.book("carl", slot_at(slot_at().ends_at))
    office.consultations.start_change("ben", anna.reference)
    office.consultations.prove_change("ben", office.change_code_of("ben"))

    assert office.consultations.cancel("ben", other.reference) == NotFound()
    office.clock.advance(office.policy.change_lifetime)
    assert office.consultations.cancel("ben", anna.reference) == NotFound()


def test_nobody_learns_whether_a_reference_exists(office: Office):
    """Two strangers, one with a real reference and one without, are answered alike, step by step."""
    booking = office.book("anna", slot_at())

    def stranger(name: str, reference: str) -> list[object]:
        answers: list[object] = []
        for _ in range(office.policy.codes_per_hour + 2):
            answers.append(office.consultations.start_change(name, reference))
            answers.append(office.consultations.prove_change(name, wrong_for(name)))
            answers.append(office.consultations.booking_for(name, reference))
        answers.append(office.consultations.cancel(name, reference))
        return answers

    def wrong_for(name: str) -> str:
        with office.unit_of_work(writing=False) as work:
            nonce = work.conversations.draft(name).change_nonce
        return "x" if nonce is None else wrong(office.secrets.code(nonce))

    assert stranger("ben", booking.reference) == stranger("carl", UNKNOWN)


def test_guesses_at_the_change_code_are_limited_however_often_one_starts_again(office: Office):
    booking = office.book("anna", slot_at())
    guesses = 0
    for number in range(40):
        conversation = f"guesser-{number}"
        office.consultations.start_change(conversation, booking.reference)
        while isinstance(office.consultations.prove_change(conversation, "x"), CodeWrong):
            guesses += 1

    assert guesses <= office.policy.codes_per_hour * office.policy.code_tries
    assert len(office.messages(MailKind.CHANGE_CODE)) == office.policy.codes_per_hour
