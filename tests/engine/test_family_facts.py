"""The facts about a family are read as a practitioner would read them."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from assistant.guidance.model import FACT_VALUES
from assistant.understanding.family_facts.reader import FamilyFactsReader
from assistant.understanding.family_facts.reading import FamilyReading

CASES = Path(__file__).parents[1] / "content" / "family_facts_cases.yml"


def _cases():
    groups = YAML(typ="safe").load(CASES.read_text(encoding="utf-8"))
    for group, lines in groups.items():
        for line in lines:
            ((message, facts),) = line.items()
            yield pytest.param(message, facts, id=f"{group}: {message}"[:110])


@pytest.fixture(scope="module")
def reader() -> FamilyFactsReader:
    return FamilyFactsReader()


@pytest.fixture(scope="module")
def readings(reader) -> list[tuple[str, dict[str, str], FamilyReading]]:
    return [(*case.values, reader.read(case.values[0])) for case in _cases()]


def test_hardly_a_fact_is_asserted_that_a_practitioner_would_not_read(readings):
    wrong = [
        message
        for message, facts, reading in readings
        if any(value != facts.get(fact, "unknown") for fact, value in reading.facts.items() if fact in FACT_VALUES)
    ]
    assert len(wrong) <= 0.04 * len(readings), wrong


def test_most_is_read_at_once_and_the_rest_is_asked(readings):
    whole = [
        message
        for message, facts, reading in readings
        if {one.fact: one.value for one in reading.supposed} | reading.facts == facts
    ]
    assert len(whole) >= 0.5 * len(readings)


def test_what_is_asserted_points_at_its_words(reader):
    (fact,) = reader.read("The child has a Child in Need plan. Who leads?").stated
    assert "The child has a Child in Need plan. Who leads?"[fact.start : fact.end] == "Child in Need plan"


@pytest.mark.parametrize("mark", [", ", "; ", " - ", ". "])
def test_a_denial_never_runs_over_a_bare_mark(reader, mark):
    assert reader.read(f"No FEH{mark}CP plan. Who leads?").facts.get("social_care", "child_protection") != "no"


@pytest.mark.parametrize(
    ("message", "fact"),
    [
        ("They have a social worker, no wait, an early help worker", "social_care"),
        ("Two families. First has YOS, second FEH. Who leads on each?", "yos"),
        ("Is it the school or the social worker?", "social_care"),
        ("I'm a family help practitioner, no CIN or CP", "social_care"),
    ],
)
def test_what_is_corrected_offered_or_mixed_is_asked_and_not_asserted(reader, message, fact):
    reading = reader.read(message)
    assert fact not in reading.facts


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("Open to FEH. Correction: closed yesterday. Lead?", {"feh": "no"}),
        ("CP, no sorry, YOS. Lead?", {"yos": "yes"}),
        ("Not CP but CIN. Lead?", {"social_care": "child_in_need"}),
    ],
)
def test_a_correction_within_a_message_is_read_as_what_holds(reader, message, facts):
    assert reader.read(message).facts == facts


def test_a_case_held_by_one_worker_and_not_the_other_tells_who_holds_it(reader):
    reading = reader.read("the case is held by a family practitioner, not a qualified SW")
    assert reading.facts == {"case_holder": "other_practitioner"}


def test_who_holds_an_open_case_is_read(reader):
    assert reader.read("FHLP holding s17. Lead?").facts == {
        "social_care": "child_in_need",
        "case_holder": "other_practitioner",
    }


@pytest.mark.parametrize(
    "message",
    [
        "A child in need case is held by a practitioner who is not a social worker. Who leads?",
        "Child in need plan, the lead practitioner is not a social worker. Who leads?",
        "She is on a CIN plan held by a family help worker, not a social worker. Who leads?",
        "CIN plan but the case holder is a family support practitioner not a social worker. who leads",
    ],
)
def test_a_case_whose_holder_is_no_social_worker_stays_open(reader, message):
    reading = reader.read(message)
    assert (reading.facts, reading.unsure) == (
        {"social_care": "child_in_need", "case_holder": "other_practitioner"},
        (),
    )


@pytest.mark.parametrize("message", ["CIN plan held by the social worker", "CIN, case holder is our social worker"])
def test_a_case_that_the_social_worker_holds_is_held_by_nobody_else(reader, message):
    assert reader.read(message).facts == {"social_care": "child_in_need"}


@pytest.mark.parametrize(
    "message",
    [
        "There is a child in need plan but no social worker. Who leads?",
        "Child protection plan held by a practitioner who is not a social worker. Who leads?",
    ],
)
def test_a_plan_that_no_social_worker_has_is_asked_about_where_nobody_holds_it(reader, message):
    assert "social_care" in reader.read(message).unsure


@pytest.mark.parametrize("plan", ["child_in_need", "child_protection"])
def test_a_plan_in_general_is_supposed_and_not_asked_about(reader, plan):
    reading = reader.read(f"Who leads if there is a {plan.replace('_', ' ')} plan?")
    assert [(one.fact, one.value) for one in reading.supposed] == [("social_care", plan)]
    assert (reading.facts, reading.unsure) == ({}, ())


def test_a_tier_asked_for_on_its_own_is_certain(reader):
    reading = reader.read("Who leads at Tier 3?")
    assert (reading.facts, reading.unsure) == ({"tier": "3"}, ())


def test_a_what_if_is_no_fact(reader):
    reading = reader.read("Who leads if FEH and YOS are both open?")
    assert (reading.facts, {one.fact for one in reading.supposed}) == ({}, {"feh", "yos"})


def test_a_reading_survives_its_way_through_the_conversation(reader):
    reading = reader.read("No FEH, CP plan, and if YOS opened?")
    assert FamilyReading.from_dict(reading.as_dict()) == reading


@pytest.mark.parametrize(
    "text", ["", " ", "@0 @1", "~", "\x00", "🙂" * 50, "no " * 900, "early help " * 300, "@99 no @3 or"]
)
def test_any_text_is_read_without_failing(reader, text):
    reader.read(text)


def test_the_graph_component_sets_the_facts_as_entities():
    from rasa.shared.nlu.training_data.message import Message

    from assistant.engine.family_facts import FamilyFacts

    message = Message.build("open to FEH, no social worker")
    FamilyFacts().process([message])
    assert [(e["entity"], e["value"]) for e in message.get("entities")] == [("feh", "yes"), ("social_care", "no")]


@pytest.mark.parametrize(
    ("message", "supposed"),
    [
        ("what if there was no FEH and no YOS?", {"feh": "no", "yos": "no"}),
        ("and if the social worker closes?", {"social_care": "no"}),
        ("what if a social worker got involved?", {"social_care": "yes"}),
        ("and at tier 3?", {"tier": "3"}),
    ],
)
def test_a_what_if_may_suppose_a_service_away(reader, message, supposed):
    assert {one.fact: one.value for one in reader.read(message).supposed} == supposed


@pytest.mark.parametrize(
    "message",
    [
        "CSC had a look at it, no further action",
        "social care did an initial check only, NFA",
        "scrap that, the social worker only made enquiries",
        "CSC would not accept it",
        "social care looked into it, nfa'd",
        "the social worker rang, threshold not met",
    ],
)
def test_what_was_looked_at_and_not_taken_up_is_never_open(reader, message):
    assert reader.read(message).facts.get("social_care", "no") == "no"


@pytest.mark.parametrize(
    ("message", "supposed"),
    [
        ("if FEH step away?", {"feh": "no"}),
        ("and if early help decide to finish?", {"feh": "no"}),
        ("what if the social worker hands over and closes the case", {"social_care": "no"}),
        ("hypothetically moved down to early help", {"feh": "yes", "social_care": "no"}),
        ("would YOS?", {"yos": "yes"}),
        ("if social worker and FEH both finish", {"social_care": "no", "feh": "no"}),
        ("if mum refuses FEH", {"feh": "no"}),
        ("if YOS turn it down", {"yos": "no"}),
        ("once early help sign off who leads", {"feh": "no"}),
        ("if it was just school?", {"feh": "no", "yos": "no", "social_care": "no"}),
        ("if they also had CP?", {"social_care": "child_protection"}),
        ("who leads if no one apart from school knows them", {"feh": "no", "yos": "no", "social_care": "no"}),
    ],
)
def test_a_what_if_in_few_words_states_nothing(reader, message, supposed):
    reading = reader.read(message)
    assert (reading.facts, {one.fact: one.value for one in reading.supposed}) == ({}, supposed)


@pytest.mark.parametrize(
    "message",
    [
        "we used to have one, he finished with us at easter, now early help",
        "she closed us in may and then FEH started",
        "they had one but it ended, FEH now",
        "no we had someone, he closed it in may, and FEH do it now",
        "they closed us and passed us to early help",
    ],
)
def test_what_closed_without_a_name_is_asked_about(reader, message):
    reading = reader.read(message)
    assert (reading.facts, reading.unsure) == ({"feh": "yes"}, ("yos", "social_care"))


@pytest.mark.parametrize(
    ("message", "apart", "asks_of"),
    [
        (
            "B: CP, A: YOS prevention. who leads on B?",
            {"pupil:B": {"social_care": "child_protection"}, "pupil:A": {"yos": "prevention"}},
            "pupil:B",
        ),
        (
            "My nephew has a SW. My own son has early help. Who for my nephew?",
            {"nephew": {"social_care": "yes"}, "boy": {"feh": "yes"}},
            "nephew",
        ),
        (
            "my granddaughter is under YOS, my stepson has a social worker. lead for my stepson?",
            {"granddaughter": {"yos": "yes"}, "stepson": {"social_care": "yes"}},
            "stepson",
        ),
        (
            "A is on a youth order, B isn't. Lead for each?",
            {"pupil:A": {"yos": "statutory"}, "pupil:B": {"yos": "no"}},
            None,
        ),
        (
            "Two brothers, one with early help, one not known to anybody. Who leads for the one with FEH?",
            {"first": {"feh": "yes"}, "second": {"feh": "no", "yos": "no", "social_care": "no"}},
            "first",
        ),
        (
            "One twin has a child in need plan, the other twin only school. Who is it for the one without a plan?",
            {"first": {"social_care": "child_in_need"}, "second": {"feh": "no", "yos": "no", "social_care": "no"}},
            "second",
        ),
    ],
)
def test_two_told_of_by_a_letter_or_by_kin_are_read_apart(reader, message, apart, asks_of):
    reading = reader.read(message)
    assert ({label: one.facts for label, one in reading.apart}, reading.asks_of) == (apart, asks_of)


def test_a_service_that_is_not_certain_is_not_supposed_away_with_the_rest(reader):
    reading = reader.read("if it was just school and FEH")
    assert "feh" not in {one.fact for one in reading.supposed if one.value == "no"}


@pytest.mark.parametrize(
    "message",
    ["nobody else besides FEH and school", "no other agencies but FEH", "no one bar school and FEH is involved"],
)
def test_who_is_left_out_of_nobody_is_not_denied(reader, message):
    assert reader.read(message).facts.get("feh") != "no"


def test_two_told_of_in_one_breath_are_not_one(reader):
    assert "social_care" not in reader.read("alf on CP, bea only school and nobody else").facts


def test_a_charitys_own_family_worker_is_not_the_councils(reader):
    assert "feh" not in reader.read("A family worker from a charity visits. Who leads?").facts


@pytest.mark.parametrize(
    ("message", "supposed"),
    [
        ("what if CSC closed and FEH carried on", {"social_care": "no", "feh": "yes"}),
        ("suppose social care were assessing", {"social_care": "assessment"}),
    ],
)
def test_what_closes_in_a_what_if_has_not_closed(reader, message, supposed):
    reading = reader.read(message)
    assert reading.facts == {}
    assert {one.fact: one.value for one in reading.supposed} == supposed


def test_what_stands_before_two_told_apart_may_be_said_of_both(reader):
    reading = reader.read(
        "FEH is in with the family. [name] is also with YOS, [name] has nobody. lead?", ("1a1", "2b2")
    )
    assert not reading.apart and not reading.facts


def test_two_who_are_known_by_name_are_read_apart(reader):
    reading = reader.read("[name] is on a CIN plan, [name] has no services. who for [name]?", ("1a1", "2b2", "1a1"))
    assert {label: one.facts.get("social_care") for label, one in reading.apart} == {
        "name:1a1": "child_in_need",
        "name:2b2": "no",
    }
    assert (reading.asks_of, reading.names) == ("name:1a1", ("1a1", "2b2", "1a1"))


def test_no_court_makes_nothing_statutory(reader):
    assert reader.read("He has a YOS worker, no court order. Lead?").facts["yos"] != "statutory"


@pytest.mark.parametrize(
    ("message", "supposed"),
    [
        ("who leads where a pupil has got both a YOT worker and early help", {"yos": "yes", "feh": "yes"}),
        ("Quick one: who normally escalates when a family is open to FEH", {"feh": "yes"}),
    ],
)
def test_a_lead_asked_for_in_general_states_nothing_of_a_family(reader, message, supposed):
    reading = reader.read(message)
    assert (reading.facts, reading.unsure) == ({}, ())
    assert {one.fact: one.value for one in reading.supposed} == supposed
