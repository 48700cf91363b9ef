"""Rasa's events, made of what is stored and of what an action returns."""

from __future__ import annotations

from typing import Any

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

_CLASSES = {kind.type_name: kind for kind in all_subclasses(Event)}


def event_of(written: dict[str, Any]) -> Event:
    """The event that was written so.

    # Rasa 3.6: its own reader looks for the class of every event among all classes again.

    Raises:
        KeyError: it is no event.
    """
    event: Event = _CLASSES[written["event"]]._from_parameters(written)
    return event
