"""A backup made while people book holds every booking that was acknowledged before it, and none by half."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import sqlalchemy as sa

from assistant.adapters.database.audit import verify
from assistant.adapters.database.engine import current_revision, for_reading, open_engine, upgrade
from assistant.adapters.database.tables import audit, booking_intents, bookings, outbox
from assistant.adapters.operation import database_copies
from assistant.adapters.operation.backup import BackupError, Backups
from assistant.cli import main
from assistant.consultation.model import Slot
from assistant.consultation.outcomes.booking import Booked
from assistant.settings import Settings, read_settings
from tests.support.bookers import shifted, try_to_book, with_proved_addresses
from tests.support.databases import new_database
from tests.support.office import MONDAY, MovableClock, Office, slot_at

WRITERS = 3
ENOUGH = 25
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def programs_of_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """The client programs that belong to the server of the tests; older ones refuse a newer server."""
    try:
        import pgserver
    except ImportError:
        return
    folder = Path(pgserver.__file__).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", str(folder), prepend=":")


@dataclass
class Drill:
    """A service's settings on one kind of database, and where a restored one goes."""

    backend: str
    folder: Path

    def settings(self, name: str, migrated: bool = True) -> Settings:
        """Settings of a service with fresh databases."""
        folder = self.folder / name
        folder.mkdir()
        url = new_database(self.backend, folder, migrated)
        conversations = url if self.backend == "postgresql" else f"sqlite:///{folder / 'conversations.db'}"
        return replace(
            read_settings({"ASSISTANT_DATA": str(folder)}), database_url=url, conversations_url=conversations
        )


@pytest.fixture()
def drill(backend: str, tmp_path: Path) -> Drill:
    """Each kind of database in turn."""
    return Drill(backend, tmp_path)


class Writers:
    """Threads that book one slot after another, each through a service of its own, until they are stopped."""

    def __init__(self, url: str, slots: list[Slot]) -> None:
        self.acknowledged: list[str] = []
        self._url = url
        self._enough = threading.Condition()
        self._stopping = threading.Event()
        self._threads = [
            threading.Thread(target=self._book, args=(number, slots[number::WRITERS])) for number in range(WRITERS)
        ]

    def __enter__(self) -> Writers:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, count: int) -> None:
        """Wait until so many bookings have been acknowledged in all."""
        with self._enough:
            assert self._enough.wait_for(lambda: len(self.acknowledged) >= count, timeout=120)

    def _book(self, number: int, slots: list[Slot]) -> None:
        office = Office(self._url, clock=MovableClock(MONDAY))
        for position, slot in enumerate(slots):
            if self._stopping.is_set():
                break
            conversation = f"writer-{number}-{position}"
            with_proved_addresses(office, [conversation])
            outcome = try_to_book(office.consultations, conversation, slot)
            if isinstance(outcome, Booked):
                with self._enough:
                    self.acknowledged.append(outcome.booking.reference)
                    self._enough.notify_all()
        office.engine.dispose()


def many_slots(officers: int) -> list[Slot]:
    """Every half hour of two weeks, for each officer."""
    days = [shifted(slot_at(), DAY * day) for day in (0, 1, 2, 3, 6, 7, 8, 9, 10)]
    times = [timedelta(minutes=30 * step) for step in range(14)]
    return [
        replace(shifted(day, time), officer_id=officer)
        for day in days
        for time in times
        for officer in range(1, officers + 1)
    ]


def test_nothing_acknowledged_is_missing_and_nothing_is_there_by_half(drill: Drill, tmp_path: Path) -> None:
    settings = drill.settings("service")
    office = Office(settings.database_url)
    office.add_officers(3)
    acknowledged_before: list[tuple[Path, set[str]]] = []
    with Writers(settings.database_url, many_slots(3)) as writers:
        for number in range(3):
            writers.wait_for(ENOUGH * (number + 1))
            known = set(writers.acknowledged)
            made = Backups(settings).back_up(tmp_path / "backups", MONDAY + number * DAY)
            acknowledged_before.append((made.file, known))
        writers.wait_for(ENOUGH * 4)
    assert len(writers.acknowledged) > len(acknowledged_before[-1][1])

    for number, (file, known) in enumerate(acknowledged_before):
        restored = drill.settings(f"restored-{number}", migrated=False)
        Backups(restored).restore(file)
        references = check_whole(restored.database_url)
        assert known <= references, "acknowledged bookings are missing"
        assert references <= set(writers.acknowledged)
    office.engine.dispose()


