"""`assistant forget`: delete what is kept about one person or one conversation."""

from __future__ import annotations

import argparse
from typing import Any


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("forget", help="delete a person's or a conversation's data, in every store")
    whom = parser.add_mutually_exclusive_group(required=True)
    whom.add_argument("--email", metavar="ADDRESS", help="the address that the person gave when booking")
    whom.add_argument("--conversation", metavar="ID", help="a conversation's id; what was booked in it stays")
    parser.add_argument("--json", action="store_true", help="one line of JSON for each store")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Forget, and print a receipt for each store; 1 when one failed."""
    from assistant.adapters.deletion.forgetting import Forgetting
    from assistant.adapters.deletion.retention import open_stores
    from assistant.bootstrap import services
    from assistant.commands.receipts import print_receipts
    from assistant.settings import read_settings

    forgetting = Forgetting(open_stores(read_settings(), lambda: services().consultations))
    receipts = (
        forgetting.person(arguments.email) if arguments.email else forgetting.conversation(arguments.conversation)
    )
    return print_receipts("forget", receipts, arguments.json)
