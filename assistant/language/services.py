"""The services that may work with a family: a closed set."""

from __future__ import annotations

import re
from collections.abc import Mapping

SERVICES = ("feh", "yos", "social_care")
"""The services whose presence decides who leads."""
NOT_THERE = ("no", "unknown")
"""Values of a service that nobody says is there."""
OF_ADULT_SOCIAL_CARE = re.compile(
    r"\b(?:(?:social )?workers?|sw|social care|csc) (?:for|of) (?:the )?"
    r"(?:(?:old|older|elderly) (?:people|folks?|persons?|adults?|ladies)|elderly|adults?|pensioners)\b",
    re.IGNORECASE,
)
"""A worker for adults, who is none of the child's family: "a social worker for the elderly"."""


def services_there(facts: Mapping[str, str]) -> tuple[str, ...]:
    """The services that are known to work with a family of these facts."""
    return tuple(service for service in SERVICES if facts.get(service, "no") not in NOT_THERE)
