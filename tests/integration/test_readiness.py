"""Asking whether the databases can be written writes nothing, and tells the truth."""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from assistant.adapters.database.connections import LEAST_ROOM
from assistant.bootstrap import build_services
from assistant.engine.conversation_store import ConversationStore
from assistant.settings import read_settings

A_HUNDRED = 100
IsReady = Callable[[], bool]


@pytest.fixture(params=["bookings", "conversations"])
def is_ready(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[IsReady]:
    """The question that readiness asks of each of the two stores, on each database."""
    if request.param == "conversations":
        store = ConversationStore(database_url)
        engine, ask = store.engine, store.is_answering
    else:
        environment = {"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_DATABASE_URL": database_url}
        services = build_services(read_settings(environment, tmp_path))
        engine, ask = services.database, services.bookings_are_answering
    assert ask()
    yield ask
    engine.dispose()


def trace(url: str) -> str:
    """What every write changes: the bytes of the files, or the number that the next transaction would get."""
    if url.startswith("sqlite"):
        file = Path(url.removeprefix("sqlite:///"))
        files = [each for each in (file, file.with_name(f"{file.name}-wal")) if each.exists()]
        return " ".join(hashlib.sha256(each.read_bytes()).hexdigest() for each in files)
    with create_engine(url, poolclass=NullPool).connect() as connection:
        return str(connection.scalar(text("SELECT pg_snapshot_xmax(pg_current_snapshot())")))


def test_asking_a_hundred_times_writes_nothing(is_ready: IsReady, database_url: str) -> None:
    before = trace(database_url)
    assert all(is_ready() for _ in range(A_HUNDRED))
    assert trace(database_url) == before


def test_a_write_would_have_left_a_trace(database_url: str) -> None:
    """The test above can fail."""
    before = trace(database_url)
    with create_engine(database_url, poolclass=NullPool).begin() as connection:
        connection.execute(text("INSERT INTO alembic_version VALUES ('another')"))
    assert trace(database_url) != before


@pytest.mark.parametrize("backend", ["sqlite"])
def test_another_connection_sees_no_new_version(is_ready: IsReady, database_url: str) -> None:
    with closing(sqlite3.connect(database_url.removeprefix("sqlite:///"))) as other:
        before = other.execute("PRAGMA data_version").fetchone()
        assert all(is_ready() for _ in range(A_HUNDRED))
        assert other.execute("PRAGMA data_version").fetchone() == before


@pytest.mark.parametrize("backend", ["postgresql"])
def test_a_server_that_takes_no_writes_is_not_ready(is_ready: IsReady, database_url: str) -> None:
    """As a standby, or one that an operator has made read-only."""
    server = create_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    name = server.url.database

    def reconnect() -> None:
        others = "FROM pg_stat_activity WHERE datname = :name AND pid <> pg_backend_pid()"
        with server.connect() as connection:
            connection.execute(text(f"SELECT pg_terminate_backend(pid) {others}"), {"name": name})

    with server.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" SET default_transaction_read_only = on'))
    try:
        reconnect()
        assert not is_ready()
    finally:
        with server.connect() as connection:
            connection.execute(text("SET default_transaction_read_only = off"))
            connection.execute(text(f'ALTER DATABASE "{name}" RESET default_transaction_read_only'))
        reconnect()
    assert is_ready()


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A disk of so many bytes."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_seen_before_it_is_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 3 * LEAST_ROOM) as disk:
        store = ConversationStore(f"sqlite:///{disk / 'conversations.db'}")
        assert store.is_answering()
        (disk / "something else").write_bytes(bytes(2 * LEAST_ROOM))
        assert not store.is_answering()
        (disk / "something else").unlink()
        assert store.is_answering()
        store.engine.dispose()
