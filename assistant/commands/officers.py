"""`assistant officers`: who takes consultations and who may sign in; replies from their calendars."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import time
from pathlib import Path
from typing import Any

from assistant.adapters.calendar.invitations import read_reply
from assistant.adapters.database.officer_sessions import OfficerSessions
from assistant.adapters.officer_passwords import SHORTEST, OfficerPasswords, is_strong_enough
from assistant.adapters.secret_source import KeyedSecrets
from assistant.bootstrap import Services, services
from assistant.consultation.calendar_replies import NotADecline, take_reply
from assistant.consultation.contact import read_email_field, read_name_field
from assistant.consultation.model import Officer
from assistant.consultation.outcomes.changing import Declined
from assistant.consultation.outcomes.contact import ContactRefused

ACTOR = "operator"
LARGEST_REPLY = 1_000_000  # bytes
WEEKDAYS = tuple((weekday, time(9), time(17)) for weekday in range(5))


def add_parser(subparsers: Any) -> None:
    """Describe the command and its sub-commands."""
    parser = subparsers.add_parser("officers", help="add officers, set their passwords, take calendar replies")
    commands = parser.add_subparsers(dest="officers_command", required=True, metavar="COMMAND")
    adding = commands.add_parser("add", help="add an officer who can sign in; asks for the password")
    adding.add_argument("--name", required=True)
    adding.add_argument("--email", required=True)
    adding.add_argument("--admin", action="store_true", help="may change the rota of other officers too")
    adding.add_argument("--weekdays", action="store_true", help="takes consultations on weekdays from 9am to 5pm")
    _takes_password(adding)
    adding.set_defaults(run=run_add)
    setting = commands.add_parser("password", help="set an officer's password; it signs them out everywhere")
    setting.add_argument("--email", required=True)
    _takes_password(setting)
    setting.set_defaults(run=run_password)
    listing = commands.add_parser("list", help="every officer, whether active and whether they can sign in")
    listing.add_argument("--json", action="store_true", help="write JSON Lines")
    listing.set_defaults(run=run_list)
    replying = commands.add_parser("reply", help="take a calendar's reply: an officer's refusal frees the time")
    replying.add_argument("file", type=Path, metavar="FILE", help="an .ics file, or the mail with it")
    replying.set_defaults(run=run_reply)


def run_add(arguments: argparse.Namespace) -> int:
    """Add an officer with a login."""
    built = services()
    name, email = _plain(read_name_field(arguments.name)), _plain(read_email_field(arguments.email, sure=True))
    if _officer(built, email) is not None:
        raise ValueError("an officer with this address is there already: use `assistant officers password`")
    password = _password(arguments, email)
    hours = WEEKDAYS if arguments.weekdays else ()
    officer = built.rota_desk.add_officer(ACTOR, name, email, hours, administrator=arguments.admin)
    built.rota_desk.set_password_hash(ACTOR, officer.id, OfficerPasswords().hash(password))
    print(f"added officer {officer.id}: {name}" + (" (administrator)" if arguments.admin else ""))
    if not hours:
        print("They have no hours yet: set them on the page Rota, or nobody can book with them.")
    return 0


def run_password(arguments: argparse.Namespace) -> int:
    """Set a password and end the sessions that were begun with the one before."""
    built = services()
    officer = _officer(built, arguments.email)
    if officer is None:
        raise ValueError("no officer has this address")
    password = _password(arguments, officer.email)
    built.rota_desk.set_password_hash(ACTOR, officer.id, OfficerPasswords().hash(password))
    OfficerSessions(built.database, built.clock, KeyedSecrets(built.settings.secret)).end_all(officer.id)
    print(f"set the password of officer {officer.id}: {officer.name}")
    return 0


def run_list(arguments: argparse.Namespace) -> int:
    """Print the officers."""
    built = services()
    for officer in built.rota_desk.rota().officers:
        can_sign_in = built.rota_desk.password_hash(officer.email) is not None
        if arguments.json:
            print(json.dumps({**vars(officer), "can_sign_in": can_sign_in}))
        else:
            marks = {
                "example": officer.example,
                "administrator": officer.administrator,
                "not active": not officer.active,
                "can sign in": can_sign_in,
            }
            said = ", ".join(mark for mark, is_so in marks.items() if is_so)
            print(f"{officer.id}  {officer.name}  {officer.email}" + (f"  ({said})" if said else ""))
    return 0


def run_reply(arguments: argparse.Namespace) -> int:
    """Act on a calendar's reply; 1 when it changed nothing that it should have."""
    built = services()
    raw = arguments.file.read_bytes() if arguments.file.stat().st_size <= LARGEST_REPLY else b""
    reply = read_reply(raw)
    if reply is None:
        raise ValueError(f"{arguments.file}: no calendar reply that can be read")
    outcome = take_reply(
        built.unit_of_work,
        built.consultations,
        uid=reply.uid,
        attendee=reply.attendee,
        participation=reply.participation,
        sequence=reply.sequence,
    )
    if isinstance(outcome, Declined):
        print(f"freed {outcome.booking.reference}; the caller is told, with {len(outcome.alternatives)} other times")
        return 0
    if isinstance(outcome, NotADecline):
        print(f"{outcome.booking.reference} stays as it is: the reply is no refusal")
        return 0
    print(f"assistant officers reply: nothing changed ({type(outcome).__name__})", file=sys.stderr)
    return 1


def _takes_password(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def _password(arguments: argparse.Namespace, email: str) -> str:
    if arguments.password_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass("Password: ")
        if password != getpass.getpass("The same again: "):
            raise ValueError("the two passwords differ")
    if not is_strong_enough(password, email):
        raise ValueError(f"choose a longer or less simple password: at least {SHORTEST} characters")
    return password


def _officer(built: Services, email: str) -> Officer | None:
    known = email.strip().lower()
    return next((each for each in built.rota_desk.rota().officers if each.email == known), None)


def _plain(field: str | ContactRefused) -> str:
    if isinstance(field, ContactRefused):
        raise ValueError(f"not usable: {field.reason.value}")
    return field
