"""`/officer/messages`: what waits in the outbox, what failed, and the mails of a service without a mail server."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import dataclass
from email.message import EmailMessage
from email.parser import BytesHeaderParser
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from assistant.consultation.outbox_desk import MessageState
from assistant.language.wall_clock import moment_text
from assistant.web.officer.visit import OfficerVisit, officer_route

MESSAGES = "/officer/messages"
MOST_MAILS = 200
LARGEST_MAIL = 1_000_000  # bytes
# As the outbox names them: when, number, kind, recipient.
_MAIL_NAME = re.compile(r"\d{8}-\d{6}-\d{6,}-[a-z_]+-[a-z]+\.eml")
TO_TRY_AGAIN = (MessageState.FAILING, MessageState.GIVEN_UP)


@dataclass(frozen=True)
class Line:
    """One message of the outbox, ready for the table."""

    id: int | None
    kind: str
    recipient: str
    created: str
    state: str
    detail: str
    can_try_again: bool


@dataclass(frozen=True)
class FolderMail:
    """A mail of the folder, by what it is about."""

    name: str
    subject: str
    to: str
    date: str


@dataclass(frozen=True)
class Attachment:
    """Something that came with a mail; the text is shown where it is text."""

    name: str
    text: str


def show_messages(visit: OfficerVisit) -> Response:
    """The outbox, and the mails in the folder where there is no mail server."""
    return _messages_page(visit)


def try_again(visit: OfficerVisit) -> Response:
    """Try a message at once that failed or was given up."""
    message_id = visit.request.path_params["message_id"]
    if not visit.area.outbox.try_again(visit.actor, message_id):
        raise HTTPException(404)
    return visit.redirect(MESSAGES, done="tried_again")


def show_mail(visit: OfficerVisit) -> Response:
    """One mail of the folder."""
    name = visit.request.path_params["name"]
    folder = _folder(visit)
    # The name is checked whole, so no path can lead out of the folder.
    if folder is None or _MAIL_NAME.fullmatch(name) is None:
        raise HTTPException(404)
    file = folder / name
    if not file.is_file() or file.stat().st_size > LARGEST_MAIL:
        raise HTTPException(404)
    mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert isinstance(mail, EmailMessage)
    body = mail.get_body(preferencelist=("plain",))
    headers = [
        (header, str(mail[header])) for header in ("From", "To", "Subject", "Date", "Message-ID") if mail[header]
    ]
    attachments = [_attachment(part) for part in mail.iter_attachments()]
    text = body.get_content() if body else ""
    return visit.page("mail.html", subject=str(mail["Subject"]), headers=headers, text=text, attachments=attachments)


def _messages_page(visit: OfficerVisit) -> Response:
    lines = [
        Line(
            message.id,
            visit.say(f"mail_{message.kind.value}"),
            message.recipient,
            moment_text(message.created_at) if message.created_at else "",
            visit.say(f"mail_state_{state.value}"),
            message.last_error or "",
            state in TO_TRY_AGAIN,
        )
        for message, state in visit.area.outbox.latest()
    ]
    folder = _folder(visit)
    return visit.page(
        "messages.html",
        failed=[line for line in lines if line.can_try_again],
        lines=lines,
        waiting=visit.area.outbox.open_count(),
        in_folder=folder is not None,
        mails=[] if folder is None else _mails(folder, visit.say("mail_unread")),
    )


def _folder(visit: OfficerVisit) -> Path | None:
    settings = visit.services.settings
    return None if settings.smtp_url else settings.mail_folder


def _mails(folder: Path, unread: str) -> list[FolderMail]:
    """The newest mails, newest first; only their headers are read."""
    if not folder.is_dir():
        return []
    named = (file.name for file in folder.iterdir())
    names = sorted((name for name in named if _MAIL_NAME.fullmatch(name)), reverse=True)[:MOST_MAILS]
    return [_folder_mail(folder / name, unread) for name in names]


def _folder_mail(file: Path, unread: str) -> FolderMail:
    with file.open("rb") as opened:
        mail = BytesHeaderParser(policy=email.policy.default).parse(opened)
    sent = mail["Date"].datetime if mail["Date"] else None
    made = moment_text(sent) if sent and sent.tzinfo else ""
    return FolderMail(file.name, str(mail["Subject"] or unread), str(mail["To"] or ""), made)


def _attachment(part: EmailMessage) -> Attachment:
    content = part.get_content()
    readable = content if isinstance(content, str) else content.decode("utf-8", "replace")
    return Attachment(part.get_filename() or part.get_content_type(), readable)


ROUTES = [
    officer_route("/messages", show_messages),
    officer_route("/messages/{message_id:int}/again", take=try_again),
    officer_route("/messages/mails/{name}", show_mail),
]
