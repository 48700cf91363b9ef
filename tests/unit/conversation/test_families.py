"""Two children or families of a conversation never share a fact, and each is recalled."""

from __future__ import annotations

from assistant.conversation.families import Families, HeardOfFamilies
from assistant.conversation.families_changes import after_message_of
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
    assert (both.of_each, both.spoken_of, both.labels) == (True, Family(), ("older", "younger"))
    younger = both.turned_to("younger")
    assert (younger.of_each, younger.spoken_of.facts) == (False, {"feh": "yes"})
    assert younger.labels == ("older", "younger")


def test_the_one_asked_of_is_in_hand() -> None:
    told = HeardOfFamilies(apart=(("family:A", tells(feh="yes")), ("family:B", tells(yos="yes"))), asks_of="family:B")
    asked = after_message_of(Families(), told, "", 0, goes_on=False)
    assert (asked.label, asked.spoken_of.facts, asked.of_each) == ("family:B", {"yos": "yes"}, False)


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


def two_told_of() -> Families:
    told = HeardOfFamilies(apart=(("older", tells(social_care="child_protection")), ("younger", tells(feh="yes"))))
    return after_message_of(Families(), told, "", 0, goes_on=False)


def test_a_question_for_each_leaves_nobody_in_hand_and_forgets_nobody() -> None:
    younger = two_told_of().turned_to("younger")
    both = after_message_of(younger, HeardOfFamilies(of_each=True), "who leads for both?", 2, goes_on=False)
    assert (both.of_each, both.label, set(both.labels)) == (True, None, {"older", "younger"})
    assert both.others["younger"].facts == {"feh": "yes"}


def test_what_is_told_of_each_is_told_of_all() -> None:
    both = after_message_of(two_told_of(), HeardOfFamilies(tells(yos="yes"), of_each=True), "both YOS", 1, goes_on=True)
    assert [family.facts.get("yos") for family in both.others.values()] == ["yes", "yes"]
    assert both.others["older"].facts["social_care"] == "child_protection"


def test_what_is_told_of_one_of_them_waits_until_it_is_known_of_whom() -> None:
    told = after_message_of(two_told_of(), HeardOfFamilies(tells(yos="yes")), "YOS opened", 1, goes_on=True)
    assert told.is_to_choose
    assert all("yos" not in family.facts for family in told.others.values())
    assert Families.from_stored({}, told.as_stored()) == told
    chosen = told.turned_to("older")
    assert (chosen.is_to_choose, chosen.spoken_of.facts) == (False, {"social_care": "child_protection", "yos": "yes"})
    assert chosen.others["younger"].facts == {"feh": "yes"}


def test_a_fact_asked_of_one_of_them_is_of_that_one_and_the_question_stays_for_each() -> None:
    asking = two_told_of().asking_of("younger").replied({"social_care": "no"})
    assert (asking.of_each, asking.label) == (True, "younger")
    assert asking.by_label["younger"].facts == {"feh": "yes", "social_care": "no"}
    assert asking.by_label["older"].facts == {"social_care": "child_protection"}


def test_a_question_that_tells_of_nobody_named_is_not_taken_for_another_case() -> None:
    told = after_message_of(two_told_of(), HeardOfFamilies(tells(yos="yes")), "YOS now. Who leads?", 1, goes_on=False)
    assert told.is_to_choose


def test_another_case_leaves_those_told_of_alone() -> None:
    another = after_message_of(
        two_told_of(), HeardOfFamilies(tells(tier="1")), "Another pupil at Tier 1. Who?", 1, goes_on=False
    )
    assert (another.of_each, another.spoken_of.facts) == (False, {"tier": "1"})


def test_the_two_can_be_given_letters() -> None:
    lettered = after_message_of(
        two_told_of(), HeardOfFamilies(calls_them=("child:A", "child:B")), "call them A and B", 1, goes_on=True
    )
    assert lettered.others["child:A"].facts == {"social_care": "child_protection"}
    assert lettered.turned_to("child:B").spoken_of.facts == {"feh": "yes"}


def test_one_is_turned_to_by_what_was_told_of_it_alone() -> None:
    both = two_told_of()
    assert both.turned_to_by("and the one with the plan?", points_to="plan") == "older"
    assert both.turned_to_by("the one with a worker", points_to="worker") is None, "both have one"
    assert YEAR_9.turned_to_by("the one with the plan", points_to="plan") is None, "there is one alone"


def test_what_points_to_one_of_them_does_not_make_it_vaguer() -> None:
    told = HeardOfFamilies(tells(social_care="yes"), turns_to="older")
    after = after_message_of(two_told_of(), told, "the child with the social worker", 1, goes_on=True)
    assert after.spoken_of.facts == {"social_care": "child_protection"}


def test_they_stay_in_the_order_in_which_they_were_told_of() -> None:
    later = two_told_of().turned_to("younger").turned_to("older").turned_to("younger").together()
    assert list(later.by_label) == ["older", "younger"]
    assert list(two_told_of().asking_of("older").by_label) == ["older", "younger"]


def test_what_was_told_of_twins_together_is_told_of_the_other_as_well() -> None:
    told = HeardOfFamilies(tells(social_care="child_protection"), "year:7", of_each=True)
    one = after_message_of(Families(), told, "twins, both on a plan", 0, goes_on=False)
    assert one.turned_to("other").spoken_of.facts == {"social_care": "child_protection"}
    alone = after_message_of(one, HeardOfFamilies(tells(feh="yes")), "FEH for her", 1, goes_on=True)
    assert alone.turned_to("other").spoken_of == Family()


def test_what_an_earlier_release_stored_of_two_known_by_name_is_still_called_by_its_place() -> None:
    one = {"facts": {"yos": "yes"}}
    stored = {"label": None, "others": {"name:1a1": one, "name:2b2": one}, "is_to_choose": True}
    families = Families.from_stored({}, {**stored, "named": ["name:1a1", "name:2b2"]})
    assert [families.called(label) for label in families.labels] == ["named:1", "named:2"]
    assert families.of_each and not families.is_to_choose


def test_one_that_was_told_of_by_mistake_is_kept_beside_the_one_that_is_meant() -> None:
    begun = Families(Family({"feh": "yes"}))
    text = "sorry, wrong record. This pupil has YOS"
    assert begun.turned_to_by(text) == "second"
    assert begun.turned_to("second").others == {"first": Family({"feh": "yes"})}
    assert Families().turned_to_by(text) is None
