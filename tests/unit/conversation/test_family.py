"""A conversation keeps what was said of a family, takes corrections, and never lets a what-if become a fact."""

from __future__ import annotations

import pytest

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.family_changes import after_message, after_reply, after_tap

OPEN_TO_FEH = Family({"feh": "yes"}, places={"feh": (0, 8, 11)})


def said(**stated: str) -> HeardOfFamily:
    return HeardOfFamily(stated)


@pytest.mark.parametrize(
    "text", ["actually it closed last week", "they've just closed", "it has ended", "it's finished"]
)
def test_what_closed_without_a_name_is_the_one_open_service(text):
    after = after_message(OPEN_TO_FEH, HeardOfFamily(), text, 1, goes_on=True)
    assert (after.facts, after.places) == ({"feh": "no"}, {})


@pytest.mark.parametrize("text", ["it hasn't closed", "what if it closed", "when it has closed?"])
def test_what_has_not_closed_stays(text):
    assert after_message(OPEN_TO_FEH, HeardOfFamily(), text, 1, goes_on=True).facts == {"feh": "yes"}


def test_of_two_open_services_none_is_guessed():
    both = Family({"feh": "yes", "yos": "yes"})
    assert after_message(both, HeardOfFamily(), "it closed", 1, goes_on=True) == both


def test_a_later_statement_replaces_the_earlier_one_and_what_was_withdrawn_goes():
    before = Family({"social_care": "child_in_need", "tier": "2"})
    heard = HeardOfFamily({"feh": "yes"}, {"feh": (14, 24)}, withdrawn=("social_care",))
    after = after_message(before, heard, "sorry, I meant early help not CIN", 1, goes_on=True)
    assert (after.facts, after.places) == ({"tier": "2", "feh": "yes"}, {"feh": (1, 14, 24)})


def test_what_is_open_now_is_no_longer_certain():
    after = after_message(OPEN_TO_FEH, HeardOfFamily(unsure=("feh",)), "FEH may have closed", 1, goes_on=True)
    assert (after.facts, after.unsure) == ({}, ("feh",))


def test_a_tap_settles_what_was_open():
    asked = Family({"yos": "yes"}, unsure=("feh",))
    assert after_tap(asked, {"feh": "no"}) == Family({"yos": "yes", "feh": "no"}, chosen=("feh",), last=("feh",))


def test_a_reply_is_in_the_callers_words_and_a_later_statement_takes_the_place_of_a_tap():
    tapped = after_tap(Family(), {"feh": "no"})
    assert after_reply(tapped, {"feh": "yes"}).chosen == ()
    assert after_message(tapped, said(feh="yes"), "FEH opened", 1, goes_on=True).chosen == ()
    assert after_message(tapped, said(yos="yes"), "YOS opened", 1, goes_on=True).chosen == ("feh",)


def test_a_slip_takes_back_the_one_service_said_just_before():
    after = after_message(OPEN_TO_FEH, said(yos="statutory"), "typo, should say YJS statutory", 1, goes_on=True)
    assert after.facts == {"yos": "statutory"}
    added = after_message(OPEN_TO_FEH, said(yos="yes"), "sorry, it's with YOS too", 1, goes_on=True)
    assert added.facts == {"feh": "yes", "yos": "yes"}
    older = after_message(OPEN_TO_FEH, said(yos="yes"), "typo, should say YOS", 3, goes_on=True)
    assert older.facts == {"feh": "yes", "yos": "yes"}


@pytest.mark.parametrize("text", ["that's all, no one else", "no other services"])
def test_nobody_else_leaves_the_one_that_is_there(text):
    nobody = HeardOfFamily({"feh": "no", "yos": "no", "social_care": "no"})
    after = after_message(OPEN_TO_FEH, nobody, text, 1, goes_on=True)
    assert after.facts == {"feh": "yes", "yos": "no", "social_care": "no"}


def test_both_are_the_two_that_were_spoken_of():
    told = Family({"feh": "no", "yos": "statutory"})
    after = after_message(told, HeardOfFamily(), "Both of them, I've just checked", 2, goes_on=True)
    assert after.facts == {"feh": "yes", "yos": "statutory"}
    assert after_message(told, HeardOfFamily(), "both closed", 2, goes_on=True) == told


def test_an_end_without_a_name_can_be_supposed():
    on_a_plan = Family({"social_care": "child_protection"})
    ends = after_message(on_a_plan, HeardOfFamily(), "suppose the plan ends", 1, goes_on=True)
    assert (ends.facts, ends.supposed) == (on_a_plan.facts, {"social_care": "no"})
    nobody = after_message(on_a_plan, HeardOfFamily(), "suppose the plan ends and there is nobody", 1, goes_on=True)
    assert nobody.supposed == {"feh": "no", "yos": "no", "social_care": "no"}


