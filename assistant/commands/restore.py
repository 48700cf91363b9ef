"""`assistant restore`: put a backup back into the databases that the settings name."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("restore", help="put a backup back; stop the service first")
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `assistant backup` wrote")
    parser.add_argument("--replace", action="store_true", help="overwrite the data that is there")
    parser.add_argument("--json", action="store_true", help="write one line of JSON")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Restore, check the audit trail, and print from when the data is."""
    from assistant.adapters.operation.backup import Backups
    from assistant.settings import read_settings

    restored = Backups(read_settings()).restore(arguments.file, arguments.replace)
    names = [database.name for database in restored.databases]
    if arguments.json:
        print(json.dumps({"made_at": restored.made_at.isoformat(), "databases": names}))
    else:
        print(f"restored {', '.join(names)} as of {restored.made_at.isoformat(timespec='minutes')}")
    return 0
