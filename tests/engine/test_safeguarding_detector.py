"""The safeguarding detector: recall first, and few false alarms."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from assistant.engine.safeguarding_detector import SAFEGUARDING, SafeguardingDetector
from assistant.engine.sentence_vectors import SentenceVectors
from assistant.understanding.safeguarding_model import SafeguardingModel
from assistant.understanding.training_examples import read_training_examples

ROOT = Path(__file__).parents[2]
DISCLOSURES = ROOT / "data" / "evaluation" / "test" / "disclosures.tsv"
HELD_BACK = ROOT / "data" / "evaluation" / "validation" / "safeguarding.tsv"


class Folder:
    """Stands for Rasa's model storage."""

    def __init__(self, path: Path):
        self._path = path

    def write_to(self, resource):
        return self

    read_from = write_to

    def __enter__(self):
        return self._path

    def __exit__(self, *exception):
        return None


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A detector trained on all that bears on safety and a part of the rest, saved and loaded again."""
    storage = Folder(tmp_path_factory.mktemp("model"))
    safety = read_training_examples(ROOT / "data" / "nlu" / "safeguarding")
    rest = read_training_examples(ROOT / "data" / "nlu")[::12]
    examples = [
        Message.build(text=e.text, intent=e.label)
        for e in [*safety, *(e for e in rest if e.label != "raise_safeguarding_concern")]
    ]
    data = SentenceVectors(None, None).process_training_data(TrainingData(training_examples=examples))
    SafeguardingDetector(storage, None).train(data)
    return SafeguardingDetector.load({}, storage, None, None)


def _levels(detector, texts):
    messages = SentenceVectors(None, None).process([Message.build(text=text) for text in texts])
    return [message.get(SAFEGUARDING)["level"] for message in detector.process(messages)]


def _held_back(kind, file=HELD_BACK):
    with file.open(encoding="utf-8", newline="") as lines:
        return [row["text"] for row in csv.DictReader(lines, delimiter="\t") if row["kind"] == kind]


def test_held_back_disclosures_are_met_with_the_reply_or_a_line(trained):
    missed = [
        text
        for text, level in zip(_held_back("disclosure"), _levels(trained, _held_back("disclosure")), strict=True)
        if level == "none"
    ]
    assert missed == []


def test_disclosures_of_many_writers_that_nothing_was_tuned_on_are_heard(trained):
    texts = _held_back("disclosure", DISCLOSURES)
    levels = _levels(trained, texts)
    assert len(texts) >= 120
    assert levels.count("none") == 0
    assert levels.count("reply") >= 0.9 * len(texts)


@pytest.mark.parametrize("text", ["9-11", "2 - 4", "CIN", "10/12", "YOS"])
def test_a_number_or_a_single_word_is_no_disclosure(trained, text):
    assert _levels(trained, [text]) == ["none"]


def test_few_look_alikes_are_met_with_the_reply_alone(trained):
    levels = _levels(trained, _held_back("look_alike"))
    assert levels.count("reply") <= 0.05 * len(levels)


def test_a_disclosure_among_other_sentences_is_not_lost(trained):
    message = (
        "Hi, I run attendance at a primary. Thank you for the help last week with the parenting contract. "
        "She told our nurse that her uncle comes into her room at night. "
        "Can you also tell me how often our single point of contact should meet us?"
    )
    assert _levels(trained, [message]) == ["reply"]


def test_the_score_is_a_probability_and_goes_to_the_output(trained):
    (message,) = trained.process(SentenceVectors(None, None).process([Message.build(text="my dad hits me")]))
    assert 0.5 < message.get(SAFEGUARDING)["score"] <= 1
    assert SAFEGUARDING in message.output_properties


class Whispering:
    """Stands for a model that is hardly sure of harm."""

    def score(self, text, vector):
        return 0.1

    def level(self, score):
        return "line" if score else "none"


def _read_beside(intent, confidence, text):
    (message,) = SentenceVectors(None, None).process([Message.build(text=text)])
    message.set("intent_ranking", [{"name": intent, "confidence": confidence}])
    detector = SafeguardingDetector(None, None, Whispering())
    detector.process([message])
    return message.get(SAFEGUARDING)["level"]


def test_a_sure_intent_silences_no_weak_signal():
    assert _read_beside("out_of_scope", 0.99, "the photocopier is jammed again") == "line"
    assert _read_beside("who_leads", 0.99, "who leads, there was domestic abuse") == "line"
    assert _read_beside("who_leads", 0.99, "my dad hits me") == "reply"


def test_a_name_typed_alone_is_left_to_the_reviewed_words():
    assert _read_beside("out_of_scope", 0.5, "The Elms") == "none"
    assert _read_beside("out_of_scope", 0.5, "Saint Example's School") == "none"
    assert _read_beside("out_of_scope", 0.5, "Hurt Me") == "line"
    assert _read_beside("out_of_scope", 0.5, "took pills") == "line"


class Listening(Whispering):
    """Stands for a model that keeps what it was asked to read."""

    def __init__(self):
        self.read = []

    def score(self, text, vector):
        self.read.append(text)
        return 0.0


def test_the_model_reads_a_message_without_its_figures_of_speech():
    model = Listening()
    (message,) = SentenceVectors(None, None).process([Message.build(text="We hit rock bottom, who leads now")])
    SafeguardingDetector(None, None, model).process([message])
    assert len(model.read) == 1
    assert "rock" not in model.read[0]
    assert "who leads now" in model.read[0]


class Deaf(Whispering):
    """Stands for a model that hears no harm."""

    def score(self, text, vector):
        return 0.0

    def level(self, score):
        return "none"


def _read_by(model, text):
    (message,) = SentenceVectors(None, None).process([Message.build(text=text)])
    SafeguardingDetector(None, None, model).process([message])
    return message.get(SAFEGUARDING)["level"]


def test_a_question_about_rules_that_names_a_worry_passes_where_the_model_hears_nothing():
    assert _read_by(Deaf(), "which tier does neglect sit at in the guidance") == "none"
    assert _read_by(Whispering(), "which tier does neglect sit at in the guidance") == "line"
    assert _read_by(Deaf(), "I am worried about neglect in this family") == "line"
    assert _read_by(Deaf(), "what does the policy say, my dad hits me") == "line"


def test_one_sentence_of_a_long_message_counts_only_when_it_is_heard_clearly():
    class HearsTheFirst(Whispering):
        def __init__(self, heard):
            self._heard = heard

        def score(self, text, vector):
            return self._heard if text.startswith("She has been quiet") and text.endswith("lately.") else 0.0

        def level(self, score):
            return "line" if score >= 0.05 else "none"

    message = "She has been quiet about her weekends lately. " + "We would like to know when our contact meets us. " * 3
    assert _read_by(HearsTheFirst(0.4), message) == "none"
    assert _read_by(HearsTheFirst(0.6), message) == "line"


def test_without_a_model_the_words_speak(tmp_path):
    message = Message.build(text="my dad hits me")
    SafeguardingDetector(Folder(tmp_path), None).process([message])
    assert message.get(SAFEGUARDING) == {"score": 0.0, "level": "reply", "asks_for_contacts": False}


def test_what_is_saved_holds_no_pickle(tmp_path):
    texts = [f"he hits her {i}" for i in range(4)] + [f"who leads here {i}" for i in range(4)]
    vectors = np.eye(8, 384, dtype=np.float32)
    model = SafeguardingModel.fit(texts, vectors, np.arange(8) < 4)
    model.save(tmp_path)
    again = SafeguardingModel.load(tmp_path)
    assert again.score("he hits her", vectors[0]) == pytest.approx(model.score("he hits her", vectors[0]))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["safeguarding.json", "safeguarding.npz"]


def test_too_few_disclosures_are_refused():
    with pytest.raises(ValueError, match="at least"):
        SafeguardingModel.fit(["a"] * 5, np.zeros((5, 384)), np.array([True] + [False] * 4))
