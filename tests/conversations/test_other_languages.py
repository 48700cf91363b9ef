"""Somebody who writes in another language gets the note, and nothing that they wrote is kept."""

from __future__ import annotations

import json

import pytest

from tests.conversations.talk import Talk

SENTENCES = {
    "es": "Mi hijo Zebedeo Quintanilla no quiere ir a la escuela",
    "ar": "ابني زبيدي لا يريد الذهاب إلى المدرسة",
    "so": "wiilkaygu ma rabo inuu dugsiga aado",
    "tr": "oğlum okula gitmek istemiyor",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_note_says_whom_to_ring_and_nothing_is_said_to_be_left_out(talk: Talk, language: str) -> None:
    answer = talk.say(SENTENCES[language])
    assert answer["status"] == "out_of_scope" and answer["signpost"] == "safeguarding"
    for said in ("999", "020 7525 1921", "020 7525 1922", "English"):
        assert said in talk.text
    assert "left out" not in talk.text
    again = talk.say(SENTENCES[language])
    assert again["status"] == "out_of_scope" and "As I said" not in talk.text and "999" in talk.text


def test_what_was_written_is_not_kept_and_english_goes_on(talk: Talk) -> None:
    talk.say(SENTENCES["es"])
    kept = json.dumps(talk.history(), ensure_ascii=False)
    assert "Zebedeo" not in kept and "escuela" not in kept
    assert talk.say("When should we escalate?")["topic"] == "when_to_escalate"
