"""Pages beside the chat: every clause has an anchor, dates are shown, originals only where they fit."""

from __future__ import annotations

import pytest
from saved_pages import made_up_page

from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.pages import chapter_page, guidance_index, originals_from
from tests.support.shipped import shipped_library


@pytest.fixture(scope="module")
def library() -> GuidanceLibrary:
    return shipped_library()


def test_the_index_names_each_chapter_once_and_the_two_whole_ones_early(library) -> None:
    entries = guidance_index(library)
    assert [entry.chapter for entry in entries].count("managed-moves") == 1
    assert {entry.chapter for entry in entries} == {chapter.id for chapter in library.chapters}
    lead = next(entry for entry in entries if entry.chapter == "lead-professional")
    assert lead.editions == ("January 2023",) and not lead.partly_held


def test_every_clause_held_has_one_anchor_on_its_chapter_page(library) -> None:
    shown = [
        (edition.edition, clause.id)
        for entry in guidance_index(library)
        for edition in chapter_page(library, entry.chapter).editions
        for clause in edition.clauses
    ]
    assert sorted(shown) == sorted(library.clauses)
    for entry in guidance_index(library):
        page = chapter_page(library, entry.chapter)
        anchors = [clause.anchor for edition in page.editions for clause in edition.clauses]
        assert len(anchors) == len(set(anchors)), entry.chapter


def test_a_chapter_held_in_two_editions_shows_the_default_first(library) -> None:
    page = chapter_page(library, "core-values")
    assert [edition.edition for edition in page.editions] == ["2023-01", "2024-11"]
    assert page.editions[0].page_date.isoformat() == "2023-01-16"
    moves = chapter_page(library, "managed-moves")
    assert [edition.edition for edition in moves.editions] == ["2023-01", "undated"]
    assert moves.editions[1].page_date is None and moves.editions[1].note


def test_a_chapter_that_is_not_held_has_no_page(library) -> None:
    assert chapter_page(library, "admissions") is None


def test_without_originals_only_our_words_are_shown(library) -> None:
    page = chapter_page(library, "lead-professional")
    assert not page.shows_originals
    assert all(clause.statements and clause.original is None for clause in page.editions[0].clauses)


def test_originals_stand_beside_their_clause(library) -> None:
    saved = made_up_page()
    originals = originals_from([saved.text()], [saved.fingerprints])
    assert len(originals) == len(saved.clauses)
    page = chapter_page(library, "core-values", originals)
    assert page.shows_originals
    beside = {clause.anchor: clause.original for clause in page.editions[0].clauses}
    assert beside["consultation"] == saved.clauses["consultation"]


def test_an_edited_paragraph_is_not_shown_as_the_original() -> None:
    saved = made_up_page()
    edited = saved.text().replace("may ask an adviser", "must ask an adviser")
    originals = originals_from([edited], [saved.fingerprints])
    assert ("2023-01", "core-values/consultation") not in originals
    assert ("2023-01", "core-values/opening") in originals
