"""Hand a mail over: to an SMTP server, or to a folder where there is none.

What went wrong is a value of a closed set, because the outbox acts on each differently.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

TIMEOUT_SECONDS = 20


@dataclass(frozen=True)
class Delivered:
    """The mail was taken over."""


@dataclass(frozen=True)
class TryLater:
    """It was not taken now. `unreachable`: the server was not even there, so other mails can wait too."""

    reason: str
    unreachable: bool = False


@dataclass(frozen=True)
class Refused:
    """It will never be taken: the server said so for good."""

    reason: str


Delivery = Delivered | TryLater | Refused


class MailSender(Protocol):
    """Hands mails over."""

    def send(self, mail: EmailMessage, name: str) -> Delivery:
        """Hand one mail over. `name` is the same each time the same message is sent, and sortable."""


class FolderSender:
    """Writes each mail as a file, for a service without an SMTP server. Sending one again replaces its file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: EmailMessage, name: str) -> Delivery:
        """Write `name`.eml, whole or not at all. An OSError means that the folder cannot be written: TryLater."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            unfinished = self._folder / f".{name}.part"
            with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(mail.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(self._folder / f"{name}.eml")
        except OSError as error:
            return TryLater(f"folder: {error.strerror}", unreachable=True)
        return Delivered()


class SmtpSender:
    """Sends over SMTP: `smtp://user:password@host:port` (with STARTTLS where offered) or `smtps://…`.

    With a user name the connection must be encrypted, unless the server is on this machine.
    """

    def __init__(self, url: str, timeout: float = TIMEOUT_SECONDS) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
            raise ValueError("the SMTP address must look like smtp://host:port or smtps://host:port")
        self._secure = parts.scheme == "smtps"
        self._host = parts.hostname
        self._port = parts.port or (465 if self._secure else 25)
        self._user = unquote(parts.username or "")
        self._password = unquote(parts.password or "")
        self._timeout = timeout

    def send(self, mail: EmailMessage, name: str) -> Delivery:
        """Send one mail over a connection of its own."""
        server = self._try_to_connect()
        if isinstance(server, TryLater):
            return server
        try:
            return self._handed_over(server, mail)
        finally:
            # Not QUIT with its reply: what the server says after taking a mail changes nothing.
            server.close()

    def try_login(self) -> Delivered | TryLater:
        """Connect and sign in without sending anything; Delivered when a mail would be taken up to here."""
        server = self._try_to_connect()
        if isinstance(server, TryLater):
            return server
        server.close()
        return Delivered()

    def _try_to_connect(self) -> smtplib.SMTP | TryLater:
        try:
            return self._connected()
        except smtplib.SMTPAuthenticationError as error:
            return TryLater(f"login refused ({error.smtp_code})", unreachable=True)
        except smtplib.SMTPNotSupportedError:
            return TryLater("the server lacks encryption or login", unreachable=True)
        except (OSError, smtplib.SMTPException) as error:
            return TryLater(type(error).__name__, unreachable=True)

    def _connected(self) -> smtplib.SMTP:
        if self._secure:
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=self._timeout, context=ssl.create_default_context()
            )
        else:
            server = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        try:
            server.ehlo()
            if not self._secure and server.has_extn("starttls"):
                server.starttls(context=ssl.create_default_context())
                server.ehlo()
            elif not self._secure and self._user and self._host not in ("127.0.0.1", "::1", "localhost"):
                raise smtplib.SMTPNotSupportedError("no encryption for the password")
            if self._user:
                server.login(self._user, self._password)
        except BaseException:
            server.close()
            raise
        return server

    @staticmethod
    def _handed_over(server: smtplib.SMTP, mail: EmailMessage) -> Delivery:
        # The texts of a server can repeat the address, so only its code is kept.
        try:
            server.send_message(mail)
        except smtplib.SMTPRecipientsRefused as error:
            code = max(code for code, _ in error.recipients.values())
            return Refused(f"recipient refused ({code})") if code >= 500 else TryLater(f"recipient deferred ({code})")
        except smtplib.SMTPSenderRefused as error:
            # Our own address or a size limit: a setting to put right, so the mail is kept.
            return TryLater(f"sender refused ({error.smtp_code})", unreachable=error.smtp_code == 421)
        except smtplib.SMTPResponseException as error:
            if error.smtp_code >= 500:
                return Refused(f"mail refused ({error.smtp_code})")
            return TryLater(f"mail deferred ({error.smtp_code})", unreachable=error.smtp_code == 421)
        except (OSError, smtplib.SMTPException) as error:
            # Cut off before the server's 250: it may or may not have the mail, and the Message-ID tells.
            return TryLater(type(error).__name__, unreachable=True)
        return Delivered()
