"""Graph component: the facts about a family as entities of the message, for the slots of the same names."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.understanding.family_facts.reader import FamilyFactsReader

EXTRACTOR = "FamilyFacts"


@DefaultV1Recipe.register([DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR], is_trainable=False)
class FamilyFacts(GraphComponent):
    """Adds entities `tier`, `feh`, `yos`, `social_care` (values: contract, section 3) and `several_children`."""

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
        self._reader = FamilyFactsReader()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what each message states; messages without text (buttons with entities) stay as they are."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                found = [
                    {
                        "entity": fact.fact,
                        "value": fact.value,
                        "start": fact.start,
                        "end": fact.end,
                        "extractor": EXTRACTOR,
                    }
                    for fact in self._reader.read(text)
                ]
                message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages
