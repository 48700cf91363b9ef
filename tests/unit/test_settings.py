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
