"""One service on one set of stores, unless Redis gives several of them shared locks.

Two services without shared locks would each write the conversation as they know it, and turns that were
answered would be lost. The lock belongs to the operating system (SQLite, data folder) or to a connection
(PostgreSQL), so a process that is killed lets go of it. Commands do not take it, and neither do the
workers that a service starts: they count as that service.
"""

from __future__ import annotations

import errno
import fcntl
import logging
import os
import secrets
import signal
import threading
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from assistant.setting_values import SettingsError
from assistant.settings import Settings

logger = logging.getLogger(__name__)

# Any constant will do, as long as nothing else in the database uses it.
SERVICE_LOCK = 4_713_208_916
SECONDS_BETWEEN_LOOKS = 2.0


class ServiceRunningError(RuntimeError):
    """Another service works on the same data."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"another service is running on {where}: stop it first, "
            "or give both ASSISTANT_REDIS_URL (for example redis://127.0.0.1:6379/0), so that they share their locks."
        )


class ServiceLock:
    """The locks that a service holds for as long as it runs; none where Redis is configured."""

    def __init__(self, settings: Settings) -> None:
        urls = {settings.database_url, settings.conversations_url}
        files = [settings.data_folder / "service.lock", *_beside_databases(urls)]
        alone = settings.redis_url is None
        servers = sorted(url for url in urls if make_url(url).get_backend_name() == "postgresql")
        self._locks: list[FileLock | AdvisoryLock] = []
        if alone:
            self._locks += [FileLock(file) for file in dict.fromkeys(files)]
            self._locks += [AdvisoryLock(url) for url in servers]

    def take(self) -> None:
        """Take every lock, and keep them.

        Raises ServiceRunningError where another service has one, SettingsError where a lock cannot be kept.
        """
        try:
            for lock in self._locks:
                lock.take()
        except (ServiceRunningError, SettingsError):
            self.give_back()
            raise

    def give_back(self) -> None:
        """Let the next service start."""
        for lock in self._locks:
            lock.give_back()


class FileLock:
    """A lock of the operating system on a file of its own; locking the database would meddle with SQLite's locks."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._descriptor: int | None = None

    def take(self) -> None:
        """Take it at once, or raise ServiceRunningError; SettingsError where nothing could be locked."""
        try:
            self._descriptor = self._opened()
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.give_back()
            raise ServiceRunningError(f"the data in {self._file.parent}") from None
        except OSError as error:
            self.give_back()
            raise SettingsError(
                f"{self._file} cannot be used as a lock ({error.strerror}): "
                "the account of the service must be able to write there."
            ) from None

    def _opened(self) -> int:
        """A file that may only be read is locked as well: the service starts, and says what it cannot write."""
        try:
            return os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            if error.errno not in {errno.EACCES, errno.EROFS}:
                raise
            return os.open(self._file, os.O_RDONLY)

    def give_back(self) -> None:
        """Let go of it. The file stays: whoever deletes a lock file lets two in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


class AdvisoryLock:
    """A lock of a PostgreSQL session, taken again when the connection was lost.

    A database that is away keeps no service from starting; once it answers, the lock is taken, and a service
    that then finds another one in its place ends itself.
    """

    def __init__(self, url: str) -> None:
        # The server shows the name beside each lock, which tells a session of ours that it has not yet missed.
        self._name = f"assistant service {secrets.token_hex(8)}"
        arguments = {"connect_timeout": 5, "application_name": self._name}
        self._engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=arguments)
        self._connection: Connection | None = None
        self._stopping = threading.Event()
        self._watching: threading.Thread | None = None

    def take(self) -> None:
        """Take it at once, or raise ServiceRunningError; then see to it that it is kept."""
        self._look()
        self._watching = threading.Thread(target=self._watch, name="service lock", daemon=True)
        self._watching.start()

    def give_back(self) -> None:
        """Let go of it."""
        self._stopping.set()
        if self._watching is not None:
            self._watching.join(10)
        self._drop()

    def _watch(self) -> None:
        while not self._stopping.wait(SECONDS_BETWEEN_LOOKS):
            try:
                self._look()
            except ServiceRunningError as taken:
                logger.error("this service ends: %s", taken)
                os.kill(os.getpid(), signal.SIGTERM)
                return

    def _look(self) -> None:
        """Take the lock if it is not held; a database that does not answer is asked again later."""
        try:
            if self._connection is not None:
                self._connection.execute(text("SELECT 1"))
                return
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
            if not self._try():
                self._drop()
                raise ServiceRunningError(f"the database {self._engine.url.database}")
        except SQLAlchemyError:
            self._drop()

    def _try(self) -> bool:
        assert self._connection is not None
        lock = {"lock": SERVICE_LOCK}
        # A session that was cut off may be there still, and is ours to end.
        self._connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = :name AND pid <> pg_backend_pid()"
            ),
            {"name": self._name},
        )
        return bool(self._connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), lock).scalar_one())

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            try:
                connection.close()
            except SQLAlchemyError:
                connection.invalidate()


def _beside_databases(urls: set[str]) -> list[Path]:
    """A lock file beside each SQLite file, which another data folder may name too."""
    parsed = [make_url(url) for url in sorted(urls)]
    files = [Path(url.database) for url in parsed if url.get_backend_name() == "sqlite" and url.database]
    return [file.with_name(f"{file.name}.service.lock") for file in files]
