"""The rota of a fresh installation: two invented officers, marked as an example."""

from __future__ import annotations

from datetime import time

from assistant.consultation.model import Officer
from assistant.consultation.rota_desk import RotaDesk

# Invented: no real officer is meant.
_OFFICERS = (
    ("Officer Example One", "officer.one@example.invalid"),
    ("Officer Example Two", "officer.two@example.invalid"),
)
_WEEKDAYS_NINE_TO_FIVE = tuple((weekday, time(9), time(17)) for weekday in range(5))


def add_example_rota(desk: RotaDesk) -> tuple[Officer, ...]:
    """Add the example officers where there is no officer yet; those who were added."""
    if desk.rota().officers:
        return ()
    return tuple(
        desk.add_officer("system", name, email, _WEEKDAYS_NINE_TO_FIVE, example=True) for name, email in _OFFICERS
    )
