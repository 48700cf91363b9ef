"""`assistant check` looks at the real thing, and says in words what to do."""

from __future__ import annotations

import hashlib
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import text

from assistant.adapters.database.engine import open_engine
from assistant.adapters.operation.backup import note_backup
from assistant.adapters.operation.probes.finding import Finding
from assistant.cli import main
from assistant.commands.check import findings_of
from assistant.settings import read_settings
from tests.support.databases import lent_database, new_database
from tests.support.servers import redis_server

NOW = datetime.now(timezone.utc)


def found(folder: Path, now: datetime = NOW, **settings: str) -> list[Finding]:
    """What is found with these settings, short of the contents of the guidance and the rota."""
    environment = {"ASSISTANT_DATA": str(folder), **{f"ASSISTANT_{name}": value for name, value in settings.items()}}
    left = {"contact", "later_change", "officer_login", "example_rota", "rota"}
    return [finding for finding in findings_of(read_settings(environment), now) if finding.check not in left]


def about(findings: list[Finding], check: str) -> list[tuple[str, bool]]:
    """The words of the findings of one kind, and whether each is broken."""
    return [(finding.text, finding.broken) for finding in findings if finding.check == check]


def statement(url: str, *statements: str) -> None:
    engine = open_engine(url)
    with engine.begin() as connection:
        for each in statements:
            connection.execute(text(each))
    engine.dispose()


@pytest.mark.parametrize(
    ("change", "words", "is_broken"),
    [
        ("UPDATE alembic_version SET version_num = '0099'", "a newer release wrote it", True),
        ("UPDATE alembic_version SET version_num = '0005'", "back it up first", False),
        ("DELETE FROM alembic_version", "the service makes its tables when it starts", False),
    ],
)
def test_a_schema_of_another_release_is_told_and_left_alone(
    tmp_path: Path, change: str, words: str, is_broken: bool
) -> None:
    url = new_database("sqlite", tmp_path)
    statement(url, change)
    before = hashlib.sha256(Path(url.removeprefix("sqlite:///")).read_bytes()).hexdigest()
    ((said, broken),) = about(found(tmp_path, DATABASE_URL=url), "database")
    assert words in said
    assert broken is is_broken
    assert hashlib.sha256(Path(url.removeprefix("sqlite:///")).read_bytes()).hexdigest() == before


def test_a_damaged_database_is_to_be_restored(tmp_path: Path) -> None:
    file = tmp_path / "damaged.db"
    file.write_bytes(b"no database at all " * 1000)
    ((said, broken),) = about(found(tmp_path, DATABASE_URL=f"sqlite:///{file}"), "database")
    assert "restore a backup" in said
    assert broken


def test_a_trigger_that_is_gone_is_named(tmp_path: Path) -> None:
    url = new_database("sqlite", tmp_path)
    statement(url, "DROP TRIGGER audit_refuses_update")
    ((said, broken),) = about(found(tmp_path, DATABASE_URL=url), "audit")
    assert "audit_refuses_update is missing" in said
    assert broken


def test_a_superuser_is_no_role_for_a_service(tmp_path: Path) -> None:
    with lent_database("postgresql", tmp_path) as url:
        findings = found(tmp_path, DATABASE_URL=url)
    assert "superuser" in about(findings, "database")[0][0]
    assert "one process alone" in about(findings, "redis")[0][0]


def test_a_clock_behind_the_newest_entry_is_told(tmp_path: Path) -> None:
    url = new_database("sqlite", tmp_path)
    entry = "INSERT INTO audit VALUES (1, '{at}', 'a', 'b', 'c', '{{}}', '0', '1')"
    statement(url, entry.format(at=f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M:%S}.000000"))
    ((said, broken),) = about(found(tmp_path, DATABASE_URL=url), "clock")
    assert "behind the newest entry" in said
    assert broken


def test_redis_is_written_to_and_its_clock_compared(tmp_path: Path) -> None:
    with redis_server(tmp_path) as port:
        url = f"redis://127.0.0.1:{port}/0"
        assert not about(found(tmp_path, REDIS_URL=url), "redis")
        assert not about(found(tmp_path, datetime.now(timezone.utc), REDIS_URL=url), "clock")
        later = datetime.now(timezone.utc) + timedelta(seconds=60)
        (said, _) = about(found(tmp_path, later, REDIS_URL=url), "clock")[0]
        assert "ahead of that of Redis" in said
        ((said, broken),) = about(found(tmp_path, REDIS_URL=f"redis://127.0.0.1:{port}/99"), "redis")
        assert "no database of the number" in said
        assert broken


def test_where_no_redis_listens_the_setting_is_named(tmp_path: Path, unused_tcp_port: int) -> None:
    ((said, broken),) = about(found(tmp_path, REDIS_URL=f"redis://:hunter2@127.0.0.1:{unused_tcp_port}/0"), "redis")
    assert said == "nothing listens at the host and port in ASSISTANT_REDIS_URL."
    assert broken


def test_a_mail_server_that_is_away_is_told(tmp_path: Path, unused_tcp_port: int) -> None:
    url = f"smtp://me:hunter2@127.0.0.1:{unused_tcp_port}"
    said = about(found(tmp_path, SMTP_URL=url, MAIL_FROM="a@council.gov.uk"), "mail")
    assert said == [("the mail server does not take us (ConnectionRefusedError): correct ASSISTANT_SMTP_URL", True)]


def test_a_model_that_was_changed_is_told(tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "assistant-1.tar.gz").write_bytes(b"a model")
    (models / "assistant-1.tar.gz.sha256").write_text(f"{'0' * 64}  assistant-1.tar.gz\n")
    ((said, broken),) = about(found(tmp_path, MODELS=str(models)), "model")
    assert "not as training wrote it" in said
    assert broken


def test_the_age_of_the_backup_is_told(tmp_path: Path) -> None:
    ((said, broken),) = about(found(tmp_path), "backup")
    assert "run assistant backup" in said
    assert not broken
    note_backup(tmp_path, NOW - timedelta(days=3))
    ((said, broken),) = about(found(tmp_path), "backup")
    assert "the newest backup is of" in said
    assert broken
    note_backup(tmp_path, NOW - timedelta(hours=5))
    assert not about(found(tmp_path), "backup")


def test_a_certificate_that_browsers_refuse_is_told(tmp_path: Path) -> None:
    with https_server(tmp_path) as port:
        # Another name of this machine, which is no loopback name to the service.
        ((said, broken),) = about(found(tmp_path, PUBLIC_URL=f"https://0.0.0.0:{port}"), "public_url")
    assert "browsers refuse its certificate" in said
    assert broken
    ((said, _),) = about(found(tmp_path, PUBLIC_URL="http://council.gov.uk"), "public_url")
    assert "not https" in said


def test_the_exit_status_is_that_of_what_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], unused_tcp_port: int
) -> None:
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1
    assert "verify: mail:" in capsys.readouterr().out
    monkeypatch.setenv("ASSISTANT_REDIS_URL", f"redis://127.0.0.1:{unused_tcp_port}/0")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("broken: redis:")


class _Alive(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()


@contextmanager
def https_server(folder: Path) -> Iterator[int]:
    """A server with a certificate that nobody has signed."""
    files = [str(folder / name) for name in ("key.pem", "certificate.pem")]
    request = ("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
    subprocess.run([*request, "-keyout", files[0], "-out", files[1]], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(files[1], files[0])
    server = HTTPServer(("127.0.0.1", 0), _Alive)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
