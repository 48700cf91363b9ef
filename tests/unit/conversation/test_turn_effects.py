"""What the trained reading of a turn may add to what the words were read as, settle, or put in doubt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.turn_effects import known_before, weighed, weighed_opening, with_ends
from assistant.conversation.turn_reading import EFFECTS, SERVICES, Known, TurnReading
from assistant.language.family_steps import NOT_THERE

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


def test_a_service_nobody_told_of_comes_without_its_name_only_where_it_is_all_but_certain() -> None:
    assert weighed(EARLY_HELP, NOTHING, reading(yos=("there", 0.96))) == NOTHING
    assert weighed(EARLY_HELP, NOTHING, reading(yos=("there", 0.98))).stated == {"yos": "yes"}


def test_a_service_told_of_before_comes_back_but_not_where_another_is_named() -> None:
    closed = Family(facts={"feh": "no"}, places={"feh": (0, 3, 6)})
    there = reading(feh=("there", 0.97))
    assert weighed(closed, NOTHING, there).stated == {"feh": "yes"}
    assert weighed(closed, HeardOfFamily(named=("feh",)), there).stated == {}


def test_a_plan_that_is_known_stays_the_plan_it_is() -> None:
    family = Family(facts={"social_care": "child_in_need"})
    assert weighed(family, NOTHING, reading(social_care=("there", 0.99))).stated == {"social_care": "child_in_need"}


def test_a_supposition_is_never_a_fact_and_ends_with_the_way_back() -> None:
    supposed = weighed(EARLY_HELP, NOTHING, reading(feh=("supposed_gone", 0.96)))
    assert (supposed.stated, supposed.supposed) == ({}, {"feh": "no"})
    running = Family(facts={"feh": "yes"}, supposed={"feh": "no"})
    assert weighed(running, NOTHING, reading(goes_back=0.9)).goes_back


def test_a_supposition_that_may_be_of_another_as_well_is_left_to_the_words() -> None:
    both = reading(social_care=("supposed_there", 0.95), feh=("supposed_there", 0.6))
    assert weighed(Family(), NOTHING, both) == NOTHING


def test_what_the_words_leave_open_is_settled_where_the_reader_is_sure() -> None:
    open_still = HeardOfFamily(unsure=("feh",))
    assert weighed(Family(), open_still, reading(feh=("there", 0.97))).stated == {"feh": "yes"}
    assert weighed(Family(), open_still, reading(feh=("there", 0.9))).unsure == ("feh",)
    assert weighed(Family(), open_still, reading()).unsure == ("feh",)


def test_what_the_words_say_is_put_in_doubt_by_the_opposite_alone() -> None:
    told = HeardOfFamily(stated={"feh": "yes"}, places={"feh": (0, 3)})
    assert weighed(Family(), told, reading(feh=("gone", 0.99))).unsure == ("feh",)
    assert weighed(Family(), told, reading(feh=("there", 0.99))) == told


def test_another_plan_of_the_same_service_is_no_doubt() -> None:
    family = Family(facts={"social_care": "child_protection"})
    stepped_down = HeardOfFamily(stated={"social_care": "child_in_need"})
    assert weighed(family, stepped_down, reading(social_care=("gone", 0.99))) == stepped_down


def test_a_first_message_gains_what_is_all_but_certain_and_no_word_names() -> None:
    told = HeardOfFamily(stated={"yos": "no"}, places={"yos": (0, 3)}, unsure=("feh",), named=("yos", "feh"))
    said = weighed_opening(told, reading(feh=("gone", 0.99), social_care=("there", 0.99), yos=("there", 0.99)))
    assert (said.stated, said.unsure) == ({"social_care": "yes", "feh": "no", "yos": "no"}, ())


def test_a_name_that_was_read_as_not_there_is_not_there_in_a_first_message() -> None:
    somebody_elses = HeardOfFamily(named=("feh",))
    assert weighed_opening(somebody_elses, reading(feh=("there", 0.99))) == somebody_elses


def test_all_are_gone_in_a_first_message_where_that_is_likely_of_each() -> None:
    nobody = reading(feh=("gone", 0.92), social_care=("gone", 0.92), yos=("gone", 0.91))
    assert weighed_opening(HeardOfFamily(), nobody).stated == dict.fromkeys(SERVICES, "no")


def test_a_supposition_that_is_heard_the_other_way_round_is_turned() -> None:
    both = HeardOfFamily(supposed={"yos": "yes", "social_care": "yes"}, named=("yos", "social_care"))
    said = weighed(EARLY_HELP, both, reading(yos=("supposed_there", 0.99), social_care=("supposed_gone", 0.68)))
    assert said.supposed == {"yos": "yes", "social_care": "no"}


PROBABILITY = st.floats(min_value=0, max_value=1)


@given(
    st.dictionaries(st.sampled_from(SERVICES), st.tuples(st.sampled_from(EFFECTS), PROBABILITY)),
    st.dictionaries(st.sampled_from(SERVICES), st.sampled_from(["yes", "no"])),
    PROBABILITY,
)
def test_the_opposite_of_the_words_is_never_asserted(effects, stated, goes_back) -> None:
    heard = HeardOfFamily(stated=stated)
    said = weighed(EARLY_HELP, heard, reading(goes_back, **effects))
    for service, value in stated.items():
        assert said.stated.get(service, value) == value
        assert service in said.stated or service in said.unsure or value == "no"


def test_nobody_else_is_no_word_on_the_one_that_is_there() -> None:
    nobody_else = HeardOfFamily(stated=dict.fromkeys(SERVICES, "no"))
    said = weighed(EARLY_HELP, nobody_else, reading())
    assert (said.stated, said.unsure) == ({"social_care": "no", "yos": "no"}, ())


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
    assert weighed_opening(family_help, sure) == family_help
    assert weighed(EARLY_HELP, family_help, sure) == family_help


def test_an_end_that_one_of_several_sentences_tells_is_asked_about() -> None:
    whole, alone = reading(social_care=("gone", 0.99)), reading(feh=("gone", 0.97))
    said = weighed(EARLY_HELP, HeardOfFamily(stated={"social_care": "no"}), with_ends(whole, [alone], EARLY_HELP))
    assert (said.stated, said.unsure) == ({"social_care": "no"}, ("feh",))
    assert with_ends(whole, [reading()], EARLY_HELP) == whole


def test_what_a_what_if_may_have_taken_away_is_asked_about() -> None:
    running = Family(facts={"feh": "yes"}, supposed={"social_care": "child_protection"})
    instead = HeardOfFamily(supposed={"yos": "yes"}, named=("yos",))
    heard = reading(yos=("supposed_there", 0.96), social_care=("same", 0.48))
    assert weighed(running, instead, heard).unsure == ("social_care",)
