"""What a first message says of a family by all its readers, as the chat service puts them together."""

from __future__ import annotations

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_effects import known_before, weighed
from assistant.understanding.family_facts.reading import FamilyReading
from assistant.understanding.turn_effects.reader import shared_turn_reader

OF_A_FAMILY = 0.5
"""From this probability on a message is about a family (`assistant/engine/turn_readings.py`)."""


def first_message(text: str, reading: FamilyReading) -> HeardOfFamily:
    """What its words were read as, weighed with the reader of turns; lists and several children are left to words."""
    heard = HeardOfFamily.from_reading(reading.as_dict())
    if reading.listed or reading.several or reading.apart:
        return heard
    trained = shared_turn_reader().read(known_before(Family()), "", text)
    return weighed(Family(), heard, trained) if trained.of_family >= OF_A_FAMILY else heard
