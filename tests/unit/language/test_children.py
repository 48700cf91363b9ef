# ruff: noqa: E501 (a sentence is easier to read on one line)
"""Which child or family a message speaks of: a label of a closed set, never a name."""

from __future__ import annotations

import pytest

from assistant.language.children import label_of
from assistant.language.told_apart import speaks_of_several, told_apart, told_of_all_alike
from assistant.language.turning_to_a_child import turned_to, without_opening_label


@pytest.mark.parametrize(
    ("text", "told", "asks_of"),
    [
        ("Family A: CP plan. Family B: YOS. Lead for B?", {"family:A": "CP plan. ", "family:B": "YOS"}, "family:B"),
        ("Two siblings. Eldest is YOS, youngest nothing. Who leads?", {"older": "they is YOS, ", "younger": "nothing"}, None),
        ("my son has yot and my daughter has FEH, who leads", {"boy": "they has yot and ", "girl": "they has FEH"}, None),
        ("Y7 has FEH and Y10 is CIN. Lead for the Y10?", {"year:7": "they has FEH and ", "year:10": "they is CIN"}, "year:10"),
        ("A: YOS. B: CP. Lead on B?", {"pupil:A": "YOS. ", "pupil:B": "CP"}, "pupil:B"),
        ("My niece has a SW. My own son has FEH. Who for my niece?", {"niece": "they has a SW. ", "boy": "they has FEH"}, "niece"),
        ("Child A - FEH. Child B - YOS. B?", {"child:A": "FEH. ", "child:B": "YOS. "}, "child:B"),
        ("Twins. One is with FEH, the other one has nobody. Lead?", {"first": "they is with FEH, ", "second": "they has nobody"}, None),
        ("I look after my nephew and my own son. My nephew has a SW. My son has FEH. Who for my nephew?", {"nephew": "they has a SW. ", "boy": "they has FEH"}, "nephew"),
        ("The Y7 has FEH; the Y11 in another family is on an order. Lead for the Y11?", {"year:7": "they has FEH; ", "year:11": "they is on an order"}, "year:11"),
        ("Girl P: CIN. Girl R: FEH. Who leads for R?", {"child:P": "CIN. ", "child:R": "FEH"}, "child:R"),
        ("Two pupils. First: FEH. Second: nobody. Lead for second?", {"first": "FEH. ", "second": "nobody"}, "second"),
        ("Year 9 girl is CIN. Year 7 boy, no relation, has FEH. Who leads for the boy?", {"year:9": "they is CIN. ", "year:7": "they has FEH"}, "year:7"),
        ("me and my brother both have kids here. my son has FEH. his daughter is CIN. who leads for mine", {"boy": "they has FEH. ", "girl": "they is CIN"}, "boy"),
        ("my girl has nobody. her girl has FEH. who for mine?", {"first": "they has nobody. ", "second": "they has FEH"}, "first"),
        ("my boy has nobody, my sister's boy has FEH. who is in charge of mine", {"boy": "they has nobody", "nephew": "they has FEH"}, "boy"),
        ("Two cases. Family one has FEH. Family two nobody. Who leads on the first?", {"family:1": "they has FEH. ", "family:2": "nobody"}, "family:1"),
        ("my nephew has FEH, my stepson nothing. lead?", {"nephew": "they has FEH, ", "stepson": "nothing"}, None),
    ],
)  # fmt: skip
def test_two_in_a_message_are_told_apart(text: str, told: dict[str, str], asks_of: str | None) -> None:
    found = told_apart(text)
    assert found is not None
    assert {one.label: one.text for one in found.told} == told
    assert found.asks_of == asks_of
    for one in found.told:
        said = one.text.removeprefix("they ")
        at = one.shift + len(one.text) - len(said)
        assert text[at : at + len(said)] == said


@pytest.mark.parametrize(
    "text",
    [
        "Year 9 boy, CIN plan. Who leads?",
        "Year 9 boy, was at Tier 3 in Year 8, now FEH. Lead?",
        "my son's sister has a social worker. who leads",
        "Family A has FEH, family B nothing, and family A is also with YOS. Lead?",
        "his sister has FEH",
        "my grandson is a good lad with a social worker",
        "Note A: FEH open. Who leads?",
    ],
)
def test_one_child_is_not_two(text: str) -> None:
    assert told_apart(text) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [("Year 9 boy, CIN. Lead?", "year:9"), ("A Y11 with YOS", "year:11"), ("he has YOS", None), ("9 years old", None)],
)
def test_a_message_labels_the_one_it_tells_of(text: str, label: str | None) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("and the younger one?", "younger"),
        ("back to the Year 9", "year:9"),
        ("the other family", "other"),
        ("and A?", "family:A"),
        ("did A change?", "family:A"),
        ("B's YOS case has closed, FEH opened instead", "family:B"),
        ("if pupil two goes onto CIN?", "pupil:2"),
        ("what about his sister?", "girl"),
        ("and my nephew?", "nephew"),
        ("A social worker came. who leads", None),
        ("his sister has a social worker", None),
        ("the other agencies closed", None),
        ("and at tier 2?", None),
        ("we saw the younger boy's teacher", None),
    ],
)
def test_a_message_turns_to_another_one_or_stays(text: str, label: str | None) -> None:
    assert turned_to(text, ("family:A", "family:B")) == label


