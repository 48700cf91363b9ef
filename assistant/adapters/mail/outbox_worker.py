"""Send what the outbox holds, at least once, and never keep the database waiting while sending.

A message is leased in one transaction, sent outside any, and marked in another. Dying in between
sends it once more with the same Message-ID; that is the only way to a duplicate.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from assistant.adapters.calendar.caldav import CaldavCalendars
from assistant.adapters.failpoints import failpoint
from assistant.adapters.mail.delivery import Delivered, Delivery, MailSender, Refused, TryLater
from assistant.adapters.mail.writer import MailWriter, NotOneAddress
from assistant.consultation.model import Booking, BookingState, Officer
from assistant.consultation.outbox import MailKind, OutboxMessage
from assistant.consultation.ports import Clock, UnitOfWork, UnitOfWorkFactory
from assistant.observability import exception_location

logger = logging.getLogger(__name__)

_CALENDAR_KINDS = (MailKind.CALENDAR_PUT, MailKind.CALENDAR_REMOVE)
_EXPIRING_KINDS = (MailKind.CODE, MailKind.CHANGE_CODE, MailKind.OFFER)
# When one of these does not arrive, somebody may miss a consultation.
_ALERTING_KINDS = (MailKind.REQUEST, MailKind.CANCEL, MailKind.DECLINED, MailKind.REMINDER, *_CALENDAR_KINDS)


@dataclass(frozen=True)
class RetryPolicy:
    """How patiently a message is tried again.

    `longest_wait` stays under five minutes, so that everything is out five minutes after a mail server
    has come back. `lease` is longer than any attempt can take.
    """

    first_wait: timedelta = timedelta(seconds=10)
    longest_wait: timedelta = timedelta(minutes=4)
    give_up_after: timedelta = timedelta(hours=72)
    lease: timedelta = timedelta(minutes=3)

    def wait_after(self, attempts: int) -> timedelta:
        """How long to wait after the given number of attempts: doubling up to the longest."""
        return min(self.first_wait * 2 ** min(attempts - 1, 10), self.longest_wait)


@dataclass(frozen=True)
class Round:
    """What one round did: how many messages were sent, put off, given up, or no longer true."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0
    outdated: int = 0


@dataclass(frozen=True)
class _Job:
    message: OutboxMessage
    booking: Booking | None
    officer: Officer | None
    taken_at: datetime


