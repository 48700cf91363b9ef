"""What the trained reading of a turn may add to what the words were read as, settle, or put in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_effects import known_before, weighed
from assistant.conversation.turn_reading import EFFECTS, SERVICES, Known, TurnReading
from assistant.language.services import NOT_THERE

EARLY_HELP = Family(facts={"feh": "yes"}, places={"feh": (0, 3, 6)}, last=("feh",))
NOTHING = HeardOfFamily()


def reading(goes_back: float = 0.0, **effects: tuple[str, float]) -> TurnReading:
    """A reading in which each service named has one effect so likely, and the others stay as they were."""
    found = {}
    for service in SERVICES:
        effect, probability = effects.get(service, ("same", 1.0))
        rest = "there" if effect == "same" else "same"
        found[service] = {**dict.fromkeys(EFFECTS, 0.0), rest: 1 - probability, effect: probability}
    return TurnReading(found, 1.0, goes_back)


def test_an_end_that_no_word_names_is_believed_where_it_is_likely() -> None:
    said = weighed(EARLY_HELP, NOTHING, reading(feh=("gone", 0.95)))
    assert (said.stated, said.unsure) == ({"feh": "no"}, ())


def test_an_end_that_is_less_likely_is_asked_about() -> None:
    said = weighed(EARLY_HELP, NOTHING, reading(feh=("gone", 0.7)))
    assert (said.stated, said.unsure) == ({}, ("feh",))


def test_a_service_nobody_told_of_comes_only_where_it_is_surer_than_a_change_of_one_that_is_known() -> None:
    closed = Family(facts={"feh": "no"})
    comes = reading(feh=("there", 0.87))
    assert weighed(closed, NOTHING, comes).stated == {"feh": "yes"}
    assert weighed(Family(), NOTHING, comes).unsure == ("feh",)
    assert weighed(Family(), NOTHING, reading(feh=("there", 0.98))).stated == {"feh": "yes"}


ASSESSED = Family(facts={"social_care": "assessment"}, last=("social_care",))


def test_a_plan_named_after_an_assessment_is_what_social_care_has_open() -> None:
    named = HeardOfFamily(unsure=("social_care",), kinds={"social_care": "child_in_need"})
    said = weighed(ASSESSED, named, reading(social_care=("there", 0.97)))
    assert said.stated == {"social_care": "child_in_need"}


def test_a_plan_denied_during_an_assessment_ends_no_assessment() -> None:
    denied = HeardOfFamily(unsure=("social_care",), kinds={"social_care": "child_in_need"})
    said = weighed(ASSESSED, denied, reading(social_care=("gone", 0.95)))
    assert (said.stated, said.unsure) == ({}, ("social_care",))


def test_what_closed_without_a_name_is_asked_where_none_is_read_as_closed() -> None:
    closed = HeardOfFamily(stated={"yos": "no"}, unnamed=("closed",))
    said = weighed(EARLY_HELP, closed, reading(yos=("gone", 0.98)))
    assert said.unsure == ("feh",)
    assert weighed(EARLY_HELP, closed, reading(feh=("gone", 0.95), yos=("gone", 0.98))).unsure == ()


def test_what_both_read_holds_although_it_is_less_likely() -> None:
    told = HeardOfFamily(stated={"feh": "no"}, places={"feh": (0, 3)})
    assert weighed(EARLY_HELP, told, reading(feh=("gone", 0.6))).stated == {"feh": "no"}


def test_the_opposite_of_named_words_holds_only_where_it_is_all_but_certain() -> None:
    told = HeardOfFamily(stated={"feh": "yes"}, places={"feh": (0, 3)})
    assert weighed(Family(), told, reading(feh=("gone", 0.9))).unsure == ("feh",)
    assert weighed(Family(), told, reading(feh=("gone", 0.99))).stated == {"feh": "no"}


def test_what_may_be_so_no_more_is_asked_although_its_words_name_it() -> None:
    still_there = HeardOfFamily(stated={"feh": "yes"}, places={"feh": (12, 15)})
    assert weighed(EARLY_HELP, still_there, reading(feh=("unclear", 0.7))).unsure == ("feh",)


def test_an_end_that_its_words_likely_deny_is_asked_about() -> None:
    next_week = HeardOfFamily(unsure=("feh",), named=("feh",), likely={"feh": "there"})
    assert weighed(EARLY_HELP, next_week, reading(feh=("gone", 0.9))).unsure == ("feh",)


def test_what_is_said_not_to_be_there_is_told_and_not_only_taken_back() -> None:
    on_ours = HeardOfFamily(stated={"feh": "no"}, places={"feh": (70, 73)})
    said = weighed(EARLY_HELP, on_ours, reading(feh=("untold", 0.85)))
    assert (said.stated, said.withdrawn) == ({"feh": "no"}, ())


def test_what_is_supposed_in_words_holds_where_the_reader_is_not_sure_of_the_opposite() -> None:
    stays = HeardOfFamily(supposed={"social_care": "no", "feh": "yes"}, named=("social_care", "feh"))
    torn = reading(social_care=("supposed_gone", 0.97), feh=("supposed_gone", 0.55))
    assert weighed(EARLY_HELP, stays, torn).supposed == {"social_care": "no", "feh": "yes"}


def test_nobody_else_is_no_word_on_the_one_that_is_there() -> None:
    nobody_else = HeardOfFamily(stated=dict.fromkeys(SERVICES, "no"))
    gone = reading(social_care=("gone", 0.9), yos=("gone", 0.9))
    said = weighed(EARLY_HELP, nobody_else, gone)
    assert (said.stated, said.unsure) == ({"social_care": "no", "yos": "no"}, ())


def test_a_plan_that_is_known_stays_the_plan_it_is() -> None:
    family = Family(facts={"social_care": "child_in_need"})
    assert weighed(family, NOTHING, reading(social_care=("there", 0.99))).stated == {"social_care": "child_in_need"}


def test_another_plan_of_the_same_service_takes_its_place() -> None:
    family = Family(facts={"social_care": "child_protection"})
    stepped_down = HeardOfFamily(stated={"social_care": "child_in_need"}, places={"social_care": (0, 3)})
    assert weighed(family, stepped_down, reading()).stated == {"social_care": "child_in_need"}


def test_a_supposition_is_never_a_fact_and_ends_with_the_way_back() -> None:
    supposed = weighed(EARLY_HELP, NOTHING, reading(feh=("supposed_gone", 0.96)))
    assert (supposed.stated, supposed.supposed) == ({}, {"feh": "no"})
    running = Family(facts={"feh": "yes"}, supposed={"feh": "no"})
    assert weighed(running, NOTHING, reading(goes_back=0.9)).goes_back


def test_whether_a_service_is_told_or_supposed_to_have_gone_it_has_gone() -> None:
    either = reading(feh=("gone", 0.5))
    either.effects["feh"].update(same=0.0, supposed_gone=0.5)
    said = weighed(EARLY_HELP, NOTHING, either)
    assert "feh" in {**said.stated, **said.supposed}
    assert not said.unsure


def test_what_the_words_leave_open_is_settled_where_the_reader_is_sure() -> None:
    open_still = HeardOfFamily(unsure=("feh",))
    assert weighed(Family(), open_still, reading(feh=("there", 0.97))).stated == {"feh": "yes"}
    assert weighed(Family(), open_still, reading(feh=("there", 0.8))).unsure == ("feh",)
    assert weighed(EARLY_HELP, open_still, reading()).unsure == ()


def test_what_is_said_of_a_tier_is_left_to_the_words() -> None:
    tier = HeardOfFamily(stated={"tier": "2"}, unsure=("case_holder",))
    said = weighed(EARLY_HELP, tier, reading())
    assert (said.stated, said.unsure) == ({"tier": "2"}, ("case_holder",))


PROBABILITY = st.floats(min_value=0, max_value=1)


@given(
    st.dictionaries(st.sampled_from(SERVICES), st.tuples(st.sampled_from(EFFECTS), PROBABILITY)),
    st.dictionaries(st.sampled_from(SERVICES), st.sampled_from(["yes", "no"])),
    PROBABILITY,
)
def test_a_service_is_told_supposed_or_open_and_never_two_of_these(effects, stated, goes_back) -> None:
    heard = HeardOfFamily(stated=stated, places=dict.fromkeys(stated, (0, 3)))
    said = weighed(EARLY_HELP, heard, reading(goes_back, **effects))
    found = [*said.stated, *said.supposed, *said.unsure, *said.withdrawn]
    assert len(found) == len(set(found))


@given(st.sampled_from(SERVICES), st.sampled_from(EFFECTS[1:]), st.floats(min_value=0, max_value=0.49))
def test_what_is_less_likely_than_its_opposite_is_never_asserted(service, effect, probability) -> None:
    said = weighed(Family(), NOTHING, reading(**{service: (effect, probability)}))
    assert not (said.stated or said.withdrawn) and set(said.supposed.values()) <= {"unknown"}


@pytest.mark.parametrize(
    ("family", "service", "known"),
    [
        (EARLY_HELP, "feh", Known("there", "", last=True)),
        (EARLY_HELP, "yos", Known()),
        (Family(facts={"yos": "unknown"}), "yos", Known()),
        (Family(facts={"yos": "no"}, supposed={"yos": "statutory"}), "yos", Known("gone", "there")),
        (Family(unsure=("social_care",)), "social_care", Known("unclear")),
    ],
)
def test_what_the_reader_is_told_is_what_is_known(family: Family, service: str, known: Known) -> None:
    assert known_before(family)[SERVICES.index(service)] == known
    assert "unknown" in NOT_THERE


def test_a_worker_who_may_be_of_early_help_or_hold_a_plan_is_asked_about_and_never_guessed() -> None:
    family_help = HeardOfFamily(unsure=("social_care",), named=("social_care", "case_holder"))
    sure = reading(social_care=("there", 0.99), feh=("there", 0.99))
    assert weighed(Family(), family_help, sure) == family_help
    assert weighed(EARLY_HELP, family_help, sure) == family_help


def test_what_a_what_if_may_have_taken_away_is_asked_about() -> None:
    running = Family(facts={"feh": "yes"}, supposed={"social_care": "child_protection"})
    instead = HeardOfFamily(supposed={"yos": "yes"}, named=("yos",))
    heard = reading(yos=("supposed_there", 0.96), social_care=("same", 0.48))
    assert weighed(running, instead, heard).unsure == ("social_care",)


def test_what_was_supposed_is_asked_about_where_something_started_without_a_name() -> None:
    family = Family({"feh": "no"}, {"feh": "yes"})
    said = weighed(family, HeardOfFamily(unnamed=("started",)), reading())
    assert said.unsure == ("feh",)
    assert weighed(Family({"feh": "no"}), HeardOfFamily(unnamed=("started",)), reading()).unsure == ()


def test_what_was_just_told_as_ended_is_there_again_where_it_goes_on_after_all() -> None:
    goes_on = HeardOfFamily(unnamed=("goes_on",))
    ended = Family({"social_care": "no", "feh": "no"}, before={"social_care": "child_in_need"})
    assert weighed(ended, goes_on, reading()).stated == {"social_care": "child_in_need"}
    both = Family({"feh": "no", "yos": "no"}, before={"feh": "yes", "yos": "yes"})
    assert weighed(both, goes_on, reading()).unsure == ("feh", "yos")
    assert weighed(EARLY_HELP, goes_on, reading()).stated == {}
