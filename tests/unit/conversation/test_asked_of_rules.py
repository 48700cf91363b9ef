"""Questions that name a service and tell nothing of a family."""

from __future__ import annotations

import pytest

from assistant.conversation.asked_of_rules import asked_of_a_rule, asks_of_who_is_there
from assistant.conversation.heard import Message
from assistant.conversation.state import ConversationState
from assistant.conversation.turn_reading import Known
from assistant.understanding.turn_effects.reader import shared_turn_reader

NOTHING = ConversationState()
LEAD_GIVEN = ConversationState(
    "who_leads", "who_leads", "who_leads", status="answered", lead="yos_practitioner", family={"yos": "yes"}
)


def of_family(text: str) -> float:
    """As the trained reader has it."""
    return shared_turn_reader().read((Known(),) * 3, "", text).of_family


def _message(text: str, label: str = "who_leads", decision: str = "say") -> Message:
    return Message(text, ((label, 0.9),), decision, True, "school")


@pytest.mark.parametrize(
    ("text", "doubts", "supposed"),
    [
        ("does FEH escalate to EIT or do we?", (), {"feh": "yes"}),
        ("would early help normally lead on attendance?", (), {"feh": "yes"}),
        ("is a YOS practitioner the lead for prevention work as well?", ("yos",), {"yos": "yes"}),
        ("YOS only leads when there's a court order. is that how it reads", ("yos",), {"yos": "yes"}),
        (
            "Is early help in front of youth offending where both are in a family?",
            ("feh", "yos"),
            {"feh": "yes", "yos": "yes"},
        ),
        ("Where in the list is a child whom FEH and YOS both see?", ("feh", "yos"), {"feh": "yes", "yos": "yes"}),
        ("Is the social worker in charge on their own or with the school?", (), {"social_care": "yes"}),
        (
            "is it for the inspectors to pick which social care cases go up, not the social worker?",
            ("social_care",),
            {"social_care": "yes"},
        ),
        ("If FEH work with a family at tier 2, do they escalate?", ("feh", "tier"), {"feh": "yes", "tier": "2"}),
        ("who escalates at tier 2?", ("tier",), {"tier": "2"}),
        ("So at tier 3 it's still school that escalates. Agreed?", ("tier",), {"tier": "3"}),
    ],
)
def test_a_question_of_a_rule_supposes_what_it_names(text: str, doubts: tuple[str, ...], supposed: object) -> None:
    assert asked_of_a_rule(_message(text), NOTHING, doubts, of_family) == supposed


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("SW or school - who leads?", ("social_care",)),
        ("social care closed so does the school lead?", ("social_care",)),
        ("my son got a YOS worker, do they lead?", ("yos",)),
        ("A C&F assessment is being done, who leads until it is finished?", ("social_care",)),
        ("is it FEH who leads or YOS?", ()),
        ("A cousin of hers is with YOS. Who leads on our pupil?", ("yos",)),
        ("Dad is a social worker. Who leads on attendance?", ("social_care",)),
        ("How can we tell if a family has a social worker, to know who leads?", ()),
        ("at tier 2 or tier 3, who escalates?", ("tier",)),
        ("waiting on social care, would they lead?", ("social_care",)),
    ],
)
def test_what_may_tell_of_a_family_or_of_a_change_is_left(text: str, doubts: tuple[str, ...]) -> None:
    assert asked_of_a_rule(_message(text), NOTHING, doubts, of_family) is None


def test_nothing_is_supposed_over_a_family_in_hand_or_an_unsure_reading() -> None:
    text = "would early help normally lead on attendance?"
    assert asked_of_a_rule(_message(text), LEAD_GIVEN, (), of_family) is None
    assert asked_of_a_rule(_message(text, decision="ask"), NOTHING, (), of_family) is None
    assert asked_of_a_rule(_message(text, label="guidance/lead_duties"), NOTHING, (), of_family) is None


@pytest.mark.parametrize(
    ("text", "doubts", "of_who_is_there"),
    [
        ("so I ring the YOS worker to set up the meeting?", ("yos",), True),
        ("for school things the YOS worker is the one?", ("yos",), True),
        ("has YOS closed, do you know?", ("yos",), False),
        ("and if YOS refuses?", ("yos",), False),
        ("so I ring the social worker?", ("social_care",), False),
        ("the YOS worker rang me", ("yos",), False),
    ],
)
def test_a_question_about_a_service_that_is_there_leaves_it_there(
    text: str, doubts: tuple[str, ...], of_who_is_there: bool
) -> None:
    assert asks_of_who_is_there(_message(text), LEAD_GIVEN, doubts) is of_who_is_there
