"""What is newer than the guidance, in conversation: each change in full once, then in a few words, in every voice."""

from __future__ import annotations

import pytest

from assistant.guidance.model import VOICES
from tests.conversations.talk import Talk
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
CHANGES = {change.id: change for change in LIBRARY.later_changes.entries}
IN_NEED, FAMILY_HELP, YOUTH_JUSTICE = (
    "cin-lead-practitioner-2023",
    "integrated-family-help-2026",
    "youth-justice-service-name",
)
ASKED = {
    IN_NEED: {
        "school": "The child is on a child in need plan. Who leads?",
        "parent": "My child is on a child in need plan with a social worker. Who leads?",
        "practitioner": "CIN plan, social worker allocated. Who leads?",
    },
    FAMILY_HELP: {
        "school": "Family Early Help is working with the family. Who leads?",
        "parent": "We have an early help worker. Who leads?",
        "practitioner": "Family open to Family Early Help. Who leads?",
    },
    YOUTH_JUSTICE: {
        "school": "The Youth Offending Service is working with the pupil. Who leads?",
        "parent": "My son has a youth offending worker. Who leads?",
        "practitioner": "YOS are involved. Who leads?",
    },
    "lead-professional-chapter-not-found": {
        "school": "The child is on a child protection plan. Who leads?",
        "parent": "My child is on a child protection plan with a social worker. Who leads?",
        "practitioner": "Child protection plan, social worker allocated. Who leads?",
    },
    "attendance-guidance-statutory-2024": dict.fromkeys(VOICES, "What are the three stages?"),
    "childrens-wellbeing-and-schools-act-2026": {
        "school": "A parent wants to home educate their child",
        "parent": "I want to home educate my child",
        "practitioner": "A parent wants to home educate their child",
    },
}


def test_every_change_is_asked_for() -> None:
    assert set(ASKED) == set(CHANGES)


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize("change", ASKED)
def test_a_change_is_told_in_full_and_then_in_a_few_words(talk: Talk, change: str, voice: str) -> None:
    answer = talk.say(ASKED[change][voice], voice)
    assert change in answer["later_changes"]
    assert CHANGES[change].full[voice] in talk.text
    talk.say("thank you", voice)
    again = talk.say(ASKED[change][voice], voice)
    assert change in again["later_changes"]
    assert CHANGES[change].short[voice] in talk.text and CHANGES[change].full[voice] not in talk.text


@pytest.mark.parametrize("voice", VOICES)
@pytest.mark.parametrize(
    "said",
    [
        "A family help worker holds our child in need case. Who leads on attendance?",
        "The lead practitioner of the child in need plan is not a social worker. Who leads on attendance?",
        "The Youth Justice Service is working with him. Who leads on attendance?",
        "The family lives in Peckham and has an early help worker. Who leads on attendance?",
        "The family lives in Peckham and is on a child in need plan. Who leads on attendance?",
    ],
)
def test_no_lead_is_asserted_without_the_line_that_may_change_it(talk: Talk, said: str, voice: str) -> None:
    answer = talk.say(said, voice)
    told = set(answer.get("later_changes", ()))
    if answer["lead"] == "social_worker":
        assert {IN_NEED, FAMILY_HELP} <= told
    elif answer["lead"] == "feh_practitioner":
        assert FAMILY_HELP in told
    elif answer["lead"] == "yos_practitioner":
        assert YOUTH_JUSTICE in told
    else:
        assert answer["lead"] is None and answer["status"] in {"not_settled", "depends"}, answer
    if "not a social worker" in said or "family help worker holds" in said:
        assert answer["lead"] is None
