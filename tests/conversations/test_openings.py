"""How answers open: with a verdict where a yes or no was asked, and with none where something else was."""

from __future__ import annotations

import re

import pytest

from tests.conversations.talk import Talk

VERDICT = re.compile(r"(?:Yes[,:]|No\.|Not quite|That is (?:not )?what)")


@pytest.mark.parametrize(
    "question",
    [
        "FEH open, who leads?",
        "No FEH, no YOS, no CSC. Who leads?",
        "CIN agreed, social worker allocated. who is in charge of attendance",
        "YOS statutory, no FEH. Lead?",
        "is it us leading, family's on FEH",
        "List the four principles",
        "Perfect. When was this guidance last updated?",
        "at tier 1 whose job is it to collect the evidence for legal planning",
        "at the targeting meeting are we meant to bring individual children or only the figures",
    ],
)
def test_what_asks_for_more_than_a_yes_or_no_gets_no_verdict(talk: Talk, question: str) -> None:
    talk.say(question)
    assert not VERDICT.match(talk.text)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("does the inclusion team sit inside early help?", "Yes:"),
        ("we've been told the SPOC is ultimately responsible for coordinating services, is that correct?", "No."),
        ("do we have to use the SPOC?", "Not quite:"),
    ],
)
def test_a_claim_gets_its_verdict_first(talk: Talk, question: str, opening: str) -> None:
    talk.say(question)
    assert talk.text.startswith(opening)
