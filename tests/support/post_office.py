"""A mail server on the loopback interface that misbehaves on request, and a worker that sends to it."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtpd.controller import Controller

from assistant.adapters.calendar.caldav import CaldavCalendars
from assistant.adapters.mail.delivery import Delivered, Delivery, MailSender, SmtpSender, TryLater
from assistant.adapters.mail.outbox_worker import OutboxWorker
from assistant.adapters.mail.writer import MailIdentity, MailWriter
from tests.support.databases import free_port
from tests.support.office import Office

IDENTITY = MailIdentity(
    sender="consultations@council.example",
    public_url="https://assistant.example",
    phone="020 7946 0000",
    contact_email="inclusion@council.example",
)


@dataclass
class SmtpSink:
    """Keeps what it took. `faults` are used up one a mail: an SMTP reply, 'drop' or 'hang', or None."""

    faults: list[str | None] = field(default_factory=list)
    recipient_reply: str | None = None
    taken: list[EmailMessage] = field(default_factory=list)
    port: int = 0

    async def handle_RCPT(self, server, session, envelope, address, options) -> str:
        if self.recipient_reply:
            return self.recipient_reply
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope) -> str:
        fault = self.faults.pop(0) if self.faults else None
        if fault == "drop":
            # The worst moment: the mail is taken, and the sender never hears of it.
            self._take(envelope)
            server.transport.abort()
            return "250 OK"
        if fault == "hang":
            await asyncio.sleep(3600)
        if fault:
            return fault
        self._take(envelope)
        return "250 OK"

    def _take(self, envelope) -> None:
        self.taken.append(email.message_from_bytes(envelope.content, policy=email.policy.default))

    @property
    def message_ids(self) -> list[str]:
        """The Message-IDs of all that was taken, duplicates too."""
        return [mail["Message-ID"] for mail in self.taken]


@contextmanager
def smtp_sink() -> Iterator[SmtpSink]:
    """A running sink on a free port."""
    sink = SmtpSink(port=free_port())
    controller = Controller(sink, hostname="127.0.0.1", port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


@dataclass
class Postbox:
    """A sender that keeps every mail in memory, and can be switched off."""

    reachable: bool = True
    mails: list[EmailMessage] = field(default_factory=list)

    def send(self, mail: EmailMessage, name: str) -> Delivery:
        """Keep the mail."""
        if not self.reachable:
            return TryLater("down", unreachable=True)
        self.mails.append(mail)
        return Delivered()

    def to(self, address: str) -> list[EmailMessage]:
        """The mails to one address."""
        return [mail for mail in self.mails if mail["To"] == address]


def brief_of(booking) -> str:
    """A stand-in for the officer's brief."""
    return f"Brief: {booking.request.topic}" if booking.request else "Brief: nothing kept"


def worker_for(
    office: Office, sender: MailSender, calendars: CaldavCalendars | None = None, brief: Callable = brief_of
) -> OutboxWorker:
    """A worker on the office's outbox."""
    writer = MailWriter(IDENTITY, office.secrets, brief)
    return OutboxWorker(office.unit_of_work, office.clock, writer, sender, calendars=calendars)


def smtp_worker(office: Office, sink: SmtpSink, timeout: float = 5) -> OutboxWorker:
    """A worker that sends to a sink."""
    return worker_for(office, SmtpSender(f"smtp://127.0.0.1:{sink.port}", timeout))


def plain_text(mail: EmailMessage) -> str:
    """The words of a mail."""
    return mail.get_body(("plain",)).get_content()
