"""One fact about a family, read from what somebody wrote."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FamilyFact:
    """`fact` is `tier`, `feh`, `yos`, `social_care` or `case_holder`;
    `start` and `end` are offsets in the message (both 0 where no single place says it)."""

    fact: str
    value: str
    start: int = 0
    end: int = 0
