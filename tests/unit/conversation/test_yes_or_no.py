"""Which claims are heard, and how an answer opens; a wrong yes or no is the worst outcome, so doubt says neither."""

from __future__ import annotations

import pytest

from assistant.conversation.lead_claims import claimed_lead, lead_claimed_of_a_family, opening_of_lead
from assistant.conversation.plain_words import plain_words
from assistant.conversation.yes_or_no import claim_put, opening_key, proposition_put
from tests.support.shipped import shipped_library

CLAIMS = shipped_library().propositions.claims


def opening(text: str, *topics: str) -> str | None:
    claim = claim_put(plain_words(text), text.endswith("?"))
    return opening_key(proposition_put(claim, CLAIMS, frozenset(topics)), claim) if claim else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So our SPOC carries overall responsibility for coordinating support, correct?", "no"),
        ("Is the single point of contact accountable for delivering services?", "no"),
        ("our SPOC is accountable for him, right?", "not_quite"),
        ("Isn't the SPOC responsible for coordinating services?", "no_in_full"),
        ("The SPOC isn't responsible, is that right?", "general"),
        ("If mum cooperates they cannot take legal action, true?", "not_quite"),
        ("Is a cooperative parent immune from action?", "no"),
        ("Is our SPOC the same as the education welfare officer we used to have?", "silent"),
        ("The TSM is the same as the TAS, isn't it?", "not_quite"),
        ("Does the guidance admit that enforcement can hurt relationships?", "yes"),
        ("Is enforcement a last resort?", "yes"),
        ("can we go straight to court?", "no"),
        ("Please confirm that every family ends up in court", "no"),
        ("Does every school have a SPOC?", "yes"),
        ("Can a mother be imprisoned over absence?", "silent"),
        ("Will the legal steps stop while my complaint is open?", "silent"),
        ("Can it go to court without our consent?", "silent"),
        ("May a family decline early help?", "silent"),
        ("do academies get TAS?", "silent"),
        ("Can a mum ask for a consultation?", "silent"),
        ("Can a TAS meeting look at domestic violence at home?", "yes_then"),
        ("Does the rule about undermining cover school staff?", "silent"),
        ("Fines are a matter for the SPOC and not the EIT, correct?", "no"),
        ("Does a headteacher prosecute families?", "not_quite"),
        ("So proportionate means we cannot enforce while dad says no?", "not_quite"),
        ("Does angry opposition from a mother prevent escalation?", "not_quite"),
        ("The core principles are just about absence, aren't they?", "no"),
        ("Do the four values apply to behaviour too?", "yes"),
        ("Is legal action only ever a last resort?", "yes"),
        ("The EIT can only advise, it cannot take parents to court, right?", "no"),
        ("Do you need a dad's permission before escalating?", "silent"),
        ("Will the inclusion team definitely be at our next TSM?", "general"),
        ("Does the SPOC visit us every term?", "yes_then"),
        ("Should we wait until he has missed 10 sessions before we ask for a penalty notice?", "general"),
        ("Does the council always warn parents before court?", "general"),
        ("Can I tell my manager in confidence that the plan is wrong?", "general"),
        ("Do assessments have to include the school's report, social worker asks?", "general"),
        ("Is the inclusion team always at child protection meetings?", "general"),
        ("Is the SPOC still meeting schools every term?", "general"),
        ("We should wait until she is below 60% before we act, shouldn't we", "no"),
        ("the guidance is from the council, right?", "general"),
        ("Who leads for a family with a social worker?", None),
        ("when do we escalate", None),
        ("YOS no", None),
    ],
)
def test_how_the_answer_opens(text: str, expected: str | None) -> None:
    assert opening(text) == expected


