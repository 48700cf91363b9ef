"""Graph component: does this message tell of harm to a child?"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.engine.sentence_vectors import SPELT, SentenceVectors, vector_of
from assistant.understanding.safeguarding_model import SafeguardingModel
from assistant.understanding.safeguarding_patterns import plain, safeguarding_patterns
from assistant.understanding.sentence_encoder import shared_encoder
from assistant.vocabulary import INTENT_SAFEGUARDING

SAFEGUARDING = "safeguarding"
"""Message key: {"score": probability, "level": "reply" | "line" | "none", "asks_for_contacts": bool}."""
FEWEST_WORDS = 2
"""A number, a range of hours or a single word is left to the reviewed words: one word says too little to a model."""
LONG_MESSAGE = 20
"""Words; in a longer message each sentence is read too, so that a disclosure is not lost among others."""
MOST_SENTENCES = 8
SURE_ALONE = 0.5
"""A sentence read without the others of its message says less, so it counts from this probability on. Of the validation
sentences, no disclosure that is heard by one of its sentences alone is heard at less than 0.9.
"""
_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN_AS_A_NAME = re.compile(r"(?:[A-Z][a-z'’]+[ -]?){1,3}")
"""A school's name typed alone ("The Elms") tells of nothing, and is left to the reviewed words too."""
_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SafeguardingDetector(GraphComponent):
    """Scores every message; the intent stays as it is. Words reviewed by people speak beside the model."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Name the components that must come before this one."""
        return [SentenceVectors]

    @staticmethod
    def required_packages() -> list[str]:
        """Name the packages that must be importable."""
        return ["scipy"]

    def __init__(self, model_storage: ModelStorage, resource: Resource, model: SafeguardingModel | None = None) -> None:
        """Take what was trained, when loaded."""
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._patterns = safeguarding_patterns()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SafeguardingDetector:
        """Create an untrained detector."""
        return cls(model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Train on every example that has a text: `raise_safeguarding_concern` against all others.

        Raises:
            ValueError: an example without a sentence vector, or too few of either kind.
        """
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        vectors = [vector_of(example) for example in examples]
        if any(vector is None for vector in vectors):
            raise ValueError("SafeguardingDetector needs assistant.engine.sentence_vectors.SentenceVectors before it")
        concerns = np.array([example.get_full_intent() == INTENT_SAFEGUARDING for example in examples])
        texts = [example.get(SPELT) or example.get(TEXT) for example in examples]
        self._model = SafeguardingModel.fit(texts, np.array(vectors, dtype=np.float32), concerns)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SafeguardingDetector:
        """Load a trained detector from the model."""
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, SafeguardingModel.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set score and level on every message that has a text; without a model or vector the words alone speak."""
        for message in messages:
            text = message.get(TEXT)
            if text:
                score = self._score(message)
                model = self._model
                level = self._patterns.weigh(text, model.level(score)) if model else self._patterns.level(text)
                asks = self._patterns.asks_for_contacts(text)
                heard = {"score": score, "level": level, "asks_for_contacts": asks}
                message.set(SAFEGUARDING, heard, add_to_output=True)
        return messages

    def _score(self, message: Message) -> float:
        vector, text = vector_of(message), message.get(TEXT)
        if self._model is None or vector is None:
            return 0.0
        spelt = message.get(SPELT) or text
        rest = self._patterns.without_idioms(text)
        if rest != plain(text):
            # What is only a way of speaking is taken out for the model too.
            text = spelt = rest
            vector = shared_encoder().encode([rest])[0]
        if len(_WORD.findall(text)) < FEWEST_WORDS or _WRITTEN_AS_A_NAME.fullmatch(text):
            return 0.0
        whole = self._model.score(spelt, vector)
        sentences = _sentences(text)
        if not sentences:
            return whole
        vectors = shared_encoder().encode(sentences)
        alone = (self._model.score(each, vector) for each, vector in zip(sentences, vectors, strict=True))
        return max(whole, *(score for score in alone if score >= SURE_ALONE), 0.0)


def _sentences(text: str) -> list[str]:
    """The sentences of a long message, the longest ones where there are many; none for a short one."""
    if len(text.split()) <= LONG_MESSAGE:
        return []
    pieces = [piece.strip() for piece in _SENTENCE_END.split(text) if len(piece.split()) > 2]
    return sorted(pieces, key=len, reverse=True)[:MOST_SENTENCES] if len(pieces) > 1 else []
