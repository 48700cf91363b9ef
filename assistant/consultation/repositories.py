"""What the consultation core keeps, and how it asks for it back: one protocol per store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from assistant.consultation.model import (
    Booking,
    BookingIntent,
    Claim,
    Closure,
    CodeMail,
    Draft,
    Leave,
    Officer,
    OfficerId,
    Rota,
    RotaSettings,
    WaitingEntry,
    WeeklyHours,
)
from assistant.consultation.outbox import OutboxMessage


class BookingRepository(Protocol):
    """Bookings, from the first hold to what came of them."""

    def claim(self, booking: Booking) -> bool:
        """Write a new or moved booking; False when the database finds the time taken."""

    def save(self, booking: Booking) -> None:
        """Write a change that takes no new time."""

    def remove(self, booking_id: str) -> None:
        """Delete a hold."""

    def get(self, booking_id: str) -> Booking | None:
        """The booking with this id."""

    def by_reference(self, reference: str) -> Booking | None:
        """The booking with this reference; holds have none that anybody knows."""

    def by_uid(self, uid: str) -> Booking | None:
        """The booking with this calendar UID."""

    def by_link(self, link_hash: str) -> Booking | None:
        """The booking whose link secret has this digest."""

    def held_by(self, conversation: str) -> Booking | None:
        """The hold of a conversation, expired or not."""

    def booked_addresses(self, after: datetime) -> tuple[str, ...]:
        """The address of each consultation that is booked and starts after an instant."""

    def belonging_to(self, email: str) -> tuple[Booking, ...]:
        """Every booking made with this address."""

    def claims(self, starts_at: datetime, ends_at: datetime, now: datetime) -> tuple[Claim, ...]:
        """What live bookings claim between two instants; holds expired by `now` claim nothing."""

    def loads(self, since: datetime, now: datetime) -> Mapping[OfficerId, int]:
        """How many consultations each officer has had or will have since an instant."""

    def between(self, starts_at: datetime, ends_at: datetime) -> tuple[Booking, ...]:
        """Bookings that start between two instants, cancelled ones too, holds not, by time."""

    def remove_expired_holds(self, now: datetime) -> int:
        """Delete holds that have run out and say how many there were."""

    def remove_ended_before(self, before: datetime) -> int:
        """Delete bookings that ended before an instant, with what hangs on them."""


class ConversationRepository(Protocol):
    """Drafts, and the idempotency keys of their "check your answers"."""

    def draft(self, conversation: str) -> Draft | None:
        """The draft of a conversation."""

    def save_draft(self, draft: Draft) -> None:
        """Write a draft, new or not."""

    def remove_draft(self, conversation: str) -> int:
        """Delete the draft and the unused intents of a conversation; how many drafts there were."""

    def remove_expired(self, now: datetime) -> int:
        """Delete drafts that have run out, with their unused intents, and say how many."""

    def remove_belonging_to(self, email: str) -> int:
        """Delete the drafts that hold this address, and the intents behind its bookings; how many drafts."""

    def intent(self, intent_id: str) -> BookingIntent | None:
        """The intent with this id."""

    def latest_intent(self, conversation: str) -> BookingIntent | None:
        """The newest intent of a conversation."""

    def save_intent(self, intent: BookingIntent) -> None:
        """Write an intent, new or not."""

    def code_mails(self, digest: str, since: datetime) -> tuple[CodeMail, ...]:
        """The codes sent under a digest since an instant, oldest first."""

    def note_code_mail(self, digest: str, now: datetime) -> None:
        """Remember that a code was sent."""

    def note_proof(self, digest: str, now: datetime) -> None:
        """Remember that the codes sent under a digest did their work."""

    def remove_code_mails_before(self, before: datetime) -> int:
        """Delete what limits no longer need."""


class WaitingList(Protocol):
    """People who want the next time that comes free."""

    def save(self, entry: WaitingEntry) -> None:
        """Write an entry, new or not."""

    def open_entry(self, email: str) -> WaitingEntry | None:
        """The entry of an address that is waiting or has an offer."""

    def by_offer(self, offer_hash: str) -> WaitingEntry | None:
        """The entry whose offer secret has this digest."""

    def waiting(self) -> tuple[WaitingEntry, ...]:
        """Those without an offer, who came first first."""

    def lapsed(self, now: datetime) -> tuple[WaitingEntry, ...]:
        """Those whose offer has run out."""

    def remove_belonging_to(self, email: str) -> int:
        """Delete the entries of an address."""

    def remove_made_before(self, before: datetime) -> int:
        """Delete entries that were made before an instant, but none with an offer that stands."""


class RotaRepository(Protocol):
    """Officers, their hours and leave, closures, and how slots are cut."""

    def rota(self) -> Rota:
        """Everything, officers who have left included (inactive)."""

    def officer(self, officer_id: OfficerId) -> Officer | None:
        """The officer with this id."""

    def add_officer(self, officer: Officer) -> Officer:
        """Write a new officer and give it back with its id."""

    def save_officer(self, officer: Officer) -> None:
        """Write a changed officer."""

    def set_hours(self, officer_id: OfficerId, hours: Sequence[WeeklyHours]) -> None:
        """Replace the weekly hours of an officer."""

    def add_leave(self, leave: Leave) -> Leave:
        """Write leave and give it back with its id."""

    def remove_leave(self, leave_id: int) -> Leave | None:
        """Delete leave and give back what it was."""

    def add_closure(self, closure: Closure) -> Closure:
        """Write a closure and give it back with its id."""

    def remove_closure(self, closure_id: int) -> Closure | None:
        """Delete a closure and give back what it was."""

    def save_settings(self, settings: RotaSettings) -> None:
        """Replace how slots are cut."""

    def password_hash(self, email: str) -> tuple[OfficerId, str] | None:
        """The id and password hash of an active officer who may log in."""

    def set_password_hash(self, officer_id: OfficerId, password_hash: str | None) -> None:
        """Give or take an officer's login."""

    def officer_by_feed(self, feed_hash: str) -> Officer | None:
        """The active officer whose calendar feed has this digest."""

    def set_feed_hash(self, officer_id: OfficerId, feed_hash: str | None) -> None:
        """Give or take an officer's calendar feed."""


