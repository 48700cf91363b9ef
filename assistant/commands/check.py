"""`assistant check`: what must be verified or replaced before people rely on the service."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from assistant.adapters.audit import guard_problems
from assistant.adapters.database import for_reading
from assistant.bootstrap import Services, services

NOT_READY = 1
# Names that exist for examples only (RFC 2606, RFC 6761).
EXAMPLE_DOMAINS = (".example", ".invalid", ".test", "example.com", "example.org", "example.net", "localhost")


@dataclass(frozen=True)
class Finding:
    """One thing to see to. `check` names its kind, `subject` what it is about."""

    check: str
    subject: str
    text: str


def add_parser(subparsers: Any) -> None:
    """Describe the command."""
    parser = subparsers.add_parser("check", help="list what must be verified or replaced before launch")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when the list is not empty")
    parser.add_argument("--json", action="store_true", help="write JSON Lines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the list; an empty one says so."""
    findings = tuple(findings_of(services()))
    for finding in findings:
        print(json.dumps(asdict(finding)) if arguments.json else f"{finding.check}: {finding.text}")
    if not findings and not arguments.json:
        print("Nothing is left to verify.")
    return NOT_READY if arguments.strict and findings else 0


def findings_of(built: Services) -> Iterator[Finding]:
    """Everything that is still to be seen to, contacts first: they matter most."""
    yield from _contacts(built)
    yield from _later_changes(built)
    yield from _officers(built)
    yield from _mail(built)
    yield from _addresses(built)
    yield from _audit(built)


def _contacts(built: Services) -> Iterator[Finding]:
    for contact in built.library.contacts.values():
        if contact.verify:
            ways = ", ".join(way for way in (contact.phone, contact.email, contact.url) if way)
            yield Finding("contact", contact.id, f"verify with the council: {contact.name} ({ways})")


def _later_changes(built: Services) -> Iterator[Finding]:
    for change in built.library.later_changes.entries:
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


def _mail(built: Services) -> Iterator[Finding]:
    settings = built.settings
    if settings.smtp_url is None:
        yield Finding("mail", "ASSISTANT_SMTP_URL", "no mail server is set: mails are only written to a folder")
    if _is_example(settings.mail_from.rpartition("@")[2]):
        yield Finding("mail", "ASSISTANT_MAIL_FROM", f"mails come from an example address: {settings.mail_from}")


def _addresses(built: Services) -> Iterator[Finding]:
    settings = built.settings
    public = urlsplit(settings.public_url)
    host = public.hostname or ""
    if host.startswith("127.") or host == "::1" or _is_example(host):
        yield Finding("public_url", "ASSISTANT_PUBLIC_URL", f"links in mails lead to {settings.public_url}")
    elif public.scheme != "https":
        yield Finding("public_url", "ASSISTANT_PUBLIC_URL", "the public address is not https")


def _audit(built: Services) -> Iterator[Finding]:
    with for_reading(built.database).connect() as connection:
        for problem in guard_problems(connection):
            yield Finding("audit", "triggers", f"{problem}: what was done can be changed unseen")


def _is_example(host: str) -> bool:
    return host.endswith(EXAMPLE_DOMAINS)
