"""What a look has found, in words that say what to do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing to see to. `check` names its kind, `subject` what it is about; what is `broken` does not work now."""

    check: str
    subject: str
    text: str
    broken: bool = False


def broken(check: str, subject: str, text: str) -> Finding:
    """A finding about something that does not work."""
    return Finding(check, subject, text, broken=True)
