"""What both databases need of a connection: never kept read-only, never waited for without end, seen to be writable."""

from __future__ import annotations

import os
import resource
import select
from pathlib import Path
from typing import Any

from sqlalchemy import Table, delete, event, false
from sqlalchemy.engine import Connection, Engine, ExceptionContext

READ_ONLY = "readonly database"
LONGEST_WAIT = 9.0
LEAST_ROOM = 10 * 1024 * 1024  # bytes


def drop_read_only_connections(engine: Engine) -> None:
    """Open new connections to a SQLite database after one has found it not writable.

    A connection stays as it was opened: kept in the pool, it would refuse to write long after the file has become
    writable again.
    """
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "handle_error")
    def drop(context: ExceptionContext) -> None:
        if READ_ONLY in str(context.original_exception):
            context.is_disconnect = True


def bound_waits(seconds: float = LONGEST_WAIT) -> None:
    """Give up a PostgreSQL connection of this process that is silent for so long; OperationalError for who waits.

    The server's own `statement_timeout` needs a server that runs, and TCP's needs a network that is cut; a server that
    is frozen passes both. psycopg2 asks here how to wait, so the bound is ours.
    """
    from psycopg2 import OperationalError, extensions

    def wait(connection: Any) -> None:
        while (state := connection.poll()) != extensions.POLL_OK:
            ready = select.poll()
            ready.register(connection.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT)
            if not ready.poll(seconds * 1000):
                raise OperationalError("the database server is silent")

    extensions.set_wait_callback(wait)


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
