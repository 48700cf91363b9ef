"""Whom to reach, and who takes a case to the team: read only where no word is left over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation.contact_questions import asks_to_ring_instead, contact_question
from assistant.conversation.heard import Known, Message
from assistant.conversation.state import ConversationState
from assistant.understanding.aspects_asked import AspectsAsked
from tests.support.shipped import shipped_library

KNOWN = replace(Known.of(shipped_library()), aspect_of=AspectsAsked.read().likeliest)
CONTACT = ConversationState("guidance/contact_details", "contact", "contact")
LEAD = ConversationState("who_leads", "who_leads", "who_leads", lead="feh_practitioner")
WHEN = ConversationState("guidance/when_to_escalate", "when_to_escalate", "when_to_escalate")


def asked(text: str, state: ConversationState) -> str | None:
    understood = contact_question(Message(text, (("out_of_scope", 0.5),), "ask", False, "school"), state, KNOWN)
    return understood.label if understood else None


@pytest.mark.parametrize("text", ["phone as well?", "and the email address", "a number for them", "extension?"])
def test_another_way_to_reach_a_team_just_named(text: str) -> None:
    assert asked(text, CONTACT) == "guidance/contact_details"


@pytest.mark.parametrize(
    "text",
    [
        "what is the number for that?",
        "have you got a number I can ring",
        "which email to write to",
        "a line for this",
    ],
)
def test_a_number_for_what_was_just_spoken_of_is_no_figure(text: str) -> None:
    assert asked(text, WHEN) == asked(text, LEAD) == "guidance/contact_details"
    assert asked(text, ConversationState()) is None


def test_a_number_asked_for_in_so_many_words_is_told_however_long_its_matter_is() -> None:
    asks = "whom should I telephone at the council to have some advice on a managed move for one of the pupils we teach"
    assert asked(asks, ConversationState()) == "guidance/contact_details"


def test_a_question_about_the_team_that_speaks_of_no_way_to_reach_it_is_none_for_a_contact() -> None:
    ranking = (("guidance/eit_role", 0.67),)
    message = Message("they wrote EIT on a paper. who is that", ranking, "say", False, "parent")
    assert contact_question(message, ConversationState(), KNOWN) is None


@pytest.mark.parametrize("status", ["safeguarding", "not_held", "smalltalk", "booking"])
def test_a_number_for_what_is_not_held_or_tells_of_harm_is_never_the_teams(status: str) -> None:
    assert asked("what is the number for that?", replace(WHEN, status=status)) is None


@pytest.mark.parametrize(
    "text", ["and for managed moves, not that", "what about on a fine", "is it the same for absence"]
)
def test_after_one_contact_the_matter_alone_asks_for_another(text: str) -> None:
    told_of_harm = replace(WHEN, status="safeguarding")
    assert asked(text, told_of_harm) == asked(text, CONTACT) == "guidance/contact_details"
    assert asked(text, WHEN) is None


@pytest.mark.parametrize(
    "text", ["and for school transport", "what about for a child at risk", "and for the appeal of an exclusion"]
)
def test_another_matter_is_no_contact_of_the_team(text: str) -> None:
    assert asked(text, replace(WHEN, status="safeguarding")) is None
    assert asked(text, CONTACT) is None


@pytest.mark.parametrize("text", ["no. for the inclusion team pls", "tel no for EIT", "what's the no. for the EWO"])
def test_a_number_in_short_is_the_teams(text: str) -> None:
    assert asked(text, ConversationState()) == "guidance/contact_details"


@pytest.mark.parametrize("text", ["no early help for us", "no. for the school trip", "no social worker"])
def test_a_no_is_no_number(text: str) -> None:
    assert asked(text, ConversationState()) is None


@pytest.mark.parametrize("text", ["what number of weeks", "is there a number", "the number of letters for it"])
def test_a_number_of_something_is_a_figure(text: str) -> None:
    assert asked(text, WHEN) is None


@pytest.mark.parametrize(
    "text", ["who can we ring about a managed move", "which number do I call about absence?", "who to email on a fine"]
)
def test_whom_to_write_to_about_what_the_team_advises_on(text: str) -> None:
    assert asked(text, ConversationState()) == "guidance/contact_details"


@pytest.mark.parametrize(
    "text",
    [
        "who do I ring about paying a fine",
        "who do we email about admissions",
        "who do I call on an exclusion appeal",
    ],
)
def test_other_teams_have_their_own_answers(text: str) -> None:
    assert asked(text, ConversationState()) is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("to whom?", WHEN),
        ("who do we refer it to", WHEN),
        ("who sends it to them", WHEN),
        ("who escalates then?", LEAD),
        ("does he contact the EIT or do we?", LEAD),
        ("will the worker tell the inclusion team", LEAD),
    ],
)
def test_who_takes_a_case_to_the_team(text: str, state: ConversationState) -> None:
    assert asked(text, state) == "who_escalates"
    assert asked(text, ConversationState()) is None


@pytest.mark.parametrize(
    "text", ["consultation line number?", "is there an email for the EIT", "the inclusion team's phone"]
)
def test_a_team_named_with_a_way_to_reach_it(text: str) -> None:
    assert asked(text, ConversationState()) == "guidance/contact_details"


@pytest.mark.parametrize("core", ["what is the number if i would rather call", "can i just phone instead"])
def test_in_a_form_somebody_may_ask_to_ring_instead(core: str) -> None:
    assert asks_to_ring_instead(core, KNOWN)


@pytest.mark.parametrize("core", ["can you ring me", "my number is new", "what is the number of sessions missed"])
def test_words_about_other_numbers_do_not(core: str) -> None:
    assert not asks_to_ring_instead(core, KNOWN)


@pytest.mark.parametrize(
    "text", ["Virtual School contact?", "YOS duty number", "what's the number of the school nurse"]
)
def test_a_number_of_another_service_is_never_the_teams(text: str) -> None:
    understood = contact_question(
        Message(text, (("guidance/contact_details", 0.9),), "say", False, "school"), ConversationState(), KNOWN
    )
    assert understood is not None
    assert understood.label == "neighbour/other_services"


def test_after_the_safety_numbers_the_team_may_be_named_alone() -> None:
    told = ConversationState(status="safeguarding")
    assert asked("no not them, the education welfare people", told) == "guidance/contact_details"
    assert asked("the education welfare people", ConversationState()) is None


@pytest.mark.parametrize(
    "text",
    [
        "could you connect us with them",
        "can I text them or whatsapp",
        "can I reach them on Teams",
        "is there an online form",
    ],
)
def test_ways_that_are_not_held_get_those_that_are(text: str) -> None:
    assert asked(text, CONTACT) == "guidance/contact_details"


@pytest.mark.parametrize(
    "text", ["who in the council can I ask about that", "which officer do I ring at the council about that"]
)
def test_somebody_at_the_council_for_what_the_team_advises_on(text: str) -> None:
    moves = ConversationState("chapter/managed_move", "managed_moves", "managed_moves")
    assert asked(text, moves) == "guidance/contact_details"
