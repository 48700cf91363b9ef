"""Two services without shared locks never work on the same data."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from assistant.adapters.operation import service_lock
from assistant.adapters.operation.service_lock import AdvisoryLock, ServiceLock, ServiceRunningError
from assistant.setting_values import SettingsError
from assistant.settings import Settings, read_settings
from tests.support.databases import lent_database

PROJECT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from assistant.adapters.operation.service_lock import ServiceLock
from assistant.settings import read_settings
lock = ServiceLock(read_settings())
lock.take()
print("held", flush=True)
time.sleep(600)
"""


def settings_of(folder: Path, **environment: str) -> Settings:
    """The settings of a service on a folder."""
    return read_settings({"ASSISTANT_DATA": str(folder), **environment}, folder)


def holder(folder: Path, **environment: str) -> subprocess.Popen[bytes]:
    """Another process that holds the lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=PROJECT,
        env={**os.environ, "PYTHONPATH": str(PROJECT), "ASSISTANT_DATA": str(folder), **environment},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"held\n"
    return process


def killed(process: subprocess.Popen[bytes]) -> None:
    """End a process as `kill -9` does."""
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_second_service_on_the_same_folder_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    first = holder(tmp_path)
    second = ServiceLock(settings_of(tmp_path))
    with pytest.raises(ServiceRunningError, match=r"another service is running on the data in .*ASSISTANT_REDIS_URL"):
        second.take()
    killed(first)
    second.take()
    second.give_back()


def test_a_second_service_on_the_same_file_from_another_folder_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'consultations.db'}"
    first = ServiceLock(settings_of(tmp_path / "one", ASSISTANT_DATABASE_URL=url))
    first.take()
    with pytest.raises(ServiceRunningError):
        ServiceLock(settings_of(tmp_path / "two", ASSISTANT_DATABASE_URL=url)).take()
    first.give_back()


def test_services_that_share_redis_start_beside_one_another(tmp_path: Path) -> None:
    shared = settings_of(tmp_path, ASSISTANT_REDIS_URL="redis://127.0.0.1:6379/0")
    locks = [ServiceLock(shared), ServiceLock(shared)]
    for lock in locks:
        lock.take()
    for lock in locks:
        lock.give_back()


def test_what_was_refused_holds_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'consultations.db'}"
    first = ServiceLock(settings_of(tmp_path / "one", ASSISTANT_DATABASE_URL=url))
    first.take()
    with pytest.raises(ServiceRunningError):
        ServiceLock(settings_of(tmp_path / "two", ASSISTANT_DATABASE_URL=url)).take()
    third = ServiceLock(settings_of(tmp_path / "two"))
    third.take()
    third.give_back()
    first.give_back()


def test_a_lock_that_cannot_be_kept_is_refused_in_a_sentence_and_holds_nothing(tmp_path: Path) -> None:
    first = ServiceLock(settings_of(tmp_path))
    (tmp_path / "conversations.db.service.lock").mkdir()
    with pytest.raises(SettingsError, match=r"cannot be used as a lock .*the account of the service"):
        first.take()
    (tmp_path / "conversations.db.service.lock").rmdir()
    second = ServiceLock(settings_of(tmp_path))
    second.take()
    second.give_back()


def test_postgresql_a_second_service_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    with lent_database("postgresql", tmp_path) as url:
        first = holder(tmp_path / "one", ASSISTANT_DATABASE_URL=url)
        second = ServiceLock(settings_of(tmp_path / "two", ASSISTANT_DATABASE_URL=url))
        with pytest.raises(ServiceRunningError, match="another service is running on the database"):
            second.take()
        killed(first)
        _take_soon(second)
        second.give_back()


def test_postgresql_the_lock_is_taken_again_after_the_connection_was_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_lock, "SECONDS_BETWEEN_LOOKS", 0.05)
    with lent_database("postgresql", tmp_path) as url:
        first = AdvisoryLock(url)
        first.take()
        before = _sessions(url)
        _cut(url)
        ends = time.monotonic() + 30
        while _sessions(url) in (before, set()) and time.monotonic() < ends:
            time.sleep(0.02)
        with pytest.raises(ServiceRunningError):
            AdvisoryLock(url).take()
        first.give_back()


def test_postgresql_that_is_away_keeps_no_service_from_starting(tmp_path: Path, unused_tcp_port: int) -> None:
    url = f"postgresql://nobody@127.0.0.1:{unused_tcp_port}/nothing"
    lock = ServiceLock(replace(settings_of(tmp_path), database_url=url))
    lock.take()
    lock.give_back()


def _take_soon(lock: ServiceLock) -> None:
    """A server notices a killed client in a moment, not at once."""
    ends = time.monotonic() + 30
    while True:
        try:
            return lock.take()
        except ServiceRunningError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.05)


def _sessions(url: str) -> set[int]:
    """The server's processes that hold the lock."""
    with create_engine(url, poolclass=NullPool).connect() as connection:
        query = text("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = :low")
        return set(connection.execute(query, {"low": service_lock.SERVICE_LOCK & 0xFFFFFFFF}).scalars())


def _cut(url: str) -> None:
    with create_engine(url, poolclass=NullPool).connect() as connection:
        for pid in _sessions(url):
            connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})


def test_a_service_that_may_not_start_says_so_in_one_sentence(tmp_path: Path) -> None:
    first = holder(tmp_path)
    command = [sys.executable, "-m", "assistant.cli", "serve", "--port", "1"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "ASSISTANT_DATA": str(tmp_path)}
    refused = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    killed(first)
    assert refused.returncode == 1
    assert refused.stderr.strip().splitlines()[-1].startswith("assistant serve: another service is running on the data")
    assert "Traceback" not in refused.stderr
