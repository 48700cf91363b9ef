"""Two children or families of a conversation never share a fact, and each is recalled."""

from __future__ import annotations

from assistant.conversation.families import Families, HeardOfFamilies, after_message_of
from assistant.conversation.family import Family, HeardOfFamily

YEAR_9 = after_message_of(
    Families(), HeardOfFamilies(HeardOfFamily({"social_care": "child_in_need"}), "year:9"), "Y9, CIN", 0, goes_on=False
)


def tells(**facts: str) -> HeardOfFamily:
    return HeardOfFamily(facts)


def turns(families: Families, label: str, *, turn: int = 1, **facts: str) -> Families:
    return after_message_of(families, HeardOfFamilies(tells(**facts), turns_to=label), "", turn, goes_on=True)


def test_a_child_turned_to_starts_with_its_own_facts_and_the_first_is_recalled() -> None:
    sister = turns(YEAR_9, "younger", feh="yes")
    assert (sister.label, sister.spoken_of.facts) == ("younger", {"feh": "yes"})
    back = turns(sister, "year:9", turn=2)
    assert (back.label, back.spoken_of.facts) == ("year:9", {"social_care": "child_in_need"})
    assert turns(back, "other", turn=3).spoken_of.facts == {"feh": "yes"}


def test_one_without_a_label_gets_the_opposite_of_the_one_turned_to() -> None:
    first = after_message_of(Families(), HeardOfFamilies(tells(yos="yes")), "open to YOS", 0, goes_on=False)
    both = turns(first, "younger")
    assert (both.spoken_of, both.labels) == (Family(), ("older", "younger"))
    assert turns(both, "older").spoken_of.facts == {"yos": "yes"}


def test_two_in_a_message_are_kept_apart_and_nobody_is_in_hand_until_one_is_named() -> None:
    told = HeardOfFamilies(apart=(("older", tells(yos="yes")), ("younger", tells(feh="yes"))))
    both = after_message_of(Families(), told, "", 0, goes_on=False)
    assert (both.is_to_choose, both.spoken_of, both.labels) == (True, Family(), ("older", "younger"))
    younger = both.turned_to("younger")
    assert (younger.is_to_choose, younger.spoken_of.facts) == (False, {"feh": "yes"})
    assert younger.labels == ("older", "younger")


def test_the_one_asked_of_is_in_hand() -> None:
    told = HeardOfFamilies(apart=(("family:A", tells(feh="yes")), ("family:B", tells(yos="yes"))), asks_of="family:B")
    asked = after_message_of(Families(), told, "", 0, goes_on=False)
    assert (asked.label, asked.spoken_of.facts, asked.is_to_choose) == ("family:B", {"yos": "yes"}, False)


def test_another_case_with_a_label_of_its_own_leaves_the_last_one_as_it_was() -> None:
    told = HeardOfFamilies(tells(tier="1"), "year:4")
    another = after_message_of(YEAR_9, told, "Y4 at tier 1. Who leads?", 1, goes_on=False)
    assert (another.label, another.spoken_of.facts) == ("year:4", {"tier": "1"})
    assert another.turned_to("year:9").spoken_of == YEAR_9.spoken_of


def test_those_known_by_name_are_called_by_their_place_and_stay_so() -> None:
    told = HeardOfFamilies(apart=(("name:1a1", tells(feh="yes")), ("name:2b2", tells(yos="yes"))), asks_of="name:1a1")
    first = after_message_of(Families(), told, "", 0, goes_on=False)
    third = turns(first.turned_to("name:2b2"), "name:3c3")
    assert [third.called(label) for label in ("name:1a1", "name:2b2", "name:3c3", "older")] == [
        "named:1",
        "named:2",
        "named:3",
        "older",
    ]
    assert Families.from_stored({}, third.as_stored()) == third
    assert third.turned_to("name:1a1").spoken_of.facts == {"feh": "yes"}


def test_what_is_stored_is_read_back() -> None:
    both = turns(YEAR_9, "younger", feh="yes")
    assert Families.from_stored(dict(both.spoken_of.facts), both.as_stored()) == both


def test_a_tap_settles_the_one_in_hand_alone() -> None:
    both = turns(YEAR_9, "younger").tapped({"feh": "no"})
    assert both.spoken_of.facts == {"feh": "no"}
    assert both.others["year:9"] == YEAR_9.spoken_of
