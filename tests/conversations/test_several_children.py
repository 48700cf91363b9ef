"""Whole conversations about a family that changes, and about several children."""

from __future__ import annotations

from tests.conversations.talk import Talk


def test_each_of_two_is_answered_in_one_reply_and_recalled_alone(talk: Talk) -> None:
    both = talk.say("The older one is on a child protection plan, the younger one has early help. Who leads for each?")
    assert [(one["child"], one["lead"]) for one in both["each"]] == [
        ("The older one", "social_worker"),
        ("The younger one", "feh_practitioner"),
    ]
    assert (both["status"], both["lead"]) == ("answered", None)
    assert talk.say("and the one with the plan?")["lead"] == "social_worker"
    assert talk.say("and the other one?")["lead"] == "feh_practitioner"
    assert [one["lead"] for one in talk.say("who leads for both then?")["each"]] == [
        "social_worker",
        "feh_practitioner",
    ]


def test_what_is_told_of_nobody_named_is_asked_of_whom(talk: Talk) -> None:
    talk.say("Family A: CP plan. Family B: YOS prevention. Lead for both?")
    assert talk.say("social care has now closed")["asks"] == "which_child"
    assert talk.say("Family A")["lead"] is None
    assert talk.say("and Family B?")["lead"] == "yos_practitioner"


def test_a_change_that_names_nothing_is_never_passed_over(talk: Talk) -> None:
    assert talk.say("FEH here. I hold this family. Do I lead?")["lead"] == "feh_practitioner"
    assert talk.say("Ignore me, mum withdrew her consent in March and we closed.")["lead"] is None
    assert talk.say("No SW, no YJS.")["lead"] == "school"


def test_what_was_told_of_a_namesake_is_taken_back(talk: Talk) -> None:
    assert talk.say("Just school, no services at all. Who leads?")["lead"] == "school"
    assert talk.say("admin say there is a youth justice worker, prevention")["lead"] == "yos_practitioner"
    assert talk.say("admin had it wrong, that was another pupil")["lead"] == "school"


def test_one_s_own_child_and_a_relative_s_are_kept_apart(talk: Talk) -> None:
    told = "me and my brother both have children here. my son has early help. his daughter has a social worker."
    assert talk.say(f"{told} who leads for mine")["lead"] == "feh_practitioner"


def test_two_by_a_letter_are_recalled_as_they_were(talk: Talk) -> None:
    assert talk.say("Lad X: YJS, statutory. Lad Y: nothing. different families. Lead for Y?")["lead"] == "school"
    assert talk.say("X?")["lead"] == "yos_practitioner"
    assert talk.say("Y has FEH now")["lead"] == "feh_practitioner"
    assert talk.say("and X the same as before")["lead"] == "yos_practitioner"


def test_a_what_if_that_closes_all_of_one_family_leaves_the_other(talk: Talk) -> None:
    talk.say("Child A CIN, child B FEH. Lead for each?")
    assert talk.say("suppose child A closes to all services, nobody left")["lead"] in ("school", None)
    assert talk.say("and B?")["lead"] == "feh_practitioner"
