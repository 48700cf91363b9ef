"""Throw-away databases for tests: SQLite files, and a PostgreSQL server that the tests start.

PostgreSQL comes from, in this order: `ASSISTANT_TEST_POSTGRESQL_URL` (a server that may
create databases), the `pgserver` wheel, the system's own binaries. Without any of them the
tests that need it fail: a skipped race test would look like a passed one.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import importlib.util
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from assistant.adapters.database.engine import open_engine, upgrade
from assistant.adapters.database.tables import audit_head, metadata

BACKENDS = ("sqlite", "postgresql")
# How often a server is tried to be started; pg_ctl itself waits for it.
STARTS = 20
_NO_POSTGRESQL = (
    "no PostgreSQL could be started: install the pgserver wheel or the package postgresql, "
    "or name a server in ASSISTANT_TEST_POSTGRESQL_URL"
)
# Everything a test could have changed: revision, tables, constraints, indexes and enabled triggers.
_FINGERPRINT = """
    SELECT md5(string_agg(part, ',' ORDER BY part)) FROM (
        SELECT version_num AS part FROM alembic_version
        UNION ALL SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT tgname || tgenabled FROM pg_trigger WHERE NOT tgisinternal
    ) AS parts
"""
_idle: list[str] = []
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


@contextlib.contextmanager
def lent_database(backend: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database with the newest schema, for the length of one test.

    A PostgreSQL database is emptied and lent again, which is much quicker than making one.
    """
    url = _idle.pop() if backend == "postgresql" and _idle else new_database(backend, folder)
    yield url
    if backend == "postgresql" and _emptied(url):
        _idle.append(url)


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


def own_server_folder() -> Path:
    """A folder for a server of one's own, which the test may kill."""
    return _scratch("assistant-own-postgresql-")


def start_own_postgresql(folder: Path, port: int) -> None:
    """Start a server in a folder and wait until it answers; again, after it was killed, too.

    It listens on the loopback interface, trusts everybody there and has a user `postgres`.

    Raises:
        RuntimeError: if there is no PostgreSQL to start.
    """
    binaries = _binaries()
    if not (folder / "data").exists():
        _hand_over(folder)
        _run_as_server_user(binaries / "initdb", "-A", "trust", "-U", "postgres", "-N", "-D", folder / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    start = [binaries / "pg_ctl", "-w", "-D", folder / "data", "-l", folder / "server.log", "-o", options, "start"]
    for _ in range(STARTS):
        # A server that was killed leaves children that hold its memory until they notice.
        if _run_as_server_user(*start, must_succeed=False):
            return
    raise RuntimeError((folder / "server.log").read_text(encoding="utf-8")[-500:])


def stop_own_postgresql(folder: Path) -> None:
    """Stop a server that `start_own_postgresql` started."""
    if (folder / "data" / "postmaster.pid").exists():
        _run_as_server_user(
            _binaries() / "pg_ctl", "-w", "-D", folder / "data", "-m", "immediate", "stop", must_succeed=False
        )


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


def _emptied(url: str) -> bool:
    """Whether a database could be emptied, with nothing in its schema changed by the test."""
    engine = create_engine(url, future=True, poolclass=NullPool)
    names = ", ".join(table.name for table in metadata.sorted_tables)
    try:
        with engine.begin() as connection:
            # A test that failed may have left a transaction open.
            connection.execute(text("SET LOCAL lock_timeout = '2s'"))
            if connection.execute(text(_FINGERPRINT)).scalar_one() != _schema_fingerprint():
                return False
            # As a replica, so that the triggers of the audit trail stand aside.
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
            connection.execute(audit_head.insert().values(id=1, position=0, hash="0" * 64))
    except DBAPIError:
        return False
    return True


@functools.cache
def _schema_fingerprint() -> str:
    engine = create_engine(new_database("postgresql", Path()), future=True, poolclass=NullPool)
    with engine.connect() as connection:
        return connection.execute(text(_FINGERPRINT)).scalar_one()


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
    if _system_binaries() is None:
        return None
    folder, port = own_server_folder(), free_port()
    start_own_postgresql(folder, port)
    atexit.register(stop_own_postgresql, folder)
    return f"postgresql+psycopg2://postgres@127.0.0.1:{port}/postgres"


def _binaries() -> Path:
    found = _system_binaries() or _wheel_binaries()
    if found is None:
        raise RuntimeError(_NO_POSTGRESQL)
    return found


def _system_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))
    if found:
        return found[-1].parent
    on_path = shutil.which("pg_ctl")
    return None if on_path is None else Path(on_path).resolve().parent


def _wheel_binaries() -> Path | None:
    found = importlib.util.find_spec("pgserver")
    return None if found is None else Path(found.origin).parent / "pginstall" / "bin"


def _server_user() -> str | None:
    """Whom the server runs as: PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "pgserver", "nobody") if name in names)


def _hand_over(folder: Path) -> None:
    user = _server_user()
    if user is not None:
        shutil.chown(folder, user)


def _run_as_server_user(*command: object, must_succeed: bool = True) -> bool:
    words = [str(word) for word in command]
    user = _server_user()
    if user is not None:
        words = ["runuser", "-u", user, "--", *words]
    # A server keeps what it inherits open, so it must not inherit our pipes.
    done = subprocess.run(
        words, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/"
    )
    if must_succeed and done.returncode != 0:
        raise RuntimeError(f"exit status {done.returncode}: {' '.join(words)}")
    return done.returncode == 0


def _scratch(prefix: str) -> Path:
    """A folder that the server's own user may enter, removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, True)
    return folder
