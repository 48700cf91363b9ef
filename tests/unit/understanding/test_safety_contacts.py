"""Whoever asks for the people who keep children safe is told their numbers, and only theirs."""

from __future__ import annotations

from itertools import product

import pytest

from assistant.guidance.answers import answer_fixed
from assistant.guidance.model import VOICES
from assistant.understanding.safeguarding_patterns import contact_words, safeguarding_patterns, safety_words
from tests.support.shipped import shipped_library

LIBRARY = shipped_library()
PATTERNS = safeguarding_patterns()
TEAMS = (
    "MASH", "the safeguarding hub", "social services", "children's social care", "the duty social worker",
    "the emergency duty team", "EDT", "the LADO", "children’s services", "child protection", "the safeguarding team",
)  # fmt: skip
QUESTIONS = (
    "number for {}", "What's the phone number for {}?", "email address of {} please", "how do I contact {}",
    "who do i ring to speak to {} about a pupil", "I need to get hold of {} today", "can we call {}",
    "which number is for {}", "hi, could you give me the contact details for {}", "how to reach {} at the weekend",
)  # fmt: skip
OTHER_QUESTIONS = (
    "MASH number?", "I need to refer a child to MASH, what's the number", "out of hours social care number",
    "email for MASH", "who do we ring to report a safeguarding concern", "make a MASH referral how",
    "what does MASH stand for", "duty social worker number please", "who do I call out of hours", "EDT phone",
    "which number do I use to report a child at risk", "whats the out of hours line", "what number is MASH on",
    "number for my son's social worker", "social services phone no", "emergency social worker number",
    "who should I phone if I'm worried about a child's safety at the weekend", "where do I send a MASH referral",
    "who do I ring at night about a child", "MASH phone", "emergency duty", "out of hours social worker",
    "what's the weekend number for children's social care",
    "it's 8pm and I have a concern about a pupil, who's there",
    "whom may I telephone on a Sunday if a child's not safe", "email of the multi agency hub",
    "is there somebody on duty after five for child protection", "how do I get through to the duty desk",
    "where should a school send a safeguarding referral", "tel for social services southwark",
    "can you give me the MASH e-mail", "bank holiday: who takes safeguarding calls",
    "who do we phone to report neglect", "number to report abuse please", "contact for the LADO",
    "the emergency duty social worker's number", "I want to speak to a children's social worker now",
    "need the safeguarding hub's contact details", "what line do neighbours use to report a child in danger",
    "is MASH open on Saturdays and how do I reach it", "call social care how",
    "best way to make a child protection referral today", "do you have a night line for social services",
    "which phone number goes on our safeguarding poster", "who answers out of office hours about a child at risk",
    "give me the number for reporting a worried-about child", "EDT number", "mash?",
    "can we send a safeguarding concern to that inbox", "where do I report a child protection worry",
    "is it ok to email a safeguarding concern to you", "who should a safeguarding disclosure go to",
    "MASH, fast please", "we must get hold of MASH now", "put me through to the safeguarding hub",
    "quickest route to MASH?",
    "I need the duty social worker straight away", "who's on at MASH this evening", "direct line into MASH",
    "what's Childline's number", "get me the NSPCC", "have you got the hub's details",
    "MASH no. pls", "and social services in the night time, which number",
    "and out of hours for safeguarding", "and MASH?", "what about the safeguarding hub then",
    "need the out of hours safeguarding line", "weekend child protection people?", "the social care desk, urgently",
    "I must talk to a social worker this evening about the boy next door", "can we get hold of a social worker today",
)  # fmt: skip


@pytest.mark.parametrize("question", [q.format(team) for q, team in product(QUESTIONS, TEAMS)] + [*OTHER_QUESTIONS])
def test_a_question_for_their_numbers_is_heard(question: str) -> None:
    assert (
        PATTERNS.asks_for_contacts(question)
        or PATTERNS.level(question) == "reply"
        or PATTERNS.names_safety_team(question)
    )


@pytest.mark.parametrize("audience", VOICES)
@pytest.mark.parametrize("key", [key for key in LIBRARY.fixed if key.startswith("safeguarding")])
def test_no_words_about_safety_name_the_line_or_the_mailbox_of_early_help(key: str, audience: str) -> None:
    """The two numbers differ by one digit, and nobody is known to watch the mailbox out of hours."""
    early_help = LIBRARY.contacts["c-eit-consult"]
    text = answer_fixed(key, audience, LIBRARY).text
    assert early_help.phone not in text and early_help.email not in text
    assert LIBRARY.contacts["c-999"].phone in text and LIBRARY.contacts["c-mash-day"].phone in text
    assert LIBRARY.contacts["c-ooh"].phone in text


