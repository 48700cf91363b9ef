"""Takes the bytes of deleted rows out of a database's files, not only out of its tables."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Engine

from assistant.adapters.receipts import NotNowError


def overwrite_vacated(engine: Engine) -> int:
    """Leave no deleted byte in the files of a SQLite database; by how many bytes it became smaller.

    `secure_delete` has overwritten deleted rows in the file already; rebuilding it takes out what pages
    hold beside their rows, and emptying the write-ahead log takes out the copies made before.

    On PostgreSQL nothing is done here: its autovacuum makes the space free for new rows, and only
    `VACUUM FULL`, which locks each table while it runs, takes the bytes out of the files at once.

    Raises NotNowError when somebody keeps reading for longer than the engine waits for locks.
    """
    if engine.dialect.name != "sqlite":
        return 0
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA secure_delete=ON")
        before = _size(cursor)
        cursor.execute("VACUUM")
        after = _size(cursor)
        busy, *_ = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        cursor.close()
    finally:
        connection.close()
    if busy:
        raise NotNowError("the write-ahead log is in use")
    return before - after


def _size(cursor: Any) -> int:
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    (page,) = cursor.execute("PRAGMA page_size").fetchone()
    return pages * page
