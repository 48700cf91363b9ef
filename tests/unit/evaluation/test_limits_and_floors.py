"""Limits are chosen within what may be lost; floors catch what has fallen."""

from pathlib import Path

import pytest

from assistant.evaluation.floors import below_floor, read_floors
from assistant.evaluation.limits import MOST_LOST, choose
from assistant.evaluation.report import thresholds_file
from assistant.understanding.decision import Reading, Thresholds
from assistant.understanding.labelled_sentences import LabelledSentence

TOPICS = {"guidance/a": "a", "guidance/b": "b"}


def _sample() -> tuple[list[LabelledSentence], list[Reading]]:
    """100 questions (one hard to tell, one strange) and 20 neighbours, most of them with a low in-scope score."""
    sentences, readings = [], []

    def add(label: str, first: str, share: float, in_scope: float) -> None:
        second = "guidance/b" if first == "guidance/a" else "guidance/a"
        ranking = ((first, share), (second, 1 - share), ("neighbour/send", 0.0))
        sentences.append(LabelledSentence(label, "?"))
        readings.append(Reading(first, share, ranking, in_scope, 0.0, "say"))

    for _ in range(98):
        add("guidance/a", "guidance/a", 0.9, 0.9)
    for share in (0.6, 0.62, 0.64):
        add("guidance/a", "guidance/b", share, 0.9)
    add("guidance/a", "guidance/a", 0.9, 0.3)
    for number in range(20):
        add("neighbour/send", "guidance/a", 0.9, 0.1 + number / 40)
    return sentences, readings


def test_limits_lose_and_assert_no_more_than_allowed() -> None:
    """Wrong answers below the limit for saying; neighbours below the limit for turning away."""
    choice = choose(*_sample(), TOPICS)

    lost = {row[0]: row[1] for row in choice.turn_away_curve}[choice.thresholds.turn_away]
    assert lost <= MOST_LOST and choice.thresholds.turn_away > 0.5
    assert 0.6 < choice.thresholds.say < 0.9


def test_the_written_file_is_read_back(tmp_path: Path) -> None:
    """Limits with the curves that led to them."""
    choice = choose(*_sample(), TOPICS)
    (tmp_path / "thresholds.yml").write_text(thresholds_file(choice), encoding="utf-8")

    assert choice.thresholds == Thresholds.read(tmp_path / "thresholds.yml")


def test_a_figure_below_its_floor_is_named() -> None:
    """Floors and ceilings; what was not measured is passed over."""
    floors = {"right": ("at_least", 0.9), "wrong": ("at_most", 0.03), "other": ("at_least", 1.0)}

    assert below_floor({"right": 0.89, "wrong": 0.04}, floors) == [
        "right is 0.89, must be at least 0.9",
        "wrong is 0.04, must be at most 0.03",
    ]
    assert below_floor({"right": 0.9, "wrong": 0.03}, floors) == []


def test_a_floor_without_a_bound_is_refused(tmp_path: Path) -> None:
    """A slip in the file must not switch a check off."""
    (tmp_path / "floors.yml").write_text("right: 0.9\n", encoding="utf-8")

    with pytest.raises(ValueError, match="right"):
        read_floors(tmp_path / "floors.yml")
