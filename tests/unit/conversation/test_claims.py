"""When a claim that the trained reader hears opens the answer, and how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.conversation.claims import SURE, SURE_ALONE, SURE_OF_A_YES, claim_heard, lead_claim_heard
from assistant.conversation.follow_up_reading import ClaimReading, FollowUpReading
from assistant.conversation.heard import Known, Message, Understood
from assistant.conversation.state import ConversationState
from assistant.conversation.yes_or_no import claim_put
from tests.support.shipped import shipped_library

KNOWN = Known.of(shipped_library())
NOTHING_BEFORE = ConversationState()


def known_with(statement: str | None, is_denied: bool, probability: float) -> Known:
    """What is known, with a trained reader that hears this claim in every message."""
    claim = ClaimReading(statement, is_denied, probability)
    return replace(KNOWN, follow_up_of=lambda *_: FollowUpReading((("out_of_scope", 0.0),), 0.0, claim))


def message_of(text: str, label: str = "guidance/eit_role", decision: str = "say") -> Message:
    """A school's message that its words alone read as `label`."""
    return Message(text, ((label, 0.9),), decision, False, "school")


def heard(
    text: str, statement: str | None, *, denied: bool = False, probability: float = SURE_OF_A_YES
) -> Understood | None:
    """What is understood of a message in which the trained reader hears a claim."""
    message = message_of(text)
    claim = claim_put(message.plain, text.endswith("?"))
    return claim_heard(claim, message, NOTHING_BEFORE, known_with(statement, denied, probability))


@pytest.mark.parametrize(
    ("text", "statement", "denied", "opening"),
    [
        ("is the inclusion team part of early help?", "team_in_early_help", False, "yes"),
        ("so the inclusion team sits in social care?", "team_in_early_help", True, "no"),
        ("does the SPOC meet us every term?", "spoc_termly", False, "yes_then"),
        ("is it compulsory to use TAS?", "spoc_must_be_used", False, "not_quite"),
        ("do parents come to the TSM?", "meetings_parents", False, "silent"),
        # After a question in the negative a bare yes or no could mean either.
        ("isn't the inclusion team in early help?", "team_in_early_help", False, "yes_in_full"),
        ("so nobody checks if the help works?", "help_reviewed", True, "no_in_full"),
        ("so engagement does not come first?", "engagement_first", True, "general"),
    ],
)
def test_the_answer_opens_with_the_verdict_on_the_statement(
    text: str, statement: str, denied: bool, opening: str
) -> None:
    understood = heard(text, statement, denied=denied)
    assert understood is not None
    assert understood.opening == opening
    assert understood.label == KNOWN.label_of(KNOWN.statements[statement].question)


def test_a_statement_is_heard_only_from_the_limit_on() -> None:
    assert heard("is the EIT in FEH?", "team_in_early_help", probability=SURE - 0.01) is None
    assert heard("is the EIT in FEH?", None) is None


@pytest.mark.parametrize(
    "text",
    ["who is in the inclusion team", "Perfect. When were TSMs brought in?", "since when?", "ok thanks, which team"],
)
def test_a_question_for_who_or_when_puts_no_claim(text: str) -> None:
    assert heard(text, "team_in_early_help", probability=0.99) is None


def test_no_yes_is_said_to_a_claim_that_is_limited_further() -> None:
    understood = heard("does enforcement always harm the relationship?", "strain")
    assert understood is not None
    assert understood.opening == "general"


def test_the_facts_of_a_statement_are_supposed_and_never_told() -> None:
    understood = heard("so YOS leads for prevention too?", "yos_prevention_leads")
    assert understood is not None
    assert understood.supposes == {"yos": "prevention"}
    assert not understood.facts


def test_of_a_family_in_hand_no_statement_that_supposes_facts_is_heard() -> None:
    message = message_of("so YOS leads for prevention too?")
    claim = claim_put(message.plain, True)
    known = known_with("yos_prevention_leads", False, 0.99)
    in_hand = ConversationState("who_leads", "who_leads", family={"yos": "yes"})
    assert claim_heard(claim, message, NOTHING_BEFORE, known) is not None
    assert claim_heard(claim, message, in_hand, known) is None


def test_what_is_no_question_by_its_form_is_heard_only_when_surer_and_where_its_words_are_of_that_topic() -> None:
    text = "they do nothing but fines, our head reckons"
    assert heard(text, "team_only_enforces", probability=SURE_ALONE - 0.01) is None
    assert heard(text, "team_only_enforces", probability=SURE_ALONE) is not None
    assert heard(text, "spoc_termly", probability=SURE_ALONE) is None


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("does the SPOC meet us every half term?", "spoc_termly"),
        ("do you follow a two stage approach as the lead?", "lead_three_stages"),
        ("will the team advise us on exclusions, penalty notices and transport?", "team_advises"),
        ("does the team hold every single duty?", "team_main_duties"),
    ],
)
def test_no_yes_is_said_to_another_figure_nor_to_what_is_counted_up_beside_the_statement(
    text: str, statement: str
) -> None:
    understood = heard(text, statement)
    assert understood is not None
    assert understood.opening == "general"


def test_a_limit_that_the_statement_has_itself_leaves_its_yes() -> None:
    understood = heard("will the team always be at the targeting meetings?", "targeting_team_attends")
    assert understood is not None
    assert understood.opening == "yes"


@pytest.mark.parametrize(
    "text", ["is it us leading, family's on FEH", "FEH open, who leads?", "so the social worker leads, right?"]
)
def test_a_claim_of_who_leads_is_no_statement_of_the_guidance(text: str) -> None:
    assert heard(text, "lead_early_help", probability=0.99) is None


def lead_heard(text: str, statement: str, audience: str = "school", *, denied: bool = False) -> str | None:
    """The service that a message with facts of its own is heard to make the lead."""
    message = Message(text, (("who_leads", 0.9),), "say", True, audience)
    claim = claim_put(message.plain, text.endswith("?"))
    understood = lead_claim_heard(claim, message, NOTHING_BEFORE, known_with(statement, denied, SURE))
    return understood.claims_lead if understood else None


@pytest.mark.parametrize(
    ("text", "audience", "statement", "lead"),
    [
        ("child protection plan. surely we at school still lead?", "school", "lead_school", "school"),
        ("nobody else is in, would it be school that leads", "parent", "lead_school", "school"),
        ("we have a family help lady, is she the one in charge of attendance?", "parent", "lead_early_help", None),
        ("an early help worker comes, is she in charge?", "parent", "lead_early_help", "feh_practitioner"),
        ("CIN. am I as SW the one who escalates to EIT", "practitioner", "lead_social_worker", "social_worker"),
        ("YOS and FEH in, so the YOS one leads?", "school", "lead_youth_offending", "yos_practitioner"),
    ],
)  # fmt: skip
def test_a_lead_is_claimed_where_the_reader_and_the_words_name_the_same(
    text: str, audience: str, statement: str, lead: str | None
) -> None:
    assert lead_heard(text, statement, audience) == lead


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("is it us leading, family's on FEH", "lead_early_help"),
        ("FEH open, who leads?", "lead_early_help"),
        ("is it FEH or YOS who leads here?", "lead_early_help"),
        ("does the social worker always lead?", "lead_social_worker"),
        ("FEH open. we start Monday, ok?", "lead_early_help"),
    ],
)
def test_no_lead_is_claimed_where_they_differ_or_it_is_asked_or_limited(text: str, statement: str) -> None:
    assert lead_heard(text, statement) is None
