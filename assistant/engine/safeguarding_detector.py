"""Graph component: does this message tell of harm to a child?"""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from assistant.engine.sentence_vectors import SPELT
from assistant.understanding.harm import harm_level, harm_of_message
from assistant.understanding.safeguarding_patterns import safeguarding_patterns

SAFEGUARDING = "safeguarding"
"""Message key: {"score": probability, "level": "reply" | "line" | "none", "asks_for_contacts": bool}."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafeguardingDetector(GraphComponent):
    """Scores every message; the intent stays as it is. Words reviewed by people speak beside the trained reader."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafeguardingDetector:
        """Create the component; its reader is trained beforehand (`training/README.md`)."""
        return cls()

    def __init__(self) -> None:
        """Read the reviewed words."""
        self._patterns = safeguarding_patterns()

    def process(self, messages: list[Message]) -> list[Message]:
        """Set score and level on every message that has a text, as it was typed and with its spelling put right."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                score = harm_of_message(text, message.get(SPELT) or text)
                heard = {
                    "score": score,
                    "level": self._patterns.weigh(text, harm_level(score)),
                    "asks_for_contacts": self._patterns.asks_for_contacts(text),
                }
                message.set(SAFEGUARDING, heard, add_to_output=True)
        return messages
