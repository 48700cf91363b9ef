"""What a message does to the family in hand, by its words and the trained reader of turns together."""

from __future__ import annotations

import pytest

from assistant.conversation.families import Families
from assistant.conversation.family import Family
from assistant.conversation.heard import Message
from assistant.conversation.state import ConversationState
from assistant.conversation.turn_reading import EFFECTS, SERVICES, TurnReading
from assistant.conversation.turn_weighing import InHand, Weighed, weigh_turn

LEAD_GIVEN = ConversationState("who_leads", "who_leads", "who_leads", status="answered", family={"feh": "yes"})
EARLY_HELP = Families(Family({"feh": "yes"}, last=("feh",)))
SHE_LEFT = Message("she shouted and left", (("give_facts", 0.9),), "say", False, "parent")


class Reader:
    """Hears that early help has ended, with this probability."""

    def __init__(self, probability: float) -> None:
        self._probability = probability

    def read(self, *_: object) -> TurnReading:
        same = {**dict.fromkeys(EFFECTS, 0.0), "same": 1.0}
        ends = {**same, "same": 1 - self._probability, "gone": self._probability}
        return TurnReading({**dict.fromkeys(SERVICES, same), "feh": ends}, 1.0, 0.0)


def weighed(probability: float, message: Message = SHE_LEFT, tells_of_harm: bool = False) -> Weighed:
    in_hand = InHand(LEAD_GIVEN, EARLY_HELP, "early help is open")
    return weigh_turn(Reader(probability), message, {}, None, in_hand, tells_of_harm=tells_of_harm)


@pytest.mark.parametrize("probability", [0.99, 0.8, 0.6])
def test_words_that_tell_of_harm_are_never_a_turn_of_the_family(probability: float) -> None:
    assert weighed(probability, tells_of_harm=True) == Weighed(None)


def test_silent_words_of_which_the_reader_is_sure_tell_their_news() -> None:
    understood = weighed(0.99).understood
    assert understood is not None and understood.turn is not None
    assert understood.turn.stated == {"feh": "no"}


def test_silent_words_of_which_the_reader_is_not_sure_leave_the_service_to_be_asked() -> None:
    understood = weighed(0.6).understood
    assert understood is not None and understood.turn is not None
    assert (understood.turn.stated, understood.turn.unsure) == ({}, ("feh",))


@pytest.mark.parametrize(("label", "heard"), [(None, True), ("girl", False)])
def test_one_of_whom_no_label_was_told_may_be_meant_by_any(label: str | None, heard: bool) -> None:
    message = Message("that is another family, who leads for our lad", (("who_leads", 0.9),), "say", False, "parent")
    in_hand = InHand(LEAD_GIVEN, Families(EARLY_HELP.spoken_of, label), "early help is open")
    understood = weigh_turn(Reader(0.99), message, {"label": "boy"}, None, in_hand, tells_of_harm=False).understood
    assert (understood is not None) is heard


@pytest.mark.parametrize(
    ("text", "heard"), [("back to the FEH one. she left us", True), ("the FEH one, who leads", False)]
)
def test_news_behind_the_one_that_is_pointed_to_is_heard(text: str, heard: bool) -> None:
    message = Message(text, (("who_leads", 0.9),), "say", False, "school", points_to="feh=yes")
    families = Families(Family({"yos": "yes"}), "second", {"first": EARLY_HELP.spoken_of})
    in_hand = InHand(LEAD_GIVEN, families, "youth justice is open")
    understood = weigh_turn(Reader(0.99), message, {}, None, in_hand, tells_of_harm=False).understood
    assert bool(understood and understood.turn and understood.turn.stated == {"feh": "no"}) is heard


@pytest.mark.parametrize(("probability", "nothing"), [(0.05, True), (0.3, False)])
def test_words_in_which_the_reader_hears_no_news_change_nothing(probability: float, nothing: bool) -> None:
    assert weighed(probability).changes_nothing is nothing


class LeavesPerhaps(Reader):
    """Hears that a turn may leave what was supposed, and nothing else."""

    def read(self, *_: object) -> TurnReading:
        return TurnReading(super().read().effects, 1.0, 0.4)


@pytest.mark.parametrize(("text", "leaves"), [("but now it is school yes", True), ("and is it the school", False)])
def test_a_turn_that_speaks_of_now_leaves_what_was_supposed_sooner(text: str, leaves: bool) -> None:
    supposed = Families(Family({"yos": "no"}, supposed={"yos": "yes"}))
    message = Message(text, (("who_leads", 0.5),), "ask", False, "parent")
    in_hand = InHand(LEAD_GIVEN, supposed, "what if he gets youth justice")
    understood = weigh_turn(LeavesPerhaps(0.0), message, {}, None, in_hand, tells_of_harm=False).understood
    assert bool(understood and understood.turn and understood.turn.goes_back) is leaves


def test_what_goes_back_to_a_subject_of_the_guidance_is_no_turn_of_the_family() -> None:
    back = Message("ok back to the consultations, who has them", (("go_back", 0.4),), "ask", False, "school")
    assert weighed(0.99, back) == Weighed(None)


def test_a_short_everyday_turn_tells_nothing_of_a_family() -> None:
    assert weighed(0.99, Message("ok bye then", (("goodbye", 0.9),), "say", False, "parent")) == Weighed(None)
    of_now = Message("ok but today it is us", (("goodbye", 0.9),), "say", False, "school")
    assert weighed(0.99, of_now) != Weighed(None)
