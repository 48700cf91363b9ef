"""Choosing the two limits on validation data, with the curves that led to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.evaluation.measures import Judged, figures, judge
from assistant.understanding.decision import Reading, Thresholds, decide
from assistant.understanding.labelled_sentences import LabelledSentence

GRID = tuple(float(limit) for limit in np.round(np.arange(0.05, 0.96, 0.025), 3))
MOST_LOST = 0.03
"""Share of real questions that may be turned away for the sake of the neighbours."""
LEAST_AWAY = 0.97
"""Share of the neighbouring subjects to turn away."""
MOST_WRONG = 0.0175
"""Share of questions that may be answered with a wrong topic: half of the aim, as validation flatters."""


@dataclass(frozen=True)
class Choice:
    """The limits chosen and the figures at every limit tried."""

    thresholds: Thresholds
    turn_away_curve: list[tuple[float, float, float, float]]
    """(limit, guidance lost, neighbours turned away, far turned away)"""
    say_curve: list[tuple[float, float, float, float]]
    """(limit, topic right, wrong asserted, right or offered)"""


def redecide(
    sentences: Sequence[LabelledSentence], readings: Sequence[Reading], topics: Mapping[str, str], limits: Thresholds
) -> list[Judged]:
    """Judge the same readings as if the limits had been these; readings must rank every label."""
    judged = []
    for sentence, reading in zip(sentences, readings, strict=False):
        label, decision = decide(reading.ranking, topics, reading.in_scope, limits, reading.witnesses)
        judged.append(judge(sentence, replace(reading, label=label, decision=decision), topics))
    return judged


def choose(sentences: Sequence[LabelledSentence], readings: Sequence[Reading], topics: Mapping[str, str]) -> Choice:
    """Choose the limits.

    Turning away: of the limits that lose at most `MOST_LOST` of the guidance questions, the lowest that turns at least
    `LEAST_AWAY` of the neighbours away, else the highest: a question lost costs more than a neighbour asked about.
    Saying: the lowest limit with at most `MOST_WRONG` wrong topics asserted, else the highest tried.
    """
    at_turn_away = {limit: figures(redecide(sentences, readings, topics, Thresholds(0.0, limit))) for limit in GRID}
    bearable = [limit for limit in GRID if at_turn_away[limit].get("guidance_lost", 0.0) <= MOST_LOST]
    enough = [limit for limit in bearable if at_turn_away[limit].get("neighbours_turned_away", 1.0) >= LEAST_AWAY]
    turn_away = min(enough, default=max(bearable, default=GRID[0]))
    at_say = {limit: figures(redecide(sentences, readings, topics, Thresholds(limit, turn_away))) for limit in GRID}
    safe = [limit for limit in GRID if at_say[limit].get("topic_wrong_asserted", 0.0) <= MOST_WRONG]
    say = min(safe, default=GRID[-1])
    return Choice(
        Thresholds(say, turn_away),
        [
            _row(limit, at, "guidance_lost", "neighbours_turned_away", "far_turned_away")
            for limit, at in at_turn_away.items()
        ],
        [
            _row(limit, at, "topic_right", "topic_wrong_asserted", "topic_right_or_offered")
            for limit, at in at_say.items()
        ],
    )


def _row(limit: float, found: Mapping[str, float], *names: str) -> tuple[float, float, float, float]:
    first, second, third = (found.get(name, float("nan")) for name in names)
    return (limit, first, second, third)
