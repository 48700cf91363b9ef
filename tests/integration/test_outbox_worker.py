"""The outbox worker against mail servers that fail, and its clock moved by hand."""

import threading
from datetime import timedelta

import pytest

from assistant.adapters.mail.delivery import Refused, SmtpSender
from assistant.adapters.mail.outbox_worker import RetryPolicy, Round
from assistant.consultation.changing import WithLink
from assistant.consultation.outbox import MailKind
from tests.support.databases import BACKENDS, free_port
from tests.support.office import Office, slot_at
from tests.support.post_office import Postbox, plain_text, smtp_sink, smtp_worker, worker_for

# The code, the two invitations; the reminder is due the day before.
SENT_FOR_A_BOOKING = 3


on_both_databases = pytest.mark.parametrize("backend", BACKENDS, indirect=True)


@pytest.fixture()
def backend(request: pytest.FixtureRequest) -> str:
    """SQLite, unless a test asks for both: only leases depend on the database."""
    return getattr(request, "param", "sqlite")


@pytest.fixture()
def sink():
    with smtp_sink() as running:
        yield running


def book(office: Office, conversation: str = "alpha", hours: int = 0):
    return office.book(conversation, slot_at(slot_at().starts_at + timedelta(hours=hours)))


def link_of(office: Office, booking) -> WithLink:
    return WithLink(office.link_secret(booking))