def test_of_two_named_families_the_one_named_again_is_the_other() -> None:
    assert turned_to("Now the [name] family: school only", ()) == "second"
    assert turned_to("[name] again, SW has closed", ("first", "second")) == "other"
    assert turned_to("and [name], still the school?", ("first", "second")) == "other"


@pytest.mark.parametrize(
    ("text", "told", "asks_of"),
    [
        (
            "Sisters, Y4 and Y9. The Y9 is on a CP plan. The Y4 has nobody. Who leads for the Y4?",
            ["year:9", "year:4"],
            "year:4",
        ),
        (
            "Household one: early help. Household two: school only. Who leads in household two?",
            ["household:1", "household:2"],
            "household:2",
        ),
        ("first pupil: YOS; second pupil, other family: nothing open. leads?", ["first", "second"], None),
        ("K is on a CP plan, M is with YOS. Who leads for M?", ["pupil:K", "pupil:M"], "pupil:M"),
        ("My son has a social worker. My daughter has early help. Who leads for her?", ["boy", "girl"], "girl"),
    ],
)
def test_what_is_told_of_each_is_kept_apart_however_they_are_named(
    text: str, told: list[str], asks_of: str | None
) -> None:
    apart = told_apart(text)
    assert apart is not None
    assert ([one.label for one in apart.told], apart.asks_of) == (told, asks_of)


@pytest.mark.parametrize(
    ("text", "known", "label"),
    [
        ("second?", ("first", "second"), "second"),
        ("and for the first", ("first", "second"), "first"),
        ("suppose early help went into household two", ("family:1", "family:2"), "family:2"),
        ("does the school take the Y4 forward?", ("year:9", "year:4"), "year:4"),
        ("it closed in Year 4", ("year:9", "year:4"), None),
        ("second?", (), None),
    ],
)
def test_a_message_turns_to_the_one_it_names(text: str, known: tuple[str, ...], label: str | None) -> None:
    assert turned_to(text, known) == label


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("two girls, different dads, one lives with her nan and has a social worker", True),
        ("Two different families, same street", True),
        ("I have two pupils. Pupil one has early help.", False),
        ("my two kids have a social worker", False),
    ],
)
def test_several_who_each_have_their_own_are_noticed(text: str, several: bool) -> None:
    assert speaks_of_several(text) is several


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("my boy has youth offending. who leads", "boy"),
        ("2 kids. my son has a worker, who leads for him", "boy"),
        ("my nephew lives with his dad, he is on a plan", "nephew"),
        ("my boy and my girl", None),
        ("my sister's girl has one", None),
        ("her daughter has one", None),
        ("my daughter read the card, our lady is early help", None),
        ("now my sister has rung social services on us", None),
    ],
)
def test_a_child_of_the_writers_is_known_by_kin(text: str, label: str | None) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("my girl has nobody, who leads for her", "girl"),
        ("and our daughter?", "girl"),
        ("my nephew lives with his dad. who does his", "nephew"),
        ("back to my son, who was it", "boy"),
        ("my boy and my girl", None),
        ("her social worker has gone", None),
        ("now my sister has rung them about us", None),
    ],
)
def test_the_writers_other_child_is_turned_to(text: str, turned: str | None) -> None:
    assert turned_to(text, ("boy",)) == turned


def test_a_label_in_front_of_a_statement_is_no_part_of_it_and_every_place_stays() -> None:
    text = "and the small one, she has early help"
    assert without_opening_label(text) == "and                she has early help"
    assert len(without_opening_label(text)) == len(text)
    assert without_opening_label("the small one has early help") == "they          has early help"


