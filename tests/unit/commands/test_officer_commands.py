"""`assistant bookings`, `officers`, `audit` and `check`: what they print, change and refuse."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from assistant.adapters.calendar.invitations import CalendarEvent, Person, reply
from assistant.adapters.database.officer_sessions import OfficerSessions
from assistant.adapters.officer_passwords import OfficerPasswords
from assistant.adapters.secret_source import KeyedSecrets
from assistant.commands import audit, bookings, check, officers
from assistant.consultation.changing import AsOfficer
from tests.support.office import TUESDAY_AT_TEN, slot_at
from tests.web.front_desk import FrontDesk, front_desk

PASSWORD = "four words not related"
Run = Callable[..., int]


@pytest.fixture()
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FrontDesk:
    """Services on a fresh folder, handed to the commands."""
    opened = front_desk(tmp_path)
    for module in (bookings, officers, check):
        monkeypatch.setattr(module, "services", lambda: opened.services)
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", opened.services.settings.database_url)
    return opened


@pytest.fixture()
def run(desk: FrontDesk, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command as the console script would, with a text on standard input."""

    def command(*words: str, stdin: str = "") -> int:
        parser = argparse.ArgumentParser()
        subparsers = parser.add_subparsers(required=True)
        for module in (bookings, officers, audit, check):
            module.add_parser(subparsers)
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        chosen = parser.parse_args(words)
        return chosen.run(chosen)

    return command


def add(run: Run, *more: str, email: str = "ada@southwark.example") -> int:
    """Add an officer with PASSWORD."""
    return run(
        "officers", "add", "--name", "Ada Example", "--email", email, "--password-stdin", *more, stdin=f"{PASSWORD}\n"
    )


