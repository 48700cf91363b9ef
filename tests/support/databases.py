"""Throw-away databases for tests: SQLite files, and a PostgreSQL server that the tests start.

PostgreSQL comes from, in this order: `ASSISTANT_TEST_POSTGRESQL_URL` (a server that may
create databases), the `pgserver` wheel, the system's own binaries. Without any of them the
tests that need it fail: a skipped race test would look like a passed one.
"""

from __future__ import annotations

import atexit
import functools
import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import warnings
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from assistant.adapters.database import open_engine, upgrade

BACKENDS = ("sqlite", "postgresql")
_NO_POSTGRESQL = (
    "no PostgreSQL could be started: install the pgserver wheel or the package postgresql, "
    "or name a server in ASSISTANT_TEST_POSTGRESQL_URL"
)
_numbers = itertools.count(1)


def new_database(backend: str, folder: Path, migrated: bool = True) -> str:
    """The URL of a fresh database, with the newest schema unless told otherwise.

    Args:
        folder: where a SQLite file goes.
    """
    if backend == "sqlite":
        file = folder / f"consultations-{next(_numbers)}.db"
        if migrated:
            shutil.copy(_migrated_sqlite_file(), file)
        return f"sqlite:///{file}"
    name = f"test_{os.getpid()}_{next(_numbers)}"
    template = _migrated_postgresql_template() if migrated else "template0"
    _administer(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return _url_of(name)


@functools.cache
def postgresql_url() -> str:
    """The URL of a running server's administrative database; the same for the whole test run."""
    given = os.environ.get("ASSISTANT_TEST_POSTGRESQL_URL")
    if given:
        return given
    url = _start_wheel() or _start_system()
    if url is None:
        raise RuntimeError(_NO_POSTGRESQL)
    return url


def start_system_postgresql(folder: Path, port: int) -> str | None:
    """Start a server of one's own from the system's binaries in a folder; its URL, or None.

    PostgreSQL refuses to run as root, so root starts it as the user `postgres`.
    """
    binaries = _system_binaries()
    if binaries is None:
        return None
    data = folder / "data"
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    if not data.exists():
        _run_as_postgres(binaries / "initdb", "-A", "trust", "-U", "postgres", "-D", data)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    _run_as_postgres(binaries / "pg_ctl", "-w", "-D", data, "-l", folder / "server.log", "-o", options, "start")
    return f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"


def stop_system_postgresql(folder: Path) -> None:
    """Stop a server that `start_system_postgresql` started."""
    binaries = _system_binaries()
    if binaries is not None and (folder / "data" / "postmaster.pid").exists():
        _run_as_postgres(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")


def free_port() -> int:
    """A port of the loopback interface that nobody listens on just now."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@functools.cache
def _migrated_sqlite_file() -> Path:
    folder = _scratch("assistant-sqlite-")
    file = folder / "template.db"
    engine = open_engine(f"sqlite:///{file}")
    upgrade(engine)
    # The last connection to go folds the write-ahead log into the file.
    engine.dispose()
    return file


@functools.cache
def _migrated_postgresql_template() -> str:
    name = f"template_{os.getpid()}"
    _administer(f'CREATE DATABASE "{name}" TEMPLATE template0')
    engine = open_engine(_url_of(name))
    upgrade(engine)
    engine.dispose()
    return name


def _administer(statement: str) -> None:
    engine = create_engine(postgresql_url(), future=True, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _url_of(name: str) -> str:
    return make_url(postgresql_url()).set(database=name).render_as_string(hide_password=False)


def _start_wheel() -> str | None:
    try:
        with warnings.catch_warnings():
            # It warns of a missing XDG_RUNTIME_DIR, which a CI machine need not have.
            warnings.simplefilter("ignore")
            import pgserver
    except ImportError:
        return None
    folder = _scratch("assistant-postgresql-")
    server = pgserver.get_server(folder / "data", cleanup_mode="stop")
    atexit.register(server.cleanup)
    # Only a power cut could tell the difference, and no test cuts the power.
    server.psql("ALTER SYSTEM SET fsync = off; ")
    server.psql("SELECT pg_reload_conf();")
    return server.get_uri().replace("postgresql://", "postgresql+psycopg2://", 1)


def _start_system() -> str | None:
    folder = _scratch("assistant-postgresql-")
    url = start_system_postgresql(folder, free_port())
    if url is not None:
        atexit.register(stop_system_postgresql, folder)
    return url


def _system_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if found:
        return found[-1].parent
    on_path = shutil.which("pg_ctl")
    return None if on_path is None else Path(on_path).resolve().parent


def _run_as_postgres(*command: object) -> None:
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    # A server keeps what it inherits open, so it must not inherit our pipes.
    done = subprocess.run(
        words, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]} failed with exit status {done.returncode}: {words}")


def _scratch(prefix: str) -> Path:
    """A folder that the server's own user may enter, removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, True)
    return folder
