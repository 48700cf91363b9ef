"""A question for a document or a council that is not held is told from one that only mentions it."""

from __future__ import annotations

import pytest

from assistant.conversation.plain_words import plain_words
from assistant.guidance.answers import answer_document
from assistant.guidance.documents import document_asked
from assistant.guidance.model import VOICES
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()


def asked(text: str) -> str | None:
    found = document_asked(plain_words(text), LIBRARY.documents)
    return found.id if found else None


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("What does the DfE say about leads?", "dfe_guidance"),
        ("according to Keeping Children Safe in Education, who leads?", "kcsie"),
        ("Under Lambeth's policy, who escalates?", "other_council"),
        ("and in Greenwich?", "other_council"),
        ("who leads over in Bexley?", "other_council"),
        ("one of my schools is in Lambeth. when do we escalate there", "other_council"),
        ("have you got Croydon's attendance team number", "other_council"),
        ("where do I get the DfE letters", "dfe_guidance"),
        ("what about the DfE one", "dfe_guidance"),
        ("can you paste me the DfE paragraph on mentors", "dfe_guidance"),
        ("what did the 2021 edition say?", "earlier_edition"),
        ("is this in line with Working together to improve school attendance?", "dfe_guidance"),
        ("what does Working Together to Safeguard Children require of a lead?", "working_together_to_safeguard"),
    ],
)
def test_its_words_are_asked_for(text: str, document: str) -> None:
    assert asked(text) == document


@pytest.mark.parametrize(
    "text",
    [
        "We live in Lambeth but school is in Southwark, who leads?",
        "what does the guidance say about working together?",
        "what does the exclusion guidance say about managed moves?",
        "is this national or local guidance?",
        "what changed in the 2024 edition?",
        "An Ofsted inspector asked who leads here",
    ],
)
def test_it_is_only_mentioned_or_it_is_ours(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize("voice", VOICES)
def test_that_it_is_not_held_is_said_first(voice: str) -> None:
    for document in LIBRARY.documents:
        answer = answer_document(document.id, voice, LIBRARY)
        assert answer.status == "not_held"
        assert answer.text.startswith("I do not")
        assert document.name in answer.text
