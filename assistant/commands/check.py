"""`assistant check`: what does not work now, and what must be verified before people rely on it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from assistant.adapters.clock import SystemClock
from assistant.adapters.operation.probes import stores, surroundings
from assistant.adapters.operation.probes.finding import Finding
from assistant.bootstrap import Services, services
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import load_library
from assistant.settings import Settings, read_settings

NOT_READY = 1


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("check", help="say what does not work, and what to verify before launch")
    parser.add_argument("--strict", action="store_true", help="exit with 1 as well while something is to be verified")
    parser.add_argument("--json", action="store_true", help="write JSON Lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found, what is broken first; 1 where anything is broken. An empty list says so."""
    now = SystemClock().now()
    found = sorted(findings_of(read_settings(), now), key=lambda finding: not finding.broken)
    for finding in found:
        mark = "broken" if finding.broken else "verify"
        print(json.dumps(asdict(finding)) if arguments.json else f"{mark}: {finding.check}: {finding.text}")
    if not found and not arguments.json:
        print("Everything works, and nothing is left to verify.")
    return NOT_READY if any(finding.broken or arguments.strict for finding in found) else 0


def findings_of(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Everything that is to be seen to. Nothing is changed: a schema of another release stays as it is."""
    database = stores.DatabaseProbe(settings)
    yield from database.findings(now)
    yield from stores.probe_conversations(settings)
    yield from stores.probe_redis(settings, now)
    yield from surroundings.probe_mail(settings)
    yield from surroundings.probe_model(settings)
    yield from surroundings.probe_disk(settings)
    yield from surroundings.probe_public_address(settings, now)
    yield from surroundings.probe_backup(settings, now)
    library = load_library(contacts_file=settings.contacts_file)
    yield from _contacts(library)
    yield from _later_changes(library)
    if database.is_usable:
        yield from _officers(services())


def _contacts(library: GuidanceLibrary) -> Iterator[Finding]:
    for contact in library.contacts.values():
        if contact.verify:
            ways = ", ".join(way for way in (contact.phone, contact.email, contact.url) if way)
            yield Finding("contact", contact.id, f"verify with the council: {contact.name} ({ways})")


def _later_changes(library: GuidanceLibrary) -> Iterator[Finding]:
    for change in library.later_changes.entries:
        age = f"looked up on {change.looked_up.isoformat()}, {change.certainty.replace('_', ' ')}"
        yield Finding(
            "later_change", change.id, f"verify before launch ({change.verify}): {change.full['school']} ({age})"
        )


def _officers(built: Services) -> Iterator[Finding]:
    rota = built.rota_desk.rota()
    active = [officer for officer in rota.officers if officer.active]
    for officer in active:
        if officer.example:
            yield Finding("example_rota", officer.email, f"{officer.name} is invented: replace the example rota")
    working = {hours.officer_id for hours in rota.hours}
    if not any(officer.id in working and not officer.example for officer in active):
        yield Finding("rota", "hours", "no officer of yours has hours, so nobody real can be booked")
    with_login = [officer for officer in active if built.rota_desk.password_hash(officer.email) is not None]
    if not with_login:
        yield Finding("officer_login", "none", "nobody can sign in to the officers' pages: `assistant officers add`")
    elif not any(officer.administrator for officer in with_login):
        yield Finding(
            "officer_login", "administrator", "no administrator can sign in: `assistant officers add --admin`"
        )
