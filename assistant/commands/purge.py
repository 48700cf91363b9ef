"""`assistant purge`: delete what has been kept for as long as it may be kept."""

from __future__ import annotations

import argparse
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("purge", help="delete what is older than the settings allow, in every store")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each store")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Purge every store and print a receipt for each; 1 when one failed."""
    from assistant.adapters.clock import SystemClock
    from assistant.adapters.deletion.retention import Retention, open_stores
    from assistant.bootstrap import services
    from assistant.commands.receipts import print_receipts
    from assistant.settings import read_settings

    settings = read_settings()
    stores = open_stores(settings, lambda: services().consultations)
    retention = Retention(stores, SystemClock(), settings.conversation_days, settings.booking_days)
    return print_receipts("purge", retention.purge(), arguments.json)