@pytest.mark.parametrize(
    ("text", "topic", "expected"),
    [
        ("So every school has its own SPOC, correct?", "single_point_of_contact", "yes"),
        ("Every school has its own SPOC and it can change, correct?", "single_point_of_contact", "general"),
        ("Do schools have to use them?", "single_point_of_contact", "not_quite"),
        ("Is it only for academies?", "team_around_the_school", "no"),
        ("Would they talk about dad's drinking there?", "team_around_the_school", "yes_then"),
        ("Are they held every term?", "targeting_support_meetings", "general"),
        ("Would they only talk about attendance?", "team_around_the_school", "no"),
        ("will I be asked to come?", "team_around_the_school", "silent"),
        ("The Education Inclusion Team doesn't have to come, does it?", "targeting_support_meetings", "no_in_full"),
        ("They only cover pupils who are already severely absent, true?", "targeting_support_meetings", "no"),
        ("are they still every term?", "targeting_support_meetings", "general"),
        ("they only talk to schools, don't they", "inclusion_team", "no"),
        ("they don't only talk to schools, do they?", "inclusion_team", "yes_in_full"),
        ("it is part of early help?", "inclusion_team", "yes"),
        ("Is it held with a social worker?", "consultation", "no"),
        ("is it free?", "consultation", "silent"),
        ("it's only the school's job, isn't it", "core_values", "no"),
        ("the help does not go on forever, does it?", "core_values", "general"),
        ("does the help go on forever", "core_values", "no"),
        ("they can't take me to court straight away, can they?", "last_resort", "yes_in_full"),
        ("so fines are the last thing you do?", "last_resort", "yes"),
        ("so fines are not the last thing you do?", "last_resort", "no_in_full"),
        ("if I work with you I can never be fined, true?", "engagement_and_enforcement", "not_quite"),
        ("Can we opt out of both?", "single_point_of_contact", "silent"),
        ("Can a SENCO have a consultation?", "consultation", "yes"),
        ("Does being late every day add up to a fine?", "penalty_notices", "it_can"),
        ("Is it ok to tell the family enforcement is a bad idea?", "no_undermining", "not_if"),
        ("Is attendance in their assessment?", "lead_duties", "yes_broadly"),
        ("If I never work with you can I be fined?", "engagement_and_enforcement", None),
        ("Education comes before engagement, right?", "engagement_and_enforcement", "general"),
        ("is there a number of weeks before court?", "when_to_escalate", "silent"),
        ("Escalation is an easy decision, true or false?", "when_to_escalate", "no"),
        ("is that fair though", "fair_and_proportionate", "general"),
        ("the decision has to be fair, hasn't it", "fair_and_proportionate", "yes"),
        ("Disagreements go to senior managers straight away, don't they?", "disagreement", "not_quite"),
        ("it's acceptable to undermine a colleague discreetly, right?", "no_undermining", "no"),
        ("council staff can't undermine each other, can they?", "no_undermining", "general"),
        ("The lead isn't required to follow the three-stage approach, is he?", "lead_duties", "no_in_full"),
        ("I can leave education out of the plan if it is not a concern, yes?", "lead_duties", "no"),
        ("I needn't consult the school before escalating, need I?", "who_escalates", "no_in_full"),
        ("a penalty notice is automatic, isn't it?", "penalty_notices", "no"),
        ("Can parents ask who chairs it?", "team_around_the_school", "general"),
        ("the guidance says the TAS has to run an hour, doesn't it", "team_around_the_school", "general"),
    ],
)
def test_a_claim_about_what_is_spoken_of(text: str, topic: str, expected: str | None) -> None:
    assert opening(text, topic) == expected


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("If a child is with YOS and FEH, YOS leads, correct?", "yos_practitioner"),
        ("Our school still leads at Tier 1, right?", "school"),
        ("The FEH practitioner escalates to the EIT, right?", "feh_practitioner"),
        ("The EIT leads at Tier 1, doesn't it?", "never_a_lead"),
        ("early help and youth offending lead together, don't they", None),
        ("early help doesn't lead if there is a social worker, does it?", None),
        ("does a lead need a social worker?", None),
    ],
)
def test_who_is_claimed_to_lead_a_family(text: str, lead: str | None) -> None:
    claim = claim_put(plain_words(text), text.endswith("?"))
    assert (lead_claimed_of_a_family(claim) if claim else None) == lead


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("so it's the school then?", "school"),
        ("so it's us in YOS then?", "yos_practitioner"),
        ("does the social worker lead?", "social_worker"),
        ("so early help leads?", "feh_practitioner"),
        ("so the school will fine me?", None),
        ("so the school or the social worker?", None),
        ("so the school does not lead?", "school"),
        ("so not the yot worker any more?", "yos_practitioner"),
    ],
)
def test_a_claim_about_the_lead_is_read_only_whole(text: str, lead: str | None) -> None:
    claim = claim_put(plain_words(text), ends_with_question_mark=True)
    assert claim is not None
    assert claimed_lead(claim) == lead


def test_the_lead_that_is_given_decides_how_the_answer_opens() -> None:
    assert opening_of_lead("school", "school", "answered") == "yes_usually"
    assert opening_of_lead("school", "social_worker", "answered") == "no"
    assert opening_of_lead("school", "school", "answered", denied=True) == "no_in_full"
    assert opening_of_lead("school", "social_worker", "answered", denied=True) == "yes_in_full"
    assert opening_of_lead("school", None, "not_settled") == "silent"
    assert opening_of_lead("school", None, "depends") is None
