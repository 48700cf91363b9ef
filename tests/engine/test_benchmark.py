"""The benchmark trains and reads inside Rasa, whatever the labels look like."""

from assistant.commands.benchmark import benchmark
from assistant.understanding.labelled_sentences import LabelledSentence

TOPICS = {
    "bus times / fares": [
        "when is the next bus",
        "how much is a bus ticket",
        "bus to the station",
        "late bus",
        "bus pass",
    ],
    "weather today": ["will it rain", "is it sunny", "weather forecast", "how cold is it", "do I need a coat"],
    "a[b](c)": ["play some music", "next song", "turn the radio on", "louder please", "play [jazz](genre)"],
}


def test_a_foreign_set_is_learnt_and_strangers_score_lower() -> None:
    """Labels with spaces, slashes and brackets; the same sentences are read back."""
    sentences = [LabelledSentence(label, text) for label, texts in TOPICS.items() for text in texts]
    foreign = [
        LabelledSentence("oos", text) for text in ("quarterly zinc futures", "mitochondria", "the treaty of Utrecht")
    ]

    figures = benchmark(sentences, sentences, foreign)

    assert figures.accuracy == 1.0
    assert figures.oos_auroc is not None and figures.oos_auroc > 0.9
    assert figures.train_s > 0 and figures.ms_median > 0
