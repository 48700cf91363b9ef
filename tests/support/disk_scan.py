"""Looks for words in the raw bytes of every file below a folder, however they were written down.

A word is looked for as UTF-8, as JSON escapes it, as UTF-16 and without the blanks and hyphens inside
it; files are also read as mails (decoded), as archives and as PostgreSQL dumps (restored to text).
Letters are compared without case.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.adapters.mail_folder import words_of

_GAPS = re.compile(rb"[\s-]+")
_POSTGRESQL_DUMP = b"PGDMP"
_GZIP = b"\x1f\x8b"
_AROUND = 40
_SHORT = 5


@dataclass(frozen=True)
class Sighting:
    """A word found in a file, with what stands around it."""

    file: str
    word: str
    around: str


def sightings(folder: Path, words: Iterable[str]) -> list[Sighting]:
    """Every word that some file below the folder holds, and where."""
    looked_for = sorted({word for word in words if word.strip()})
    found = []
    for file in sorted(each for each in folder.rglob("*") if each.is_file()):
        for view in views(file.read_bytes(), file.suffix):
            found += [Sighting(str(file.relative_to(folder)), *each) for each in words_in(view, looked_for)]
    return list(dict.fromkeys(found))


def words_in(content: bytes, words: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words that some bytes hold, each with its surroundings."""
    lowered = content.lower()
    squeezed = _GAPS.sub(b"", lowered)
    for word in words:
        for needle, haystack in _needles(word, lowered, squeezed):
            at = _place_of(needle, haystack)
            if at >= 0:
                around = haystack[max(0, at - _AROUND) : at + len(needle) + _AROUND]
                yield word, around.decode("utf-8", "replace")
                break


def views(content: bytes, suffix: str = "") -> Iterator[bytes]:
    """The bytes as they are, and what they stand for."""
    yield content
    if suffix in (".eml", ".part"):
        yield words_of(content).encode()
    if content.startswith(_GZIP):
        yield from views(gzip.decompress(content))
    elif content.startswith(_POSTGRESQL_DUMP):
        yield _restored(content)
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            for member in archive.getmembers():
                inside = archive.extractfile(member)
                if inside is not None:
                    yield from views(inside.read(), Path(member.name).suffix)


def _place_of(needle: bytes, haystack: bytes) -> int:
    """Where the needle begins, or -1. A short name must stand alone: random bytes hold any three letters."""
    at = haystack.find(needle)
    if at < 0 or len(needle) > _SHORT or not needle.isalnum():
        return at
    alone = re.search(rb"(?<![a-z0-9+/])" + re.escape(needle) + rb"(?![a-z0-9+/])", haystack[max(0, at - 1) :])
    return -1 if alone is None else max(0, at - 1) + alone.start()


def _needles(word: str, lowered: bytes, squeezed: bytes) -> Iterator[tuple[bytes, bytes]]:
    # The dotted capital İ and its like change their length in lower case; bytes.lower() knows ASCII only.
    for form in {word, word.lower(), word.upper(), word.title()}:
        plain = form.encode().lower()
        yield plain, lowered
        if not form.isascii():
            yield json.dumps(form)[1:-1].encode().lower(), lowered
        yield form.encode("utf-16-le").lower(), lowered
        without_gaps = _GAPS.sub(b"", plain)
        # Short numbers without their gaps would be found in any page of digits.
        if without_gaps != plain and len(without_gaps) >= 6:
            yield without_gaps, squeezed


def _restored(dump: bytes) -> bytes:
    program = shutil.which("pg_restore")
    if program is None:
        raise RuntimeError("a PostgreSQL dump cannot be looked into without pg_restore")
    return subprocess.run([program, "-f", "-"], input=dump, check=True, capture_output=True).stdout
