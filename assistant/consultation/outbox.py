"""What is to be sent to the world outside: one row per message, written with the change it tells of.

The row is written in the transaction of the change, so that neither exists without the
other. Sending is somebody else's work. Payloads hold no secret: a message that must show a
one-time code or a link carries the nonce, and the sender derives the secret from it with
`SecretSource.code(nonce)` or `SecretSource.link_secret(nonce)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any


class MailKind(str, Enum):
    """What a message is. Its payload is described beside each kind.

    Every payload of a kind about a booking has `reference`, `uid`, `sequence`, `officer_id`,
    `starts_at` and `ends_at` (ISO 8601, UTC) as they were at `booking_version`; a CANCEL that
    withdraws a booking from its former officer has that officer and the former time.
    """

    REQUEST = "request"  # booked or moved: an invitation; caller's row also has link_nonce
    CANCEL = "cancel"  # withdrawn: `reason` is caller, officer, reassigned or forgotten
    DECLINED = "declined"  # the officer cannot: apology; `alternatives`: [{starts_at, ends_at}]
    REMINDER = "reminder"  # send only if the booking is still booked at booking_version
    CODE = "code"  # proves an address: `nonce`, `expires_at`
    CHANGE_CODE = "change_code"  # proves the right to change: `nonce`, `expires_at`, `reference`
    OFFER = "offer"  # waiting list: `nonce` (link), `expires_at`, `starts_at`, `ends_at`
    OFFICER_ALERT = "officer_alert"  # something needs a person: `about`, `outbox_id`
    CALENDAR_PUT = "calendar_put"  # push the event into the officer's own calendar
    CALENDAR_REMOVE = "calendar_remove"  # take it out again


@dataclass(frozen=True)
class OutboxMessage:
    """One message to one recipient, to be delivered at least once and with one Message-ID.

    `recipient_role` is `caller` or `officer`. `message_id` has no angle brackets.
    A message is open while `sent_at`, `superseded_at` and `given_up_at` are all None.
    """

    id: int | None
    booking_id: str | None
    booking_version: int
    kind: MailKind
    recipient: str
    recipient_role: str
    message_id: str
    created_at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    attempts: int = 0
    next_attempt_at: datetime | None = None
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    superseded_at: datetime | None = None
    given_up_at: datetime | None = None
    last_error: str | None = None

    @property
    def stored_id(self) -> int:
        """The id of a message that is stored; only such a message is sent."""
        assert self.id is not None
        return self.id