def test_what_was_told_of_the_wrong_child_goes():
    before = Family({"tier": "1"})
    heard = said(social_care="yes")
    after = after_message(before, heard, "apologies, wrong child. He has a social worker", 1, goes_on=True)
    assert after.facts == {"social_care": "yes"}


def test_a_what_if_stands_beside_the_facts_and_goes_with_the_next_fact():
    supposing = HeardOfFamily(supposed={"social_care": "yes"})
    once = after_message(OPEN_TO_FEH, supposing, "and if CSC opened it?", 1, goes_on=True)
    assert (once.facts, once.supposed) == ({"feh": "yes"}, {"social_care": "yes"})
    assert after_message(once, HeardOfFamily(), "who escalates then?", 2, goes_on=True).supposed == once.supposed
    assert after_message(once, said(yos="yes"), "YOS opened today", 2, goes_on=True).supposed == {}
    assert after_message(once, HeardOfFamily(), "and as things are now?", 2, goes_on=True).supposed == {}


def test_a_new_case_starts_afresh():
    assert after_message(OPEN_TO_FEH, said(yos="yes"), "Open to YOS. Who leads?", 3, goes_on=False).facts == {
        "yos": "yes"
    }
    assert after_message(OPEN_TO_FEH, HeardOfFamily(), "Who leads?", 3, goes_on=False) == OPEN_TO_FEH


def test_it_is_kept_and_found_again():
    family = Family({"feh": "yes"}, {"yos": "yes"}, ("social_care",), {"feh": (2, 1, 4)})
    assert Family.from_stored(family.facts, family.as_stored()) == family


def test_a_supposed_service_leaves_the_tier_behind_and_a_supposed_tier_replaces_it():
    at_tier_1 = Family({"tier": "1"})
    service = after_message(at_tier_1, HeardOfFamily(supposed={"social_care": "yes"}), "and if CSC opened?", 1, True)
    assert service.as_supposed == {"social_care": "yes"}
    tier = after_message(at_tier_1, HeardOfFamily(supposed={"tier": "3"}), "and at tier 3?", 1, True)
    assert (tier.as_supposed, tier.facts) == ({"tier": "3"}, {"tier": "1"})


def test_what_closed_without_a_name_answers_what_was_just_asked_about():
    asked = Family(unsure=("social_care",))
    after = after_message(asked, HeardOfFamily(), "hang on, it's closed", 1, goes_on=True)
    assert (after.facts, after.unsure) == ({"social_care": "no"}, ())


@pytest.mark.parametrize(
    "words", ["and if there was one?", "what if they had one", "and if they were?", "suppose there was one then"]
)
def test_a_what_if_without_a_name_means_the_service_that_is_not_there(words: str) -> None:
    family = Family({"feh": "yes", "social_care": "no"})
    after = after_message(family, HeardOfFamily(), words, 1, goes_on=True)
    assert after.supposed == {"social_care": "yes"} and after.facts == family.facts


@pytest.mark.parametrize("words", ["and if there was one?", "and if it rains?", "if only"])
def test_it_means_nothing_where_no_service_was_denied(words: str) -> None:
    assert after_message(Family({"feh": "yes"}), HeardOfFamily(), words, 1, goes_on=True).supposed == {}


def test_a_what_if_put_as_a_question_of_its_own_takes_the_place_of_the_one_before() -> None:
    running = Family(supposed={"social_care": "yes"})
    heard = HeardOfFamily(supposed={"feh": "yes"})
    alone = after_message(running, heard, "Who leads if the family is open to early help?", 2, goes_on=True)
    added = after_message(running, heard, "and who leads if early help is there as well?", 2, goes_on=True)
    assert alone.supposed == {"feh": "yes"}
    assert added.supposed == {"social_care": "yes", "feh": "yes"}


def test_what_is_told_without_being_sure_is_asked_outside_a_what_if() -> None:
    supposed = Family({}, {"social_care": "child_protection"})
    after = after_message(supposed, HeardOfFamily(unsure=("feh",)), "ours has FEH I think", 1, goes_on=True)
    assert (after.supposed, after.unsure) == ({}, ("feh",))


@pytest.mark.parametrize(
    ("text", "still_open"), [("no other services. who then", True), ("no one else besides the school", False)]
)
def test_nobody_else_closes_no_service_that_is_being_asked_about(text: str, still_open: bool) -> None:
    nobody_else = HeardOfFamily(dict.fromkeys(("feh", "yos", "social_care"), "no"))
    after = after_message(Family(unsure=("social_care",)), nobody_else, text, 1, goes_on=True)
    assert ("social_care" in after.unsure) is still_open
    assert after.facts.get("social_care") == (None if still_open else "no")
