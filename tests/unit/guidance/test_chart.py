"""The who-leads chart: drawn from the rules, one A4 page, readable without seeing it."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from assistant.guidance.chart import HEIGHT, WIDTH, draw, who_leads_chart
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.loading import CONTENT
from assistant.guidance.model import LEADS, Situation
from assistant.guidance.reading import ContentError
from assistant.guidance.who_leads import who_leads
from tests.support.shipped import shipped_library

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def library() -> GuidanceLibrary:
    return shipped_library()


@pytest.fixture(scope="module")
def drawing(library) -> ElementTree.Element:
    return ElementTree.fromstring(draw(who_leads_chart(library)))


def test_every_lead_of_the_rules_stands_on_the_chart_with_its_clause(library) -> None:
    chart = who_leads_chart(library)
    assert {step.lead for step in chart.steps} == set(LEADS)
    for step in chart.steps:
        assert step.clauses
        assert all(clause in chart_clauses(library) for clause in step.clauses)
        assert any("usually" in sentence for sentence in step.sentences)


def chart_clauses(library: GuidanceLibrary) -> set[str]:
    return {clause.id for clause in library.clauses.values() if clause.edition == "2023-01"}


def test_the_chart_follows_the_rules_when_they_change(library) -> None:
    """A chart that kept its own copy of the rules would still name the old lead."""
    outcomes = tuple(
        replace(outcome, lead="school") if outcome.id == "yos" else outcome for outcome in library.rules.outcomes
    )
    changed = replace(library, rules=replace(library.rules, outcomes=outcomes))
    assert [step.lead for step in who_leads_chart(changed).steps].count("school") == 2


def test_the_chart_and_the_answers_name_the_same_leads(library) -> None:
    asked = (
        Situation(tier="3", social_care="child_in_need"),
        Situation(tier="2", social_care="no", feh="yes"),
        Situation(social_care="no", feh="no", yos="statutory"),
        Situation(tier="1", social_care="no", feh="no", yos="no"),
    )
    leads = [who_leads(situation, "practitioner", library).lead for situation in asked]
    assert [step.lead for step in who_leads_chart(library).steps] == leads


def test_what_the_text_does_not_settle_is_listed(library) -> None:
    assert who_leads_chart(library).unsettled == tuple(
        library.rules.unsettled[outcome.id].title
        for outcome in library.rules.outcomes
        if outcome.status == "not_settled"
    )


def test_everything_lies_on_one_page(drawing) -> None:
    assert drawing.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    for text in drawing.iter(f"{SVG}text"):
        size = float(text.get("font-size"))
        assert float(text.get("y")) < HEIGHT - 20
        assert float(text.get("x")) + len(text.text) * size * 0.56 <= WIDTH - 20, text.text
    for box in drawing.iter(f"{SVG}rect"):
        assert float(box.get("y", 0)) + float(box.get("height")) <= HEIGHT


def test_text_stays_inside_its_box(drawing) -> None:
    boxes = [
        [float(box.get(name)) for name in ("x", "y", "width", "height")]
        for box in drawing.iter(f"{SVG}rect")
        if box.get("stroke")
    ]
    inside = 0
    for text in drawing.iter(f"{SVG}text"):
        left, base = float(text.get("x")), float(text.get("y"))
        for x, y, width, height in boxes:
            if x < left < x + width and y < base < y + height:
                inside += 1
                assert base + 4 <= y + height
    assert inside > 20


def test_the_drawing_is_described(drawing, library) -> None:
    title, description = drawing.find(f"{SVG}title"), drawing.find(f"{SVG}desc")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    chart = who_leads_chart(library)
    for step in chart.steps:
        assert step.question in description.text and all(s in description.text for s in step.sentences)
    assert all(title in description.text for title in chart.unsettled)


def test_nothing_is_loaded_from_outside(library) -> None:
    drawing = draw(who_leads_chart(library)).replace("http://www.w3.org/2000/svg", "")
    assert "http" not in drawing and "@import" not in drawing and "<script" not in drawing


def test_the_contrast_is_enough(drawing) -> None:
    """WCAG 2.2: 4.5 to 1 for text on each background, 3 to 1 for lines."""
    ink = drawing.get("fill")
    for box in drawing.iter(f"{SVG}rect"):
        assert contrast(ink, box.get("fill")) >= 4.5
        if box.get("stroke"):
            assert contrast(box.get("stroke"), "#ffffff") >= 3


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_a_step_without_a_lead_is_refused_with_its_place(library, tmp_path) -> None:
    words = (CONTENT / "chart.yml").read_text(encoding="utf-8")
    (tmp_path / "chart.yml").write_text(words.replace('{tier: "1"}', "{social_care: looked_after}"), encoding="utf-8")
    with pytest.raises(ContentError, match=r"chart\.yml: file: step 4: the rules give no lead"):
        who_leads_chart(library, tmp_path)
