"""The two graph components inside Rasa: what they put on a message, saved and loaded."""

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.engine.intent_head import UNDERSTANDING, IntentHead
from assistant.engine.sentence_vectors import SPELT, SentenceVectors, vector_of
from assistant.understanding.decision import Thresholds
from assistant.understanding.labelled_sentences import LabelledSentence
from assistant.understanding.training import Understanding

EXAMPLES = {
    "guidance/spoc_what": [
        "what is a SPOC",
        "who is our single point of contact",
        "spoc meaning",
        "explain the spoc role",
    ],
    "guidance/tas_what": [
        "what is TAS",
        "explain team around the school",
        "tas meetings",
        "purpose of the tas meeting",
    ],
    "greet": ["hello", "hi there", "good morning", "hey"],
    "neighbour/transport": ["free bus pass", "transport to school", "taxi for my son", "school bus"],
}


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> tuple[SentenceVectors, IntentHead]:
    """Both components, trained on 16 sentences, saved and loaded again."""
    storage = LocalModelStorage.create(tmp_path_factory.mktemp("model"))
    context = ExecutionContext(GraphSchema({}), "test")
    data = TrainingData([Message.build(text, label) for label, texts in EXAMPLES.items() for text in texts])
    vectors, head = Resource("vectors"), Resource("head")
    config = IntentHead.get_default_config()
    untrained = SentenceVectors.create({}, storage, vectors, context)
    untrained.train(data)
    untrained.process_training_data(data)
    IntentHead.create(config, storage, head, context).train(data)
    return SentenceVectors.load({}, storage, vectors, context), IntentHead.load(config, storage, head, context)


def _read(pipeline: tuple[SentenceVectors, IntentHead], text: str) -> Message:
    vectors, head = pipeline
    return head.process(vectors.process([Message({TEXT: text})]))[0]


def test_a_message_gets_a_vector_of_unit_length(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """One dense sentence feature of 384 numbers."""
    vector = vector_of(_read(pipeline, "what is the SPOC for"))

    assert vector is not None and vector.shape == (384,) and abs(np.linalg.norm(vector) - 1) < 1e-5


def test_intent_is_the_base_name_and_the_ranking_has_full_labels(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """Rasa's rules see ``guidance``; everything else sees which question."""
    output = _read(pipeline, "what is a spoc?").as_dict(only_output_properties=True)

    assert output["intent"]["name"] == "guidance"
    assert "guidance/spoc_what" == output["intent_ranking"][0]["name"] == output[UNDERSTANDING]["label"]
    assert output["intent"]["confidence"] == output[UNDERSTANDING]["confidence"]


def test_the_reading_holds_plain_types(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """It is stored and sent as JSON."""
    import json

    reading = _read(pipeline, "is there a bus")

    assert {"label", "confidence", "ranking", "in_scope", "novelty", "decision"} == json.loads(
        json.dumps(reading.get(UNDERSTANDING))
    ).keys()


def test_what_was_typed_is_kept_beside_what_was_read(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """A slip is put right for reading only."""
    message = _read(pipeline, "meetngs")

    assert (message.get(TEXT), message.get(SPELT)) == ("meetngs", "meetings")


def test_a_message_without_text_is_left_alone(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """Nothing to read, nothing invented."""
    message = _read(pipeline, "")

    assert vector_of(message) is None and message.get(UNDERSTANDING) is None


def test_a_second_pass_adds_no_second_vector(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """Rasa may hand the same message over twice."""
    message = _read(pipeline, "hello you")

    assert len(pipeline[0].process([message])[0].features) == 1


def test_training_without_vectors_says_what_is_missing(tmp_path: Path) -> None:
    """A pipeline in the wrong order."""
    head = IntentHead.create(
        IntentHead.get_default_config(),
        LocalModelStorage.create(tmp_path),
        Resource("h"),
        ExecutionContext(GraphSchema({})),
    )

    with pytest.raises(ValueError, match="SentenceVectors"):
        head.train(TrainingData([Message.build("hello", "greet"), Message.build("bye", "goodbye")]))


def test_changed_limits_change_the_fingerprint(tmp_path: Path) -> None:
    """Else Rasa would restore a head with the old limits from its cache."""
    (tmp_path / "limits.yml").write_text("say: 0.9\nturn_away: 0.1\n", encoding="utf-8")

    assert IntentHead.fingerprint_addon({}) != IntentHead.fingerprint_addon(
        {"thresholds": str(tmp_path / "limits.yml")}
    )


def test_the_components_read_as_the_evaluation_does(pipeline: tuple[SentenceVectors, IntentHead]) -> None:
    """The figures of the evaluation are those of the model inside Rasa."""
    sentences = [LabelledSentence(label, text) for label, texts in EXAMPLES.items() for text in texts]
    understanding = Understanding.train(sentences, Thresholds.read())

    for text in ("wat is a spoc", "team around", "a bus for him", "hello", "what is love"):
        reading = _read(pipeline, text).get(UNDERSTANDING)
        expected = understanding.read_all([text])[0].as_dict()
        assert (expected["label"], expected["decision"]) == (reading["label"], reading["decision"])
        assert np.allclose(
            [expected["in_scope"], expected["confidence"]], [reading["in_scope"], reading["confidence"]], atol=0.01
        )
