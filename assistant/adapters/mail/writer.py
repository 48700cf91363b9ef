"""Turn an outbox message into a mail: the words of `templates`, with an invitation where one belongs.

It decides nothing: whether a message is still true is for `outbox_worker`, and how it travels for
`mail_delivery`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from ruamel.yaml import YAML

from assistant.adapters.calendar.invitations import CalendarEvent, Person, cancellation, invitation
from assistant.consultation.model import Booking, Officer
from assistant.consultation.outbox import MailKind, OutboxMessage
from assistant.consultation.ports import SecretSource
from assistant.language.wall_clock import moment_text, span_text

TEMPLATES = Path(__file__).parent / "templates"
# Servers that do not speak 8BITMIME still exist, so bodies travel as seven bits.
POLICY = SMTP.clone(cte_type="7bit")

_CALENDAR_METHODS = {MailKind.REQUEST: "REQUEST", MailKind.CANCEL: "CANCEL", MailKind.DECLINED: "CANCEL"}
_CODE_KINDS = (MailKind.CODE, MailKind.CHANGE_CODE)
_TEMPLATE_NAMES = {MailKind.CANCEL: "cancelled", MailKind.OFFICER_ALERT: "alert"}


@dataclass(frozen=True)
class MailIdentity:
    """Who the mails come from and where they lead.

    `reply_to` is a mailbox that somebody reads, None where there is none: then nobody is asked to answer.
    `phone` and `contact_email` are those of the council's contact page; `booking_path` and `offer_path`
    are the pages that a link's secret is put behind.
    """

    sender: str
    public_url: str
    phone: str
    contact_email: str
    reply_to: str | None = None
    booking_path: str = "/booking/"
    offer_path: str = "/offer/"


class NotOneAddress(ValueError):
    """A recipient that is not exactly one plain mailbox."""


class MailWriter:
    """Writes the mail of an outbox message."""

    def __init__(self, identity: MailIdentity, secrets: SecretSource, brief: Callable[[Booking], str]) -> None:
        """`brief` gives the officer's brief of a booking as plain text."""
        self._identity = identity
        self._secrets = secrets
        self._brief = brief
        self._templates = _load_templates(TEMPLATES)
        self._jinja = Environment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

    def write(
        self, message: OutboxMessage, booking: Booking | None, officer: Officer | None, now: datetime
    ) -> EmailMessage:
        """Write the mail of a message, about `booking` and `officer` where it has them.

        The same message always gets the same Message-ID, and its invitation the same UID, SEQUENCE and
        DTSTAMP. Raises NotOneAddress when the recipient could reach somebody else too.
        """
        values = self._values(message, booking, officer)
        texts = self._templates[_template_name(message)][message.recipient_role]
        mail = EmailMessage(policy=POLICY)
        mail["From"] = Address(self._templates["calendar"]["sender_name"], addr_spec=self._identity.sender)
        mail["To"] = Address(addr_spec=one_address(message.recipient))
        if self._identity.reply_to:
            mail["Reply-To"] = Address(addr_spec=self._identity.reply_to)
        mail["Subject"] = _one_line(self._fill(texts["subject"], values))
        mail["Date"] = format_datetime(now)
        mail["Message-ID"] = f"<{message.message_id}>"
        # So that an absence note does not answer, and two machines do not talk to each other (RFC 3834).
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(self._fill(texts["text"], values))
        if method := _CALENDAR_METHODS.get(message.kind):
            self._attach(mail, method, self.event(message, booking, officer), message)
        return mail

    def event(self, message: OutboxMessage, booking: Booking | None, officer: Officer | None) -> CalendarEvent:
        """The consultation of a message as the recipient's calendar holds it."""
        values = self._values(message, booking, officer)
        texts = self._templates["calendar"]
        role = message.recipient_role
        description = self._fill(texts[role]["text"], values) if booking is not None else values["reference"]
        return CalendarEvent(
            uid=message.payload["uid"],
            sequence=message.payload["sequence"],
            starts_at=datetime.fromisoformat(message.payload["starts_at"]),
            ends_at=datetime.fromisoformat(message.payload["ends_at"]),
            summary=_one_line(self._fill(texts[role]["summary"], values)),
            description=description.strip(),
            location=values["place"],
            # Calendars send their answers to the organiser.
            organizer=Person(
                self._identity.reply_to or self._identity.sender, self._templates["calendar"]["sender_name"]
            ),
            # A caller changes the booking by its link; an officer's answer is taken where somebody reads it.
            asks_for_answer=role == "officer" and self._identity.reply_to is not None,
            # Each sees only their own mailbox; the other's is in the words where they may have it.
            attendees=(
                Person(message.recipient, values["officer_name"] if role == "officer" else values["caller_name"]),
            ),
        )

    def event_of(
        self, booking: Booking, officer: Officer | None, recipient: str, role: str, now: datetime
    ) -> CalendarEvent:
        """The consultation as the invitation of its recipient has it, so that a calendar with both shows one event."""
        times = {"starts_at": booking.slot.starts_at.isoformat(), "ends_at": booking.slot.ends_at.isoformat()}
        payload = {"reference": booking.reference, "uid": booking.uid, "sequence": booking.sequence, **times}
        kind, version = MailKind.REQUEST, booking.version
        invited = OutboxMessage(None, booking.id, version, kind, recipient, role, "", now, payload=payload)
        return self.event(invited, booking, officer)

    def feed_name(self, officer: Officer) -> str:
        """What an officer's calendar feed is called."""
        return self._fill(self._templates["calendar"]["feed_name"], {"officer_name": _one_line(officer.name)})

    def _attach(self, mail: EmailMessage, method: str, event: CalendarEvent, message: OutboxMessage) -> None:
        stamp = message.created_at
        raw = invitation(event, stamp) if method == "REQUEST" else cancellation(event, stamp)
        # Both forms: some calendars read the alternative, some people open the attachment.
        mail.add_alternative(raw.decode(), subtype="calendar", params={"method": method}, cte="base64")
        name = "invitation.ics" if method == "REQUEST" else "cancellation.ics"
        mail.add_attachment(raw, maintype="application", subtype="ics", filename=name)

    def _values(self, message: OutboxMessage, booking: Booking | None, officer: Officer | None) -> dict[str, Any]:
        payload = message.payload
        starts_at, ends_at = _moment(payload.get("starts_at")), _moment(payload.get("ends_at"))
        if starts_at is None and booking is not None and message.kind is MailKind.OFFICER_ALERT:
            starts_at, ends_at = booking.slot.starts_at, booking.slot.ends_at
        expires_at = _moment(payload.get("expires_at"))
        undelivered = self._templates["calendar"]["undelivered"], self._templates["calendar"]["to"]
        return {
            "public_url": self._identity.public_url,
            "phone": self._identity.phone,
            "contact_email": self._identity.contact_email,
            "place": self._templates["calendar"]["place"],
            "start": moment_text(starts_at) if starts_at else "",
            "when": span_text(starts_at, ends_at) if starts_at and ends_at else "",
            "expires": moment_text(expires_at) if expires_at else "",
            "answers_are_read": self._identity.reply_to is not None,
            "has_new_officer": payload.get("was_officer_id") not in {None, payload.get("officer_id")},
            "reference": payload.get("reference") or (booking.reference if booking else ""),
            "reason": payload.get("reason", ""),
            "alternatives": [span_text(*map(datetime.fromisoformat, each.values())) for each in _ordered(payload)],
            "officer_name": _one_line(officer.name) if officer else "",
            "caller_name": _one_line(booking.name or "") if booking else "",
            "caller_email": _one_line(booking.email or "") if booking else "",
            "organisation": _one_line(booking.request.organisation) if booking and booking.request else "",
            "brief": self._brief(booking) if booking and message.recipient_role == "officer" else "",
            "link": self._link(message),
            "code": self._secrets.code(payload["nonce"]) if message.kind in _CODE_KINDS else "",
            "undelivered": " ".join(
                table.get(key, key) for table, key in zip(undelivered, payload.get("about", "").split(), strict=False)
            ),
        }

    def _link(self, message: OutboxMessage) -> str:
        """The page of the booking or offer, with the secret that opens it; it is stored nowhere."""
        offer = message.kind is MailKind.OFFER
        nonce = message.payload.get("nonce" if offer else "link_nonce")
        path = self._identity.offer_path if offer else self._identity.booking_path
        return f"{self._identity.public_url}{path}{self._secrets.link_secret(nonce)}" if nonce else ""

    def _fill(self, template: str, values: dict[str, Any]) -> str:
        return self._jinja.from_string(template).render(values)


