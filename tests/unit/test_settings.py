"""The service does not start on a secret that somebody could guess or read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import SHORTEST_SECRET, SettingsError, read_settings


def read(folder: Path, **environment: str) -> bytes:
    """The secret that the settings hold."""
    return read_settings({"ASSISTANT_DATA": str(folder), **environment}, folder).secret


@pytest.mark.parametrize("secret", ["", "changeme", "secret", "x" * SHORTEST_SECRET, "abcabcabc" * 8])
def test_a_short_or_simple_secret_is_refused_without_being_repeated(tmp_path: Path, secret: str) -> None:
    with pytest.raises(SettingsError, match="too short or too simple") as refused:
        read(tmp_path, ASSISTANT_SECRET=secret)
    assert not secret or secret not in str(refused.value).replace("ASSISTANT_SECRET", "")


def test_a_long_random_secret_is_taken(tmp_path: Path) -> None:
    secret = "q7Zt-0fB2_xLm9Vd4Wc1Yr8Kp3Hs6Jn5"
    assert read(tmp_path, ASSISTANT_SECRET=secret) == secret.encode()
    assert not (tmp_path / "secret.key").exists()


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    first = read(tmp_path)
    assert len(first) >= SHORTEST_SECRET
    assert read(tmp_path) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600
    assert read(tmp_path / "another") != first


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_key_file_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    read(tmp_path)
    (tmp_path / "secret.key").chmod(mode)
    with pytest.raises(SettingsError, match="chmod 600"):
        read(tmp_path)


@pytest.mark.parametrize("content", ["", "short", "\n" * 64])
def test_a_key_file_that_was_not_written_to_its_end_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "secret.key"
    file.write_text(content)
    file.chmod(0o600)
    with pytest.raises(SettingsError, match=r"secret\.key"):
        read(tmp_path)


def test_the_data_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    read(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "wrong",
    [
        {"ASSISTANT_BOOKING_CLOSED": "perhaps"},
        {"ASSISTANT_CONVERSATION_DAYS": "0"},
        {"ASSISTANT_CONVERSATION_DAYS": "-3"},
        {"ASSISTANT_ROTA": "/nowhere/rota.yml"},
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_by_name(tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(wrong))):
        read(tmp_path, **wrong)


URL = "ASSISTANT_DATABASE_URL"
BADLY_TOLD = [
    (URL, "notaurl", "is no address of a SQLite or PostgreSQL database"),
    (URL, "mysql://u:hunter2@host/db", "is no address of a SQLite or PostgreSQL database"),
    (URL, "postgres://u:hunter2@host/db", "must be postgresql://"),
    (URL, "postgresql://u:hunter2@host:abc/db", "port that is no number"),
    (URL, "postgresql://u:hunter2@host:5432", "names no database"),
    (URL, "sqlite:////nowhere/at/all.db", "names no file in a folder that is there"),
    ("ASSISTANT_REDIS_URL", "127.0.0.1:6379", "redis://"),
    ("ASSISTANT_REDIS_URL", "http://127.0.0.1:6379", "redis://"),
    ("ASSISTANT_REDIS_URL", "redis://127.0.0.1:port", "port that is no number"),
    ("ASSISTANT_SMTP_URL", "ftp://host", "smtp://"),
    ("ASSISTANT_SMTP_URL", "smtp://", "names no host"),
    ("ASSISTANT_SMTP_URL", "smtp://u:hunter2@host:port", "port that is no number"),
    ("ASSISTANT_MAIL_FROM", "nobody", "not one plain e-mail address"),
    ("ASSISTANT_MAIL_FROM", "a@b.example, c@d.example", "not one plain e-mail address"),
    ("ASSISTANT_MAIL_FROM", "Consultations <a@b.example>", "not one plain e-mail address"),
    ("ASSISTANT_SECURITY_CONTACT", "the help desk", "neither an e-mail address nor a page"),
    ("ASSISTANT_SECURITY_CONTACT", "https://southwark.gov.uk/report\nExpires: never", "neither an e-mail address nor"),
    ("ASSISTANT_REPLY_TO", "inbox", "not one plain e-mail address"),
    ("ASSISTANT_PUBLIC_URL", "chat.southwark.gov.uk", "does not begin with https://"),
    ("ASSISTANT_PUBLIC_URL", "ftp://southwark.gov.uk", "does not begin with https://"),
    ("ASSISTANT_PUBLIC_URL", "https://southwark.gov.uk/chat", "write nothing else"),
    ("ASSISTANT_PUBLIC_URL", "https://me@southwark.gov.uk", "write nothing else"),
    ("ASSISTANT_BOOKING_DAYS", "99999999999", "no whole number from 1 to 3650"),
    ("ASSISTANT_BOOKING_DAYS", "²", "no whole number"),
    ("ASSISTANT_BOOKING_CLOSED", "maybe", "neither yes nor no"),
    ("ASSISTANT_MODELS", "/nowhere/models", "is not there"),
    ("ASSISTANT_GUIDANCE_SOURCE", __file__, "is a file, not a folder"),
    ("ASSISTANT_ROTA", "/", "is a folder, not a file"),
    ("ASSISTANT_TRUSTED_PROXIES", "10.0.0.0/40", "no address or network"),
    ("ASSISTANT_ALLOWED_HOSTS", "https://southwark.gov.uk", "no host name"),
    ("ASSISTANT_TRUSTED_DOMAINS", "@academy.org.uk", "no domain"),
    ("ASSISTANT_HOLDS", "0", "no whole number"),
]


@pytest.mark.parametrize(("name", "value", "what"), BADLY_TOLD)
def test_a_value_that_cannot_be_used_is_named_with_what_is_wrong_and_an_example(
    tmp_path: Path, name: str, value: str, what: str
) -> None:
    with pytest.raises(SettingsError) as refused:
        read(tmp_path, **{name: value})
    said = str(refused.value)
    assert said.startswith(f"{name} ")
    assert what in said
    assert "For example: " in said
    assert "hunter2" not in said, "a password is never repeated"


@pytest.mark.parametrize("name", ["ASSISTANT_BOOKING_CLOSE", "ASSISTANT_REDISURL", "ASSISTANT_MESSAGE_A_MINUTE"])
def test_a_misspelt_setting_is_refused_with_the_one_that_was_meant(tmp_path: Path, name: str) -> None:
    with pytest.raises(SettingsError, match=f"^{name} is no setting of this service: write ASSISTANT_"):
        read(tmp_path, **{name: "1"})


def test_a_variable_that_sets_nothing_is_mentioned(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    read(tmp_path, ASSISTANT_COLOUR_SCHEME="blue", ASSISTANT_DEBUG="1", HOME="/root")
    assert [record.message.partition(" ")[0] for record in caplog.records] == ["ASSISTANT_COLOUR_SCHEME"]


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(SettingsError, match="ASSISTANT_DATA"):
        read(file)


def test_a_data_folder_that_nobody_can_write_is_refused_in_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"ASSISTANT_DATA names '/proc', in which the service cannot keep"):
        read(Path("/proc"))


def test_the_public_address_is_read_in_any_case(tmp_path: Path) -> None:
    settings = read_settings({"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_PUBLIC_URL": "HTTPS://Southwark.GOV.uk/"})
    assert settings.public_url == "https://southwark.gov.uk"
    assert settings.allowed_hosts == ("southwark.gov.uk", "127.0.0.1", "localhost", "::1")


def test_links_follow_where_the_service_listens_unless_a_public_address_is_set(tmp_path: Path) -> None:
    environment = {"ASSISTANT_DATA": str(tmp_path)}
    listening = read_settings(environment, listening_at="http://127.0.0.1:8401")
    assert (listening.public_url, listening.allowed_hosts) == ("http://127.0.0.1:8401", ())
    public = read_settings({**environment, "ASSISTANT_PUBLIC_URL": "https://a.example"}, listening_at="http://x:1")
    assert public.public_url == "https://a.example"


def test_a_secret_that_repeats_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="too short or too simple"):
        read(tmp_path, ASSISTANT_SECRET="abcdefgh" * 4)
