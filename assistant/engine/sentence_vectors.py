"""Rasa featurizer: slips of the keyboard put right, then the sentence's MiniLM vector as a dense sentence feature."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

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

from assistant.understanding.kept_vectors import ENCODER, encode_and_keep
from assistant.understanding.sentence_encoder import common_words, shared_encoder
from assistant.understanding.spelling import Spelling

ORIGIN = "SentenceVectors"
SPELT = "spelt"
"""Message key of the text with plain slips put right; what was typed stays in ``text``."""
_FILE = "words.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceVectors(GraphComponent):
    """Adds one vector of unit length (384 numbers) to every message that has text.

    Needs no tokenizer before it: the encoder brings its own word pieces.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration."""
        # Rasa 3.6: featurizers are told apart by alias; ours is the only one.
        return {FEATURIZER_CLASS_ALIAS: None}

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that must be importable."""
        return ["onnxruntime", "tokenizers"]

    def __init__(self, model_storage: ModelStorage, resource: Resource, spelling: Spelling | None = None) -> None:
        """Take where to save and, when loaded, the words of the training sentences."""
        self._model_storage = model_storage
        self._resource = resource
        self._spelling = spelling

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceVectors:
        """Create the component, loading and verifying the encoder if this process has not yet.

        Raises:
            ModelFileError: a model file is missing or is not the one that was examined.
        """
        shared_encoder()
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn which words the training sentences use, so that a mistyped one is known for what it is."""
        texts = [example.get(TEXT) for example in training_data.training_examples if example.get(TEXT)]
        self._spelling = Spelling.learn(texts, common_words())
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(self._spelling.counts, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make Rasa train again when the encoder has changed."""
        return ENCODER

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceVectors:
        """Load the words of the training sentences, and the encoder if this process has not yet."""
        shared_encoder()
        with model_storage.read_from(resource) as folder:
            counts = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(model_storage, resource, Spelling(counts, common_words()))

    def process(self, messages: list[Message]) -> list[Message]:
        """Put slips right and add the vector, for each message that has text and no vector yet."""
        self._add_vectors(messages, shared_encoder().encode)
        return messages

    def _add_vectors(self, messages: list[Message], encode: Callable[[list[str]], np.ndarray]) -> None:
        pending = [message for message in messages if message.get(TEXT) and vector_of(message) is None]
        for message in pending:
            message.set(SPELT, self._put_right(message.get(TEXT)))
        vectors = encode([message.get(SPELT) for message in pending])
        for message, vector in zip(pending, vectors, strict=True):
            message.add_features(Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))

    def _put_right(self, text: str) -> str:
        return self._spelling.put_right(text) if self._spelling else text

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vectors to the training examples; those of an earlier training are kept beside Rasa's own cache."""
        self._add_vectors(training_data.training_examples, lambda texts: encode_and_keep(texts, shared_encoder()))
        return training_data


def vector_of(message: Message) -> np.ndarray | None:
    """Return the sentence vector (384,) that `SentenceVectors` added, or None."""
    for feature in message.features:
        if feature.origin == ORIGIN and feature.attribute == TEXT:
            return feature.features[0]
    return None
