"""The head: learns, doubts what is strange, survives saving, is the same every time."""

from pathlib import Path

import numpy as np
import pytest

from assistant.understanding.decision import Thresholds
from assistant.understanding.intent_model import IntentModel, IntentReader
from assistant.understanding.sentence_encoder import shared_encoder

SENTENCES = {
    "guidance/spoc_what": [
        "what is a SPOC", "who is our single point of contact", "explain the spoc role", "spoc meaning",
        "what does the contact person from early help do", "do we have a named contact",
    ],
    "who_leads": [
        "who leads here", "who is the lead professional", "who takes the lead for this family",
        "is school in charge or the social worker", "who coordinates the plan", "lead professional please",
    ],
    "neighbour/admissions": [
        "how do I get a school place", "apply for a new school", "admissions waiting list",
        "we moved and need a school", "appeal a school place", "which schools have places",
    ],
    "out_of_scope": [
        "what is the weather", "tell me a joke", "football results", "recipe for soup", "bus times",
        "how tall is the shard",
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def model() -> IntentModel:
    """A head over two dozen sentences."""
    return _fit()


def _fit() -> IntentModel:
    texts = [text for several in SENTENCES.values() for text in several]
    labels = [label for label, several in SENTENCES.items() for _ in several]
    return IntentModel.fit(texts, shared_encoder().encode(texts), labels)


def _scores(model: IntentModel, text: str):
    return model.scores(text, shared_encoder().encode([text])[0])


def test_another_wording_finds_its_label(model: IntentModel) -> None:
    """Words that no training sentence holds."""
    assert _scores(model, "which professional is responsible for this child").ranking[0][0] == "who_leads"


def test_probabilities_are_ranked_and_sum_to_one(model: IntentModel) -> None:
    """All labels are listed."""
    probabilities = [p for _, p in _scores(model, "spoc?").ranking]

    assert probabilities == sorted(probabilities, reverse=True)
    assert len(probabilities) == 4 and abs(sum(probabilities) - 1) < 1e-5


def test_outside_labels_lower_the_in_scope_score(model: IntentModel) -> None:
    """A neighbouring subject and a far one score below the assistant's own."""
    own = _scores(model, "who is the lead professional for her").in_scope
    near, far = (_scores(model, text).in_scope for text in ("a place at another school", "who won the match"))

    assert own > near and own > far


def test_what_is_like_nothing_known_is_novel(model: IntentModel) -> None:
    """Similarity to known examples, not to labels."""
    assert _scores(model, "quarterly zinc futures").novelty > _scores(model, "what is a SPOC").novelty + 0.3


def test_nothing_typed_is_read_all_the_same(model: IntentModel) -> None:
    """No text, foreign script, symbols: scores, not errors."""
    for text in ("", "你好吗", "??? !!!", "\u200f"):
        assert 0 <= _scores(model, text).in_scope <= 1


def test_the_known_sentences_that_lie_nearest_and_the_words_bear_witness(model: IntentModel) -> None:
    """The nearest comes first, and no more than ten are asked."""
    witnesses = _scores(model, "who is the lead professional for him").witnesses

    assert witnesses.words == witnesses.nearest[0] == "who_leads"
    assert len(witnesses.nearest) == 10


def test_a_saved_head_reads_the_same(model: IntentModel, tmp_path: Path) -> None:
    """JSON and NumPy archives only; half precision moves no probability by a hundredth."""
    reader = IntentReader(model, {"guidance/spoc_what": "spoc"}, Thresholds(0.4, 0.3))
    reader.save(tmp_path)
    again = IntentReader.load(tmp_path)
    text = "who is the SPOC for our school"
    vector = shared_encoder().encode([text])[0]

    first, second = reader.read(text, vector), again.read(text, vector)

    assert {".json", ".npz"} == {path.suffix for path in tmp_path.iterdir()}
    assert (first.label, first.decision, first.witnesses) == (second.label, second.decision, second.witnesses)
    assert np.allclose(
        [p for _, p in first.ranking], [dict(second.ranking)[label] for label, _ in first.ranking], atol=0.01
    )
    assert (again.topics, again.thresholds) == (reader.topics, reader.thresholds)


def test_pickled_content_is_refused(model: IntentModel, tmp_path: Path) -> None:
    """A model file cannot run code."""
    model.save(tmp_path)
    np.savez(tmp_path / "head.npz", rarity=np.array([{"an": "object"}], dtype=object))

    with pytest.raises(ValueError, match="allow_pickle"):
        IntentModel.load(tmp_path)


def test_training_is_deterministic(model: IntentModel) -> None:
    """The same sentences give the same head."""
    assert np.array_equal(model.vector_weights, _fit().vector_weights)


def test_one_label_is_not_enough() -> None:
    """There would be nothing to tell apart."""
    with pytest.raises(ValueError, match="two labels"):
        IntentModel.fit(["a", "b"], np.eye(2, 384, dtype=np.float32), ["x", "x"])
