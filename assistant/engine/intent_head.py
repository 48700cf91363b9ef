"""Rasa intent classifier: label, calibrated confidence, in-scope score and the decision they entitle to."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional, Text, Type

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

from assistant.engine.sentence_vectors import SentenceVectors, vector_of
from assistant.understanding.decision import Reading, Thresholds, decide
from assistant.understanding.intent_model import IntentModel
from assistant.understanding.topics import topics_of_answers, topics_of_labels

UNDERSTANDING = "understanding"
"""Message key of the reading: label, confidence, ranking, in_scope, novelty, decision."""
RANKED = 8
DECISION_FILE = "decision.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentHead(GraphComponent, IntentClassifier):
    """Classifies by full label (``guidance/spoc_meetings``) and decides by topic.

    Sets ``intent`` (the part before the slash), ``intent_ranking`` (full labels) and ``understanding``.
    """

    @classmethod
    def required_components(cls) -> List[Type]:
        """Name the components that must come before this one."""
        return [SentenceVectors]

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        """Return the default thresholds; config.yml overrides them, training bakes them into the model."""
        return {
            # Least summed probability of a topic for its answer to be given outright.
            "say": Thresholds.say,
            # In-scope score below which a sentence is turned away.
            "turn_away": Thresholds.turn_away,
        }

    @staticmethod
    def required_packages() -> List[Text]:
        """Name the packages that must be importable."""
        return ["sklearn", "scipy"]

    def __init__(
        self,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: Optional[IntentModel] = None,
        topics: Optional[Dict[Text, Text]] = None,
    ) -> None:
        """Take the configuration and, when loaded, the trained head with its label → topic mapping."""
        self._model_storage = model_storage
        self._resource = resource
        self._thresholds = Thresholds(say=float(config["say"]), turn_away=float(config["turn_away"]))
        self._model = model
        self._topics = topics or {}

    @classmethod
    def create(
        cls,
        config: Dict[Text, Any],
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
            (example.get(TEXT), vector_of(example), example.get_full_intent())
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        if any(vector is None for _, vector, _ in examples):
            raise ValueError("IntentHead needs assistant.engine.sentence_vectors.SentenceVectors before it")
        texts, vectors, labels = zip(*examples) if examples else ((), (), ())
        self._model = IntentModel.fit(list(texts), np.array(vectors, dtype=np.float32), list(labels))
        self._topics = topics_of_labels(self._model.labels, topics_of_answers())
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            (folder / DECISION_FILE).write_text(json.dumps({"topics": self._topics}), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: Dict[Text, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentHead:
        """Load a trained head from the model."""
        with model_storage.read_from(resource) as folder:
            topics = json.loads((folder / DECISION_FILE).read_text(encoding="utf-8"))["topics"]
            return cls(config, model_storage, resource, IntentModel.load(folder), topics)

    def process(self, messages: List[Message]) -> List[Message]:
        """Set intent, ranking and reading on every message that has a sentence vector."""
        for message in messages:
            vector = vector_of(message)
            if vector is not None and self._model is not None:
                self._read(message, vector, self._model)
        return messages

    def _read(self, message: Message, vector: np.ndarray, model: IntentModel) -> None:
        scores = model.scores(message.get(TEXT), vector)
        label, decision = decide(scores.ranking, self._topics, scores.in_scope, self._thresholds)
        reading = Reading(
            label=label,
            confidence=dict(scores.ranking)[label],
            ranking=scores.ranking[:RANKED],
            in_scope=scores.in_scope,
            novelty=scores.novelty,
            decision=decision,
        )
        intent = {INTENT_NAME_KEY: label.split("/", 1)[0], PREDICTED_CONFIDENCE_KEY: reading.confidence}
        ranking = [{INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: p} for name, p in reading.ranking]
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        message.set(UNDERSTANDING, reading.as_dict(), add_to_output=True)
