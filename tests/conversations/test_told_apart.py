"""Conversations about two children or families, each turn with the leads that may be given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conversations.talk import Talk

LEADS = {"sw": "social_worker", "feh": "feh_practitioner", "yos": "yos_practitioner", "school": "school", "ask": None}
VOICES = {"p": "parent", "s": "school", "r": "practitioner"}
LINES = (Path(__file__).parent / "several_children.txt").read_text("utf-8").splitlines()
CONVERSATIONS = [line for line in LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("conversation", CONVERSATIONS)
def test_each_of_two_keeps_its_own_lead(talk: Talk, conversation: str) -> None:
    voice, turns = conversation.split(": ", 1)
    for turn in turns.split(" | "):
        words, expected = turn.rsplit(" => ", 1)
        answer = talk.say(words, VOICES[voice])
        each = [one["lead"] for one in answer.get("each") or ()]
        if expected.startswith("each:"):
            assert each == [LEADS[one] for one in expected.removeprefix("each:").split(",")], words
        elif expected != "any":
            assert answer["lead"] in [LEADS[one] for one in expected.split("|")] and not each, words


def test_one_known_by_a_description_is_recalled_by_a_button_and_never_called_by_it(talk: Talk) -> None:
    both = talk.say("The family by the canal: FEH. The family by the church: YOS. Who leads for each?", "practitioner")
    assert [one["lead"] for one in both["each"]] == ["feh_practitioner", "yos_practitioner"]
    assert talk.press("The second one you described")["lead"] == "yos_practitioner"
    swapped = talk.say("sorry, other way round", "practitioner")["each"]
    assert [(one["child"], one["lead"]) for one in swapped] == [
        ("The first one you described", "yos_practitioner"),
        ("The second one you described", "feh_practitioner"),
    ]
    assert "canal" not in talk.text and "church" not in talk.text
