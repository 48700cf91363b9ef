# ruff: noqa: E501 (a case is easier to read on one line)
"""A turn goes on with the family as it is or with the what-if that runs; what is unclear is asked or left alone."""

from __future__ import annotations

import pytest

from assistant.conversation.family import Family, HeardOfFamily
from assistant.conversation.family_changes import after_message
from assistant.conversation.family_in_hand import family_turn_of
from assistant.conversation.step_effects import FamilyTurn
from assistant.language.family_steps import SERVICES, Operation, Step
from assistant.understanding.family_facts.sentence import SentenceReader
from assistant.understanding.family_facts.turn_grammar import TurnGrammar
from assistant.understanding.family_facts.vocabulary import load_vocabulary

SENTENCES, GRAMMAR = SentenceReader(load_vocabulary(None)), TurnGrammar()
SCHOOL = dict.fromkeys(SERVICES, "no")


def turn(text: str, family: Family) -> FamilyTurn | None:
    steps = GRAMMAR.read(SENTENCES.read(text))
    return family_turn_of(
        steps, family, text.endswith("?") and all(one.operation is not Operation.ASKS for one in steps)
    )


def after(family: Family, *texts: str) -> Family:
    for number, text in enumerate(texts, 1):
        meant = turn(text, family)
        assert meant is not None, text
        heard = HeardOfFamily(
            meant.stated, {}, meant.unsure, meant.supposed, meant.withdrawn, meant.goes_back, in_steps=True
        )
        family = after_message(family, heard, "", number, goes_on=True)
    return family


def told(**facts: str) -> Family:
    return Family(facts)


@pytest.mark.parametrize(
    ("family", "turns", "holds"),
    [
        # told of the family
        (told(yos="yes"), ["FEH too"], {"yos": "yes", "feh": "yes"}),
        (told(yos="yes"), ["we also have early help"], {"yos": "yes", "feh": "yes"}),
        (told(feh="yes", yos="yes"), ["only YOS left"], {"feh": "no", "yos": "yes"}),
        (told(feh="yes", yos="statutory"), ["FEH finished on Monday"], {"feh": "no", "yos": "statutory"}),
        (told(feh="yes", yos="statutory"), ["just YOS now"], {"feh": "no", "yos": "statutory"}),
        (told(feh="yes"), ["she closed us in May"], {"feh": "no"}),
        (told(feh="yes"), ["scrap that, mum has just told me it ended before the summer"], {"feh": "no"}),
        (told(feh="yes"), ["dad texted us to say they closed last week"], {"feh": "no"}),
        (told(yos="yes"), ["what if FEH opened", "she's still with us"], {"yos": "yes"}),
        (told(yos="yes"), ["what if FEH opened", "so we're back where we started"], {"yos": "yes"}),
        (told(feh="yes"), ["it has ended, there's nobody else"], SCHOOL),
        (told(feh="yes"), ["it's just school now"], SCHOOL),
        (told(feh="yes", yos="yes"), ["scrap FEH, they never opened it"], {"feh": "no", "yos": "yes"}),
        (told(feh="yes", yos="yes"), ["forget YOS, they closed it in June"], {"feh": "yes", "yos": "no"}),
        (told(yos="statutory"), ["it's only prevention, not statutory"], {"yos": "prevention"}),
        (Family({"yos": "yes"}, offered=("feh",)), ["they came back and refused it"], {"yos": "yes", "feh": "no"}),
        (told(yos="yes"), ["if mum says yes to early help, still him?"], {"yos": "yes", "feh": "yes"}),
        (told(feh="yes"), ["what if dad pulls out and it closes?"], {"feh": "no"}),
        (told(social_care="yes"), ["what if they close to nobody"], SCHOOL),
        (Family({"feh": "no"}, offered=("feh",)), ["maybe they reopened it, who then"], {"feh": "yes"}),
        (told(social_care="assessment"), ["assessment finished, NFA"], {"social_care": "no"}),
        # supposed: it holds together with what was supposed before
        (told(**SCHOOL), ["if YOS start", "with FEH too?"], {**SCHOOL, "yos": "yes", "feh": "yes"}),
        (told(**SCHOOL), ["if we take early help", "and if we say no to it"], SCHOOL),
        (told(**SCHOOL), ["if we take early help", "and if we don't agree to it"], SCHOOL),
        (told(**SCHOOL), ["if we take early help", "but we have not agreed to it yet"], SCHOOL),
        (told(**SCHOOL), ["suppose FEH opened", "and YOS?"], {**SCHOOL, "yos": "yes", "feh": "yes"}),
        (told(feh="yes", yos="yes", social_care="yes"), ["what if CSC leave", "then FEH too"],
         {"feh": "no", "yos": "yes", "social_care": "no"}),
        (told(feh="yes", yos="yes", social_care="yes"), ["what if CSC leave", "then FEH too", "then YOS as well"], SCHOOL),
        (told(feh="yes"), ["what if FEH stop and YOS come in instead"], {"feh": "no", "yos": "yes"}),
        (told(social_care="child_protection"), ["hypothetically stepped down to FEH"], {"social_care": "no", "feh": "yes"}),
        (told(social_care="child_in_need"), ["if they all leave"], SCHOOL),
        (told(feh="yes"), ["would a CP plan change that?"], {"feh": "yes", "social_care": "child_protection"}),
        (told(feh="yes"), ["if she closes"], {"feh": "no"}),
        (told(feh="yes", social_care="yes"), ["suppose they close to everybody"], SCHOOL),
        (told(social_care="child_protection"), ["if they stop the plan after the next review, who then"],
         {"social_care": "no"}),
        (told(social_care="child_in_need"), ["what if FEH came in too", "now take CSC out of it, leave the others in"],
         {"social_care": "no", "feh": "yes"}),
        (told(social_care="child_in_need"), ["what if FEH came in too", "drop CSC again, keep FEH"],
         {"social_care": "no", "feh": "yes"}),
        # opened, asked for or told wrongly
        (Family({**SCHOOL}, offered=("yos",)), ["the panel said yes, voluntary, he's mine"], {**SCHOOL, "yos": "prevention"}),
        (Family({"feh": "no", "social_care": "no"}, offered=("feh",)), ["panel accepted, prevention"],
         {"feh": "no", "social_care": "no", "yos": "prevention"}),
        (Family({**SCHOOL}, offered=("feh",)), ["picked up this morning by a practitioner"], {**SCHOOL, "feh": "yes"}),
        (Family({"feh": "no"}, places={"feh": (0, 0, 3)}), ["they started with us again, new lady since Monday"], {"feh": "yes"}),
        (told(feh="no"), ["we put in for it again, no reply so far"], {"feh": "no"}),
        (told(feh="no"), ["re-referred last week, still waiting"], {"feh": "no"}),
    ],
)  # fmt: skip
def test_what_holds_after_the_turns(family, turns, holds):
    assert after(family, *turns).as_supposed == holds


