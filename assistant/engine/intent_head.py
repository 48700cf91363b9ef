"""Rasa intent classifier: label, calibrated confidence, in-scope score and the decision they entitle to."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.engine.sentence_vectors import SPELT, SentenceVectors, vector_of
from assistant.understanding.decision import THRESHOLDS, Reading, Thresholds
from assistant.understanding.intent_model import RANKED, IntentModel, IntentReader
from assistant.understanding.topics import ANSWERS, topics_of_answers, topics_of_labels

UNDERSTANDING = "understanding"
"""Message key of the reading: label, confidence, ranking, in_scope, novelty, decision."""
ALL_LABELS = 1000
"""Reading in context weighs every label; what is stored keeps the likeliest (`assistant.engine.context`)."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentHead(GraphComponent, IntentClassifier):
    """Classifies by full label (``guidance/spoc_meetings``) and decides by topic.

    Sets ``intent`` (the part before the slash), ``intent_ranking`` (full labels) and ``understanding``.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Name the components that must come before this one."""
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return where the limits and the topics come from."""
        return {
            # The file with the two limits, baked into the model at training; None is the project's own.
            "thresholds": None,
            # The folder with the answers, for the topic of each question; None is the project's own.
            "answers": None,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that must be importable."""
        return ["sklearn", "scipy"]

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        reader: IntentReader | None = None,
    ) -> None:
        """Take the configuration and, when loaded, what was trained."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._reader = reader

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentHead:
        """Create an untrained head."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on every example that has a text and an intent, and save the head.

        Raises:
            ValueError: fewer than two labels, or an example without a sentence vector.
        """
        examples = [
            (example.get(SPELT), vector_of(example), example.get_full_intent())
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        if any(vector is None for _, vector, _ in examples):
            raise ValueError("IntentHead needs assistant.engine.sentence_vectors.SentenceVectors before it")
        texts, vectors, labels = zip(*examples, strict=False) if examples else ((), (), ())
        model = IntentModel.fit(list(texts), np.array(vectors, dtype=np.float32), list(labels))
        thresholds, questions = _decided_by(self._config)
        self._reader = IntentReader(model, topics_of_labels(model.labels, questions), thresholds)
        with self._model_storage.write_to(self._resource) as folder:
            self._reader.save(folder)
        return self._resource

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Make Rasa train again when the limits, the topics of the answers or what a head consists of has changed."""
        thresholds, questions = _decided_by(config)
        return json.dumps([asdict(thresholds), questions, [part.name for part in fields(IntentModel)]])

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentHead:
        """Load a trained head from the model."""
        with model_storage.read_from(resource) as folder:
            reader = IntentReader.load(folder)
        _ = reader.model.shortlist  # now, so that no message waits for it
        return cls(config, model_storage, resource, reader)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and reading on every message that has a sentence vector."""
        for message in messages:
            vector = vector_of(message)
            if vector is not None and self._reader is not None:
                _set(message, self._reader.read(message.get(SPELT), vector, ALL_LABELS))
        return messages


def _decided_by(config: dict[str, Any]) -> tuple[Thresholds, dict[str, str]]:
    thresholds = Thresholds.read(Path(config.get("thresholds") or THRESHOLDS))
    return thresholds, topics_of_answers(Path(config.get("answers") or ANSWERS))


def _set(message: Message, reading: Reading) -> None:
    intent = {INTENT_NAME_KEY: reading.label.split("/", 1)[0], PREDICTED_CONFIDENCE_KEY: reading.confidence}
    # Stored with every message, and read back with it in every turn: so no more of it than is looked at.
    ranking = [{INTENT_NAME_KEY: label, PREDICTED_CONFIDENCE_KEY: p} for label, p in reading.ranking[:RANKED]]
    message.set(INTENT, intent, add_to_output=True)
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    message.set(UNDERSTANDING, reading.as_dict(), add_to_output=True)