class OutboxWorker:
    """Sends the messages of one outbox. Any number of workers may share it."""

    def __init__(
        self,
        unit_of_work: UnitOfWorkFactory,
        clock: Clock,
        writer: MailWriter,
        sender: MailSender,
        *,
        calendars: CaldavCalendars | None = None,
        retry: RetryPolicy | None = None,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._writer = writer
        self._sender = sender
        self._calendars = calendars or CaldavCalendars({})
        self._retry = retry or RetryPolicy()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def run_once(self, most: int = 1000) -> Round:
        """Send everything that is due, up to `most` messages; stop early when no mail can be sent at all."""
        counts = {"sent": 0, "put_off": 0, "given_up": 0, "outdated": 0}
        for _ in range(most):
            job = self._claim()
            if job is None:
                break
            failpoint("mail_claimed")
            if not _still_true(job.message, job.booking, job.taken_at):
                self._record_outdated(job)
                counts["outdated"] += 1
                continue
            outcome = self._attempt(job)
            failpoint("mail_accepted")
            counts[self._record(job, outcome)] += 1
            failpoint("mail_marked")
            if isinstance(outcome, TryLater) and outcome.unreachable and job.message.kind not in _CALENDAR_KINDS:
                break
        return Round(**counts)

    def start(self, every_seconds: float = 2.0) -> None:
        """Work in a thread of its own until `stop`; a round that fails is logged and tried again."""
        self._stopping.clear()
        self._thread = threading.Thread(target=self._work, args=(every_seconds,), name="outbox", daemon=True)
        self._thread.start()

    def stop(self, within_seconds: float = 30.0) -> None:
        """Finish the message in hand and stop."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join(within_seconds)

    def _work(self, every_seconds: float) -> None:
        while not self._stopping.is_set():
            try:
                # Few at a time, so that stopping need not wait for a long queue.
                busy = self.run_once(most=5).sent == 5
            except Exception as error:
                # A database that is away must not end the thread: the outbox is still there afterwards.
                logger.error("outbox_round_failed: %s", exception_location(error))
                busy = False
            if not busy:
                self._stopping.wait(every_seconds)

    def _claim(self) -> _Job | None:
        now = self._clock.now()
        with self._unit_of_work() as work:
            due = work.outbox.take_due(now, now + self._retry.lease, limit=1)
            if not due:
                return None
            (message,) = due
            booking = work.bookings.get(message.booking_id) if message.booking_id else None
            officer = self._officer(work, message, booking)
            work.commit()
        return _Job(message, booking, officer, now)

    @staticmethod
    def _officer(work: UnitOfWork, message: OutboxMessage, booking: Booking | None) -> Officer | None:
        officer_id = message.payload.get("officer_id") or (booking.slot.officer_id if booking else None)
        return work.rota.rota().officer(officer_id) if officer_id is not None else None

    def _attempt(self, job: _Job) -> Delivery:
        message = job.message
        try:
            if message.kind is MailKind.CALENDAR_REMOVE:
                return self._calendars.remove(message.recipient, message.payload["uid"])
            if message.kind is MailKind.CALENDAR_PUT:
                event = self._writer.event(message, job.booking, job.officer)
                return self._calendars.put(message.recipient, event, message.created_at)
            mail = self._writer.write(message, job.booking, job.officer, job.taken_at)
            return self._sender.send(mail, _file_name(message))
        except NotOneAddress as error:
            return Refused(str(error))
        except Exception as error:
            # A mistake in one message must not stop the others; it is tried again and in the end alerted.
            logger.error("outbox_message_failed: %s", exception_location(error), extra={"outbox_id": message.id})
            return TryLater(f"could not be made: {type(error).__name__}")

    def _record(self, job: _Job, outcome: Delivery) -> str:
        message, now = job.message, self._clock.now()
        with self._unit_of_work() as work:
            if isinstance(outcome, Delivered):
                work.outbox.mark_sent(message.stored_id, now)
                result = "sent"
            elif isinstance(outcome, Refused) or self._too_old(message, now):
                work.outbox.give_up(message.stored_id, outcome.reason, now)
                self._alert(work, job, now)
                result = "given_up"
            else:
                work.outbox.mark_failed(
                    message.stored_id, outcome.reason, now + self._retry.wait_after(message.attempts + 1)
                )
                result = "put_off"
            current = work.bookings.get(message.booking_id) if message.booking_id else None
            failpoint("mail_before_mark")
            work.commit()
        if message.kind is MailKind.CALENDAR_PUT and not _still_true(message, current, now):
            self._put_right(message, current, job.officer)
        return result

    def _put_right(self, message: OutboxMessage, booking: Booking | None, officer: Officer | None) -> None:
        """The booking changed while its event was being written, so another worker's change may lie beneath ours."""
        if booking is None or not booking.is_booked or officer is None or booking.slot.officer_id != officer.id:
            self._calendars.remove(message.recipient, message.payload["uid"])
            return
        times = {"starts_at": booking.slot.starts_at.isoformat(), "ends_at": booking.slot.ends_at.isoformat()}
        newest = replace(message, payload={**message.payload, **times, "sequence": booking.sequence})
        self._calendars.put(message.recipient, self._writer.event(newest, booking, officer), message.created_at)

    def _record_outdated(self, job: _Job) -> None:
        with self._unit_of_work() as work:
            work.outbox.mark_superseded(job.message.stored_id, job.taken_at)
            work.commit()

    def _too_old(self, message: OutboxMessage, now: datetime) -> bool:
        # A reminder was written long before it was due, and is outdated by the consultation itself.
        return message.kind is not MailKind.REMINDER and now - message.created_at >= self._retry.give_up_after

    def _alert(self, work: UnitOfWork, job: _Job, now: datetime) -> None:
        """Tell an officer whose own mailbox is not the one that failed: the booking's, if possible."""
        message = job.message
        if message.kind not in _ALERTING_KINDS:
            return
        mailboxes = [job.officer.email] if job.officer else []
        mailboxes += [officer.email for officer in work.rota.rota().officers if officer.active]
        reachable = (
            mailbox for mailbox in mailboxes if message.kind in _CALENDAR_KINDS or mailbox != message.recipient
        )
        recipient = next(reachable, None)
        if recipient is None:
            logger.error("outbox_alert_without_recipient", extra={"outbox_id": message.id})
            return
        work.outbox.add(
            OutboxMessage(
                id=None,
                booking_id=message.booking_id,
                booking_version=message.booking_version,
                kind=MailKind.OFFICER_ALERT,
                recipient=recipient,
                recipient_role="officer",
                message_id=f"alert-{message.message_id}",
                payload={"about": f"{message.kind.value} {message.recipient_role}", "outbox_id": message.id},
                created_at=now,
            )
        )


def _still_true(message: OutboxMessage, booking: Booking | None, now: datetime) -> bool:
    """Whether a message still says what is so, judged by the booking as it stands now."""
    if message.kind in _EXPIRING_KINDS and datetime.fromisoformat(message.payload["expires_at"]) <= now:
        return False
    if message.kind is MailKind.OFFER:
        return booking is not None and booking.state is BookingState.HELD
    if message.kind in (MailKind.REQUEST, MailKind.CALENDAR_PUT, MailKind.REMINDER):
        if booking is None or not booking.is_booked or booking.version != message.booking_version:
            return False
        return message.kind is not MailKind.REMINDER or booking.slot.starts_at > now
    return True


def _file_name(message: OutboxMessage) -> str:
    return f"{message.created_at:%Y%m%d-%H%M%S}-{message.id:06d}-{message.kind.value}-{message.recipient_role}"
