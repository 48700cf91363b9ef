"""The outbox as officers see it: what waits, what failed, and trying again at once."""

from __future__ import annotations

from enum import Enum

from assistant.consultation.outbox import OutboxMessage
from assistant.consultation.ports import Clock, UnitOfWorkFactory


class MessageState(str, Enum):
    """Where a message stands."""

    SENT = "sent"
    SUPERSEDED = "superseded"
    GIVEN_UP = "given_up"
    FAILING = "failing"
    LATER = "later"
    WAITING = "waiting"


class OutboxDesk:
    """Reads the outbox and puts a message to the front."""

    def __init__(self, unit_of_work: UnitOfWorkFactory, clock: Clock) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock

    def latest(self, limit: int = 200) -> tuple[tuple[OutboxMessage, MessageState], ...]:
        """The newest messages, newest first, and where each stands."""
        with self._unit_of_work(writing=False) as work:
            return tuple((message, self.state(message)) for message in work.outbox.latest(limit))

    def open_count(self) -> int:
        """How many messages wait to be sent."""
        with self._unit_of_work(writing=False) as work:
            return work.outbox.open_count()

    def state(self, message: OutboxMessage) -> MessageState:
        """Where a message stands now; `LATER` is a reminder whose time has not come."""
        if message.sent_at is not None:
            return MessageState.SENT
        if message.superseded_at is not None:
            return MessageState.SUPERSEDED
        if message.given_up_at is not None:
            return MessageState.GIVEN_UP
        if message.last_error is not None:
            return MessageState.FAILING
        later = message.next_attempt_at is not None and message.next_attempt_at > self._clock.now()
        return MessageState.LATER if later else MessageState.WAITING

    def try_again(self, actor: str, message_id: int) -> bool:
        """Try a message at once that failed or was given up; False when there is none, or it never failed.

        A reminder that waits for its day is not sent early.
        """
        with self._unit_of_work() as work:
            message = work.outbox.get(message_id)
            if message is None or self.state(message) not in (MessageState.FAILING, MessageState.GIVEN_UP):
                return False
            work.outbox.try_again(message_id, self._clock.now())
            work.audit.append(actor, "message_tried_again", f"message {message_id}", {"kind": message.kind.value})
            work.commit()
            return True
