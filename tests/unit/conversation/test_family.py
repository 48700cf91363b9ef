"""A conversation keeps what was said of a family, takes corrections, and never lets a what-if become a fact."""

from __future__ import annotations

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.family_changes import after_message, after_reply, after_tap

OPEN_TO_FEH = Family({"feh": "yes"}, places={"feh": (0, 8, 11)})


def said(**stated: str) -> HeardOfFamily:
    return HeardOfFamily(stated)


def test_a_later_statement_replaces_the_earlier_one_and_what_was_withdrawn_goes():
    before = Family({"social_care": "child_in_need", "tier": "2"})
    heard = HeardOfFamily({"feh": "yes"}, {"feh": (14, 24)}, withdrawn=("social_care",))
    after = after_message(before, heard, 1, goes_on=True)
    assert (after.facts, after.places) == ({"tier": "2", "feh": "yes"}, {"feh": (1, 14, 24)})


def test_a_high_tier_is_left_behind_where_another_service_takes_over_from_social_care():
    family = after_message(Family(), said(tier="3", social_care="yes"), 0, goes_on=True)
    assert after_message(family, said(social_care="no", feh="yes"), 1, goes_on=True).facts == {
        "social_care": "no",
        "feh": "yes",
    }
    assert after_message(family, said(social_care="no"), 1, goes_on=True).facts == {"tier": "3", "social_care": "no"}


def test_what_is_open_now_is_no_longer_certain():
    after = after_message(OPEN_TO_FEH, HeardOfFamily(unsure=("feh",)), 1, goes_on=True)
    assert (after.facts, after.unsure) == ({}, ("feh",))


def test_a_tap_settles_what_was_open():
    asked = Family({"yos": "yes"}, unsure=("feh",))
    assert after_tap(asked, {"feh": "no"}) == Family({"yos": "yes", "feh": "no"}, chosen=("feh",), last=("feh",))


def test_a_reply_is_in_the_callers_words_and_a_later_statement_takes_the_place_of_a_tap():
    tapped = after_tap(Family(), {"feh": "no"})
    assert after_reply(tapped, {"feh": "yes"}).chosen == ()
    assert after_message(tapped, said(feh="yes"), 1, goes_on=True).chosen == ()
    assert after_message(tapped, said(yos="yes"), 1, goes_on=True).chosen == ("feh",)


def test_a_what_if_stands_beside_the_facts_and_goes_with_the_next_fact():
    supposing = HeardOfFamily(supposed={"social_care": "yes"})
    once = after_message(OPEN_TO_FEH, supposing, 1, goes_on=True)
    assert (once.facts, once.supposed) == ({"feh": "yes"}, {"social_care": "yes"})
    assert after_message(once, HeardOfFamily(), 2, goes_on=True).supposed == once.supposed
    assert after_message(once, said(yos="yes"), 2, goes_on=True).supposed == {}
    assert after_message(once, HeardOfFamily(goes_back=True), 2, goes_on=True).supposed == {}


def test_a_new_case_starts_afresh():
    assert after_message(OPEN_TO_FEH, said(yos="yes"), 3, goes_on=False).facts == {"yos": "yes"}
    assert after_message(OPEN_TO_FEH, HeardOfFamily(), 3, goes_on=False) == OPEN_TO_FEH


def test_it_is_kept_and_found_again():
    family = Family({"feh": "yes"}, {"yos": "yes"}, ("social_care",), {"feh": (2, 1, 4)})
    assert Family.from_stored(family.facts, family.as_stored()) == family


def test_a_supposed_service_leaves_the_tier_behind_and_a_supposed_tier_replaces_it():
    at_tier_1 = Family({"tier": "1"})
    service = after_message(at_tier_1, HeardOfFamily(supposed={"social_care": "yes"}), 1, True)
    assert service.as_supposed == {"social_care": "yes"}
    tier = after_message(at_tier_1, HeardOfFamily(supposed={"tier": "3"}), 1, True)
    assert (tier.as_supposed, tier.facts) == ({"tier": "3"}, {"tier": "1"})


def test_what_may_be_supposed_away_is_open() -> None:
    family = Family({"feh": "yes"}, {"social_care": "no", "feh": "unknown"}, ("yos",))
    assert family.open_as_supposed == ("yos", "feh")


def test_what_is_told_without_being_sure_is_asked_outside_a_what_if() -> None:
    supposed = Family({}, {"social_care": "child_protection"})
    after = after_message(supposed, HeardOfFamily(unsure=("feh",)), 1, goes_on=True)
    assert (after.supposed, after.unsure) == ({}, ("feh",))


def test_what_was_known_before_a_case_told_anew_is_kept_to_go_back_to() -> None:
    anew = after_message(Family({"feh": "yes"}), HeardOfFamily(stated={"feh": "no"}), 1, goes_on=False)
    assert (anew.facts, anew.before) == ({"feh": "no"}, {"feh": "yes"})