@pytest.mark.parametrize(
    "back",
    [
        "no, undo that",
        "none of that is real",
        "it was only a what if, so who",
        "that isn't happening, stay with FEH",
        "they stay",
        "he won't",
        "back to now, who leads?",
        "today though?",
        "in reality, who is it",
        "still FEH",
        "it hasn't happened yet mind you, so now?",
        "nothing's been agreed yet",
        "ok but today she is",
    ],
)
def test_each_way_back_leaves_the_facts_as_they_were(back):
    before = Family({"feh": "yes"}, {"social_care": "yes"})
    family = after(before, back)
    assert (family.facts, family.supposed) == ({"feh": "yes"}, {})


@pytest.mark.parametrize("text", ["undo that", "today though?", "they stay", "still YOS", "nothing has changed"])
def test_there_is_no_way_back_where_nothing_is_supposed(text):
    assert turn(text, told(feh="yes")) is None


def test_a_what_if_is_never_a_fact():
    family = after(told(feh="yes"), "and if CSC opened", "with YOS too?")
    assert family.facts == {"feh": "yes"}


@pytest.mark.parametrize(
    "text",
    [
        "the office was wrong, different pupil, same surname",
        "no, she was thinking of somebody else",
        "false alarm",
        "he mixed him up with another boy",
    ],
)
def test_what_was_told_last_of_somebody_else_is_taken_back(text):
    before = after_message(told(**SCHOOL), HeardOfFamily({"yos": "prevention"}), "", 1, goes_on=True)
    assert before.facts == {**SCHOOL, "yos": "prevention"}
    assert after(before, text).facts == SCHOOL
    unknown = after_message(Family(), HeardOfFamily({"feh": "yes"}), "", 0, goes_on=True)
    assert after(unknown, text).facts == {}


def test_where_it_stands_as_it_was_the_lead_is_said_again():
    family = told(feh="yes")
    assert turn("still FEH", family) == turn("it stays FEH", family) == turn("same as before", family) == FamilyTurn()


def test_a_service_beside_one_that_is_there_is_asked_about():
    assert turn(
        "she has started with us", Family({"yos": "yes", "feh": "no"}, places={"feh": (0, 0, 3)})
    ) == FamilyTurn(unsure=("feh",))


