"""Plain statements of a service are certain at once, by both readers, however they are put."""

from __future__ import annotations

import pytest

from assistant.understanding.family_facts.reader import FamilyFactsReader


@pytest.fixture(scope="module")
def reader() -> FamilyFactsReader:
    return FamilyFactsReader()


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        # of the writer's own family
        ("we get visits from the early help team. who leads?", {"feh": "yes"}),
        ("my granddaughter was given a youth justice worker in June. who leads?", {"yos": "yes"}),
        ("it's early help who visit us, who lead", {"feh": "yes"}),
        ("we have one lady of the early help who help us. who is leader", {"feh": "yes"}),
        ("we've had a social worker since Easter. Lead?", {"social_care": "yes"}),
        # of a pupil
        ("There's a pupil whose social worker is involved at tier 3. Lead?", {"tier": "3", "social_care": "yes"}),
        ("YJS at the moment. Who leads?", {"yos": "yes"}),
        ("FEH for this family. Who leads?", {"feh": "yes"}),
        ("CP plan since 9 Oct. Who leads?", {"social_care": "child_protection"}),
        ("FEH have started with the whole family. Lead?", {"feh": "yes"}),
        ("YJS closed it in June, started again two months ago. Who leads?", {"yos": "yes"}),
        ("SW since March, CP plan (neglect). Lead?", {"social_care": "child_protection"}),
        ("my grandaughter is on child in need plan. who leads", {"social_care": "child_in_need"}),
        ("not CP - CIN. Lead?", {"social_care": "child_in_need"}),
        ("youth justice see him, not through court. who leads", {"yos": "yes"}),
        (
            "its only the school that helps us nothing else no services. who leads",
            {"feh": "no", "yos": "no", "social_care": "no"},
        ),
        (
            "a lady from the school family support sees us, nobody from the council. who leads",
            {"feh": "no", "yos": "no", "social_care": "no"},
        ),
        ("No to all three: CSC, FEH, YOS. Who leads?", {"feh": "no", "yos": "no", "social_care": "no"}),
        ("a sixth former on a CIN plan. who leads", {"social_care": "child_in_need"}),
        ("YOS is open, FEH and CSC aren't. Lead?", {"yos": "yes", "feh": "no", "social_care": "no"}),
        ("FEH closed in May, nothing else before or since. lead?", {"feh": "no", "yos": "no", "social_care": "no"}),
        # a reason or a question beside it tells nothing of a service
        ("my son has a youth offending worker cos of a stolen bike. who leads", {"yos": "yes"}),
        ("he has a social worker and I'm not sure who to ring about absence, who leads", {"social_care": "yes"}),
        ("Sorry for the long message. He has an early help worker. Who leads?", {"feh": "yes"}),
    ],
)
def test_a_plain_statement_is_certain(reader: FamilyFactsReader, message: str, facts: dict[str, str]) -> None:
    reading = reader.read(message)
    assert (reading.facts, reading.unsure) == (facts, ())


@pytest.mark.parametrize(
    ("message", "facts", "unsure"),
    [
        ("FEH [ ]\nYOS [x]\nCSC [ ]\nWho leads?", {"feh": "no", "yos": "yes", "social_care": "no"}, ()),
        (
            "Housing: yes. FEH: none. YOS: prevention. CSC: NFA.",
            {"feh": "no", "yos": "prevention", "social_care": "no"},
            (),
        ),
        (
            "Tier 3 | CSC: CIN | FEH: closed | YOS: tbc",
            {"tier": "3", "feh": "no", "social_care": "child_in_need"},
            ("yos",),
        ),
        ("FEH: referral made. YOS: n/a. CSC: n/a", {"yos": "no", "social_care": "no"}, ()),
        ("Open: CIN. Nothing else.", {"feh": "no", "yos": "no", "social_care": "child_in_need"}, ()),
    ],
)
def test_a_list_is_certain_entry_by_entry(
    reader: FamilyFactsReader, message: str, facts: dict[str, str], unsure: tuple[str, ...]
) -> None:
    reading = reader.read(message)
    assert (reading.facts, reading.unsure, reading.listed) == (facts, unsure, True)


@pytest.mark.parametrize(
    "message",
    [
        "there's no one else on the scene, who leads?",
        "nobody is involved except the school. Lead?",
        "Not a single agency has the family open. Who leads?",
        "only the school help us, no other people visit. who is lead",
        "the only person we deal with is the school. who leads",
        "The pupil has no input from any service. Lead?",
        "it's only us in the school supporting her. who leads",
        "nobody has picked them up since. Who leads?",
        "everyone's gone tbh. it's just me ringing the school. who leads",
        "no body now only the school. who",
        "two lads, not known to anybody. who leads",
    ],
)
def test_nobody_is_there_however_it_is_put(reader: FamilyFactsReader, message: str) -> None:
    assert reader.read(message).facts == {"feh": "no", "yos": "no", "social_care": "no"}


