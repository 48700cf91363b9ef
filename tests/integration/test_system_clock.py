"""Every gate that opens or closes with time, on the clock of this computer.

A clock that stands still hides two readings in one decision, which contradict each other when it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from assistant.adapters.clock import SystemClock
from assistant.adapters.database.officer_sessions import OfficerSessions
from assistant.adapters.mail.delivery import FolderSender
from assistant.consultation.changing import WithLink
from assistant.consultation.outbox import MailKind
from assistant.consultation.outcomes.booking import Booked, Held, Prepared
from assistant.consultation.outcomes.changing import Cancelled, ChangeProved, ChangeStarted, Moved
from assistant.consultation.outcomes.contact import CodeExpired, CodeSent, EmailProved
from tests.support.databases import new_database
from tests.support.office import REQUEST, Office
from tests.support.post_office import worker_for

ADDRESS = "sam@school.example.com"


@pytest.fixture()
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with one officer, at the time that it is."""
    opened = Office(new_database("sqlite", tmp_path), clock=SystemClock())
    opened.add_officers()
    yield opened
    opened.engine.dispose()


def test_a_code_is_sent_at_once_and_proves(office: Office) -> None:
    office.consultations.give_contact("anna", "Sam Example", ADDRESS)
    assert isinstance(office.consultations.send_code("anna"), CodeSent)
    assert office.consultations.check_code("anna", office.code_of("anna")) == EmailProved(ADDRESS)


def test_a_code_without_a_mail_is_over(office: Office) -> None:
    assert office.consultations.check_code("anna", "123456") == CodeExpired()


def test_a_hold_stands_and_is_booked_moved_and_cancelled(office: Office) -> None:
    office.prove("anna", ADDRESS)
    first, second = office.consultations.free_slots(limit=2)
    held = office.hold("anna", first)
    assert isinstance(held, Held)
    assert office.consultations.draft("anna").held == first
    assert office.consultations.expire_holds() == 0
    prepared = office.consultations.prepare("anna", REQUEST)
    assert isinstance(prepared, Prepared)
    booked = office.consultations.confirm(prepared.intent_id)
    assert isinstance(booked, Booked)
    reference = booked.booking.reference
    assert isinstance(office.consultations.move("anna", reference, second), Moved)
    assert isinstance(office.consultations.cancel("anna", reference), Cancelled)


def test_a_link_opens_and_a_change_code_proves(office: Office) -> None:
    booking = office.book("anna", office.consultations.free_slots(limit=1)[0], ADDRESS)
    assert office.consultations.by_link(office.link_secret(booking)) is not None
    assert office.consultations.booking_for(WithLink(office.link_secret(booking)), booking.reference) == booking
    assert office.consultations.start_change("ben", booking.reference) == ChangeStarted()
    assert office.consultations.prove_change("ben", office.change_code_of("ben")) == ChangeProved(booking)
    assert office.consultations.booking_for("ben", booking.reference) == booking


def test_an_officers_session_begins_and_stays(office: Office) -> None:
    (officer,) = office.desk.rota().officers
    office.desk.set_password_hash("test", officer.id, "any hash")
    sessions = OfficerSessions(office.engine, office.clock, office.secrets)
    token = sessions.begin(officer.id)
    assert [sessions.officer_of(token) for _ in range(3)] == [officer.id] * 3


def test_what_is_due_goes_out_and_a_reminder_waits_for_its_day(office: Office, tmp_path: Path) -> None:
    slot = office.consultations.free_slots(limit=1, after=office.clock.now() + timedelta(days=8))[0]
    office.book("anna", slot, ADDRESS)
    worker_for(office, FolderSender(tmp_path / "mail")).run_once()
    waiting = [message.kind for message in office.messages(open_only=True)]
    assert waiting == [MailKind.REMINDER]
