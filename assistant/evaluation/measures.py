"""What is measured on labelled sentences and their readings; every figure is a share between 0 and 1."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from assistant.understanding.decision import ASK, SAY, TURN_AWAY, Reading, topics_by_probability, winner
from assistant.understanding.labelled_sentences import LabelledSentence
from assistant.understanding.topics import GUIDANCE_PREFIXES, is_outside

DECISION_LABELS = frozenset({"who_leads", "who_escalates"})
OFFERED = 3
"""Topics offered as buttons when the assistant asks."""
CALIBRATION_BINS = 10


@dataclass(frozen=True)
class Judged:
    """One sentence beside its reading, with the topics of both."""

    sentence: LabelledSentence
    reading: Reading
    true_topics: tuple[str, ...]
    """The topics that are right; mostly one."""
    read_topic: str
    offered: tuple[str, ...]
    """The guidance topics that would be offered, likeliest first."""

    @property
    def kind(self) -> str:
        """``guidance`` · ``neighbour`` · ``far`` · ``service``, by the true label."""
        return kind_of(self.sentence.labels[0])

    @property
    def is_right(self) -> bool:
        """The right topic, said outright."""
        return self.reading.decision == SAY and self.read_topic in self.true_topics

    @property
    def is_right_or_offered(self) -> bool:
        """Said outright, or among the buttons."""
        return self.is_right or (self.reading.decision == ASK and bool(set(self.true_topics) & set(self.offered)))

    @property
    def is_answered_as_guidance(self) -> bool:
        """Some guidance topic is said outright."""
        return self.reading.decision == SAY and kind_of(self.reading.label) == "guidance"

    @property
    def is_turned_away(self) -> bool:
        """Treated as something the assistant does not answer."""
        return self.reading.decision == TURN_AWAY or is_outside(self.reading.label)


def kind_of(label: str) -> str:
    """Return ``guidance`` · ``neighbour`` · ``far`` · ``service``."""
    if label.startswith(GUIDANCE_PREFIXES) or label in DECISION_LABELS:
        return "guidance"
    if is_outside(label):
        return "neighbour" if "/" in label else "far"
    return "service"


def judge(sentence: LabelledSentence, reading: Reading, topics: Mapping[str, str]) -> Judged:
    """Put a sentence beside its reading; each true label gives a right topic."""
    inside = [(label, p) for label, p in reading.ranking if kind_of(label) == "guidance"]
    offered = tuple(topic for topic, _ in topics_by_probability(inside, topics)[:OFFERED])
    true_topics = tuple(dict.fromkeys(topics.get(label, label) for label in sentence.labels))
    return Judged(sentence, reading, true_topics, topics.get(reading.label, reading.label), offered)


def figures(judged: Sequence[Judged]) -> dict[str, float]:
    """Return the figures of docs/understanding.md; one without any sentence to measure is left out."""
    guidance = [item for item in judged if item.kind == "guidance"]
    parents = [item for item in guidance if item.sentence.voice == "parent"]
    neighbours = [item for item in judged if item.kind == "neighbour"]
    far = [item for item in judged if item.kind == "far"]
    service = [item for item in judged if item.kind == "service"]
    shares: list[tuple[str, Sequence[Judged], Callable[[Judged], bool]]] = [
        ("topic_right", guidance, lambda item: item.is_right),
        ("topic_right_parents", parents, lambda item: item.is_right),
        ("topic_first", guidance, lambda item: any(topic in item.true_topics for topic in item.offered[:1])),
        ("topic_right_or_offered", guidance, lambda item: item.is_right_or_offered),
        ("topic_wrong_asserted", guidance, lambda item: item.is_answered_as_guidance and not item.is_right),
        ("guidance_lost", guidance, lambda item: item.is_turned_away),
        ("neighbours_not_answered", neighbours, lambda item: not item.is_answered_as_guidance),
        ("neighbours_turned_away", neighbours, lambda item: item.is_turned_away),
        (
            "neighbours_right_signpost",
            neighbours,
            lambda item: item.is_turned_away and item.read_topic in item.true_topics,
        ),
        ("far_turned_away", far, lambda item: item.is_turned_away),
        ("service_right", service, lambda item: item.is_right),
    ]
    found = {name: float(np.mean([test(item) for item in items])) for name, items, test in shares if items}
    if judged:
        found["calibration_error"] = calibration_error(judged)
    return {name: round(value, 4) for name, value in found.items()}


def calibration_bins(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, count) per tenth of confidence in the first label, if any."""
    confidence = np.array([item.reading.ranking[0][1] for item in judged])
    right = np.array([item.reading.ranking[0][0] in item.sentence.labels for item in judged])
    tenth = np.minimum((confidence * CALIBRATION_BINS).astype(int), CALIBRATION_BINS - 1)
    return [
        (float(confidence[tenth == n].mean()), float(right[tenth == n].mean()), int((tenth == n).sum()))
        for n in range(CALIBRATION_BINS)
        if (tenth == n).any()
    ]


def calibration_error(judged: Sequence[Judged]) -> float:
    """Return the expected calibration error: how far, on average, confidence is from the share that is right."""
    return sum(abs(confidence - right) * count for confidence, right, count in calibration_bins(judged)) / len(judged)


def scores_by_label(judged: Sequence[Judged]) -> list[tuple[str, float, float, float, int]]:
    """Return (label, precision, recall, F1, support) of the first label, by label."""
    pairs = [
        (
            item.reading.label if item.reading.label in item.sentence.labels else item.sentence.labels[0],
            item.reading.label,
        )
        for item in judged
    ]
    rows = []
    for label in sorted({true for true, _ in pairs}):
        hits = sum(true == read == label for true, read in pairs)
        support, said = sum(true == label for true, _ in pairs), sum(read == label for _, read in pairs)
        precision, recall = hits / said if said else 0.0, hits / support
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        rows.append((label, precision, recall, f1, support))
    return rows


def confusions(judged: Sequence[Judged]) -> tuple[list[str], np.ndarray]:
    """Return the topics and how often a sentence of a row's topic was read as a column's."""
    pairs = [
        (item.read_topic if item.read_topic in item.true_topics else item.true_topics[0], item.read_topic)
        for item in judged
    ]
    names = sorted({name for pair in pairs for name in pair})
    index = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(names), len(names)), dtype=int)
    for true, read in pairs:
        matrix[index[true], index[read]] += 1
    return names, matrix


def coverage_curve(judged: Sequence[Judged], topics: Mapping[str, str]) -> list[tuple[float, float, float]]:
    """Return (limit, share said, share of those right) for guidance questions as the limit for saying rises."""
    rows = []
    for item in judged:
        if item.kind == "guidance":
            inside = [(label, p) for label, p in item.reading.ranking if not is_outside(label)]
            best, share = winner(topics_by_probability(inside, topics))
            rows.append((share, best in item.true_topics))
    curve = []
    for limit in np.linspace(0, 0.95, 20):
        said = [right for share, right in rows if share >= limit]
        if said:
            curve.append((round(float(limit), 2), len(said) / len(rows), float(np.mean(said))))
    return curve