@pytest.mark.parametrize(
    "question",
    [
        "a number of families have social services involvement, who leads?",
        "social care have contact with the family every week, who leads?",
        "phone number for the inclusion team",
        "EIT email",
        "what's the number for early help",
        "is the EIT open out of hours",
        "who is the lead professional when social care is open",
        "should the social worker call the meeting",
        "what number of sessions triggers a notice",
        "social services phone me every day about attendance",
        "who contacts the family when social care is involved",
        "number please",
        "does MASH decide who leads",
        "FEH and YOS both open, no social care. Lead?",
        "Social care: no. YOS: no. FEH: yes. Lead?",
        "No to social care, no to YOS, yes to early help, who leads please",
        "is there a Saturday club for a child at secondary school",
        "which number do I use to report my child's absence",
        "who is on duty at the gate in the evening",
        "is the team open on a bank holiday for consultations",
        "call me tonight about my son's attendance",
    ],
)
def test_other_questions_are_left_to_the_guidance(question: str) -> None:
    assert not PATTERNS.asks_for_contacts(question) and not PATTERNS.names_safety_team(question)


@pytest.mark.parametrize(
    "question",
    [
        "out of hours?",
        "phone for that then",
        "and at night?",
        "email for them?",
        "what time are they open",
        "who do i tell then",
        "so who can we speak to",
        "is there anyone i can talk to",
    ],
)
def test_a_short_question_after_the_numbers_is_about_them(question: str) -> None:
    assert PATTERNS.asks_further(question)


@pytest.mark.parametrize("question", ["and our EWO?", "ok who leads then, CP plan", "no not them, the attendance team"])
def test_another_question_after_the_numbers_is_not(question: str) -> None:
    assert not PATTERNS.asks_further(question)


@pytest.mark.parametrize(
    ("message", "key"),
    [
        ("i dont want to live anymore", "safety_despair"),
        ("I am going to kill myself over these letters", "safety_despair"),
        ("the kids would be better off without me", "safety_despair"),
        ("my husband beats me", "safety_violence"),
        ("he hit me again last night", "safety_violence"),
        ("my wife threatens me with a knife", "safety_violence"),
        ("he won't let me leave the house", "safety_violence"),
        ("I'm 14 and I want to die", "safety_child"),
        ("my dad hits me", "safety_child"),
        ("my son says he wants to die", "safety"),
        ("a pupil told me he hits me every night", "safety"),
        ("there are bruises on her arms", "safety"),
    ],
)
def test_whoever_is_at_risk_is_the_one_spoken_to(message: str, key: str) -> None:
    assert safety_words("safety", message) == key


def test_what_the_same_person_wrote_before_counts_too() -> None:
    assert safety_words("safety", "it happened again", "my partner hits me") == "safety_violence"


@pytest.mark.parametrize("key", ["safeguarding_despair", "safeguarding_violence"])
def test_an_adult_at_risk_is_told_who_helps_adults(key: str) -> None:
    text = answer_fixed(key, "parent", LIBRARY).text
    helpline = "c-samaritans" if key.endswith("despair") else "c-domestic-abuse"
    assert LIBRARY.contacts[helpline].phone in text and LIBRARY.contacts[helpline].verify


def test_nobody_is_asked_to_tell_a_program_of_their_fear() -> None:
    said = [text for neighbour in LIBRARY.neighbours.values() for text in neighbour.say.values()]
    said += [answer_fixed(key, audience, LIBRARY).text for key in LIBRARY.fixed for audience in VOICES]
    assert not [text for text in said if "tell us" in text.lower()]
    missing = LIBRARY.neighbours["children_missing_education"].say["parent"]
    assert LIBRARY.contacts["c-mash-day"].phone in missing and LIBRARY.contacts["c-999"].phone in missing


@pytest.mark.parametrize(
    "message",
    (
        "it's gone seven at night", "but it's Saturday", "it's 6.45pm now", "they're shut", "nobody picks up",
        "what if no one answers", "the line's engaged", "and the NSPCC?", "it's past 5 already",
    ),
)  # fmt: skip
def test_what_hinders_a_call_asks_further_about_the_numbers_just_given(message: str) -> None:
    assert PATTERNS.asks_further(message)


@pytest.mark.parametrize(
    "message",
    ("what do i do now", "so what should we do", "ok what am I meant to do", "now what", "and then?", "please help me"),
)
def test_who_asks_what_to_do_after_the_numbers_is_given_them_again(message: str) -> None:
    assert PATTERNS.asks_further(message)


@pytest.mark.parametrize(
    "message",
    (
        "no need for MASH", "we need social care to agree", "social care closed it", "we need a social worker to lead",
        "do we need safeguarding training", "social care are shut out of it", "he is 8", "it's closed to early help",
    ),
)  # fmt: skip
def test_what_only_names_a_service_or_an_age_asks_for_no_number(message: str) -> None:
    assert not PATTERNS.names_safety_team(message) and not PATTERNS.asks_further(message)


def test_a_helpline_asked_for_by_name_is_told_with_its_own_number() -> None:
    assert contact_words("number of Childline?") == "safeguarding_helplines"
    assert contact_words("number of MASH?") == "safeguarding_contact"
    assert all("0800 1111" in answer_fixed("safeguarding_helplines", voice, LIBRARY).text for voice in VOICES)
