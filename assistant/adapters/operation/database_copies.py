"""Copies a whole database into a file while others write to it, and back; SQLite and PostgreSQL.

A copy holds what was committed at one instant: SQLite's online backup reads one snapshot of the
write-ahead log, pg_dump one of PostgreSQL's. Putting a copy back happens whole or not at all.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

BUSY_SECONDS = 30
# What libpq's programs read instead of a command line that every user of the machine can see.
_LIBPQ = {
    "host": "PGHOST",
    "port": "PGPORT",
    "username": "PGUSER",
    "password": "PGPASSWORD",
    "database": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
}


class CopyError(RuntimeError):
    """A copy could not be made or put back; the message says why."""


def kind_of(url: str) -> str:
    """`sqlite` or `postgresql`."""
    return make_url(url).get_backend_name()


def copy_out(url: str, copy: Path) -> bool:
    """Write the database into the file `copy` and check it; False when there is no database yet.

    Raises CopyError when it cannot be read or the copy is damaged.
    """
    if kind_of(url) == "postgresql":
        _run("pg_dump", url, "--format=custom", "--no-owner", f"--file={copy}")
        return True
    file = _sqlite_file(url)
    if not file.exists():
        return False
    copy.touch(mode=0o600)
    try:
        with closing(_open(file)) as source, closing(_open(copy)) as target:
            # All pages in one step: the snapshot stands, and writers need not wait for it.
            source.backup(target, pages=-1)
            # Only a database without a write-ahead log is one file.
            target.execute("PRAGMA journal_mode=DELETE")
            _check(target)
    except sqlite3.Error as error:
        raise CopyError(f"{file.name}: {error}") from error
    return True


def copy_in(copy: Path, url: str) -> None:
    """Put a copy in the place of what the database holds now, in one transaction.

    Raises CopyError when the copy is damaged or the database does not take it; nothing has changed then.
    """
    if kind_of(url) == "postgresql":
        _run(
            "pg_restore",
            url,
            "--clean",
            "--if-exists",
            "--no-owner",
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={make_url(url).database}",
            str(copy),
        )
        return
    file = _sqlite_file(url)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with closing(_open(copy)) as source:
            _check(source)
            # Through SQLite and not by replacing the file: a log that lies beside it belongs to the old one.
            with closing(_open(file)) as target:
                target.execute("PRAGMA journal_mode=WAL")
                source.backup(target, pages=-1)
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise CopyError(f"{file.name}: {error}") from error


def _open(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)


def _check(connection: sqlite3.Connection) -> None:
    found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if found != ["ok"]:
        raise CopyError(f"the copy is damaged: {found[0]}")
    if orphans:
        raise CopyError(f"the copy is damaged: {len(orphans)} rows refer to rows that are not there")


def _sqlite_file(url: str) -> Path:
    database = make_url(url).database
    if not database or database == ":memory:":
        raise CopyError("a database in memory cannot be backed up")
    return Path(database)


def _run(program: str, url: str, *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise CopyError(f"{program} is not installed: install PostgreSQL's client programs")
    done = subprocess.run(
        [path, "--no-password", *arguments],
        check=False,
        env=_environment(url),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        umask=0o077,
    )
    if done.returncode != 0:
        raise CopyError(f"{program}: {(done.stderr.strip().splitlines() or ['failed'])[0]}")


def _environment(url: str) -> Mapping[str, str]:
    parsed = make_url(url)
    given = {name: getattr(parsed, name, None) or parsed.query.get(name) for name in _LIBPQ}
    return {"PATH": os.defpath, **{_LIBPQ[name]: str(value) for name, value in given.items() if value}}
