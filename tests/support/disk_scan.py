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

import numpy as np

from assistant.adapters.mail.folder import words_of

_GAPS = re.compile(rb"[\s-]+")
_REFERENCE = re.compile(rb"(?<![a-z0-9])(?=[a-z-]{0,8}[2-9])[2-9a-z]{4}-[2-9a-z]{4}(?![a-z0-9])")
"""A reference with a figure in it ("66sj-thuy"): its letters are drawn at random and may spell a short name."""
_POSTGRESQL_DUMP = b"PGDMP"
_GZIP = b"\x1f\x8b"
_AROUND = 40
_SHORT = 5
_START = 6
"""Bytes at the beginning of a word by which many are looked for at once."""
_TABLE_BITS = 22
_PORTION = 1 << 20


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
    lowered = _REFERENCE.sub(b"reference", content.lower())
    haystacks = (lowered, _GAPS.sub(b"", lowered))
    needles = {word: list(dict.fromkeys(_needles(word))) for word in words}
    starts = {needle[:_START] for each in needles.values() for needle, _ in each if len(needle) >= _START}
    there = [_starts_in(haystack, starts) for haystack in haystacks]
    for word, each in needles.items():
        for needle, squeezed in each:
            # One look through the bytes for all the words tells which are worth a search of their own.
            if len(needle) >= _START and needle[:_START] not in there[squeezed]:
                continue
            haystack = haystacks[squeezed]
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


def _needles(word: str) -> Iterator[tuple[bytes, bool]]:
    """How a word can be written, and whether that is looked for in the bytes without their gaps."""
    # The dotted capital İ and its like change their length in lower case; bytes.lower() knows ASCII only.
    for form in {word, word.lower(), word.upper(), word.title()}:
        plain = form.encode().lower()
        yield plain, False
        if not form.isascii():
            yield json.dumps(form)[1:-1].encode().lower(), False
        yield form.encode("utf-16-le").lower(), False
        without_gaps = _GAPS.sub(b"", plain)
        # Short numbers without their gaps would be found in any page of digits.
        if without_gaps != plain and len(without_gaps) >= 6:
            yield without_gaps, True


def _starts_in(haystack: bytes, starts: set[bytes]) -> set[bytes]:
    """Those of many beginnings of `_START` bytes that stand somewhere in the bytes."""
    wanted = np.array([int.from_bytes(start, "little") for start in starts], dtype=np.uint64)
    listed = np.zeros(1 << _TABLE_BITS, dtype=bool)
    listed[_slots(wanted)] = True
    everything = np.frombuffer(haystack, dtype=np.uint8)
    found: set[int] = set()
    for begin in range(0, len(everything) - _START + 1, _PORTION):
        part = everything[begin : begin + _PORTION + _START - 1].astype(np.uint64)
        windows = np.zeros(len(part) - _START + 1, dtype=np.uint64)
        for place in range(_START):
            windows |= part[place : place + len(windows)] << np.uint64(8 * place)
        found.update(np.unique(windows[listed[_slots(windows)]]).tolist())
    return {start for start in starts if int.from_bytes(start, "little") in found}


def _slots(windows: np.ndarray) -> np.ndarray:
    return ((windows * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(64 - _TABLE_BITS)).astype(np.int64)


def _restored(dump: bytes) -> bytes:
    program = shutil.which("pg_restore")
    if program is None:
        raise RuntimeError("a PostgreSQL dump cannot be looked into without pg_restore")
    return subprocess.run([program, "-f", "-"], input=dump, check=True, capture_output=True).stdout
