"""Bounds how long this process waits for a PostgreSQL server that took a question and never answers.

The server's own `statement_timeout` needs a server that runs, and TCP's needs a network that is cut; a
server that is frozen passes both. psycopg2 asks here how to wait, so the bound is ours.
"""

from __future__ import annotations

import select
from typing import Any

LONGEST_WAIT = 9.0


def bound_waits(seconds: float = LONGEST_WAIT) -> None:
    """Give up a connection of this process that is silent for so long; OperationalError for who waits."""
    from psycopg2 import OperationalError, extensions

    def wait(connection: Any) -> None:
        while (state := connection.poll()) != extensions.POLL_OK:
            ready = select.poll()
            ready.register(connection.fileno(), select.POLLIN if state == extensions.POLL_READ else select.POLLOUT)
            if not ready.poll(seconds * 1000):
                raise OperationalError("the database server is silent")

    extensions.set_wait_callback(wait)
