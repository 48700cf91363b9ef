"""The aspects grid is complete, says what it claims, and never says more than its clauses."""

from __future__ import annotations

import pytest

from assistant.guidance.aspect_answers import answer_aspect, answer_nearest, decided_by_rules
from assistant.guidance.aspects import ASPECTS
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
CHAPTERS = ("core-values/", "lead-professional/")
ROWS = LIBRARY.aspects.subjects
CELLS = [(row.id, aspect) for row in ROWS.values() if not row.in_part for aspect in ASPECTS]
IN_PART = [(row.id, aspect) for row in ROWS.values() if row.in_part for aspect in row.cells]


def topics_of_the_two_chapters(library: GuidanceLibrary) -> set[str]:
    return {
        entry.topic
        for entry in library.questions.values()
        if entry.label.startswith("guidance/") and entry.topic and entry.topic != "glossary"
    }


def test_every_topic_of_the_two_chapters_has_a_row() -> None:
    rows = {row.topic for row in ROWS.values() if not row.in_part}
    assert rows == topics_of_the_two_chapters(LIBRARY) | {"who_leads", "who_escalates"}


@pytest.mark.parametrize(("subject", "aspect"), CELLS)
def test_every_cell_answers_from_the_two_chapters_or_says_that_they_are_silent(subject: str, aspect: str) -> None:
    if decided_by_rules(subject, aspect, LIBRARY):
        return
    for voice in VOICES:
        answer = answer_aspect(subject, aspect, voice, LIBRARY)
        silent = LIBRARY.aspects.subjects[subject].cells[aspect].silent
        assert answer.status == ("not_settled" if silent else "answered")
        assert answer.silent_on == (aspect if silent else None)
        assert answer.clauses
        assert all(clause.startswith(CHAPTERS) for clause in answer.clauses)
        if silent:
            assert "not" in answer.sentences[0].text or "no" in answer.sentences[0].text.split()


@pytest.mark.parametrize(("subject", "aspect"), IN_PART)
def test_a_row_of_a_chapter_held_in_part_never_says_that_the_guidance_is_silent(subject: str, aspect: str) -> None:
    for voice in VOICES:
        answer = answer_aspect(subject, aspect, voice, LIBRARY)
        assert answer.clauses
        if ROWS[subject].cells[aspect].silent:
            assert (answer.status, answer.topic) == ("not_settled", ROWS[subject].topic)
            assert "guidance" not in answer.sentences[0].text
            assert "hold" in answer.sentences[0].text


def test_the_nearest_answer_never_claims_to_answer() -> None:
    for entry in LIBRARY.questions.values():
        if entry.clauses and entry.status == "answered":
            answer = answer_nearest(entry.question, "school", LIBRARY)
            assert (answer.status, answer.basis, answer.silent_on) == ("not_settled", "silent", None)


def test_no_name_stands_for_two_subjects() -> None:
    names = [name for subject in LIBRARY.aspects.subjects.values() for name in subject.names]
    assert len(names) == len(set(names))


def test_every_proposition_leads_to_an_answer_that_can_bear_it() -> None:
    for claim in LIBRARY.propositions.claims:
        assert claim.question in LIBRARY.questions or claim.question in LIBRARY.labels["decisions"]


def test_who_comes_to_one_meeting_is_not_answered_with_who_comes_to_the_other() -> None:
    """The text names who comes to a Targeting Support Meeting, and of a Team Around the School nobody."""
    answer = answer_aspect("team_around_the_school", "who", "school", LIBRARY)
    assert answer.silent_on == "who"
    assert not any("Targeting Support" in sentence.text for sentence in answer.sentences[:2])
