"""The answer object of a turn about a booking."""

from __future__ import annotations

from typing import Any

from actions.base import status_answer
from actions.turn import Turn
from assistant.consultation.model import Booking


def asking(turn: Turn, field: str | None) -> dict[str, Any]:
    """The answer object of a question of a booking form: `field` is what it asks for."""
    return status_answer("booking", turn.audience, asks=field)


def about(turn: Turn, booking: Booking, asks: str | None = None) -> dict[str, Any]:
    """The answer object of a turn that says how a booking stands."""
    return status_answer(
        "booking",
        turn.audience,
        asks=asks,
        booking={
            "reference": booking.reference,
            "state": booking.state.value,
            "starts_at": booking.slot.starts_at.isoformat(),
        },
    )
