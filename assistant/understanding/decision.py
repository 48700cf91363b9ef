"""Say it, ask, or turn away: what a reading of a sentence entitles the assistant to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.understanding.topics import GUIDANCE_PREFIXES, is_outside

SAY, ASK, TURN_AWAY = "say", "ask", "turn_away"
LEAST_PROBABILITY = 0.3
"""A topic less likely than this is never said, however far behind the runner-up is: nothing known fits the sentence."""
SURE_ALONE = 0.7
"""From this probability on a topic of the guidance is said although no witness names it."""
MOST = 2
"""So many of the three witnesses are most of them: what they name may be said as the likelier of two."""
LIKELIER = 0.5
"""The share of the likelier of two."""
FEW = 2
"""No more of the nearest known sentences than this tell nothing: there are ten, of a hundred and thirty labels."""
WEIGHTY = frozenset({"penalty_notices", "legal_planning", "last_resort", "engagement_and_enforcement", "contact"})
"""Topics where a wrong answer costs most: law, court and fines, and whom to ring. A lead has readers of its own."""
WEIGHTIER = 0.1
"""How much larger the share of such a topic must be for its answer to be given outright."""
THRESHOLDS = Path(__file__).resolve().parents[2] / "data" / "evaluation" / "thresholds.yml"


@dataclass(frozen=True)
class Thresholds:
    """Two limits, chosen on validation data by ``assistant evaluate``."""

    say: float
    """Least share of the likeliest topic against the runner-up, p₁ ÷ (p₁ + p₂), for its answer to be given outright."""
    turn_away: float
    """In-scope score below which a sentence is not answered as guidance."""

    @classmethod
    def read(cls, path: Path = THRESHOLDS) -> Thresholds:
        """Read the limits from their file.

        Raises:
            ValueError: one is missing or not between 0 and 1; the message names the file.
        """
        from ruamel.yaml import YAML

        written = YAML(typ="safe", pure=True).load(path) or {}
        try:
            limits = cls(say=float(written["say"]), turn_away=float(written["turn_away"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(f"{path.name}: needs the numbers say and turn_away") from error
        if not all(0 <= limit <= 1 for limit in (limits.say, limits.turn_away)):
            raise ValueError(f"{path.name}: say and turn_away lie between 0 and 1")
        return limits


@dataclass(frozen=True)
class Witnesses:
    """What names a label beside the two heads together: the words alone, and the known sentences that lie nearest."""

    words: str
    """The likeliest label by the words alone."""
    nearest: tuple[str, ...]
    """The labels of the nearest known sentences, nearest first."""

    def for_topic(self, topic: str, topics: Mapping[str, str]) -> int:
        """How many of three name a topic: the words, the nearest sentence, and more than a few of the nearest."""
        near = [topics.get(label, label) for label in self.nearest]
        return (topics.get(self.words, self.words) == topic) + (near[:1] == [topic]) + (near.count(topic) > FEW)


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
    witnesses: Witnesses | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return the reading in plain types, ready for JSON; who bore witness to it is not kept."""
        kept = {name: value for name, value in vars(self).items() if name != "witnesses"}
        return {**kept, "ranking": [list(entry) for entry in self.ranking]}


def decide(
    ranking: Sequence[tuple[str, float]],
    topics: Mapping[str, str],
    in_scope: float,
    thresholds: Thresholds,
    witnesses: Witnesses | None = None,
) -> tuple[str, str]:
    """Return (label, decision) for labels with their probabilities, and the witnesses where any were heard.

    A sentence turned away keeps the likeliest outside label, so that a neighbouring subject gets its signpost;
    a sentence of the assistant's own field gets the likeliest label of its likeliest topic.
    """
    outside = in_scope < thresholds.turn_away
    side = [(label, p) for label, p in ranking if is_outside(label) == outside] or list(ranking)
    totals = topics_by_probability(side, topics)
    # What the assistant does not answer is a rival too: when Ramadan begins is no question of when to escalate.
    rival = max((p for label, p in ranking if is_outside(label) != outside), default=0.0)
    best, share = winner(totals, rival)
    label = max(((label, p) for label, p in side if topics.get(label, label) == best), key=lambda entry: entry[1])[0]
    if outside:
        return label, TURN_AWAY
    least_share = thresholds.say + (WEIGHTIER if best in WEIGHTY else 0.0)
    least_probability = LEAST_PROBABILITY
    if witnesses is not None and label.startswith(GUIDANCE_PREFIXES):
        agreeing = witnesses.for_topic(best, topics)
        if not agreeing:
            # It is more often wrong than right (docs/understanding.md).
            least_probability = SURE_ALONE
        elif agreeing >= MOST and best not in WEIGHTY:
            least_share = LIKELIER
    return label, SAY if share >= least_share and totals[0][1] >= least_probability else ASK


def winner(totals: Sequence[tuple[str, float]], rival: float = 0.0) -> tuple[str, float]:
    """Return the likeliest topic and its share against the runner-up or a `rival` from elsewhere, which says more than
    its own probability: a long tail of unlikely labels is no rival."""
    (best, first), *rest = totals
    second = max(rest[0][1] if rest else 0.0, rival)
    return best, first / (first + second) if first else 0.0


def topics_by_probability(ranking: Sequence[tuple[str, float]], topics: Mapping[str, str]) -> list[tuple[str, float]]:
    """Sum the probabilities of the labels of each topic, likeliest topic first."""
    totals: dict[str, float] = {}
    for label, probability in ranking:
        topic = topics.get(label, label)
        totals[topic] = totals.get(topic, 0.0) + probability
    return sorted(totals.items(), key=lambda entry: -entry[1])
