"""`assistant schema`: which schema the consultation database has, and taking it up or back for another release."""

from __future__ import annotations

import argparse
from typing import Any

from assistant.adapters.database.engine import current_revision, downgrade, known_revisions, open_engine, upgrade
from assistant.adapters.database.reasons import why_away
from assistant.settings import read_settings


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("schema", help="show the schema of the database, or change it for another release")
    commands = parser.add_subparsers(dest="schema_command", required=True, metavar="COMMAND")
    commands.add_parser("show", help="the schema of the database, and that of this release").set_defaults(run=run_show)
    commands.add_parser("upgrade", help="bring it to that of this release").set_defaults(run=run_upgrade)
    back = commands.add_parser("downgrade", help="take it back, before an older release is started")
    back.add_argument("revision", metavar="REVISION", help="the schema that the older release works with")
    back.add_argument("--discard-data", action="store_true", help="drop the tables it lacks, rows and all")
    back.set_defaults(run=run_downgrade)


def run_show(arguments: argparse.Namespace) -> int:
    """Print both revisions."""
    return _change(lambda engine: None)


def run_upgrade(arguments: argparse.Namespace) -> int:
    """Bring the schema up to date, as the service does when it starts."""
    return _change(upgrade)


def run_downgrade(arguments: argparse.Namespace) -> int:
    """Take the schema back; refused while rows would be lost, unless that is meant."""
    return _change(lambda engine: downgrade(engine, arguments.revision, discard_data=arguments.discard_data))


def _change(change: Any) -> int:
    from alembic.util.exc import CommandError
    from sqlalchemy.exc import SQLAlchemyError

    engine = open_engine(read_settings().database_url)
    try:
        change(engine)
        print(f"database: {current_revision(engine) or 'empty'}; this release: {known_revisions()[0]}")
    except (SQLAlchemyError, CommandError) as failure:
        raise ValueError(why_away(failure)) from None
    finally:
        engine.dispose()
    return 0
