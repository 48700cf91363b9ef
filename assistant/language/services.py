"""The services that may work with a family: a closed set."""

from __future__ import annotations

from collections.abc import Mapping

SERVICES = ("feh", "yos", "social_care")
"""The services whose presence decides who leads."""
NOT_THERE = ("no", "unknown")
"""Values of a service that nobody says is there."""


def services_there(facts: Mapping[str, str]) -> tuple[str, ...]:
    """The services that are known to work with a family of these facts."""
    return tuple(service for service in SERVICES if facts.get(service, "no") not in NOT_THERE)
