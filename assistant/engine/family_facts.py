"""Graph component: what a message says about the family: certain facts as entities, and the whole reading."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.understanding.family_facts.reader import shared_family_reader

EXTRACTOR = "FamilyFacts"
FAMILY = "family"
"""Message key of the whole reading; entities hold only what is certain."""


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class FamilyFacts(GraphComponent):
    """Adds entities `tier`, `feh`, `yos`, `social_care`, `case_holder` (values: contract, section 3)."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> FamilyFacts:
        """Built by Rasa; there is nothing to configure."""
        return cls()

    def __init__(self) -> None:
        self._reader = shared_family_reader()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message states; messages without text (buttons with entities) stay as they are."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                reading = self._reader.read(text, (message.get(METADATA) or {}).get("names") or ())
                found = [
                    {"entity": one.fact, "value": one.value, "start": one.start, "end": one.end, "extractor": EXTRACTOR}
                    for one in reading.stated
                ]
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
                message.set(FAMILY, reading.as_dict(), add_to_output=True)
        return messages