@pytest.mark.parametrize(
    ("text", "told", "asks_of"),
    [
        ("my big one 15 has YOS and my small one 7 has nobody. who leads for them", {"older": "they has YOS and ", "younger": "they has nobody"}, None),
        ("Two pupils. One is CIN, the other's got FEH. Lead for each?", {"first": "they is CIN, ", "second": "they 's got FEH"}, None),
        ("One twin has a plan, the other twin is under YJS. Who for both?", {"first": "they has a plan, ", "second": "they is under YJS"}, None),
        ("Two lads, one under YJS, one not open to anything. who leads for each", {"first": "under YJS, ", "second": "not open to anything"}, None),
        ("A has FEH but B hasn't. lead?", {"pupil:A": "they has FEH but ", "pupil:B": "they hasn't"}, None),
        ("Call them child C and D. Child C has a plan. Child D is with YOS. Lead for D?", {"child:C": "they has a plan. ", "child:D": "they is with YOS"}, "child:D"),
    ],
)  # fmt: skip
def test_two_told_of_by_one_and_other_or_with_their_ages(text: str, told: dict[str, str], asks_of: str | None) -> None:
    found = told_apart(text)
    assert found is not None
    assert ({one.label: one.text for one in found.told}, found.asks_of) == (told, asks_of)


@pytest.mark.parametrize("text", ["back to the first", "the first one", "and now the first?", "for the first one then"])
def test_the_first_of_two_is_turned_to(text: str) -> None:
    assert turned_to(text, ("first", "second")) == "first"


def test_one_known_as_a_child_is_the_same_as_a_pupil() -> None:
    assert turned_to("and pupil A?", ("child:A", "child:B")) == "child:A"
    assert turned_to("what about the case B then", ("family:A", "family:B")) == "family:B"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("and for the daughter who would lead", "girl"),
        ("now my neighbour's lad, he has YOS", "second"),
        ("what about the middle one?", "middle"),
        ("and pupil 2", "pupil:2"),
    ],
)
def test_more_ways_to_turn_to_another(text: str, label: str) -> None:
    assert turned_to(text, ("boy", "girl", "pupil:2")) == label


def test_who_the_next_one_is_to_the_first_is_told_of_neither() -> None:
    found = told_apart("[name] is on a CP plan and his sister [name] isn't. Who leads for each?", ("1a1", "2b2"))
    assert found is not None
    assert [one.text for one in found.told] == ["they is on a CP plan", "they isn't"]


@pytest.mark.parametrize(
    ("text", "known", "label"),
    [
        ("and him?", ("niece", "boy"), "boy"),
        ("and him still?", ("niece", "boy"), "boy"),
        ("what about her then", ("niece", "boy"), None),
        ("as for her", ("nephew", "granddaughter"), "granddaughter"),
        ("ok and he?", ("younger", "older"), None),
        ("and her?", ("niece", "girl"), None),
        ("him", ("niece", "boy"), None),
    ],
)
def test_a_word_that_only_points_at_a_boy_or_a_girl_turns_to_the_one_there_is(
    text: str, known: tuple[str, ...], label: str | None
) -> None:
    assert turned_to(text, known) == label


def test_two_told_of_by_their_ages_are_the_older_and_the_younger_one() -> None:
    found = told_apart("two girls. the 15 year old has YOS. the 8yo has nobody. who leads for the younger one")
    assert found is not None
    assert ([one.label for one in found.told], found.asks_of) == (["aged:15", "aged:8"], "aged:8")
    assert turned_to("and the older one?", ("aged:15", "aged:8")) == "aged:15"
    assert turned_to("what about the younger one", ("year:10", "year:7")) == "year:7"


def test_a_list_of_two_is_not_the_label_of_what_is_told_of_one() -> None:
    assert label_of("Brothers in Year 6 and Year 11. The Year 11 has YOS. Who leads?") == "year:11"


@pytest.mark.parametrize(
    ("text", "known", "label"),
    [
        ("and two?", ("family:1", "family:2"), "family:2"),
        ("second hasn't changed, so?", ("first", "second"), "second"),
        ("first's early help finished on Monday", ("second", "first"), "first"),
        ("and B stays with FEH", ("child:A", "child:B"), "child:B"),
        ("A no change", ("child:A", "child:B"), "child:A"),
        ("who takes B to EIT", ("child:A", "child:B"), "child:B"),
        ("and my sister's one?", ("boy", "nephew"), "nephew"),
    ],
)
def test_one_of_two_is_turned_to_in_short(text: str, known: tuple[str, ...], label: str) -> None:
    assert turned_to(text, known) == label


@pytest.mark.parametrize(
    ("text", "alike"),
    [
        ("Twins in different schools, both on one plan.", True),
        ("Three sisters, all with the same worker.", True),
        ("Two brothers, both with a worker, one is also with YOS", False),
        ("Two boys at the same school, one has FEH", False),
        ("Two separate families. The first is on a plan", False),
    ],
)
def test_what_is_told_of_all_alike_is_told_of_each(text: str, alike: bool) -> None:
    assert told_of_all_alike(text) is alike
