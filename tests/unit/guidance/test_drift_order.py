"""Drift of order: what moved is named and nothing else, and no part stands in for another."""

from __future__ import annotations

import pytest
from saved_pages import SavedPage, made_up_page

from assistant.guidance.drift import Drift, compare


@pytest.fixture()
def page() -> SavedPage:
    return made_up_page()


def drift_of(page: SavedPage, order: list[str]) -> list[tuple[str, str | None]]:
    """What is found when the clauses stand in this order."""
    return found(compare(page.text(clauses={name: page.clauses[name] for name in order}), [page.fingerprints]))


def found(drift: Drift | None) -> list[tuple[str, str | None]]:
    assert drift is not None
    return [(finding.kind, finding.clause) for finding in drift.findings]


@pytest.mark.parametrize(("start", "end"), [(0, 9), (9, 0), (1, 5), (7, 2)])
def test_one_paragraph_that_moves_past_others_is_the_only_one_that_moved(page, start: int, end: int) -> None:
    order = list(page.clauses)
    name = order.pop(start)
    order.insert(end, name)

    assert drift_of(page, order) == [("moved", f"core-values/{name}")]


def test_two_paragraphs_that_change_places_are_the_two_that_moved(page) -> None:
    order = list(page.clauses)
    order[2], order[8] = order[8], order[2]

    assert {clause for _, clause in drift_of(page, order)} == {f"core-values/{order[2]}", f"core-values/{order[8]}"}


def test_a_replaced_paragraph_is_gone_and_new_and_not_changed(page) -> None:
    clauses = {**page.clauses, "consultation": "Bicycles belong in the shed behind the kitchen, locked and dry."}

    found_now = found(compare(page.text(clauses=clauses), [page.fingerprints]))

    assert found_now == [("gone", "core-values/consultation"), ("new", None)]


def test_a_paragraph_is_the_copy_of_one_clause_only(page) -> None:
    """Two clauses that lost their words cannot both have become the one paragraph that is left."""
    near = page.clauses["single-point-of-contact"].replace("may visit", "visits")
    clauses = {name: words for name, words in page.clauses.items() if name != "single-point-of-contact"}
    clauses = {**clauses, "team-around-the-school": near}

    kinds = dict((clause, kind) for kind, clause in found(compare(page.text(clauses=clauses), [page.fingerprints])))

    assert kinds["core-values/single-point-of-contact"] == "changed"
    assert kinds["core-values/team-around-the-school"] == "gone"


def test_a_page_with_a_table_of_contents_is_read_from_the_chapters_own_heading(page) -> None:
    above = f"Contents\n\n{page.heading}\n\nSomething that stands between the contents and the chapter itself.\n\n"

    assert found(compare(page.text(above=above), [page.fingerprints])) == []


def test_the_loss_of_the_date_line_is_told(page) -> None:
    below = page.below.split("\n\n", 1)[1]

    assert ("gone", "core-values (date)") in found(compare(page.text(below=below), [page.fingerprints]))


def test_numbers_are_no_news_where_an_item_came_or_a_number_is_missing(page) -> None:
    items = list(page.clauses.items())
    items.insert(1, ("principle-new", "Every adult in the building says good morning to each pupil by name."))
    unnumbered = page.text().replace("  2. ", "")

    assert [kind for kind, _ in found(compare(page.text(clauses=dict(items)), [page.fingerprints]))] == ["new"]
    assert found(compare(unnumbered, [page.fingerprints])) == []
