"""Turns to another child and to what was understood are heard where a lead is spoken of, and nowhere else."""

from __future__ import annotations

import pytest

from assistant.conversation.families import Families
from assistant.conversation.family import Family
from assistant.conversation.family_turns import family_turn, only_turns
from assistant.conversation.heard import Message
from assistant.conversation.state import ConversationState

LEADS = ConversationState("who_leads", "who_leads", "who_leads", lead="school")
TWO_OF_THEM = Families(Family({"feh": "yes"}), "younger", {"year:9": Family({"yos": "yes"})})
TAS = ConversationState("guidance/tas_what", "team_around_the_school", "team_around_the_school")


def message(text: str, label: str = "out_of_scope", decision: str = "ask") -> Message:
    return Message(text, ((label, 0.5),), decision, False, "school")


@pytest.mark.parametrize("text", ["change that", "that's wrong", "I didn't say that", "can I change what I told you?"])
def test_what_was_understood_can_be_put_right_in_words(text: str) -> None:
    understood = family_turn(message(text), LEADS, Families())
    assert understood is not None
    assert understood.facts == {"change": "which"}
    assert family_turn(message(text), TAS, Families()) is None


@pytest.mark.parametrize("text", ["and the younger one?", "back to the Year 9", "what about the other family?"])
def test_another_child_is_asked_of_as_the_last_one_was(text: str) -> None:
    understood = family_turn(message(text), LEADS, TWO_OF_THEM)
    assert understood is not None
    assert understood.label == "who_leads"


def test_a_question_of_its_own_about_a_child_nobody_told_of_is_left_alone() -> None:
    asked = message(
        "What should the Year 6 pupil's school record when the family moves away?", "neighbour/records", "say"
    )
    assert family_turn(asked, LEADS, Families()) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("once early help has shut the case?", True),
        ("say it went down to early help", True),
        ("in fact it is child protection again", True),
        ("early help is open, what do they do?", False),
        ("she has a social worker, how do I book?", False),
        ("does early help fine parents?", False),
    ],
)
def test_facts_told_where_a_lead_is_spoken_of_are_about_it_whatever_else_they_sound_like(text: str, told: bool) -> None:
    said = Message(text, (("chapter/early_help_referral", 0.9),), "say", True, "school")
    understood = family_turn(said, LEADS, Families())
    assert (understood is not None and understood.label == "give_facts") is told
    assert family_turn(said, TAS, Families()) is None


def test_facts_beside_the_wish_to_book_leave_the_wish_alone() -> None:
    said = Message(
        "there is a social worker and I want a consultation", (("book_consultation", 0.9),), "say", True, "school"
    )
    assert family_turn(said, LEADS, Families()) is None


@pytest.mark.parametrize(
    ("text", "whole"), [("and my son?", True), ("my son is hurt", False), ("what about his sister then", True)]
)
def test_a_bare_turn_to_another_child_tells_of_no_harm(text: str, whole: bool) -> None:
    understood = family_turn(message(text, "raise_safeguarding_concern"), LEADS, Families())
    assert (understood is not None and understood.is_whole) is whole


@pytest.mark.parametrize(
    ("text", "whether"),
    [("and her brother", True), ("what about his sister then", True), ("and her brother hit her", False)],
)
def test_a_message_that_only_turns_to_another_child_is_known(text: str, whether: bool) -> None:
    assert only_turns(text) is whether


@pytest.mark.parametrize("text", ["who leads for both of them?", "call them child A and B", "and both?"])
def test_a_question_about_each_is_answered_as_the_last_one_was(text: str) -> None:
    understood = family_turn(message(text), LEADS, TWO_OF_THEM)
    assert understood is not None
    assert understood.label == "who_leads"
    one = family_turn(message(text), LEADS, Families(Family({"feh": "yes"})))
    assert one is None or one.rule != understood.rule
