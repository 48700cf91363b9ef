"""The embedded databases: locked by another program, out of space, not writable. One process lives through it."""

from __future__ import annotations

import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.failures.conversation import book_until, code_in, is_plain, page_is_plain
from tests.support.running_service import RunningService, running

QUESTION = "Who leads if the family has a social worker?"
CLAUSES = ["lead-professional/rule-3"]
FILES = {"conversations": "conversations.db", "bookings": "consultations.db"}
NO_ROOM = 1


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    """The service on SQLite files."""
    with running(tmp_path_factory.mktemp("files")) as started:
        yield started


def mails_of(service: RunningService) -> Callable[[], list[EmailMessage]]:
    """The mails in the service's folder."""

    def read() -> list[EmailMessage]:
        files = sorted((service.folder / "mail").glob("*.eml"))
        return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]

    return read


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program writes to the database and takes its time."""
    connection = sqlite3.connect(file, isolation_level=None, timeout=30)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


@contextmanager
def no_room(service: RunningService) -> Iterator[None]:
    """No file of the process may grow: what a full disk does, without filling one."""
    before = resource.prlimit(service.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(service.pid, resource.RLIMIT_FSIZE, (NO_ROOM, before[1]))
    try:
        yield
    finally:
        resource.prlimit(service.pid, resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("part", FILES)
def test_a_locked_database_is_said_plainly_and_soon_forgotten(service: RunningService, part: str) -> None:
    visitor, pid = service.visitor(), service.pid
    assert visitor.say("I want to book a consultation").answer["asks"] == "role"
    with locked(service.folder / FILES[part]):
        turn = visitor.say("School")
        assert is_plain(turn) or (part == "bookings" and turn.answer["asks"] == "organisation"), turn
        answered = service.visitor().say(QUESTION)
        assert answered.answer["clauses"] == CLAUSES if part == "bookings" else is_plain(answered)
        service.wait_until(20, **{part: False})
        for path in ("/", "/consultation", "/consultation/time", "/officer/login", "/guidance/core-values"):
            page_is_plain(service, path)
    assert service.wait_until(30)["ready"] is True
    again = visitor.say("School")
    if again.answer["asks"] == "organisation":
        again = visitor.say("Example Primary School")
    assert again.answer["asks"] in {"organisation", "name"}, again.body
    assert service.pid == pid


def test_a_full_disk_is_said_plainly_and_books_nothing(service: RunningService) -> None:
    visitor, email = service.visitor(), "room@school.example.com"
    book_until(visitor, "confirm", email, code_in(mails_of(service), email))
    with no_room(service):
        turn = visitor.say("yes")
        assert is_plain(turn), turn.body
        assert booked(service) == 0
        assert service.wait_until(20, bookings=False, conversations=False)["ready"] is False
        for path in ("/", "/consultation", "/guidance/core-values"):
            page_is_plain(service, path)
    service.wait_until(30)
    again = visitor.say("yes")
    assert again.answer["booking"]["state"] == "confirmed", again.body
    assert booked(service) == 1


def booked(service: RunningService) -> int:
    """How many bookings are committed."""
    with sqlite3.connect(service.folder / FILES["bookings"], timeout=30) as connection:
        return connection.execute("SELECT count(*) FROM bookings WHERE state = 'confirmed'").fetchone()[0]


def test_a_database_that_is_no_database_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    for name in FILES.values():
        (tmp_path / name).write_bytes(b"this is not a database" * 500)
    with running(tmp_path, ready=False) as service:
        said = service.wait_until(bookings=False)
        assert said["ready"] is False
        turn = service.visitor().say(QUESTION)
        assert is_plain(turn), turn
        for path in ("/", "/consultation", "/guidance/core-values"):
            page_is_plain(service, path)
        for name in FILES.values():
            assert (tmp_path / name).read_bytes().startswith(b"this is not"), "overwritten"
            (tmp_path / name).unlink()
        service.wait_until(60)
        assert service.visitor().say(QUESTION).answer["clauses"] == CLAUSES


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="needs setpriv to take root's right to write everything")
def test_files_that_may_only_be_read_are_said_and_then_written_again(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        assert service.visitor().say(QUESTION).answer["clauses"] == CLAUSES
    left = list(tmp_path.glob("*.db*"))
    for file in left:
        file.chmod(0o400)
    tmp_path.chmod(0o500)
    service = RunningService(tmp_path, wrapper=("setpriv", "--bounding-set=-all", "--inh-caps=-all"))
    log = tmp_path.parent / "read-only.log"
    service.start(log)
    try:
        said = service.wait_until(bookings=False)
        assert said["ready"] is False
        turn = service.visitor().say(QUESTION)
        assert is_plain(turn), turn
        page_is_plain(service, "/consultation")
        tmp_path.chmod(0o700)
        for file in left:
            file.chmod(0o600)
        service.wait_until(60)
        assert service.visitor().say(QUESTION).answer["clauses"] == CLAUSES
    finally:
        tmp_path.chmod(0o700)
        service.stop()