def check_whole(url: str) -> set[str]:
    """Check that each booking came with its audit entry, its messages and its key; the references."""
    engine = open_engine(url)
    with for_reading(engine).connect() as connection:
        booked = connection.execute(sa.select(bookings).where(bookings.c.state != "held")).all()
        audited = (
            connection.execute(sa.select(audit.c.subject).where(audit.c.action == "booking_confirmed")).scalars().all()
        )
        keys = connection.execute(sa.select(booking_intents.c.booking_id)).scalars().all()
        messages = connection.execute(sa.select(outbox.c.booking_id, outbox.c.kind, outbox.c.recipient_role)).all()
        assert verify(connection).intact
    engine.dispose()
    assert sorted(audited) == sorted(row.reference for row in booked)
    assert {key for key in keys if key} == {row.id for row in booked}
    sent = (("request", "caller"), ("request", "officer"), ("reminder", "caller"))
    expected = [(row.id, *each) for row in booked for each in sent]
    assert sorted(tuple(row) for row in messages if row.booking_id) == sorted(expected)
    return {row.reference for row in booked}


def test_conversations_are_in_the_backup(drill: Drill, tmp_path: Path) -> None:
    settings, restored = drill.settings("service"), drill.settings("restored", migrated=False)
    say(settings.conversations_url, "ocelot")

    Backups(restored).restore(Backups(settings).back_up(tmp_path / "backups", MONDAY).file)

    engine = sa.create_engine(restored.conversations_url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SELECT data FROM events")).scalars().all() == ["ocelot"]
    engine.dispose()


def test_data_that_is_there_is_replaced_only_when_told_so(drill: Drill, tmp_path: Path) -> None:
    settings = drill.settings("service")
    office = Office(settings.database_url)
    office.add_officers()
    old = office.book("anna", slot_at())
    backups = Backups(settings)
    file = backups.back_up(tmp_path / "backups", MONDAY).file
    new = office.book("ben", shifted(slot_at(), DAY))

    with pytest.raises(BackupError, match="--replace"):
        backups.restore(file)
    assert office.consultations.find(new.reference) is not None
    backups.restore(file, replace=True)

    # The service had its connections open all the while.
    assert office.consultations.find(new.reference) is None
    assert office.consultations.find(old.reference) is not None
    assert office.book("carol", shifted(slot_at(), 2 * DAY))
    office.engine.dispose()


def test_a_backup_of_an_earlier_release_is_brought_up_to_date(drill: Drill, tmp_path: Path) -> None:
    settings, restored = drill.settings("service", migrated=False), drill.settings("restored", migrated=False)
    earlier = open_engine(settings.database_url)
    upgrade(earlier, "0003")
    earlier.dispose()

    Backups(restored).restore(Backups(settings).back_up(tmp_path / "backups", MONDAY).file)

    engine, newest = open_engine(restored.database_url), open_engine(drill.settings("newest").database_url)
    assert current_revision(engine) == current_revision(newest) != "0003"
    engine.dispose()
    newest.dispose()


@pytest.fixture()
def small(tmp_path: Path) -> Iterator[tuple[Settings, Path]]:
    """A service on SQLite with one booking, and a backup of it."""
    settings = Drill("sqlite", tmp_path).settings("service")
    office = Office(settings.database_url)
    office.add_officers()
    office.book("anna", slot_at())
    office.engine.dispose()
    yield settings, Backups(settings).back_up(tmp_path / "backups", MONDAY).file


def test_a_damaged_backup_is_refused_and_nothing_changes(small: tuple[Settings, Path]) -> None:
    settings, file = small
    before = check_whole(settings.database_url)
    whole = file.read_bytes()
    for damaged in (whole[: len(whole) // 2], whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:], b"", b"rubbish"):
        file.write_bytes(damaged)
        with pytest.raises(BackupError, match=r"damaged|no backup"):
            Backups(settings).restore(file, replace=True)
    assert check_whole(settings.database_url) == before


def test_a_backup_of_a_newer_release_is_refused(small: tuple[Settings, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    settings, file = small
    monkeypatch.setattr("assistant.adapters.operation.backup.known_revisions", lambda: frozenset({"0001"}))
    with pytest.raises(BackupError, match="newer release"):
        Backups(settings).restore(file, replace=True)


def test_a_backup_does_not_go_into_another_kind_of_database(small: tuple[Settings, Path], tmp_path: Path) -> None:
    settings, file = small
    other = replace(settings, database_url="postgresql://somebody@127.0.0.1/other")
    with pytest.raises(BackupError, match="as sqlite"):
        Backups(other).restore(file, replace=True)


def test_a_database_that_cannot_be_read_leaves_no_backup_behind(small: tuple[Settings, Path], tmp_path: Path) -> None:
    settings, _ = small
    Path(settings.database_url.removeprefix("sqlite:///")).write_bytes(b"no database" * 1000)
    with pytest.raises(BackupError, match="consultations could not be backed up"):
        Backups(settings).back_up(tmp_path / "later", MONDAY)
    assert list((tmp_path / "later").iterdir()) == []


def test_a_backup_is_for_its_owner_alone_and_holds_no_secret(small: tuple[Settings, Path]) -> None:
    settings, file = small
    assert file.stat().st_mode & 0o077 == 0 and file.parent.stat().st_mode & 0o077 == 0
    assert settings.secret not in file.read_bytes()


def test_old_backups_are_deleted_after_a_new_one_is_there(small: tuple[Settings, Path]) -> None:
    settings, first = small
    somebody_elses = first.with_name("assistant-notes.tar")
    somebody_elses.write_bytes(b"")
    second = Backups(settings).back_up(first.parent, MONDAY + 20 * DAY, keep_days=30).file
    third = Backups(settings).back_up(first.parent, MONDAY + 40 * DAY, keep_days=30).file

    assert not first.exists() and second.exists() and third.exists() and somebody_elses.exists()


def test_the_password_is_on_no_command_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every user of a machine can list its processes."""
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(words: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        seen.append((words, options["env"]))
        return subprocess.CompletedProcess(words, 0, "", "")

    monkeypatch.setattr(database_copies.subprocess, "run", run)
    monkeypatch.setattr(database_copies.shutil, "which", lambda program: f"/usr/bin/{program}")
    url = "postgresql://somebody:hush-hush@db.example/assistant?sslmode=require"
    database_copies.copy_out(url, tmp_path / "copy")
    database_copies.copy_in(tmp_path / "copy", url)

    for words, environment in seen:
        assert "hush-hush" not in " ".join(words)
        assert environment["PGPASSWORD"] == "hush-hush" and environment["PGSSLMODE"] == "require"


def test_the_commands_back_up_and_restore(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path / "service"))
    settings = read_settings()
    engine = open_engine(settings.database_url)
    upgrade(engine)
    engine.dispose()
    say(settings.conversations_url, "ocelot")

    assert main(["backup", str(tmp_path / "backups"), "--keep-days", "30", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["databases"] == ["consultations", "conversations"]
    assert datetime.fromisoformat(made["made_at"]).tzinfo == timezone.utc
    assert main(["restore", made["file"]]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["restore", made["file"], "--replace"]) == 0
    assert "restored consultations, conversations as of" in capsys.readouterr().out


def say(url: str, words: str) -> None:
    """Keep something that was said, in the table that Rasa makes."""
    from assistant.engine.conversation_store import ConversationStore

    store = ConversationStore(url)
    with store.session_scope() as session:
        session.add(store.SQLEvent(sender_id="anna", type_name="user", timestamp=MONDAY.timestamp(), data=words))
        session.commit()
    store.engine.dispose()
