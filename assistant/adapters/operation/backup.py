"""Backups: both databases in one archive, made under writes, checked when it is made and before it is put back.

The secret is not in it, on purpose: a stolen backup signs no cookie and opens no link. It has to be
kept apart, and a service restored with another one asks callers to book or prove their address again.
"""

from __future__ import annotations

import hashlib
import io
import json
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import sqlalchemy as sa

from assistant.adapters.database.audit import verify
from assistant.adapters.database.engine import current_revision, for_reading, known_revisions, open_engine, upgrade
from assistant.adapters.operation.database_copies import CopyError, copy_in, copy_out, kind_of
from assistant.settings import Settings

CONSULTATIONS, CONVERSATIONS = "consultations", "conversations"
MANIFEST = "manifest.json"
NOTE = "last-backup"
"""The file in the data folder that says when: `assistant check` does not know where backups are kept."""
_NAME = "assistant-%Y%m%dT%H%M%SZ.tar"
_VALUABLE = ("bookings", "waiting_list", "events")


@dataclass(frozen=True)
class CopiedDatabase:
    """A database in a backup. `revision`: of its schema, None where Rasa made it."""

    name: str
    kind: str
    file: str
    sha256: str
    revision: str | None


@dataclass(frozen=True)
class Backup:
    """A backup that was made or read."""

    file: Path
    made_at: datetime
    databases: tuple[CopiedDatabase, ...]


class BackupError(RuntimeError):
    """A backup could not be made or put back; the message says why and what to do."""


class Backups:
    """Makes and restores backups of the databases that the settings name."""

    def __init__(self, settings: Settings) -> None:
        # On PostgreSQL both are usually one.
        self._urls = {CONSULTATIONS: settings.database_url}
        if settings.conversations_url != settings.database_url:
            self._urls[CONVERSATIONS] = settings.conversations_url

    def back_up(self, folder: Path, now: datetime, keep_days: int | None = None) -> Backup:
        """Write a backup into a folder, and delete those that are older than `keep_days` once it is there.

        Raises BackupError; no unfinished backup is left behind.
        """
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        made_at = now.astimezone(timezone.utc)
        file = folder / made_at.strftime(_NAME)
        if file.exists():
            raise BackupError(f"{file.name} is there already")
        with tempfile.TemporaryDirectory(dir=folder, prefix=".unfinished-") as unfinished:
            databases = tuple(self._copies(Path(unfinished)))
            backup = Backup(file, made_at, databases)
            archive = Path(unfinished) / file.name
            archive.touch(mode=0o600)
            _pack(backup, Path(unfinished), archive)
            archive.replace(file)
        if keep_days is not None:
            _remove_before(folder, made_at - timedelta(days=keep_days))
        return backup

    def restore(self, file: Path, replace: bool = False) -> Backup:
        """Put a backup back and bring its schema up to date.

        Args:
            replace: allow that bookings and conversations which are there now are lost.

        Raises BackupError, before anything has changed where that can be known before.
        """
        with tempfile.TemporaryDirectory(prefix="assistant-restore-") as unpacked:
            backup = _unpack(file, Path(unpacked))
            for database in backup.databases:
                self._check_place(database, replace)
            for database in backup.databases:
                try:
                    copy_in(Path(unpacked) / database.file, self._urls[database.name])
                except CopyError as error:
                    raise BackupError(f"{database.name} could not be restored: {error}") from error
        self._bring_up_to_date()
        return backup

    def _copies(self, folder: Path) -> Iterator[CopiedDatabase]:
        for name, url in self._urls.items():
            copy = folder / f"{name}.{kind_of(url)}"
            try:
                if not copy_out(url, copy):
                    continue
            except CopyError as error:
                raise BackupError(f"{name} could not be backed up: {error}") from error
            revision = _revision(url) if name == CONSULTATIONS else None
            yield CopiedDatabase(name, kind_of(url), copy.name, _sha256(copy), revision)

    def _check_place(self, database: CopiedDatabase, replace: bool) -> None:
        url = self._urls.get(database.name)
        if url is None or kind_of(url) != database.kind:
            raise BackupError(f"the backup holds {database.name} as {database.kind}, the settings name something else")
        if database.revision is not None and database.revision not in known_revisions():
            raise BackupError(f"the backup is of a newer release (schema {database.revision}): install that one first")
        if not replace and _holds_data(url):
            raise BackupError(f"{database.name} holds data that would be lost: add --replace if that is meant")

    def _bring_up_to_date(self) -> None:
        engine = open_engine(self._urls[CONSULTATIONS])
        upgrade(engine)
        with for_reading(engine).connect() as connection:
            problems = verify(connection).problems
        engine.dispose()
        if problems:
            raise BackupError(f"restored, but the audit trail in the backup is not intact: {problems[0]}")


def _pack(backup: Backup, folder: Path, archive: Path) -> None:
    manifest = json.dumps(
        {"made_at": backup.made_at.isoformat(), "databases": [asdict(each) for each in backup.databases]}, indent=2
    ).encode()
    with tarfile.open(archive, "w", format=tarfile.USTAR_FORMAT) as packed:
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mode = len(manifest), 0o600
        packed.addfile(entry, io.BytesIO(manifest))
        for database in backup.databases:
            packed.add(folder / database.file, database.file)


def _unpack(file: Path, folder: Path) -> Backup:
    """Read a backup into a folder; every file in it is the one that its manifest describes."""
    try:
        with tarfile.open(file) as packed:
            manifest = json.loads(_member(packed, MANIFEST))
            databases = tuple(CopiedDatabase(**entry) for entry in manifest["databases"])
            for database in databases:
                # Names come from a file, and must not lead out of the folder.
                copy = folder / Path(database.file).name
                copy.write_bytes(_member(packed, database.file))
                if _sha256(copy) != database.sha256:
                    raise BackupError(f"{file.name} is damaged: {database.file} is not what was written")
            return Backup(file, datetime.fromisoformat(manifest["made_at"]), databases)
    except (OSError, EOFError, tarfile.TarError, ValueError, KeyError, TypeError) as error:
        raise BackupError(f"{file.name} is no backup that can be read: {type(error).__name__}") from error


def _member(packed: tarfile.TarFile, name: str) -> bytes:
    held = packed.extractfile(name)
    if held is None:
        raise KeyError(name)
    return held.read()


def _remove_before(folder: Path, instant: datetime) -> None:
    for file in folder.glob("assistant-*.tar"):
        try:
            made_at = datetime.strptime(file.name, _NAME).replace(tzinfo=timezone.utc)
        except ValueError:
            continue
        if made_at < instant:
            file.unlink(missing_ok=True)


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _revision(url: str) -> str | None:
    engine = open_engine(url)
    try:
        return current_revision(engine)
    finally:
        engine.dispose()


def _holds_data(url: str) -> bool:
    engine = open_engine(url)
    try:
        with for_reading(engine).connect() as connection:
            tables = set(sa.inspect(connection).get_table_names()) & set(_VALUABLE)
            return any(
                connection.execute(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1)).first()
                for name in sorted(tables)
            )
    finally:
        engine.dispose()


def note_backup(data_folder: Path, made_at: datetime) -> None:
    """Note that a backup was made."""
    written = data_folder / f".{NOTE}.part"
    written.write_text(f"{made_at.isoformat()}\n", encoding="ascii")
    written.replace(data_folder / NOTE)


def last_backup(data_folder: Path) -> datetime | None:
    """When the newest backup was made; None where none is noted."""
    try:
        return datetime.fromisoformat((data_folder / NOTE).read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
