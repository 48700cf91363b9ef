"""The figures of the booking service, and the tools that every part of it works with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from assistant.consultation.mailboxes import TRUSTED_DOMAINS
from assistant.consultation.ports import BankHolidays, Caps, SecretSource, UnitOfWorkFactory


@dataclass(frozen=True)
class BookingPolicy:
    """What the operator decides about booking; how slots are cut stands in the rota.

    `host` is the right-hand side of calendar UIDs and Message-IDs. `load_period` is how far
    back consultations count when the least loaded officer is looked for. A domain that is not one of
    `trusted_domains` can have mailboxes without end, so its live bookings are counted together.
    """

    closed: bool = False
    host: str = "consultations.invalid"
    hold: timedelta = timedelta(minutes=15)
    draft: timedelta = timedelta(hours=24)
    draft_kept: timedelta = timedelta(hours=24)
    prove_email: bool = True
    code_lifetime: timedelta = timedelta(minutes=15)
    code_again_after: timedelta = timedelta(minutes=1)
    codes_unproved: int = 3
    code_tries: int = 5
    codes_per_hour: int = 5
    codes_per_day: int = 10
    change_lifetime: timedelta = timedelta(minutes=30)
    live_bookings_per_mailbox: int = 3
    live_bookings_per_domain: int = 30
    trusted_domains: tuple[str, ...] = TRUSTED_DOMAINS
    late_notice: timedelta = timedelta(hours=24)
    reminder_before: timedelta = timedelta(hours=24)
    offer: timedelta = timedelta(hours=24)
    alternatives: int = 3
    load_period: timedelta = timedelta(days=28)
    push_to_calendar: bool = False


@dataclass(frozen=True)
class Tools:
    """What the parts of the consultation core are handed for one use case.

    `now` is the clock, read once: two readings in one decision can contradict each other.
    """

    unit_of_work: UnitOfWorkFactory
    now: datetime
    secrets: SecretSource
    policy: BookingPolicy
    bank_holidays: BankHolidays
    caps: Caps
