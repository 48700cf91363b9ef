"""Whole conversations: what was just said counts, across sessions too, and nothing is said twice in a row."""

from __future__ import annotations

import pytest

from assistant.engine.agent import LONGEST_SESSION
from tests.conversations.talk import Talk


def test_a_follow_up_is_about_the_meeting_just_named(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    assert talk.say("who comes?")["topic"] == "targeting_support_meetings"
    assert "Education Inclusion Team" in talk.text
    assert talk.say("how long does it last?")["silent_on"] == "how_long"
    assert talk.say("since when?")["status"] == "answered"
    assert "2022" in talk.text


def test_the_second_principle_is_the_second_of_the_list(talk: Talk) -> None:
    talk.say("What are the four principles?")
    assert talk.say("tell me more about the second one")["clauses"] == ["core-values/principle-2"]


def test_starting_again_forgets_what_was_spoken_of(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    talk.say("start again")
    assert talk.say("how often?").get("topic") != "targeting_support_meetings"


def test_what_was_spoken_of_outlives_the_longest_session(talk: Talk) -> None:
    talk.say("What is a targeting support meeting?")
    for turn in range(LONGEST_SESSION + 1):
        talk.say("thanks" if turn % 2 else "ok")
    assert talk.say("how often?")["topic"] == "targeting_support_meetings"


def test_the_same_words_are_not_said_twice_in_a_row(talk: Talk) -> None:
    talk.say("What is a SPOC?")
    first = talk.text
    talk.say("What is a SPOC?")
    assert talk.text != first
    assert "As I said" in talk.text


@pytest.mark.parametrize("voice", ["school", "practitioner"])
def test_simpler_words_stay_in_the_voice_of_whoever_asks(talk: Talk, voice: str) -> None:
    talk.say("Family Early Help is open. Who leads?", voice)
    answer = talk.say("simpler, please", voice)
    assert (answer["lead"], answer["audience"]) == ("feh_practitioner", voice)
    assert "your early help worker" not in talk.text.lower()


def test_a_social_worker_of_a_mother_is_a_practitioner(talk: Talk) -> None:
    talk.say("What is a SPOC?", "parent")
    assert talk.say("I'm his mum's social worker", "parent")["audience"] == "practitioner"


def test_a_document_that_is_not_held_is_said_first(talk: Talk) -> None:
    answer = talk.say("What does the DfE guidance say about when to escalate?")
    assert answer["status"] == "not_held"
    assert talk.text.startswith("I do not hold the Department for Education")
    assert answer["also"]


def test_a_supposition_that_a_clause_denies_opens_with_no(talk: Talk) -> None:
    talk.say("So our SPOC holds overall responsibility for coordinating services, right?")
    assert talk.text.startswith("No. ")


def test_how_things_stand_now_opens_with_the_latest_edition(talk: Talk) -> None:
    talk.say("Is the TSM still every term?")
    assert talk.text.startswith("The November 2024 edition")
