"""What a turn does to the family in hand, by what is read of each service behind what was told before."""

from __future__ import annotations

import pytest

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.said_in_context import SaidInContext, SaidOf
from assistant.conversation.step_effects import FamilyTurn
from assistant.conversation.turn_in_context import turn_in_context

UNSAID = HeardOfFamily()
EARLY_HELP = Family({"feh": "yes"}, places={"feh": (0, 0, 4)})
TWO = Family({"feh": "yes", "yos": "prevention"}, places={"feh": (0, 0, 4), "yos": (1, 0, 4)})


def turn_of(said: list[SaidOf], alone: HeardOfFamily, family: Family) -> FamilyTurn | None:
    return turn_in_context(SaidInContext(family, tuple(said), alone))


def known(fact: str, status: str, probability: float = 0.97) -> SaidOf:
    return SaidOf(fact, "", {status: probability})


def named(fact: str, status: str, probability: float = 0.97, value: str = "yes") -> SaidOf:
    return SaidOf(fact, value, {status: probability})


@pytest.mark.parametrize("status", ["ended", "denied", "refused"])
def test_one_that_went_without_being_named_is_not_there(status):
    assert turn_of([known("feh", status)], UNSAID, EARLY_HELP) == FamilyTurn({"feh": "no"})


@pytest.mark.parametrize("status", ["now", "asked", "pending"])
def test_one_that_stays_changes_nothing(status):
    assert turn_of([known("feh", status)], UNSAID, EARLY_HELP) is None


def test_a_change_that_is_not_sure_is_asked():
    turn = turn_of([known("feh", "ended", 0.6)], UNSAID, EARLY_HELP)
    assert turn == FamilyTurn(unsure=("feh",))


def test_of_two_the_one_told_of_last_may_go_unnamed():
    assert turn_of([known("feh", "now"), known("yos", "ended")], UNSAID, TWO) == FamilyTurn({"yos": "no"})


def test_an_earlier_one_that_goes_unnamed_is_asked():
    turn = turn_of([known("feh", "ended"), known("yos", "now")], UNSAID, TWO)
    assert turn == FamilyTurn(unsure=("feh",))


def test_all_that_are_there_may_go_together():
    turn = turn_of([known("feh", "ended"), known("yos", "ended")], UNSAID, TWO)
    assert turn == FamilyTurn({"feh": "no", "yos": "no"})


def test_what_is_supposed_of_one_that_is_there_is_that_it_goes():
    turn = turn_of([known("feh", "hypothetical")], UNSAID, EARLY_HELP)
    assert turn == FamilyTurn(supposed={"feh": "no"})


def test_a_what_if_that_is_over_leaves_the_facts():
    family = Family({"feh": "yes"}, {"social_care": "yes"})
    said = [known("feh", "now"), known("social_care", "denied")]
    assert turn_of(said, UNSAID, family) == FamilyTurn(goes_back=True)


def test_a_part_of_a_what_if_may_go_on():
    family = Family({"feh": "yes"}, {"social_care": "yes", "yos": "yes"})
    said = [known("social_care", "denied"), known("yos", "hypothetical")]
    assert turn_of(said, UNSAID, family) == FamilyTurn(supposed={"yos": "yes"}, goes_back=True)


def test_what_was_supposed_may_come_true():
    family = Family({"feh": "yes"}, {"social_care": "child_in_need"})
    turn = turn_of([known("social_care", "now")], UNSAID, family)
    assert turn == FamilyTurn({"social_care": "child_in_need"})


def test_a_service_named_beside_the_one_in_hand_joins_it():
    turn = turn_of([known("feh", "now"), named("yos", "now")], UNSAID, EARLY_HELP)
    assert turn == FamilyTurn({"yos": "yes"})


def test_where_the_words_by_themselves_say_the_opposite_it_is_asked():
    alone = HeardOfFamily({"yos": "yes"}, {"yos": (0, 3)})
    turn = turn_of([named("yos", "ended")], alone, EARLY_HELP)
    assert turn == FamilyTurn(unsure=("yos",))


def test_what_the_words_leave_open_is_settled_by_what_was_told_before():
    alone = HeardOfFamily(unsure=("feh",))
    turn = turn_of([known("feh", "ended"), named("feh", "ended")], alone, EARLY_HELP)
    assert turn == FamilyTurn({"feh": "no"})


def test_nobody_else_leaves_the_one_in_hand():
    alone = HeardOfFamily({"feh": "no", "yos": "no", "social_care": "no"})
    turn = turn_of([known("feh", "now")], alone, EARLY_HELP)
    assert turn == FamilyTurn({"yos": "no", "social_care": "no"})


def test_what_was_somebody_elses_is_not_told_any_more():
    assert turn_of([known("feh", "other")], UNSAID, EARLY_HELP) == FamilyTurn(withdrawn=("feh",))


@pytest.mark.parametrize(
    ("status", "probability", "stays"), [("now", 0.97, True), ("now", 0.6, False), ("ended", 0.97, False)]
)
def test_it_stays_as_it_was_only_where_that_is_sure(status, probability, stays):
    heard = SaidInContext(EARLY_HELP, (known("feh", status, probability),))
    assert heard.stays_as_it_was is stays


def test_several_ways_to_be_gone_count_together():
    said = SaidOf("feh", "", {"ended": 0.5, "denied": 0.45, "now": 0.05})
    assert turn_of([said], UNSAID, EARLY_HELP) == FamilyTurn({"feh": "no"})


def test_what_is_supposed_without_a_name_must_be_surer():
    """ "If it gets worse" is of the attendance."""
    assert turn_of([known("feh", "hypothetical", 0.9)], UNSAID, EARLY_HELP) is None


def test_an_open_question_is_settled_only_by_words_that_are_sure():
    asked = Family(unsure=("yos",))
    assert turn_of([known("yos", "now", 0.97)], UNSAID, asked) == FamilyTurn({"yos": "yes"})
    assert turn_of([known("yos", "now", 0.91)], UNSAID, asked) == FamilyTurn(unsure=("yos",))


def test_a_plan_for_another_is_what_the_words_by_themselves_say():
    alone = HeardOfFamily({"social_care": "child_in_need"}, {"social_care": (0, 3)})
    said = [named("social_care", "ended", value="child_protection"), named("social_care", "now", value="child_in_need")]
    turn = turn_of(said, alone, Family({"social_care": "child_protection"}))
    assert turn == FamilyTurn({"social_care": "child_in_need"})
