"""Which claims are heard, and how an answer opens; a wrong yes or no is the worst outcome, so doubt says neither."""

from __future__ import annotations

import pytest

from assistant.conversation.plain_words import plain_words
from assistant.conversation.yes_or_no import (
    claim_put,
    claimed_lead,
    opening_key,
    opening_of_lead,
    proposition_put,
)
from assistant.guidance.loading import load_library

CLAIMS = load_library().propositions.claims


def opening(text: str) -> str | None:
    claim = claim_put(plain_words(text), text.endswith("?"))
    return opening_key(proposition_put(claim, CLAIMS), claim) if claim else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So our SPOC carries overall responsibility for coordinating support, correct?", "no"),
        ("Is the single point of contact accountable for delivering services?", "no"),
        ("our SPOC is accountable for him, right?", "not_quite"),
        ("Isn't the SPOC responsible for coordinating services?", "no_in_full"),
        ("The SPOC isn't responsible, is that right?", "general"),
        ("If mum cooperates they cannot take legal action, true?", "not_quite"),
        ("Is enforcement a last resort?", "yes"),
        ("can we go straight to court?", "no"),
        ("Please confirm that every family ends up in court", "no"),
        ("Does every school have a SPOC?", "yes"),
        ("do academies get TAS?", "silent"),
        ("Can a mum ask for a consultation?", "silent"),
        ("Can a TAS meeting look at domestic violence at home?", "yes"),
        ("Does the rule about undermining cover school staff?", "silent"),
        ("Should we wait until he has missed 10 sessions before we ask for a penalty notice?", None),
        ("Does the council always warn parents before court?", None),
        ("Can I tell my manager in confidence that the plan is wrong?", None),
        ("Do assessments have to include the school's report, social worker asks?", None),
        ("Is the inclusion team always at child protection meetings?", None),
        ("Is the SPOC still meeting schools every term?", None),
        ("We should wait until she is below 60% before we act, shouldn't we", "no"),
        ("the guidance is from the council, right?", "general"),
        ("Who leads for a family with a social worker?", None),
        ("when do we escalate", None),
        ("YOS no", None),
    ],
)
def test_how_the_answer_opens(text: str, expected: str | None) -> None:
    assert opening(text) == expected


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("so it's the school then?", "school"),
        ("so it's us in YOS then?", "yos_practitioner"),
        ("does the social worker lead?", "social_worker"),
        ("so early help leads?", "feh_practitioner"),
        ("so the school will fine me?", None),
        ("so the school or the social worker?", None),
        ("so the school does not lead?", None),
    ],
)
def test_a_claim_about_the_lead_is_read_only_whole(text: str, lead: str | None) -> None:
    claim = claim_put(plain_words(text), ends_with_question_mark=True)
    assert claim is not None
    assert claimed_lead(claim) == lead


def test_the_lead_that_is_given_decides_how_the_answer_opens() -> None:
    assert opening_of_lead("school", "school", "answered") == "yes_usually"
    assert opening_of_lead("school", "social_worker", "answered") == "no"
    assert opening_of_lead("school", None, "not_settled") == "silent"
    assert opening_of_lead("school", None, "depends") is None