class Outbox(Protocol):
    """Messages to be sent."""

    def add(self, message: OutboxMessage) -> None:
        """Write a message; one that is there already (same change, kind, recipient) stays as it is."""

    def supersede(self, booking_id: str, now: datetime) -> int:
        """Close the booking's open messages, because a newer one says more."""

    def get(self, message_id: int) -> OutboxMessage | None:
        """The message with this id."""

    def take_due(self, now: datetime, lease_until: datetime, limit: int = 10) -> tuple[OutboxMessage, ...]:
        """Lease open messages that are due, oldest first; nobody else gets them before the lease ends."""

    def mark_sent(self, message_id: int, now: datetime) -> None:
        """Note that a message was handed over."""

    def mark_failed(self, message_id: int, error: str, next_attempt_at: datetime) -> None:
        """Note a failed attempt and when to try again."""

    def mark_superseded(self, message_id: int, now: datetime) -> None:
        """Close a message that is no longer true."""

    def give_up(self, message_id: int, error: str, now: datetime) -> None:
        """Close a message that could not be delivered."""

    def try_again(self, message_id: int, now: datetime) -> bool:
        """Make a message due at once that waits or was given up; whether there was one."""

    def latest(self, limit: int = 100) -> tuple[OutboxMessage, ...]:
        """The newest messages, newest first."""

    def open_count(self) -> int:
        """How many messages wait to be sent."""

    def forget(self, recipient: str) -> int:
        """Delete every message to a recipient."""

    def remove_closed_before(self, before: datetime) -> int:
        """Delete messages closed before an instant."""


class AuditTrail(Protocol):
    """What was done, by whom, in an order that cannot be changed unseen. Never personal data."""

    def append(self, actor: str, action: str, subject: str, detail: Mapping[str, Any]) -> None:
        """Add an entry."""

    def entries(self, subject: str | None = None, limit: int = 500) -> tuple[AuditEntry, ...]:
        """The entries about a subject (or all), oldest first; the last `limit` of them."""


class AuditEntry(Protocol):
    """One line of the audit trail."""

    @property
    def position(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def actor(self) -> str: ...
    @property
    def action(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def detail(self) -> Mapping[str, Any]: ...