def one_address(text: str) -> str:
    """Give the text back when it is exactly one plain mailbox, else raise NotOneAddress.

    The standard library would deliver 'a@b, c@d' to two people and let a NUL pass.
    """
    local, at, domain = text.partition("@")
    plain = text.isascii() and text.isprintable() and not set(text) & set(' ,;:<>()[]"\\')
    if not (plain and at and local and "." in domain and "@" not in domain and len(text) <= 254):
        raise NotOneAddress("the recipient is not one plain address")
    return text


def _template_name(message: OutboxMessage) -> str:
    payload = message.payload
    if message.kind is MailKind.REQUEST and payload["sequence"]:
        is_new_to_them = payload.get("was_officer_id", payload["officer_id"]) != payload["officer_id"]
        same_time = payload.get("was_starts_at") == payload["starts_at"]
        handed_over = is_new_to_them and (same_time or message.recipient_role == "officer")
        return "handed_over" if handed_over else "moved"
    if message.kind is MailKind.REQUEST:
        return "confirmed"
    return _TEMPLATE_NAMES.get(message.kind, message.kind.value)


def _ordered(payload: Any) -> list[dict[str, str]]:
    alternatives = payload.get("alternatives", ())
    return [{"starts_at": each["starts_at"], "ends_at": each["ends_at"]} for each in alternatives]


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _one_line(text: str) -> str:
    """The text on one line without control characters, as a header or a label needs it."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())


def _load_templates(folder: Path) -> dict[str, dict[str, Any]]:
    yaml = YAML(typ="safe")
    return {file.stem: yaml.load(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.yml"))}
