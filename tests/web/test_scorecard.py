"""The public scorecard: every figure stands in one file, with its day, and is shown as it stands there."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from assistant.evaluation.floors import FLOORS, read_floors
from assistant.evaluation.scorecard import SCORECARD, read_scorecard
from assistant.language.wall_clock import day_text
from tests.web.reader import Reader

ROOT = SCORECARD.parents[2]


def test_the_page_shows_every_figure_with_its_day_and_how_to_find_it_again(reader: Reader) -> None:
    text = " ".join(unescape(reader.open("/scorecard")).split())
    scorecard = read_scorecard()
    for measurement in scorecard.measurements:
        assert day_text(measurement.measured) in text and " ".join(measurement.reproduce.split()) in text
        for figure in measurement.figures:
            assert f"{figure.found} of {figure.of} ({figure.percent}%)" in text and figure.what in text
    assert reader.open("/").count('href="/scorecard"') == 1


def test_what_every_version_must_reach_is_what_the_floors_hold(reader: Reader) -> None:
    text = " ".join(unescape(reader.open("/scorecard")).split())
    floors = read_floors(FLOORS)
    for floor in read_scorecard().floors:
        bound, limit = floors[floor.id]
        said = {"at_least": "At least", "at_most": "At most"}[bound]
        assert f"{floor.what}</dt> <dd>{said} {round(100 * limit, 1)}%." in text


def test_no_document_repeats_a_figure_of_the_scorecard() -> None:
    figures = [figure for measurement in read_scorecard().measurements for figure in measurement.figures]
    for path in (ROOT / "docs" / "limits.md", ROOT / "README.md"):
        text = path.read_text(encoding="utf-8")
        for figure in figures:
            assert not re.search(rf"\b{figure.found} of {figure.of}\b", text), (path.name, figure.id)
    assert "data/evaluation/scorecard.yml" in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("found: 0, of: 66", "found: 67, of: 66", "yes_acted: found must be between 0 and of"),
        ("better: fewer", "better: less", "better one of more, fewer"),
        ("{id: turns_wrong,", "{id: turns_right,", "a figure stands here twice"),
        ("  topic_right:", "  topic_rite:", "topic_rite has no floor"),
        ("measured: 2026-", "measured: yesterday-", "needs measured"),
        ("better: more}", "better: more, note: nothing}", "and nothing else"),
    ],
)
def test_a_scorecard_that_cannot_be_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = SCORECARD.read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "scorecard.yml"
    broken.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_scorecard(broken)
