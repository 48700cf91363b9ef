"""What the consultation core needs from the world: a clock, secrets, and one transaction at a time."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import Enum
from types import TracebackType
from typing import Protocol

from assistant.consultation.repositories import (
    AuditTrail,
    BookingRepository,
    ConversationRepository,
    Outbox,
    RotaRepository,
    WaitingList,
)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SecretSource(Protocol):
    """Randomness, and secrets derived from a key that the database does not hold."""

    def token(self) -> str:
        """A fresh random identifier of 128 bits or more, in lower-case hexadecimal."""

    def reference(self) -> str:
        """A fresh booking reference, random and easy to read out."""

    def code(self, nonce: str) -> str:
        """The six-digit one-time code that belongs to a nonce."""

    def link_secret(self, nonce: str) -> str:
        """The secret of a link (128 bits or more) that belongs to a nonce."""

    def digest(self, text: str) -> str:
        """A keyed hash to find a secret by, without keeping it (64 hexadecimal digits)."""

    def same(self, given: str, expected: str) -> bool:
        """Compare in constant time."""


class BankHolidays(Protocol):
    """Knows the bank holidays of England."""

    def between(self, first: date, last: date) -> frozenset[date]:
        """The bank holidays from the first to the last day, both included."""


class UnitOfWork(Protocol):
    """One transaction: everything in it happens on `commit`, or nothing."""

    bookings: BookingRepository
    conversations: ConversationRepository
    waiting_list: WaitingList
    rota: RotaRepository
    outbox: Outbox
    audit: AuditTrail

    def commit(self) -> None:
        """Make everything done so far lasting."""

    def __enter__(self) -> UnitOfWork:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Roll back whatever was not committed."""


class UnitOfWorkFactory(Protocol):
    """Begins units of work. One that only reads does not wait for those that write."""

    def __call__(self, writing: bool = True) -> UnitOfWork:
        """A unit of work, not yet begun."""


class Cap(Enum):
    """Something that strangers could take everything of."""

    DRAFTS_OF_CLIENT = "drafts_of_client"
    CODES_OF_CLIENT = "codes_of_client"
    CODES_IN_ALL = "codes_in_all"
    HOLDS_OF_CLIENT = "holds_of_client"
    HOLDS_IN_ALL = "holds_in_all"


class Caps(Protocol):
    """Counts what is used under each cap."""

    def use(self, *caps: Cap) -> timedelta | None:
        """Count one more under each cap; where one is used up, count nothing and say how long to wait."""


class NoCaps:
    """For callers who are known to be people of this service: commands and officers."""

    def use(self, *caps: Cap) -> timedelta | None:
        """Never a wait."""
        return None