@pytest.mark.parametrize(
    ("message", "facts"),
    [
        ("None of: FEH, YOS, CIN. Who leads?", {"feh": "no", "yos": "no"}),
        ("dad turned early help down twice. lead?", {"feh": "no"}),
        ("Referred to FEH in May and got a letter back, threshold not met. Who leads?", {"feh": "no"}),
        ("early help said they're not going to open for us. who leads", {"feh": "no"}),
    ],
)
def test_what_was_denied_or_refused_is_not_there(
    reader: FamilyFactsReader, message: str, facts: dict[str, str]
) -> None:
    assert reader.read(message).facts == facts


def test_a_worker_for_an_illness_of_old_age_is_of_another_service(reader: FamilyFactsReader) -> None:
    reading = reader.read("My nan has a social worker for her dementia. FEH are working with us. Who leads?")
    assert (reading.facts, reading.unsure) == ({"feh": "yes"}, ())
    assert "social_care" not in reader.read("Her grandad has a social worker for the elderly. Who leads?").facts


def test_nothing_else_is_said_of_another_child_beside_whom_it_stands(reader: FamilyFactsReader) -> None:
    reading = reader.read("His cousin is on roll too, another family: a YOS worker and nothing else. Who leads?")
    assert not reading.as_dict()["stated"]


def test_a_conference_to_come_leaves_an_open_plan_open(reader: FamilyFactsReader) -> None:
    reading = reader.read("CIN plan open, child protection conference on the 14th. Who leads now?")
    assert reading.facts == {"social_care": "child_in_need"}


@pytest.mark.parametrize(
    "message",
    [
        "I don't know if the social worker still comes. Who leads?",
        "FEH might be open, not sure if they still come. Who leads?",
        "CIN - no wait, attendance I mean. FEH closed. Lead?",
        "Reece: CIN. Rhys: FEH. Who leads?",
    ],
)
def test_what_is_not_known_is_asked(reader: FamilyFactsReader, message: str) -> None:
    reading = reader.read(message)
    assert "yes" not in reading.facts.values()
    assert "child_in_need" not in reading.facts.values()


def test_two_of_one_message_never_share_their_services(reader: FamilyFactsReader) -> None:
    reading = reader.read("Year 6 and Year 10 sisters: the Y6 has FEH, the Y10 has YJS. Who leads for the older one?")
    assert ({label: one.facts for label, one in reading.apart}, reading.asks_of) == (
        {"year:6": {"feh": "yes"}, "year:10": {"yos": "yes"}},
        "year:10",
    )
    mixed = reader.read("The Year 6 went to see the Year 10's worker, FEH is there and YJS too. Who leads?")
    assert "yes" not in mixed.facts.values()


@pytest.mark.parametrize(("message", "points_to"), [("and the one without?", "nobody"), ("the one with?", "worker")])
def test_one_is_pointed_to_in_short(reader: FamilyFactsReader, message: str, points_to: str) -> None:
    assert reader.read(message).points_to == points_to


@pytest.mark.parametrize(
    ("message", "facts"), [("going back to the YOS lad, who was it", {}), ("the YOS lad", {"yos": "yes"})]
)
def test_a_service_by_which_one_is_gone_back_to_tells_nothing(
    reader: FamilyFactsReader, message: str, facts: dict[str, str]
) -> None:
    reading = reader.read(message)
    assert (reading.facts, reading.unsure, reading.points_to) == (facts, (), "yos=yes")


def test_a_verb_that_was_left_out_as_a_name_leaves_the_service_open(reader: FamilyFactsReader) -> None:
    assert reader.read("and CSC [name] it, so who leads").facts == {}


def test_the_lead_of_two_services_asked_for_in_few_words_is_certain(reader: FamilyFactsReader) -> None:
    assert reader.read("Who leads, YJS and FEH?").facts == {"yos": "yes", "feh": "yes"}


@pytest.mark.parametrize(
    "message", ["he's 17 and has a YJS worker. Lead?", "She’s 17, YJS are working with her. Who leads?"]
)
def test_an_age_is_no_section_of_the_act(reader: FamilyFactsReader, message: str) -> None:
    assert reader.read(message).facts == {"yos": "yes"}
