"""Opens the consultation database and brings its schema up to date.

SQLite is the embedded default, PostgreSQL the choice for a service. Transactions that
write are serialised on both (`BEGIN IMMEDIATE`, an advisory lock): the audit trail is one
chain, and one order for everything leaves no room for deadlocks. What keeps two bookings
apart is a constraint, so it holds against writers that know nothing of this module too.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Connection, Engine, make_url
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
# Any constant will do, as long as nothing else in the database uses it.
WRITERS_LOCK = 4_713_208_915
WAIT_SECONDS = 8


def open_engine(url: str, wait_seconds: int = WAIT_SECONDS) -> Engine:
    """An engine for a database URL; no connection is made yet.

    Args:
        url: `sqlite:////folder/file.db` or `postgresql://user:password@host/database`.
        wait_seconds: how long a statement may wait for the database before it fails.
    """
    backend = make_url(url).get_backend_name()
    if backend == "sqlite":
        return _open_sqlite(url, wait_seconds)
    if backend == "postgresql":
        return create_engine(
            url,
            future=True,
            hide_parameters=True,
            # A server that was restarted leaves dead connections in the pool.
            pool_pre_ping=True,
            pool_timeout=wait_seconds,
            connect_args={
                "connect_timeout": min(wait_seconds, 5),
                "tcp_user_timeout": wait_seconds * 1000,
                "options": f"-c statement_timeout={wait_seconds * 1000} -c timezone=UTC",
            },
        )
    raise ValueError(f"the consultation database cannot be kept in {backend}")


def begin_writing(connection: Connection) -> None:
    """Wait until no other transaction writes. SQLite has done so at BEGIN IMMEDIATE."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})


def for_reading(engine: Engine) -> Engine:
    """The same engine for transactions that do not write and need not wait for those that do."""
    return engine.execution_options(reading=True)


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the schema up to a revision; two processes may try at once, one waits for the other."""
    _migrate(engine, "upgrade", revision)


def downgrade(engine: Engine, revision: str, discard_data: bool = False) -> None:
    """Take the schema back to a revision.

    Raises:
        RuntimeError: if that would drop a table with rows in it and `discard_data` is not set.
    """
    _migrate(engine, "downgrade", revision, discard_data=discard_data)


def current_revision(engine: Engine) -> str | None:
    """The revision that the schema is at, or None for an empty database."""
    from alembic.migration import MigrationContext

    with for_reading(engine).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def known_revisions() -> tuple[str, ...]:
    """The revisions of the schema that this release knows, the newest first."""
    from alembic.script import ScriptDirectory

    return tuple(script.revision for script in ScriptDirectory.from_config(_alembic()).walk_revisions())


def _migrate(engine: Engine, direction: str, revision: str, **attributes: Any) -> None:
    # Imported late: only starting and migrating need it.
    from alembic import command

    config = _alembic()
    with engine.begin() as connection:
        begin_writing(connection)
        config.attributes.update(attributes, connection=connection)
        getattr(command, direction)(config, revision)


def _alembic() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _open_sqlite(url: str, wait_seconds: int) -> Engine:
    engine = create_engine(
        url,
        future=True,
        # An error's words must not repeat what a caller gave.
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=5,
        max_overflow=60,
        connect_args={"timeout": wait_seconds, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        # The driver's own transaction handling would begin deferred transactions behind our back.
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            # Deleted personal data is overwritten, not only unlinked.
            "secure_delete=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reading = connection.get_execution_options().get("reading", False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine
