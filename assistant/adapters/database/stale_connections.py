"""Lets go of SQLite connections that were opened while their file could only be read.

Such a connection stays as it was opened: kept in the pool, it would refuse to write long after the file
has become writable again.
"""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext

READ_ONLY = "readonly database"


def drop_read_only_connections(engine: Engine) -> None:
    """Open new connections to a SQLite database after one has found it not writable."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "handle_error")
    def drop(context: ExceptionContext) -> None:
        if READ_ONLY in str(context.original_exception):
            context.is_disconnect = True
