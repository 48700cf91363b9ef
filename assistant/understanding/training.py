"""The whole of understanding without Rasa: train on ``data/nlu``, read a sentence.

Exactly what the graph components do one after the other; the evaluation and its tests use it because it needs
no TensorFlow, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.understanding.decision import Reading, Thresholds
from assistant.understanding.intent_model import RANKED, IntentModel, IntentReader
from assistant.understanding.kept_vectors import encode_and_keep
from assistant.understanding.labelled_sentences import LabelledSentence
from assistant.understanding.sentence_encoder import SentenceEncoder, common_words, shared_encoder
from assistant.understanding.spelling import Spelling
from assistant.understanding.topics import topics_of_answers, topics_of_labels

NLU_DATA = Path(__file__).resolve().parents[2] / "data" / "nlu"


@dataclass(frozen=True)
class Understanding:
    """Spelling, encoder and reader, trained together."""

    spelling: Spelling
    reader: IntentReader
    encoder: SentenceEncoder = field(default_factory=shared_encoder)

    @classmethod
    def train(
        cls, examples: Sequence[LabelledSentence], thresholds: Thresholds, questions: Mapping[str, str] | None = None
    ) -> Understanding:
        """Train on labelled sentences; `questions` maps questions to topics, by default as the answers do."""
        spelling = Spelling.learn([example.text for example in examples], common_words())
        texts = [spelling.put_right(example.text) for example in examples]
        model = IntentModel.fit(
            texts, encode_and_keep(texts, shared_encoder()), [example.label for example in examples]
        )
        topics = topics_of_labels(model.labels, topics_of_answers() if questions is None else questions)
        return cls(spelling, IntentReader(model, topics, thresholds))

    def read_all(self, texts: Sequence[str], ranked: int = RANKED) -> list[Reading]:
        """Read many sentences; each reading lists the `ranked` likeliest labels."""
        spelt = [self.spelling.put_right(text) for text in texts]
        return [self.reader.read(*pair, ranked) for pair in zip(spelt, self.encoder.encode(spelt), strict=False)]

    def with_thresholds(self, thresholds: Thresholds) -> Understanding:
        """Return the same model deciding by other limits."""
        return Understanding(
            self.spelling, IntentReader(self.reader.model, self.reader.topics, thresholds), self.encoder
        )
