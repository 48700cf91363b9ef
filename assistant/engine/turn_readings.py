"""Reads turns with the trained reader, and puts what comes of them into the parsed message."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from assistant.conversation.families import Families
from assistant.conversation.family import Family, FamilyTurn
from assistant.conversation.heard import Message, Understood
from assistant.conversation.turn_effects import LIKELY, known_before
from assistant.conversation.turn_reading import SERVICES
from assistant.conversation.turn_weighing import InHand, as_turned, weigh_turn
from assistant.engine.harm_in_context import tells_of_harm
from assistant.understanding.turn_effects.reader import shared_turn_reader
from assistant.vocabulary import SLOT_FACTS


class TurnReadings:
    """The trained reader of turns, where a family or a lead is spoken of."""

    def __init__(self) -> None:
        self._reader = shared_turn_reader()

    def of_family(self, text: str) -> float:
        """How likely a message is about a family, where nothing was told of one before."""
        return self._reader.read(known_before(Family()), "", text).of_family

    def touched(self, text: str, families: Families, before: str) -> list[str]:
        """The services of the family in hand that a message may tell something of; none where no family is known."""
        if families.spoken_of == Family():
            return []
        trained = self._reader.read(known_before(families.spoken_of), before, text)
        return [service for service in SERVICES if trained.tells(service) >= LIKELY]

    def weigh(
        self, parsed: dict[str, Any], understood: Understood | None, message: Message, in_hand: InHand
    ) -> tuple[dict[str, Any], Understood | None, Message]:
        """The parsed message, what a closed grammar understood of it, and the message, with the trained reading."""
        reading = parsed.get("family") or {}
        weighed = weigh_turn(self._reader, message, reading, understood, in_hand, tells_of_harm=tells_of_harm(parsed))
        if weighed.facts is not None:
            entities = with_facts(parsed, weighed.facts)
            parsed = {**parsed, "family": {**reading, **as_turned(reading, weighed.facts)}, "entities": entities}
        return parsed, weighed.understood, replace(message, changes_nothing=weighed.changes_nothing)


def with_facts(parsed: dict[str, Any], turn: FamilyTurn) -> list[dict[str, Any]]:
    """The entities of a message with the facts that the turn tells in place of those that its words do."""
    others = [each for each in parsed.get("entities") or () if each.get("entity") not in SLOT_FACTS]
    return [*others, *(fact_entity(fact, value) for fact, value in turn.stated.items())]


def fact_entity(fact: str, value: str) -> dict[str, Any]:
    """A fact about the family as an entity that stands at no place in the message."""
    return {"entity": fact, "value": value, "start": 0, "end": 0, "extractor": "ContextReader"}
