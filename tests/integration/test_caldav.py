"""Consultations in an officer's own calendar, kept on a real CalDAV server (Radicale) on the loopback interface."""

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import caldav
import pytest

from assistant.adapters.calendar.caldav import CaldavCalendars, CalendarAccount, load_calendar_accounts
from assistant.adapters.calendar.invitations import CalendarEvent, Person
from assistant.adapters.mail.delivery import Delivered, TryLater
from assistant.adapters.mail.outbox_worker import Round
from assistant.consultation.changing import WithLink
from assistant.consultation.policy import BookingPolicy
from assistant.language.wall_clock import in_london
from tests.support.databases import free_port, new_database
from tests.support.office import Office, slot_at
from tests.support.post_office import Postbox, worker_for

OFFICER = "officer1@example.invalid"
STAMP = datetime(2026, 11, 23, 10, tzinfo=timezone.utc)
START = datetime(2026, 10, 23, 13, tzinfo=timezone.utc)
EVENT = CalendarEvent(
    "abc@host", 0, START, START + timedelta(minutes=30), "Consultation", "Brief", "Phone", Person("o@x.example")
)
ROUNDS = int(os.environ.get("ASSISTANT_CALDAV_ROUNDS", "10"))


@pytest.fixture(scope="module")
def radicale(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server with one login."""
    port, folder = free_port(), tmp_path_factory.mktemp("radicale")
    (folder / "users").write_text("officer:a pass\n")
    command = [sys.executable, "-m", "radicale", "--config", "", "--server-hosts", f"127.0.0.1:{port}"]
    command += ["--auth-type", "htpasswd", "--auth-htpasswd-filename", str(folder / "users")]
    command += ["--auth-htpasswd-encryption", "plain", "--auth-delay", "0"]
    command += ["--storage-filesystem-folder", str(folder), "--logging-level", "error"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_it_answers(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


def _wait_until_it_answers(url: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()
            return
        except OSError:
            pass
    raise RuntimeError("Radicale did not start")


@pytest.fixture()
def account(radicale: str, request: pytest.FixtureRequest) -> CalendarAccount:
    """An empty calendar."""
    with caldav.DAVClient(radicale, username="officer", password="a pass") as client:
        calendar = client.principal().make_calendar(cal_id=re.sub(r"\W", "-", request.node.name))
    return CalendarAccount(str(calendar.url), "officer", "a pass")


@pytest.fixture()
def calendars(account: CalendarAccount) -> CaldavCalendars:
    """The officers' calendars, of which only one is known."""
    return CaldavCalendars({OFFICER: account})


@pytest.fixture()
def office(tmp_path: Path) -> Iterator[Office]:
    """An office that pushes to calendars."""
    opened = Office(new_database("sqlite", tmp_path), policy=BookingPolicy(push_to_calendar=True))
    opened.add_officers()
    yield opened
    opened.engine.dispose()


def events_in(account: CalendarAccount) -> list:
    """The events on the server."""
    with caldav.DAVClient(account.url, username=account.username, password=account.password) as client:
        return [found.icalendar_component for found in client.calendar(url=account.url).events()]


def test_an_event_is_written_once_however_often_it_is_put(calendars, account):
    for _ in range(3):
        assert calendars.put(OFFICER, EVENT, STAMP) == Delivered()
    (found,) = events_in(account)
    assert (found["UID"], found["SUMMARY"]) == ("abc@host", "Consultation")
    assert "ATTENDEE" not in found


def test_an_event_moved_across_the_clock_change_keeps_its_wall_time(calendars, account):
    """Two in the afternoon before and after the last Sunday of October."""
    calendars.put(OFFICER, EVENT, STAMP)
    later = START + timedelta(days=3, hours=1)
    moved = replace(EVENT, sequence=1, starts_at=later, ends_at=later + timedelta(minutes=30))
    assert calendars.put(OFFICER, moved, STAMP) == Delivered()
    (found,) = events_in(account)
    assert found["DTSTART"].dt == later
    assert found["DTSTART"].dt.hour == in_london(START).hour == 14


def test_an_event_that_the_officer_accepted_by_mail_is_replaced_where_it_lies(calendars, account):
    """Their mail program stored the same UID under a name of its own."""
    calendars.put(OFFICER, EVENT, STAMP)
    with caldav.DAVClient(account.url, username=account.username, password=account.password) as client:
        (stored,) = client.calendar(url=account.url).events()
        body = stored.data
        stored.delete()
        client.put(f"{account.url}another-name.ics", body, {"Content-Type": "text/calendar"})
    assert calendars.put(OFFICER, replace(EVENT, sequence=1, summary="Moved"), STAMP) == Delivered()
    (found,) = events_in(account)
    assert found["SUMMARY"] == "Moved"
    assert calendars.remove(OFFICER, EVENT.uid) == Delivered()
    assert events_in(account) == []


def test_removing_what_is_not_there_is_done_at_once(calendars):
    assert calendars.remove(OFFICER, "never@there") == Delivered()


def test_an_officer_without_a_calendar_needs_nothing(calendars):
    assert calendars.put("other@example.invalid", EVENT, STAMP) == Delivered()


def test_a_server_that_is_away_is_tried_again():
    away = CaldavCalendars({OFFICER: CalendarAccount(f"http://127.0.0.1:{free_port()}/x/")}, timeout=2)
    assert isinstance(away.put(OFFICER, EVENT, STAMP), TryLater)


def test_a_wrong_password_is_tried_again_because_the_operator_can_put_it_right(account):
    wrong = CaldavCalendars({OFFICER: replace(account, password="wrong")})
    assert wrong.put(OFFICER, EVENT, STAMP) == TryLater("calendar login refused", unreachable=True)


def test_a_calendar_that_is_away_does_not_hold_up_the_mail(office):
    office.book("alpha", slot_at())
    away = CaldavCalendars({OFFICER: CalendarAccount(f"http://127.0.0.1:{free_port()}/x/")}, timeout=2)
    assert worker_for(office, Postbox(), away).run_once() == Round(sent=3, put_off=1)


def test_booked_moved_three_times_and_cancelled_leaves_no_stray_event(office, account, calendars):
    """Ten rounds; more by ASSISTANT_CALDAV_ROUNDS."""
    worker = worker_for(office, Postbox(), calendars)
    for number in range(ROUNDS):
        booking = office.book(f"caller{number}", slot_at())
        link = WithLink(office.link_secret(booking))
        worker.run_once()
        for hours in (1, 3, 5):
            to = slot_at(slot_at().starts_at + timedelta(hours=hours))
            office.consultations.move(link, booking.reference, to)
            if hours != 3:  # two moves in one round, too
                worker.run_once()
                (found,) = events_in(account)
                assert (found["UID"], found["DTSTART"].dt) == (booking.uid, to.starts_at)
        office.consultations.cancel(link, booking.reference)
        worker.run_once()
        assert events_in(account) == []


def test_a_booking_cancelled_while_its_event_is_being_written_leaves_none(office, account, calendars):
    """Another worker removes the event before the first one's PUT arrives."""
    booking = office.book("alpha", slot_at())
    other = worker_for(office, Postbox(), calendars)

    class Overtaken(CaldavCalendars):
        overtaken = False

        def put(self, officer_email, event, stamp):
            if not self.overtaken:
                self.overtaken = True
                office.consultations.cancel(WithLink(office.link_secret(booking)), booking.reference)
                other.run_once()
            return super().put(officer_email, event, stamp)

    worker_for(office, Postbox(), Overtaken({OFFICER: account})).run_once()
    assert events_in(account) == []


def test_calendar_passwords_must_not_be_readable_by_others(tmp_path):
    file = tmp_path / "calendars.yml"
    file.write_text(f"{OFFICER}: {{url: 'http://127.0.0.1/x/', username: a, password: b}}\n")
    file.chmod(0o644)
    with pytest.raises(ValueError, match="chmod 600"):
        load_calendar_accounts(file)
    file.chmod(0o600)
    assert load_calendar_accounts(file) == {OFFICER: CalendarAccount("http://127.0.0.1/x/", "a", "b")}
    assert "'b'" not in repr(load_calendar_accounts(file))