def test_bookings_are_listed_with_their_states(desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    booked = desk.office.book("anna", slot_at())
    cancelled = desk.office.book("berta", slot_at(datetime.fromisoformat("2026-12-01T14:00:00+00:00")))
    desk.services.consultations.cancel(AsOfficer(cancelled.slot.officer_id), cancelled.reference)
    desk.office.hold("carla", slot_at(TUESDAY_AT_TEN + timedelta(days=2)))
    assert run("bookings", "--json") == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert first == {
        "reference": booked.reference,
        "state": "confirmed",
        "starts_at": "2026-11-24T10:00:00+00:00",
        "officer": "Officer Example One",
        "organisation": "Example Primary School",
        "email": "anna@school.example.com",
    }
    assert (second["state"], second["starts_at"]) == ("cancelled", "2026-12-01T14:00:00+00:00")


def test_a_caller_who_was_forgotten_is_not_listed_by_name(
    desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.office.book("anna", slot_at())
    desk.services.consultations.forget("anna@school.example.com")
    assert run("bookings", "--json") == 0
    (entry,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert (entry["organisation"], entry["email"]) == (None, None)
    assert run("bookings") == 0


def test_an_officer_is_added_with_a_login(desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert add(run, "--admin") == 0
    printed = capsys.readouterr()
    assert PASSWORD not in printed.out + printed.err
    officer_id, stored = desk.services.rota_desk.password_hash("ada@southwark.example")
    assert OfficerPasswords().matches(stored, PASSWORD)
    assert stored.startswith("$argon2id$")
    assert desk.services.rota_desk.rota().officer(officer_id).administrator


def test_an_officer_has_hours_only_when_asked(desk: FrontDesk, run: Run) -> None:
    add(run)
    add(run, "--weekdays", email="bea@southwark.example")
    rota = desk.services.rota_desk.rota()
    ada, bea = rota.officers[-2:]
    assert [sum(hours.officer_id == each.id for hours in rota.hours) for each in (ada, bea)] == [0, 5]


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        ("Ada", "ada@southwark.example", "short"),
        ("Ada", "ada@southwark.example", "aaaaaaaaaaaaaaaaaaa"),
        ("Ada", "ada, bea@southwark.example", PASSWORD),
        ("<b>", "ada@southwark.example", PASSWORD),
        ("Ada", "officer.one@example.invalid", PASSWORD),
    ],
)
def test_what_cannot_be_an_officer_is_refused(desk: FrontDesk, run: Run, name: str, email: str, password: str) -> None:
    before = desk.services.rota_desk.rota()
    with pytest.raises(ValueError):
        run("officers", "add", "--name", name, "--email", email, "--password-stdin", stdin=password)
    assert desk.services.rota_desk.rota() == before


def test_a_new_password_ends_the_sessions(desk: FrontDesk, run: Run) -> None:
    add(run)
    services = desk.services
    officer_id, _ = services.rota_desk.password_hash("ada@southwark.example")
    sessions = OfficerSessions(services.database, services.clock, KeyedSecrets(services.settings.secret))
    token = sessions.begin(officer_id)
    new = "another set of four words\n"
    assert run("officers", "password", "--email", "ADA@southwark.example", "--password-stdin", stdin=new) == 0
    assert sessions.officer_of(token) is None


def test_the_list_says_who_can_sign_in(desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    add(run)
    capsys.readouterr()
    assert run("officers", "list", "--json") == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(each["example"], each["can_sign_in"]) for each in listed] == [(True, False), (True, False), (False, True)]
    assert not any("hash" in key for each in listed for key in each)


def test_a_calendars_refusal_in_a_file_frees_the_time(desk: FrontDesk, run: Run, tmp_path: Path) -> None:
    booking = desk.office.book("anna", slot_at())
    officer = Person("officer.one@example.invalid")
    slot = booking.slot
    event = CalendarEvent(
        booking.uid, 0, slot.starts_at, slot.ends_at, "x", "", "", Person("a@example.invalid"), (officer,)
    )
    file = tmp_path / "reply.ics"
    file.write_bytes(reply(event, officer, "ACCEPTED", desk.office.clock.now()))
    assert run("officers", "reply", str(file)) == 0
    assert desk.services.consultations.find(booking.reference).is_booked
    file.write_bytes(reply(event, officer, "DECLINED", desk.office.clock.now()))
    assert run("officers", "reply", str(file)) == 0
    assert not desk.services.consultations.find(booking.reference).is_booked
    assert run("officers", "reply", str(file)) == 1
    file.write_bytes(b"nothing")
    with pytest.raises(ValueError, match="no calendar reply"):
        run("officers", "reply", str(file))


def test_an_untouched_trail_verifies_and_names_its_head(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("audit", "verify", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["intact"]
    assert run("audit", "verify", "--head", found["head"]) == 0
    assert run("audit", "verify", "--head", "f" * 64) == 1


def test_a_changed_entry_is_named(desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    with desk.office.engine.begin() as connection:
        for (name,) in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("UPDATE audit SET detail = '{}' WHERE position = 2"))
    assert run("audit", "verify") == 1
    assert "entry 2 was changed" in capsys.readouterr().err


def test_verifying_writes_nothing(desk: FrontDesk, run: Run) -> None:
    before = trail_of(desk)
    run("audit", "verify")
    assert trail_of(desk) == before


def trail_of(desk: FrontDesk) -> tuple[object, ...]:
    """Every entry of the trail."""
    with desk.services.unit_of_work(writing=False) as work:
        return work.audit.entries()


def test_without_a_trail_there_is_nothing_to_verify(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(ValueError, match="no audit trail"):
        run("audit", "verify")


def test_check_lists_every_contact_to_verify(desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    listed = {each["subject"] for each in found if each["check"] == "contact"}
    assert listed == {contact.id for contact in desk.services.library.contacts.values() if contact.verify}


def test_check_lists_every_later_change_with_the_role_that_verifies_it(
    desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--json") == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    listed = {each["subject"]: each["text"] for each in found if each["check"] == "later_change"}
    changes = desk.services.library.later_changes.entries
    assert set(listed) == {change.id for change in changes}
    assert all(change.verify in listed[change.id] and "before launch" in listed[change.id] for change in changes)
    assert listed


def test_check_names_what_a_fresh_installation_still_lacks(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", "--strict", "--json") == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    subjects = {(each["check"], each["subject"]) for each in found if each["check"] not in ("contact", "later_change")}
    assert subjects == {
        ("example_rota", "officer.one@example.invalid"),
        ("example_rota", "officer.two@example.invalid"),
        ("rota", "hours"),
        ("officer_login", "none"),
        ("mail", "ASSISTANT_SMTP_URL"),
        ("mail", "ASSISTANT_MAIL_FROM"),
        ("public_url", "ASSISTANT_PUBLIC_URL"),
        ("backup", "none"),
    }


def test_check_is_satisfied_with_officers_of_ones_own(
    desk: FrontDesk, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    add(run, "--admin", "--weekdays")
    for officer in desk.services.rota_desk.rota().officers:
        desk.services.rota_desk.set_officer_active("test", officer.id, not officer.example)
    capsys.readouterr()
    assert run("check", "--json") == 0
    checks = {json.loads(line)["check"] for line in capsys.readouterr().out.splitlines()}
    assert not checks & {"example_rota", "rota", "officer_login"}


def test_a_summer_booking_carries_the_summer_offset(desk: FrontDesk) -> None:
    booking = desk.office.book("anna", slot_at())
    july = datetime.fromisoformat("2027-07-06T09:00:00+00:00")
    moved = booking.__class__(**{**vars(booking), "slot": slot_at(july)})
    entry = bookings.as_entry(moved, desk.services.rota_desk.rota())
    assert entry["starts_at"] == "2027-07-06T10:00:00+01:00"
    assert datetime.fromisoformat(entry["starts_at"]).date() == date(2027, 7, 6)
