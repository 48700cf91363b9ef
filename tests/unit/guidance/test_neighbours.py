"""Neighbouring subjects and contacts: not held is said first, and only held, dated contacts are given."""

from __future__ import annotations

import re

import pytest

from assistant.guidance.answers import answer_fixed, answer_neighbour
from assistant.guidance.library import GuidanceLibrary
from assistant.guidance.model import VOICES
from tests.support.shipped import shipped_library

SUBJECTS = [
    "fine_amounts",
    "fine_challenge",
    "term_time_holiday",
    "admissions",
    "send",
    "home_education",
    "exclusion_appeal",
    "suspension_rules",
    "anxiety",
    "illness_and_medical_evidence",
    "bullying",
    "transport",
    "free_school_meals",
    "register_codes_and_percentages",
    "complaints_and_legal_advice",
    "benefits_and_housing",
    "named_officers_and_hours",
    "my_case",
    "family_support_services",
    "children_missing_education",
    "translation",
    "court_orders",
    "other_services",
    "officers_and_visits",
    "privacy",
]
MASH, TEAM = "020 7525 1921", "020 7525 1922"


@pytest.fixture(scope="module")
def library() -> GuidanceLibrary:
    return shipped_library()


def test_every_subject_is_answered(library) -> None:
    assert set(library.neighbours) == set(SUBJECTS)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_neighbour_is_said_to_be_not_in_the_guidance(library, subject, voice) -> None:
    answer = answer_neighbour(subject, voice, library)
    assert answer.status == "not_held"
    assert answer.text.startswith("That is not in this guidance")
    assert answer.clauses == ()


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_figure_is_given_but_a_held_contact(library, subject, voice) -> None:
    answer = answer_neighbour(subject, voice, library)
    text = " ".join(sentence.text for sentence in answer.sentences if not sentence.later_change)
    for contact in library.contacts.values():
        option = contact.option and f"option {contact.option}"
        for detail in (contact.phone, contact.email, contact.url, contact.hours, option):
            text = text.replace(detail or "\0", "")
    assert not re.search(r"\d", text.replace("January 2023", ""))


def test_a_contact_that_was_not_confirmed_is_given_with_a_caution(library) -> None:
    """But for the lines that keep children safe: nobody shall hesitate to call."""
    others = [contact for id, contact in library.contacts.items() if id not in {"c-mash-day", "c-ooh"}]
    for subject in SUBJECTS:
        for voice in VOICES:
            text = answer_neighbour(subject, voice, library).text
            for contact in others:
                details = [detail for detail in (contact.phone, contact.url) if detail]
                if contact.verify and any(detail in text for detail in details):
                    assert "no date" in text, (subject, voice)


def test_a_fine_leads_to_when_one_is_considered(library) -> None:
    answer = answer_neighbour("fine_amounts", "parent", library)
    assert "when a penalty notice" in answer.quick_replies[0].title.lower()
    assert not re.search(r"£|\d", answer.text)


def test_single_cases_cannot_be_seen(library) -> None:
    for voice in VOICES:
        assert "cannot see" in answer_neighbour("my_case", voice, library).text


def test_no_names_or_hours_of_officers_are_stated(library) -> None:
    for voice in VOICES:
        text = answer_neighbour("named_officers_and_hours", voice, library).text
        assert re.search(r"names? no|not name", text)
        assert not re.search(r"\b\d{1,2}(am|pm)\b", text)


def test_the_two_numbers_that_differ_by_one_digit_are_not_swapped(library) -> None:
    contacts = library.contacts
    assert contacts["c-mash-day"].phone == MASH
    assert {contacts[name].phone for name in ("c-eit-consult", "c-eit-duty", "c-feh-duty")} == {TEAM}
    for contact in contacts.values():
        if contact.phone in (MASH, TEAM):
            assert ("safety" in contact.purpose) is (contact.phone == MASH)
    for fact in library.facts.values():
        if MASH in fact.statement:
            assert fact.clause.startswith("reporting-a-concern/")
        if TEAM in fact.statement:
            assert not fact.clause.startswith("reporting-a-concern/")


def test_the_shared_mailbox_is_never_offered_for_a_safety_concern(library) -> None:
    for contact in library.contacts.values():
        if contact.email == "earlyhelp@southwark.gov.uk":
            assert "safety" not in contact.purpose.lower() and "danger" not in contact.purpose.lower()
    for voice in VOICES:
        text = answer_fixed("safeguarding", voice, library).text
        assert MASH in text and TEAM not in text and "@" not in text


def test_every_contact_says_where_and_when_it_was_seen(library) -> None:
    for contact in library.contacts.values():
        assert contact.url and contact.url.startswith("https://")
        assert contact.edition in library.editions
        # A number that no held fact states has to be confirmed by the council before it is relied on.
        assert contact.facts or contact.verify


def test_mailboxes_are_shared_ones(library) -> None:
    for contact in library.contacts.values():
        assert not contact.email or "." not in contact.email.split("@")[0] or contact.id == "c-pn-crossborder"
