"""A database that cannot be used says why, whatever command meets it first."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from assistant.adapters.clock import SystemClock
from assistant.adapters.database.engine import open_engine
from assistant.adapters.database.first_use import DatabaseAwayError, DatabaseTooNewError, PreparedUnits
from tests.support.databases import lent_database, new_database


def said_of(url: str) -> str:
    """What a command says that finds the database out of order."""
    engine = open_engine(url, wait_seconds=2)
    units = PreparedUnits(engine, SystemClock(), lambda begin: None)
    assert not units.try_to_prepare()
    with pytest.raises(DatabaseAwayError) as away:
        units()
    engine.dispose()
    return str(away.value)


def test_a_damaged_file_is_to_be_restored(tmp_path: Path) -> None:
    (tmp_path / "damaged.db").write_bytes(b"no database at all " * 1000)
    assert "restore a backup" in said_of(f"sqlite:///{tmp_path / 'damaged.db'}")


def test_where_nothing_listens_the_setting_is_named(unused_tcp_port: int) -> None:
    said = said_of(f"postgresql://me:hunter2@127.0.0.1:{unused_tcp_port}/assistant")
    assert "nothing listens at the host and port in ASSISTANT_DATABASE_URL" in said
    assert "hunter2" not in said


def test_a_missing_database_is_named_as_such(tmp_path: Path) -> None:
    with lent_database("postgresql", tmp_path) as url:
        missing = make_url(url).set(database="not_there").render_as_string(hide_password=False)
        assert "no such database or user" in said_of(missing)


def test_a_database_of_a_newer_release_is_not_touched(tmp_path: Path) -> None:
    engine = open_engine(new_database("sqlite", tmp_path))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0099'"))
    with pytest.raises(DatabaseTooNewError, match="newer release"):
        PreparedUnits(engine, SystemClock(), lambda begin: None)()
    engine.dispose()