def test_which_of_two_is_over_is_asked():
    meant = turn("she finished in April", told(feh="yes", yos="yes"))
    assert meant == FamilyTurn(unsure=("feh", "yos"))


def test_the_one_told_of_last_is_over():
    family = Family({"feh": "yes", "yos": "yes"}, places={"yos": (0, 0, 3), "feh": (2, 0, 3)})
    assert turn("she finished in April", family) == FamilyTurn({"feh": "no"})


def test_what_is_known_more_exactly_stays_so():
    assert turn("only YOS", told(feh="yes", yos="prevention")) == FamilyTurn({"feh": "no", "yos": "prevention"})


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("FEH closes", told(feh="yes")),  # when, and whether it has, is not said
        ("no FEH", told(feh="yes")),  # a statement: two readers read it
        ("FEH", told(yos="yes")),
        ("they refuse", Family({"feh": "yes"}, {})),
        ("she left", Family({"feh": "yes"}, {"yos": "yes"})),  # of which of them, in thought or not
    ],
)
def test_what_is_unclear_is_left_to_the_readers_of_statements(text, family):
    assert turn(text, family) is None


def test_steps_travel_with_the_message():
    step = Step(Operation.ADDS, (("feh", "yes"),))
    assert Step.from_list(step.as_list()) == step


def test_what_was_offered_is_open_once_it_is_accepted_and_only_asked_of_where_the_family_agrees() -> None:
    offered = Family({"social_care": "no"}, offered=("feh",))
    assert after(offered, "they've accepted it").facts == {"social_care": "no", "feh": "yes"}
    assert after(offered, "mum said yes").unsure == ("feh",)
    assert after(offered, "mum said yes, a worker is allocated").facts == {"social_care": "no", "feh": "yes"}
    assert after(Family(offered=("social_care",)), "they took it on").unsure == ("social_care",)
    assert turn("they took it on", Family(offered=("feh", "yos"))) is None


def test_a_service_that_was_refused_by_name_is_the_one_that_opens_again() -> None:
    refused = Family(SCHOOL, places={"feh": (0, 0, 3)})
    assert after(refused, "it has reopened").facts == {**SCHOOL, "feh": "yes"}


def test_we_closed_is_of_the_service_of_who_writes_and_of_nobody_elses() -> None:
    steps = GRAMMAR.read(SENTENCES.read("we closed last week"))
    closed = family_turn_of(steps, told(feh="yes"), asks=False, of_a_service=True)
    assert closed is not None and closed.stated == {"feh": "no"}
    assert family_turn_of(steps, told(feh="yes"), asks=False) is None


def test_what_has_not_happened_yet_is_asked() -> None:
    assert after(told(feh="yes"), "nothing allocated yet").unsure == ("feh",)


def test_whether_a_service_drops_out_changes_nothing() -> None:
    assert turn("does YOS drop out then?", told(feh="yes", yos="yes")) == FamilyTurn()
    assert turn("does YOS drop out then?", Family()) is None


def test_a_what_if_in_which_one_hands_on_to_another() -> None:
    handed = after(told(social_care="child_in_need"), "if she passes us to early help")
    assert handed.as_supposed == {"social_care": "no", "feh": "yes"}
    assert after(handed, "and if I refuse").as_supposed["feh"] == "no"


def test_what_is_supposed_gone_is_what_was_supposed_there_with_its_tier() -> None:
    supposed = Family({"feh": "yes", "tier": "2"}, {"social_care": "yes", "tier": "4"})
    assert after(supposed, "and if they then closed it").as_supposed == {"feh": "yes", "tier": "2", "social_care": "no"}


@pytest.mark.parametrize(
    ("family", "stated", "tier"),
    [
        (told(tier="1", **SCHOOL), {"feh": "yes"}, None),
        (told(tier="2", feh="yes"), {"social_care": "yes"}, None),
        (told(tier="2", feh="yes"), {"yos": "yes"}, "2"),
        (told(tier="1", **SCHOOL), {"feh": "yes", "tier": "2"}, "2"),
    ],
)
def test_a_tier_told_before_a_service_opened_is_outgrown(
    family: Family, stated: dict[str, str], tier: str | None
) -> None:
    assert after_message(family, HeardOfFamily(stated), "", 1, goes_on=True).facts.get("tier") == tier


def test_what_was_told_by_mistake_holds_no_more() -> None:
    assert after(told(feh="yes", social_care="child_in_need"), "scrap the CIN").facts == {"feh": "yes"}
    assert after(told(social_care="yes"), "ignore the CIN, early help it is").facts == {"feh": "yes"}
