"""Whether a database could be written right now, found without writing anything to it."""

from __future__ import annotations

import os
import resource
from pathlib import Path

from sqlalchemy import Table, delete, false
from sqlalchemy.engine import Connection

LEAST_ROOM = 10 * 1024 * 1024  # bytes


def could_be_written(connection: Connection, table: Table) -> bool:
    """Whether a row of `table` could be written; raises what the database would then raise.

    Deleting no row takes the lock of a writer and needs the right to write, and leaves nothing behind. The disk
    of a database server is not seen from here, nor is a quota.
    """
    connection.execute(delete(table).where(false()))
    file = connection.engine.url.database if connection.dialect.name == "sqlite" else None
    return file in {None, "", ":memory:"} or could_grow(Path(str(file)))


def could_grow(file: Path) -> bool:
    """Whether a file and its folder may be written, and the disk and the limit of this process leave room."""
    if not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK | os.X_OK)):
        return False
    disk = os.statvfs(file.parent)
    longest, _ = resource.getrlimit(resource.RLIMIT_FSIZE)
    may_grow = longest == resource.RLIM_INFINITY or longest >= file.stat().st_size + LEAST_ROOM
    return may_grow and disk.f_bavail * disk.f_frsize >= LEAST_ROOM
