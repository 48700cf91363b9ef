"""When the newest backup was made, noted in the data folder: `assistant check` does not know where backups are kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

FILE = "last-backup"


def note_backup(data_folder: Path, made_at: datetime) -> None:
    """Note that a backup was made."""
    written = data_folder / f".{FILE}.part"
    written.write_text(f"{made_at.isoformat()}\n", encoding="ascii")
    written.replace(data_folder / FILE)


def last_backup(data_folder: Path) -> datetime | None:
    """When the newest backup was made; None where none is noted."""
    try:
        return datetime.fromisoformat((data_folder / FILE).read_text(encoding="ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
