"""Looks at what is around the service: mail server, model, disk, public address, backups."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from http.client import HTTPException, HTTPSConnection
from urllib.parse import urlsplit

from assistant.adapters.mail.delivery import Delivered, SmtpSender
from assistant.adapters.model_archive import ModelChangedError, ModelMissingError, checked_archive, has_checksum
from assistant.adapters.operation.backup import last_backup
from assistant.adapters.operation.probes.finding import Finding, broken
from assistant.settings import Settings

PROBE_SECONDS = 5
LITTLE_SPACE, ENOUGH_SPACE = 100 * 2**20, 2**30
OLDEST_BACKUP = timedelta(hours=36)
SHORTEST_CERTIFICATE = timedelta(days=14)
# Names that exist for examples only (RFC 2606, RFC 6761).
EXAMPLE_DOMAINS = (".example", ".invalid", ".test", "example.com", "example.org", "example.net", "localhost")


def probe_mail(settings: Settings) -> Iterator[Finding]:
    """Whether the mail server takes the login, and whose address mails come from."""
    if settings.smtp_url is None:
        yield Finding("mail", "ASSISTANT_SMTP_URL", "no mail server is set: mails are only written to a folder")
    else:
        tried = SmtpSender(settings.smtp_url, PROBE_SECONDS).try_login()
        if not isinstance(tried, Delivered):
            what = f"the mail server does not take us ({tried.reason})"
            yield broken("mail", "ASSISTANT_SMTP_URL", f"{what}: correct ASSISTANT_SMTP_URL")
    if _is_example(settings.mail_from.rpartition("@")[2]):
        yield Finding("mail", "ASSISTANT_MAIL_FROM", f"mails come from an example address: {settings.mail_from}")


def probe_model(settings: Settings) -> Iterator[Finding]:
    """Whether the model is there and as training wrote it."""
    try:
        archive = checked_archive(settings.models_folder)
    except (ModelMissingError, ModelChangedError) as failure:
        yield broken("model", "archive", str(failure))
        return
    if not has_checksum(archive):
        yield Finding("model", "checksum", f"{archive.name} has no checksum beside it: run make setup")


def probe_disk(settings: Settings) -> Iterator[Finding]:
    """Whether there is room in the data folder."""
    free = shutil.disk_usage(settings.data_folder).free
    if free < ENOUGH_SPACE:
        text = f"{free // 2**20} MB are free where {settings.data_folder} lies: make room"
        yield Finding("disk", "data folder", text, broken=free < LITTLE_SPACE)


def probe_public_address(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether visitors reach the service by HTTPS, with a certificate that lasts."""
    public, name = urlsplit(settings.public_url), "ASSISTANT_PUBLIC_URL"
    host = public.hostname or ""
    if host.startswith("127.") or host == "::1" or _is_example(host):
        yield Finding("public_url", name, f"links in mails lead to {settings.public_url}: set the public address")
        return
    if public.scheme != "https":
        yield Finding("public_url", name, "the public address is not https: cookies and messages go in the open")
        return
    connection = HTTPSConnection(host, public.port, timeout=PROBE_SECONDS, context=ssl.create_default_context())
    try:
        connection.request("GET", "/healthz")
        answered = connection.getresponse().status == 200
        certificate = connection.sock.getpeercert() if connection.sock else None
    except ssl.SSLCertVerificationError as failure:
        yield broken("public_url", name, f"browsers refuse its certificate ({failure.verify_message}): renew it")
        return
    except (OSError, HTTPException) as failure:
        where = f"{settings.public_url} does not answer this machine ({type(failure).__name__})"
        yield Finding("public_url", name, f"{where}: is the proxy running, and does the name lead to it?")
        return
    finally:
        connection.close()
    if not answered:
        yield broken(
            "public_url", name, f"{settings.public_url}/healthz is not the service: where does the proxy lead?"
        )
    ends = ssl.cert_time_to_seconds(str(certificate["notAfter"])) if certificate else None
    if ends is not None and (expires := datetime.fromtimestamp(ends, timezone.utc)) - now < SHORTEST_CERTIFICATE:
        yield Finding("public_url", "certificate", f"its certificate ends on {expires:%d %B %Y}: renew it")


def probe_backup(settings: Settings, now: datetime) -> Iterator[Finding]:
    """Whether there is a backup of last night."""
    made_at = last_backup(settings.data_folder)
    if made_at is None:
        yield Finding("backup", "none", "no backup was ever made: run assistant backup FOLDER every night")
    elif now - made_at > OLDEST_BACKUP:
        old = f"the newest backup is of {made_at:%d %B %Y %H:%M} UTC"
        yield broken("backup", "age", f"{old}: see why the nightly one fails (docs/backup.md)")


def _is_example(host: str) -> bool:
    return host.endswith(EXAMPLE_DOMAINS)
