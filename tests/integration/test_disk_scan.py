"""The search for planted words finds them however they were written down, and finds nothing else."""

from __future__ import annotations

import base64
import gzip
import json
import tarfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.disk_scan import sightings

NAME = "Oğuzhan Yıldırım"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("plain.log", NAME.encode()),
        ("shouted.log", NAME.upper().encode()),
        ("row.db", json.dumps({"text": NAME}).encode()),
        ("row.db", json.dumps({"text": NAME.lower()}).encode()),
        ("wide.bin", NAME.encode("utf-16-le")),
        ("packed.gz", gzip.compress(NAME.encode(), mtime=0)),  # the same in every process that collects the tests
    ],
)
def test_a_name_is_found_however_it_is_written(tmp_path: Path, file: str, content: bytes) -> None:
    (tmp_path / file).write_bytes(b"before " + content + b" after" if not file.endswith(".gz") else content)
    assert [each.word for each in sightings(tmp_path, [NAME])] == [NAME]


def test_a_name_is_found_inside_an_encoded_mail_inside_an_archive(tmp_path: Path) -> None:
    mail = EmailMessage()
    mail["Subject"] = f"About {NAME}"
    mail.set_content(f"Dear {NAME}", cte="base64")
    (tmp_path / "mail.eml").write_bytes(mail.as_bytes())
    with tarfile.open(tmp_path / "backup.tar", "w", format=tarfile.USTAR_FORMAT) as archive:
        archive.add(tmp_path / "mail.eml", "mail.eml")
    assert {each.file for each in sightings(tmp_path, [NAME])} == {"mail.eml", "backup.tar"}


def test_numbers_are_found_without_their_gaps(tmp_path: Path) -> None:
    (tmp_path / "row.db").write_bytes(b'{"phone": "07700900123"}')
    assert [each.word for each in sightings(tmp_path, ["07700 900 123", "943 476 5919"])] == ["07700 900 123"]


def test_a_short_name_inside_a_longer_word_is_no_sighting(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("a stranger yawned; " + base64.b64encode(b"Yaw and Trang").decode())
    assert sightings(tmp_path, ["Trang", "Yaw"]) == []
    (tmp_path / "leak.txt").write_text("stranger things; then Trang came")
    assert [each.file for each in sightings(tmp_path, ["Trang", "Yaw"])] == ["leak.txt"]


def test_a_reference_that_happens_to_spell_a_name_is_no_sighting(tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_text("Reference: 66SJ-THUY, before it 4RUN-2UNE")
    assert sightings(tmp_path, ["Thuy"]) == []
    (tmp_path / "leak.txt").write_text("seen with Thuy, Thuy-Minh and 66SJ-THUY")
    assert [each.file for each in sightings(tmp_path, ["Thuy"])] == ["leak.txt"]


def test_of_thousands_of_words_exactly_those_that_are_there_are_found(tmp_path: Path) -> None:
    """In a file of several portions; some lie across the place where one ends, one at the very end."""
    words = [f"secret{number:05}word" for number in range(3000)]
    planted = {0: words[7], (1 << 20) - 4: words[11], (2 << 20) - 9: words[13]}
    content = bytearray(b"x" * ((2 << 20) + 500))
    for place, word in planted.items():
        content[place : place + len(word)] = word.encode()
    (tmp_path / "pages.db").write_bytes(bytes(content) + words[17].encode())
    assert sorted(each.word for each in sightings(tmp_path, words)) == sorted([*planted.values(), words[17]])
