"""The other chapters and the 2024 edition: dated, partly held where they are, no figure and no guess."""

from __future__ import annotations

import re
from datetime import date

import pytest
import textstat

from assistant.guidance.answers import answer_question
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES
from tests.support.shipped import shipped_library

QUESTIONS = [
    "stage_one_attendance",
    "stage_two_attendance",
    "parenting_contract",
    "stage_three_attendance",
    "six_contacts_evidence",
    "legal_planning_meeting",
    "legal_planning_papers",
    "legal_planning_decision",
    "interview_under_caution",
    "penalty_notice_threshold",
    "penalty_notice_request",
    "penalty_notice_repeat",
    "penalty_notice_who_is_parent",
    "notice_to_improve",
    "exclusion_notification",
    "exclusion_stage_one",
    "exclusion_stage_two",
    "exclusion_stage_three",
    "managed_move",
    "managed_move_length",
    "managed_transfer",
    "early_help_referral",
    "step_down",
    "attendance_and_neglect",
    "edition_changes",
]

WHEN = {"2023-01": "January 2023", "2024-11": "November 2024", "undated": "undated"}
ABBREVIATIONS = re.compile(r"\b(EIT|FEH|SPOC|TAS|TSM|TAF|SEWO|EWO|YOS|ELPM|IUC|NTI|PN|SEN|SEND|EHCP|CIN|CP|CSC|ESO)\b")


@pytest.fixture(scope="module")
def library() -> GuidanceLibrary:
    return shipped_library()


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_each_question_has_a_dated_answer_with_clauses(library, question, voice) -> None:
    answer = answer_question(question, voice, library)
    expected = {"stage_one_attendance": "not_held", "managed_move_length": "not_settled"}
    assert answer.status == expected.get(question, "answered")
    assert answer.clauses
    assert WHEN[answer.edition] in answer.text
    assert all((answer.edition, clause) in library.clauses for clause in answer.clauses)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_from_a_chapter_held_in_part_says_so(library, question, voice) -> None:
    answer = answer_question(question, voice, library)
    held = {library.chapter_of(library.clause(clause, answer.edition)).held for clause in answer.clauses}
    if held != {"whole"} and answer.status == "answered":
        assert re.search(r"\b(hold only part|held only in part)\b", answer.text, re.IGNORECASE)


def test_every_chapter_names_its_page(library) -> None:
    for chapter in library.chapters:
        assert chapter.url.startswith("https://")
        assert chapter.page_date or chapter.note, f"{chapter.edition} {chapter.id}: neither date nor a note"
        if chapter.page_date:
            assert chapter.page_date == library.editions[chapter.edition].published


def test_no_national_fact_and_no_superseded_fine_is_held(library) -> None:
    assert not [fact for fact in library.facts if fact.startswith(("nat-", "pn23-"))]


def test_no_sum_of_money_is_stated(library) -> None:
    texts = [fact.statement for fact in library.facts.values()]
    texts += [s.text for q in QUESTIONS for voice in VOICES for s in answer_question(q, voice, library).sentences]
    texts += [say for neighbour in library.neighbours.values() for say in neighbour.say.values()]
    assert not [text for text in texts if re.search(r"£|\bpounds?\b|\b(60|80|120|160)\b", text)]


def test_every_statement_of_the_other_chapters_keeps_its_own_hedge(library) -> None:
    for fact in library.facts.values():
        for qualifier in fact.qualifiers if not fact.id.startswith(("cv-", "lp-")) else ():
            assert any(phrase.lower() in fact.statement.lower() for phrase in qualifier.any_of), fact.id


@pytest.mark.parametrize("question", QUESTIONS)
def test_parents_get_short_plain_sentences(library, question) -> None:
    """Reading age 11 or less: school grade 6 by letters and words, which needs no list of syllables."""
    said = [s.text for s in answer_question(question, "parent", library).sentences]
    sentences = [part for text in said for part in re.split(r"(?<=[.!?])\s+", text)]
    lengths = [len(sentence.split()) for sentence in sentences]
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 25
    assert textstat.automated_readability_index(" ".join(sentences)) <= 6
    assert not ABBREVIATIONS.search(" ".join(sentences))


def test_parents_are_spoken_to(library) -> None:
    for question in QUESTIONS:
        said = " ".join(s.text for s in answer_question(question, "parent", library).sentences)
        assert re.search(r"\b(you|your)\b", said, re.I) or question in (
            "managed_move_length",
            "edition_changes",
            "penalty_notice_repeat",
            "penalty_notice_request",
            "penalty_notice_threshold",
        ), question


@pytest.mark.parametrize("voice", VOICES)
def test_the_length_of_a_managed_move_is_shown_as_a_conflict(library, voice) -> None:
    answer = answer_question("managed_move_length", voice, library)
    assert answer.status == "not_settled"
    assert "six school weeks" in answer.text and "12 weeks" in answer.text
    assert {sentence.edition for sentence in answer.sentences if sentence.clauses} == {"2023-01", "undated"}


def test_stage_one_is_not_held_and_no_number_is_made_up(library) -> None:
    answer = answer_question("stage_one_attendance", "school", library)
    assert answer.status == "not_held"
    assert "do not hold" in answer.sentences[0].text
    assert not re.search(r"\d+ (per cent|days|weeks|letters)", answer.text)


@pytest.mark.parametrize(
    ("question", "day", "in_force"),
    [
        ("penalty_notice_threshold", date(2024, 11, 6), False),
        ("penalty_notice_threshold", date(2024, 11, 7), True),
        ("stage_two_attendance", date(2023, 1, 15), False),
        ("stage_two_attendance", date(2023, 1, 16), True),
        ("early_help_referral", date(2025, 1, 1), False),
    ],
)
def test_what_was_not_published_by_a_day_is_not_stated_for_it(library, question, day, in_force) -> None:
    answer = answer_question(question, "school", library, on=day)
    assert (answer.status == "answered") is in_force
    assert in_force or not answer.clauses


@pytest.mark.parametrize("voice", VOICES)
def test_the_first_sentence_answers(library, voice) -> None:
    first = {q: answer_question(q, voice, library).sentences[0].text for q in QUESTIONS}
    assert "voluntary" in first["parenting_contract"]
    assert "six contacts" in first["six_contacts_evidence"]
    assert "10 sessions" in first["penalty_notice_threshold"]
    assert "two" in first["penalty_notice_repeat"]
    assert "last chance" in first["notice_to_improve"]
    assert re.search(r"5|five|risk", first["exclusion_stage_two"])
