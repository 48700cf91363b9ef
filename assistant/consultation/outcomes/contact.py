"""What can come of giving a name and an address, and of proving the address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class ContactProblem(str, Enum):
    """What is wrong with a name or an address, or with taking another one from where it came from."""

    NAME_EMPTY = "name_empty"
    NAME_TOO_LONG = "name_too_long"
    NAME_NOT_PLAIN = "name_not_plain"
    EMAIL_NOT_ONE_ADDRESS = "email_not_one_address"
    EMAIL_TOO_LONG = "email_too_long"
    EMAIL_LIKELY_TYPO = "email_likely_typo"
    TOO_MANY_DRAFTS = "too_many_drafts"


@dataclass(frozen=True)
class ContactTaken:
    """The name or address is kept in the draft."""

    name: str | None
    email: str | None
    email_proved: bool


@dataclass(frozen=True)
class ContactRefused:
    """It is not kept; `suggestion` is what was probably meant."""

    reason: ContactProblem
    suggestion: str | None = None


@dataclass(frozen=True)
class CodeSent:
    """A code is on its way to the address of the draft; `again` where it takes the place of one sent before."""

    email: str
    expires_at: datetime
    again: bool = False


@dataclass(frozen=True)
class TooManyCodes:
    """No further code until `retry_at`; `one_stands`: one that was mailed before can still be typed."""

    retry_at: datetime
    one_stands: bool


@dataclass(frozen=True)
class NoEmail:
    """There is no address to prove."""


@dataclass(frozen=True)
class EmailProved:
    """The address is the caller's."""

    email: str


@dataclass(frozen=True)
class CodeWrong:
    """Not the code that was sent."""

    tries_left: int


@dataclass(frozen=True)
class CodeExpired:
    """There is no code to compare with any more: too late, too many tries, or none was sent."""


GiveContact = ContactTaken | ContactRefused
SendCode = CodeSent | TooManyCodes | EmailProved | NoEmail
CheckCode = EmailProved | CodeWrong | CodeExpired
