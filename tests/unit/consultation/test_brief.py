"""The officer's brief and the readiness check."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from assistant.consultation.brief import brief_lines, brief_text, load_brief_words
from assistant.consultation.model import Booking, BookingState, ConsultationRequest, OfficerId, Slot
from assistant.consultation.readiness import load_readiness, readiness

START = datetime(2026, 7, 7, 13, 0, tzinfo=timezone.utc)
REQUEST = ConsultationRequest(
    role="school",
    organisation="Example Primary School",
    topic="Attendance fell after a move",
    situation={"tier": "2", "feh": "yes", "yos": "unknown"},
    chosen=("tier",),
    lead="feh_practitioner",
    trace=({"fact": "feh", "value": "yes", "clause": "lead-professional/rule-2"},),
    stage=None,
    tried=("voluntary_chance",),
    clauses_shown=("lead-professional/rule-2", "core-values/consultation"),
)
SLOT = Slot(OfficerId(1), START, START + timedelta(minutes=30))
BOOKING = Booking(
    id="b",
    reference="K7QM-2XWD",
    uid="u@example.invalid",
    state=BookingState.CONFIRMED,
    slot=SLOT,
    claimed_from=SLOT.starts_at,
    claimed_until=SLOT.ends_at,
    version=1,
    conversation="c",
    hold_expires_at=None,
    request=REQUEST,
    name="Sam Example",
    email="sam@school.example.com",
    link_nonce="n",
    link_hash="h",
    assigned_because="only_free",
    created_at=START,
    changed_at=START,
)
WORDS = load_brief_words({"lead-professional/rule-2": "Rule 2: early help"})


def test_the_brief_says_all_that_was_told_in_words():
    lines = {line.label: line.text for line in brief_lines(BOOKING, WORDS)}

    assert lines == {
        "When": "Tuesday 7 July 2026, 2pm to 2.30pm",
        "Reference": "K7QM-2XWD",
        "Who asks": "a school",
        "School or service": "Example Primary School",
        "What it is about": "Attendance fell after a move",
        "Tier": "2 (chosen by the caller)",
        "Family Early Help": "involved (from the caller's words)",
        "Lead by the rules": "Family Early Help practitioner",
        "Why": "Family Early Help: involved (Rule 2: early help)",
        "Not told": "Youth Offending Service, Social care, Stage reached",
        "Already done": "the parents had a real chance to work with services voluntarily",
        "Clauses already shown": "Rule 2: early help; core-values/consultation",
    }


def test_the_brief_names_neither_the_caller_nor_their_address():
    text = brief_text(BOOKING, WORDS)
    assert "Sam" not in text
    assert "sam@" not in text


def test_what_is_left_of_a_forgotten_booking_is_its_time():
    forgotten = replace(BOOKING, request=None, name=None, email=None)
    assert [line.label for line in brief_lines(forgotten, WORDS)] == ["When", "Reference"]


def test_no_lead_is_said_and_not_guessed():
    lines = brief_lines(replace(BOOKING, request=replace(REQUEST, lead=None, trace=())), WORDS)
    assert WORDS.no_lead in [line.text for line in lines]


def test_readiness_asks_what_fits_the_lead():
    asked = {point.question.id: point.in_place for point in readiness(REQUEST, load_readiness())}

    assert "schools_consulted" in asked
    assert "evidence_gathered" not in asked
    assert asked["voluntary_chance"]
    assert not asked["coordinator_known"]


def test_without_a_lead_only_the_general_questions_are_asked():
    points = readiness(replace(REQUEST, lead=None), load_readiness())
    assert all(point.question.leads == () for point in points)
    assert len(points) > 2


def test_every_readiness_question_can_be_said_as_done():
    assert {question.id for question in load_readiness()} == set(WORDS.values["tried"])


def test_every_readiness_question_has_a_clause_and_a_question_mark():
    questions = load_readiness()
    assert len({question.id for question in questions}) == len(questions)
    assert all(question.clauses and question.ask.endswith("?") for question in questions)
