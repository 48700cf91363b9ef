"""`assistant backup`: write both databases into one checked file, while the service runs."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("backup", help="write a backup of both databases into a folder")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where backups are kept: another disk")
    parser.add_argument("--keep-days", type=int, metavar="N", help="afterwards delete backups older than N days")
    parser.add_argument("--json", action="store_true", help="write one line of JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Make a backup and print where it is."""
    from assistant.adapters.clock import SystemClock
    from assistant.adapters.operation.backup import Backups, note_backup
    from assistant.settings import read_settings

    if arguments.keep_days is not None and arguments.keep_days < 1:
        raise ValueError("--keep-days is a whole number, 1 or more")
    settings = read_settings()
    made = Backups(settings).back_up(arguments.folder, SystemClock().now(), arguments.keep_days)
    note_backup(settings.data_folder, made.made_at)
    names = [database.name for database in made.databases]
    if arguments.json:
        print(json.dumps({"file": str(made.file), "made_at": made.made_at.isoformat(), "databases": names}))
    else:
        print(f"{made.file}: {', '.join(names)}")
    return 0