def run_for(office: Office, worker, minutes: int, step_seconds: int = 30) -> None:
    """Let the clock go on, with a round every half minute."""
    for _ in range(minutes * 60 // step_seconds):
        worker.run_once()
        office.clock.advance(timedelta(seconds=step_seconds))


@on_both_databases
def test_everything_due_is_sent_once(office, sink):
    book(office)
    worker = smtp_worker(office, sink)
    assert worker.run_once().sent == SENT_FOR_A_BOOKING
    assert worker.run_once() == Round()
    assert len(set(sink.message_ids)) == len(sink.message_ids) == SENT_FOR_A_BOOKING
    assert all(message.sent_at for message in office.messages() if message.kind is not MailKind.REMINDER)


@pytest.mark.parametrize("fault", ["421 busy", "451 try again", "452 full"])
def test_a_server_that_says_later_gets_the_mail_later(office, sink, fault):
    sink.faults = [fault]
    book(office)
    worker = smtp_worker(office, sink)
    run_for(office, worker, minutes=2)
    assert len(set(sink.message_ids)) == len(sink.message_ids) == SENT_FOR_A_BOOKING
    assert fault.split()[0] not in str([message.last_error for message in office.messages()])


@on_both_databases
def test_a_connection_dropped_after_the_data_brings_at_most_a_copy_with_the_same_id(office, sink):
    sink.faults = ["drop"]
    book(office)
    run_for(office, smtp_worker(office, sink), minutes=2)
    assert len(sink.message_ids) == SENT_FOR_A_BOOKING + 1
    assert len(set(sink.message_ids)) == SENT_FOR_A_BOOKING


def test_a_server_that_hangs_is_left_after_the_timeout(office, sink):
    sink.faults = ["hang"]
    book(office)
    run_for(office, smtp_worker(office, sink, timeout=0.3), minutes=2)
    assert len(set(sink.message_ids)) == len(sink.message_ids) == SENT_FOR_A_BOOKING


@on_both_databases
def test_a_mailbox_that_does_not_exist_is_given_up_and_an_officer_told(office, sink):
    office.desk.add_officer("test", "Officer Two", "officer2@example.invalid", ())
    booking = book(office)
    sink.recipient_reply = "550 no such user"
    worker = smtp_worker(office, sink)
    worker.run_once(most=2)
    refused = [message for message in office.messages() if message.given_up_at]
    assert {message.kind for message in refused} == {MailKind.REQUEST}
    assert {message.last_error for message in refused} == {"recipient refused (550)"}
    sink.recipient_reply = None
    worker.run_once()
    alerts = [mail for mail in sink.taken if mail["Subject"].startswith("Please look")]
    assert {mail["To"] for mail in alerts} == {"officer1@example.invalid", "officer2@example.invalid"}
    assert any("the confirmation to the caller" in plain_text(mail) for mail in alerts)
    assert all(booking.reference in plain_text(mail) for mail in alerts)


def test_nobody_is_alerted_about_a_code_that_cannot_be_delivered(office):
    """A mistyped address is the caller's to put right, in the conversation."""
    office.consultations.give_contact("alpha", "Sam Example", "alpha@school.example.com")
    office.consultations.send_code("alpha")

    class Refusing:
        def send(self, mail, name):
            return Refused("550")

    assert worker_for(office, Refusing()).run_once().given_up == 1
    assert office.messages(MailKind.OFFICER_ALERT) == []


def test_thirty_minutes_without_a_mail_server_lose_nothing(office):
    """Everything is out within five minutes of its return, and nothing twice."""
    box = Postbox(reachable=False)
    worker = worker_for(office, box)
    for number in range(6):
        book(office, f"caller{number}", hours=number)
        run_for(office, worker, minutes=5)
    assert box.mails == []
    box.reachable = True
    run_for(office, worker, minutes=5)
    due = [message for message in office.messages(open_only=True) if message.next_attempt_at <= office.clock.now()]
    assert due == []
    invitations = [message for message in office.messages(MailKind.REQUEST)]
    assert len(invitations) == 12
    assert all(message.sent_at for message in invitations)
    sent = [message.message_id for message in office.messages() if message.sent_at]
    assert sorted(mail["Message-ID"].strip("<>") for mail in box.mails) == sorted(sent)
    # A code that has run out would only puzzle.
    assert {message.kind for message in office.messages() if message.superseded_at} == {MailKind.CODE}


def test_the_wait_never_grows_past_four_minutes():
    retry = RetryPolicy()
    waits = [retry.wait_after(attempts).total_seconds() for attempts in (1, 2, 3, 5, 6, 50)]
    assert waits == [10, 20, 40, 160, 240, 240]


def test_after_72_hours_a_mail_is_given_up_and_an_officer_told(office):
    office.clock.set(office.clock.now() - timedelta(days=10))
    book(office)
    box = Postbox(reachable=False)
    worker = worker_for(office, box)
    worker.run_once()
    office.clock.advance(timedelta(hours=71))
    worker.run_once()
    assert not any(message.given_up_at for message in office.messages(MailKind.REQUEST))
    office.clock.advance(timedelta(hours=2))
    for _ in range(10):
        worker.run_once()
    assert all(message.given_up_at for message in office.messages(MailKind.REQUEST))
    box.reachable = True
    office.clock.advance(timedelta(minutes=5))
    worker.run_once()
    assert [mail["Subject"][:11] for mail in box.mails] == ["Please look"]


@on_both_databases
def test_a_booking_moved_before_its_first_mail_left_brings_one_mail_with_the_newest_number(office, sink):
    booking = book(office)
    moved_to = slot_at(slot_at().starts_at + timedelta(hours=3))
    office.consultations.move(link_of(office, booking), booking.reference, moved_to)
    smtp_worker(office, sink).run_once()
    to_officer = [mail for mail in sink.taken if mail["To"] == "officer1@example.invalid"]
    assert [mail["Subject"] for mail in to_officer] == ["Consultation moved: Tuesday 24 November 2026, 1pm"]
    (attachment,) = [part for part in to_officer[0].iter_attachments() if part.get_filename() == "invitation.ics"]
    assert b"SEQUENCE:1" in attachment.get_payload(decode=True)


def test_a_mail_that_was_overtaken_while_it_waited_for_its_turn_is_not_sent(office, monkeypatch):
    """The booking moves between the lease and the sending."""
    booking = book(office)
    box = Postbox()
    worker = worker_for(office, box)
    monkeypatch.setattr("assistant.adapters.database.unit_of_work.SqlOutbox.supersede", lambda self, booking_id, now: 0)
    office.consultations.move(
        link_of(office, booking), booking.reference, slot_at(slot_at().starts_at + timedelta(hours=3))
    )
    assert worker.run_once().outdated == 2
    assert {mail["Subject"].split(":")[0] for mail in box.mails if mail["To"].startswith("officer")} == {
        "Consultation moved"
    }


def test_a_reminder_is_sent_for_the_time_that_is_booked_now(office):
    booking = book(office, hours=24 * 2)
    moved_to = slot_at(booking.slot.starts_at + timedelta(hours=24))
    office.consultations.move(link_of(office, booking), booking.reference, moved_to)
    box = Postbox()
    worker = worker_for(office, box)
    worker.run_once()
    office.clock.set(moved_to.starts_at - timedelta(hours=23))
    worker.run_once()
    reminders = [mail["Subject"] for mail in box.mails if mail["Subject"].startswith("Reminder")]
    assert reminders == ["Reminder: consultation Friday 27 November 2026, 10am"]


def test_no_reminder_after_a_cancellation(office):
    booking = book(office, hours=24 * 2)
    box = Postbox()
    worker = worker_for(office, box)
    worker.run_once()
    office.consultations.cancel(link_of(office, booking), booking.reference)
    office.clock.set(booking.slot.starts_at - timedelta(hours=1))
    worker.run_once()
    assert not [mail for mail in box.mails if mail["Subject"].startswith("Reminder")]
    assert [mail["Subject"].split(":")[0] for mail in box.mails[-2:]] == ["Consultation cancelled"] * 2


def test_a_code_that_has_run_out_is_not_sent(office):
    office.consultations.give_contact("alpha", "Sam Example", "alpha@school.example.com")
    office.consultations.send_code("alpha")
    office.clock.advance(timedelta(hours=1))
    box = Postbox()
    assert worker_for(office, box).run_once() == Round(outdated=1)
    assert box.mails == []


@on_both_databases
def test_two_workers_at_once_send_each_mail_once(office, sink):
    for number in range(6):
        book(office, f"caller{number}", hours=number)
    workers = [threading.Thread(target=smtp_worker(office, sink).run_once) for _ in range(4)]
    for thread in workers:
        thread.start()
    for thread in workers:
        thread.join(60)
    assert len(set(sink.message_ids)) == len(sink.message_ids) == 6 * SENT_FOR_A_BOOKING


def test_a_message_that_cannot_be_made_does_not_stop_the_others(office):
    book(office)
    box = Postbox()
    worker = worker_for(office, box, brief=lambda booking: 1 / 0)
    assert worker.run_once() == Round(sent=2, put_off=1)
    assert [message.last_error for message in office.messages() if message.last_error] == [
        "could not be made: ZeroDivisionError"
    ]


def test_a_server_that_is_not_there_is_tried_once_a_round(office):
    for number in range(3):
        book(office, f"caller{number}", hours=number)
    sender = SmtpSender(f"smtp://127.0.0.1:{free_port()}", timeout=2)
    assert worker_for(office, sender).run_once() == Round(put_off=1)


def test_the_thread_sends_and_stops(office):
    book(office)
    arrived = threading.Event()

    class Noticing(Postbox):
        def send(self, mail, name):
            outcome = super().send(mail, name)
            if len(self.mails) == SENT_FOR_A_BOOKING:
                arrived.set()
            return outcome

    worker = worker_for(office, Noticing())
    worker.start(every_seconds=0.01)
    assert arrived.wait(20)
    worker.stop()
    assert not [thread for thread in threading.enumerate() if thread.name == "outbox"]


def test_the_thread_outlives_a_database_that_is_away(office):
    """The first rounds fail; what was due is sent when the database is back."""
    book(office)
    box, failures, arrived = Postbox(), iter([OSError("gone")] * 3), threading.Event()
    worker = worker_for(office, box)
    begin = worker._unit_of_work

    def sometimes(writing=True):
        for error in failures:
            raise error
        arrived.set()
        return begin(writing)

    worker._unit_of_work = sometimes
    worker.start(every_seconds=0.01)
    assert arrived.wait(20)
    worker.stop()
    worker._unit_of_work = begin
    worker.run_once()
    assert len(box.mails) == SENT_FOR_A_BOOKING
