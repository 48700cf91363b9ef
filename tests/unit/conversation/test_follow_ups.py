"""When the trained reader of follow-ups is believed, and when what was understood without it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.conversation.beside_a_lead import STAYS_WITH_THE_LEAD
from assistant.conversation.follow_up_reading import FollowUpReading
from assistant.conversation.follow_ups import A_FOLLOW_UP, with_follow_up
from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState
from tests.support.shipped import shipped_library

KNOWN = Known.of(shipped_library())
TEAM = ConversationState("guidance/eit_role", "inclusion_team", "inclusion_team", status="answered")
NEAREST = Understood("nearest/guidance/eit_role", "stays with the topic", "inclusion_team")
WHO_ATTENDS = "guidance/tsm_who_attends"


def believed(
    reading: tuple[str, float],
    *,
    understood: Understood | None = None,
    alone: tuple[str, float, str] = ("guidance/eit_role", 0.5, "ask"),
    state: ConversationState = TEAM,
    silent: float = 0.0,
    states_facts: bool = False,
) -> Understood | None:
    """What comes of a message that is read as `alone` by its words and as `reading` by the trained reader."""
    known = replace(KNOWN, follow_up_of=lambda *_: FollowUpReading((reading,), silent))
    label, probability, decision = alone
    message = Message("are they at our meetings", ((label, probability),), decision, states_facts, "school")
    return with_follow_up(understood, message, state, known)


def label_of(understood: Understood | None) -> str | None:
    """Its label, where there is one."""
    return understood.label if understood else None


@pytest.mark.parametrize(
    ("understood", "probability", "is_believed"),
    [
        (NEAREST, 0.6, True),
        (NEAREST, 0.59, False),
        (Understood("who_leads", STAYS_WITH_THE_LEAD), 0.6, True),
        (Understood("guidance/eit_advice", "goes on with a topic next to it"), 0.74, False),
        (Understood("guidance/eit_advice", "goes on with a topic next to it"), 0.75, True),
        (Understood("guidance/tsm_when", "an aspect of nothing", asks_back=True), 0.6, True),
        (Understood("aspect/inclusion_team/who", "aspect who"), 0.99, False),
        (Understood("guidance/last_resort", "a claim that a clause decides"), 0.99, False),
        (Understood("thank", "everyday"), 0.99, False),
    ],
)
def test_it_is_believed_over_what_only_stays_and_never_over_reviewed_words(
    understood: Understood, probability: float, is_believed: bool
) -> None:
    heard = believed((WHO_ATTENDS, probability), understood=understood)
    assert label_of(heard) == (WHO_ATTENDS if is_believed else understood.label)


@pytest.mark.parametrize(
    ("alone", "probability", "is_believed"),
    [
        (("guidance/spoc_what", 0.72, "say"), 0.7, True),
        (("guidance/spoc_what", 0.72, "say"), 0.69, False),
        (("guidance/spoc_what", 0.95, "say"), 0.84, False),
        (("guidance/spoc_what", 0.95, "say"), 0.85, True),
        (("guidance/spoc_what", 0.5, "ask"), 0.74, False),
        (("guidance/spoc_what", 0.5, "ask"), 0.75, True),
        ((WHO_ATTENDS, 0.5, "ask"), 0.6, True),
        (("out_of_scope", 0.9, "turn_away"), 0.99, False),
    ],
)
def test_the_surer_the_words_alone_the_surer_it_has_to_be(
    alone: tuple[str, float, str], probability: float, is_believed: bool
) -> None:
    assert label_of(believed((WHO_ATTENDS, probability), alone=alone)) == (WHO_ATTENDS if is_believed else None)


def test_a_question_asked_back_keeps_what_its_words_were_read_as_beside_it() -> None:
    assert believed((WHO_ATTENDS, 0.8)) == Understood(WHO_ATTENDS, A_FOLLOW_UP, None, ("guidance/eit_role",))


def test_at_the_beginning_words_that_are_said_by_themselves_hold() -> None:
    alone = ("guidance/spoc_what", 0.7, "say")
    assert believed((WHO_ATTENDS, 0.99), alone=alone, state=ConversationState()) is None


def test_what_the_guidance_is_silent_on_is_said_to_be_not_found() -> None:
    assert label_of(believed((WHO_ATTENDS, 0.9), understood=NEAREST, silent=0.7)) == f"nearest/{WHO_ATTENDS}"


@pytest.mark.parametrize(
    "label", ["neighbour/fine_amounts", "give_facts", "book_consultation", "affirm", "deny", "out_of_scope"]
)
def test_it_never_books_tells_facts_agrees_or_turns_away(label: str) -> None:
    assert believed((label, 0.99), understood=NEAREST) == NEAREST


def test_talk_is_heard_where_nothing_else_was() -> None:
    assert label_of(believed(("ask_source", 0.9), understood=NEAREST)) == "ask_source"
    alone: Sequence = ("guidance/spoc_what", 0.5, "say")
    assert believed(("ask_source", 0.9), alone=tuple(alone)) is None


def test_facts_of_a_family_go_on_with_its_lead_alone() -> None:
    assert believed((WHO_ATTENDS, 0.99), understood=NEAREST, states_facts=True) == NEAREST
    assert label_of(believed(("who_leads", 0.9), understood=NEAREST, states_facts=True)) == "who_leads"
