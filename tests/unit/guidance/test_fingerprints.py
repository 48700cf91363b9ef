"""Fingerprints: equal for equal words, different for any other word, and nothing of the source kept."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from saved_pages import made_up_page

from assistant.guidance.fingerprints import (
    FOLDER,
    as_yaml,
    digest,
    likeness,
    load_fingerprints,
    shingles,
    sketch,
    take,
)
from assistant.guidance.reading import ContentError
from assistant.guidance.saved_page import decode, readings, words_of
from tests.support.shipped import shipped_library


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The school’s plan", "The school's  plan"),
        ("‘whole family’ work", "'whole family' work"),
        ("call\u00a0the team", "call the team"),
        ("Call the team.", "call the team"),
        ("openly - or not - at all", "openly – or not – at all"),
    ],
)
def test_layout_and_quotation_marks_do_not_count(one: str, other: str) -> None:
    assert digest(words_of(one)) == digest(words_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They must call", "They may call"),
        ("They must call", "They must not call"),
        ("option 3", "option 4"),
        ("90 % of sessions", "90 sessions"),
        ("a@council.example", "b@council.example"),
        ("first the school then the team", "first the team then the school"),
    ],
)
def test_every_word_and_number_counts(one: str, other: str) -> None:
    assert digest(words_of(one)) != digest(words_of(other))


def test_an_edited_clause_is_still_recognised() -> None:
    page = made_up_page()
    part = next(part for part in page.fingerprints.clauses if part.id == "consultation")
    edited = page.clauses["consultation"].replace("adviser", "officer")
    assert likeness(part, words_of(edited)) > 0.5
    assert likeness(part, words_of(page.clauses["opening"])) < 0.1


def test_a_text_shorter_than_a_run_has_one_run() -> None:
    assert len(shingles(("core", "values"))) == 1
    assert sketch(("core", "values")) == shingles(("core", "values"))


def test_fingerprints_survive_writing_and_reading(tmp_path) -> None:
    page = made_up_page()
    (tmp_path / "2023-01.yml").write_text(as_yaml([page.fingerprints]), encoding="utf-8")
    assert load_fingerprints(tmp_path) == (page.fingerprints,)


def test_a_layout_that_does_not_fit_the_page_is_refused() -> None:
    page = made_up_page()
    blocks = readings(page.text())[0]
    with pytest.raises(ValueError, match="has 12 parts but the page has 3"):
        take(page.fingerprints, blocks[:3])


def test_a_part_that_stands_twice_names_file_and_chapter(tmp_path) -> None:
    held = made_up_page().fingerprints
    twice = replace(held, parts=(*held.parts, held.parts[1]))
    (tmp_path / "2023-01.yml").write_text(as_yaml([twice]), encoding="utf-8")
    with pytest.raises(ContentError, match=r"2023-01\.yml: core-values: a part stands here twice"):
        load_fingerprints(tmp_path)


def test_the_held_fingerprints_are_digests_and_ids_alone() -> None:
    for path in FOLDER.glob("*.yml"):
        for line in path.read_text(encoding="utf-8").splitlines()[3:]:
            assert re.fullmatch(
                r'(- |  )(chapter: [a-z-]+|edition: "[\d-]+"|parts:|  ?(- )?id: [a-z0-9-]+|- id: [a-z0-9-]+'
                r'|  kind: [a-z]+|  number: \d|  facts: \[[a-z-]+\]|  digest: "[0-9a-f]{64}"'
                r'|  sketch: "[0-9a-f]{8}( [0-9a-f]{8})*")',
                line,
            ), line


def test_every_clause_of_the_two_chapters_has_a_fingerprint() -> None:
    library = shipped_library()
    printed = {held.clause_id(part) for held in load_fingerprints() for part in held.clauses}
    whole = [chapter for chapter in library.chapters if chapter.edition == "2023-01" and chapter.held == "whole"]
    assert printed == {clause.id for chapter in whole for clause in chapter.clauses}


def test_facts_named_by_a_fingerprint_exist() -> None:
    library = shipped_library()
    named = {fact for held in load_fingerprints() for part in held.parts for fact in part.facts}
    assert named and named <= set(library.facts)


def test_windows_files_are_read() -> None:
    assert decode("the school\u2019s".encode("cp1252")) == "the school\u2019s"
    assert decode("\ufeffthe school".encode()) == "the school"
