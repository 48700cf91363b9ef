"""`assistant audit`: prove that nobody changed the audit trail."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from typing import Any

from assistant.adapters.database.audit import guard_problems, verify
from assistant.adapters.database.audit_heads import KeptHeads
from assistant.adapters.database.engine import current_revision, for_reading, open_engine
from assistant.settings import read_settings

TAMPERED = 1


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("audit", help="check the audit trail")
    commands = parser.add_subparsers(dest="audit_command", required=True, metavar="COMMAND")
    checking = commands.add_parser("verify", help="check every entry of the chain, and its head")
    checking.add_argument("--head", metavar="HASH", help="a head that was kept elsewhere: it must be in the chain")
    checking.add_argument("--json", action="store_true", help="write one line of JSON")
    checking.set_defaults(run=run_verify)


def run_verify(arguments: argparse.Namespace) -> int:
    """Print how many entries there are and the head to keep elsewhere; 1 with what is wrong when it was touched."""
    # Not through the services: starting those could write to the very trail that is to be judged.
    settings = read_settings()
    engine = open_engine(settings.database_url)
    if current_revision(engine) is None:
        raise ValueError("there is no audit trail yet in the database of the settings")
    with for_reading(engine).connect() as connection:
        chain = verify(connection, arguments.head)
        found = (*chain.problems, *guard_problems(connection), *KeptHeads(settings.data_folder).missing(chain.hashes))
    engine.dispose()
    verification = replace(chain, problems=found)
    if arguments.json:
        said = {"entries": chain.entries, "head": chain.head, "problems": found, "intact": verification.intact}
        print(json.dumps(said))
    elif verification.intact:
        print(f"intact: {verification.entries} entries, head {verification.head}")
    for problem in verification.problems:
        print(f"assistant audit verify: {problem}", file=sys.stderr)
    return 0 if verification.intact else TAMPERED
