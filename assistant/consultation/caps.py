"""What anybody may use up before it is known who they are, counted by where they come from and in all."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from typing import Protocol


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
