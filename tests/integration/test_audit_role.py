"""With `deploy/audit-role.sql` the service's role can add to the audit trail and do nothing else with it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ProgrammingError

from assistant.adapters.database.engine import open_engine, upgrade
from assistant.adapters.operation.probes.stores import DatabaseProbe
from assistant.settings import read_settings
from tests.support.databases import free_port, own_server_folder, start_own_postgresql, stop_own_postgresql
from tests.support.office import Office, slot_at

REFUSED = r"permission denied|must be owner|must be able"
PROJECT = Path(__file__).resolve().parents[2]
ATTACKS = (
    "UPDATE audit SET actor = 'nobody'",
    "DELETE FROM audit",
    "TRUNCATE audit",
    "DROP TABLE audit CASCADE",
    "ALTER TABLE audit DISABLE TRIGGER ALL",
    "ALTER TABLE audit OWNER TO assistant",
    "DROP TRIGGER audit_only_grows ON audit",
    "CREATE OR REPLACE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$",
    "DELETE FROM audit_head",
    "ALTER TABLE audit_head DISABLE TRIGGER ALL",
    "SET ROLE assistant_audit",
    "SET session_replication_role = replica",
    "DROP SCHEMA public CASCADE",
)


@pytest.fixture(scope="module")
def service_url() -> Iterator[str]:
    """A database that the service's own role owns and has filled, after the script was run."""
    folder, port = own_server_folder(), free_port()
    start_own_postgresql(folder, port)
    admin = f"postgresql://postgres@127.0.0.1:{port}/postgres"
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("CREATE ROLE assistant LOGIN"))
        connection.execute(text("CREATE DATABASE assistant OWNER assistant"))
    engine.dispose()
    url = f"postgresql://assistant@127.0.0.1:{port}/assistant"
    opened = open_engine(url)
    upgrade(opened)
    opened.dispose()
    script = ("psql", "--quiet", f"--file={PROJECT / 'deploy' / 'audit-role.sql'}")
    for _ in range(2):
        as_admin = make_url(admin).set(database="assistant").render_as_string(hide_password=False)
        subprocess.run([*script, f"--dbname={as_admin}"], check=True, capture_output=True)
    yield url
    stop_own_postgresql(folder)


def test_the_service_works_as_before(service_url: str) -> None:
    office = Office(service_url)
    office.add_officers()
    booking = office.book("anna", slot_at())
    assert office.consultations.history(booking.reference)
    upgrade(office.engine)
    office.engine.dispose()


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_services_role_cannot(service_url: str, attack: str) -> None:
    engine = open_engine(service_url)
    with (
        pytest.raises(ProgrammingError, match=REFUSED),
        engine.begin() as connection,
    ):
        connection.execute(text(attack))
    engine.dispose()


def test_check_finds_nothing_against_that_role(service_url: str, tmp_path: Path) -> None:
    settings = read_settings({"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_DATABASE_URL": service_url})
    findings = DatabaseProbe(settings).findings(datetime.now(timezone.utc))
    assert not [finding for finding in findings if finding.check != "redis"]
