"""Say it, ask, or turn away: what a reading of a sentence entitles the assistant to do."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Mapping, Sequence

from assistant.understanding.topics import is_outside

SAY, ASK, TURN_AWAY = "say", "ask", "turn_away"


@dataclass(frozen=True)
class Thresholds:
    """Chosen on validation data by ``assistant evaluate``; see data/evaluation/thresholds.yml for the curve."""

    say: float = 0.40
    """Least summed probability of a topic for its answer to be given outright."""
    turn_away: float = 0.35
    """In-scope score below which a sentence is not answered as guidance."""


@dataclass(frozen=True)
class Reading:
    """What a sentence was taken to ask."""

    label: str
    """Full label of the best topic's likeliest question, such as ``guidance/spoc_meetings``."""
    confidence: float
    """Calibrated probability of that label."""
    ranking: tuple[tuple[str, float], ...]
    """The likeliest labels, best first."""
    in_scope: float
    """0–1: probability of everything the assistant answers, lowered for what is unlike all known examples."""
    novelty: float
    """0–1: how unlike all known examples."""
    decision: str
    """``say`` · ``ask`` · ``turn_away``."""

    def as_dict(self) -> dict[str, Any]:
        """Return the reading in plain types, ready for JSON."""
        return {**asdict(self), "ranking": [list(entry) for entry in self.ranking]}


def decide(
    ranking: Sequence[tuple[str, float]], topics: Mapping[str, str], in_scope: float, thresholds: Thresholds
) -> tuple[str, str]:
    """Return (label, decision) for labels with their probabilities.

    A sentence turned away keeps the likeliest outside label, so that a neighbouring subject gets its signpost;
    a sentence of the assistant's own field gets the likeliest label of its likeliest topic.
    """
    outside = in_scope < thresholds.turn_away
    side = [(label, p) for label, p in ranking if is_outside(label) == outside] or list(ranking)
    totals: dict[str, float] = {}
    for label, probability in side:
        topic = topics.get(label, label)
        totals[topic] = totals.get(topic, 0.0) + probability
    best = max(totals, key=lambda topic: totals[topic])
    label = max(((label, p) for label, p in side if topics.get(label, label) == best), key=lambda entry: entry[1])[0]
    if outside:
        return label, TURN_AWAY
    return label, SAY if totals[best] >= thresholds.say else ASK
