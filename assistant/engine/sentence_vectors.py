"""Rasa featurizer: the sentence's MiniLM vector as a dense sentence feature."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.understanding.sentence_encoder import shared_encoder

ORIGIN = "SentenceVectors"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceVectors(GraphComponent):
    """Adds one vector of unit length (384 numbers) to every message that has text.

    Needs no tokenizer before it: the encoder brings its own word pieces.
    """

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the default configuration."""
        # Rasa 3.6: featurizers are told apart by alias; ours is the only one.
        return {FEATURIZER_CLASS_ALIAS: None}

    @staticmethod
    def required_packages() -> List[Text]:
        """Name the packages that must be importable."""
        return ["onnxruntime", "tokenizers"]

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        """Create the component, loading and verifying the encoder if this process has not yet.

        Raises:
            ModelFileError: a model file is missing or is not the one that was examined.
        """
        shared_encoder()
        return cls()

    def process(self, messages: List[Message]) -> List[Message]:
        """Add the vector to each message that has text and none yet."""
        pending = [message for message in messages if message.get(TEXT) and vector_of(message) is None]
        vectors = shared_encoder().encode([message.get(TEXT) for message in pending])
        for message, vector in zip(pending, vectors):
            message.add_features(Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to the training examples."""
        self.process(training_data.training_examples)
        return training_data


def vector_of(message: Message) -> Optional[np.ndarray]:
    """Return the sentence vector (384,) that `SentenceVectors` added, or None."""
    for feature in message.features:
        if feature.origin == ORIGIN and feature.attribute == TEXT:
            return feature.features[0]
    return None
