"""Questions whose own words leave one answer; a story, or two answers, is left to the classifier."""

from __future__ import annotations

import pytest

from assistant.conversation.heard import Known, Message
from assistant.conversation.plain_questions import plain_question, team_of_the_family
from assistant.guidance.loading import load_library

KNOWN = Known.of(load_library())


def asked(text: str) -> str | None:
    understood = plain_question(Message(text, (("out_of_scope", 0.5),), "ask", False, "school"), KNOWN)
    return understood.label if understood else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("who at the council is supposed to handle this?", "who_leads"),
        ("so who is meant to be looking into her attendance", "who_leads"),
        ("what do you people actually stand for", "guidance/core_values_overview"),
        ("what must have been tried with us before it can go to court", "guidance/voluntary_chance_first"),
        ("when is legal action justified?", "guidance/when_to_escalate"),
        ("how can schools stop a case drifting for a year", "guidance/principle_early_action"),
        ("why is it wrong to slag off the academy to dad", "guidance/why_no_undermining"),
        ("aren't they meant to find out why he stays at home", "guidance/principle_restorative"),
        ("would the school nurse be in charge of his attendance plan", "who_leads"),
        ("she goes to a mentor on Fridays, does the mentor run her plan", "who_leads"),
        ("is CAMHS the lead on her attendance then?", "who_leads"),
        ("the list of lead professionals, which page is it on", "who_leads"),
        ("at what forum do we talk of it", None),
        ("which meeting should we take a family with debts to", "guidance/tas_what"),
        ("the head brought up a managed move, who at the council could help", "guidance/contact_details"),
        ("why is 2018 in there, what changed", "guidance/early_help_restructure"),
        ("we are an academy, do we still have a SPOC", "guidance/spoc_what"),
        ("how many missed days make a case intractable", "aspect/last_resort/figure"),
        ("which office at the council can tell a mum how exclusion works", "guidance/eit_advice"),
        ("and who leads on that?", "who_leads"),
        ("what's 15% of 80?", "out_of_scope"),
        ("12 x 14", "out_of_scope"),
    ],
)
def test_the_words_leave_one_answer(text: str, label: str) -> None:
    assert asked(text) == label


@pytest.mark.parametrize(
    "text",
    [
        "who deals with admissions",
        "who leads the assembly",
        "who leads?",
        "who sends the fine",
        "who is meant to deal with the bullying",
        "when is the court date",
        "why did they find out about it",
        "90%",
        "what do they want",
        "which council officer excluded him",
        "his attendance is 62% of 190 sessions",
    ],
)
def test_words_that_leave_more_are_not_read_here(text: str) -> None:
    assert asked(text) is None


def test_a_story_is_left_to_the_classifier() -> None:
    story = " ".join(["and she told me on the phone that"] * 5)
    assert asked(f"{story} who is meant to deal with this") is None


@pytest.mark.parametrize(
    ("text", "states_facts", "label"),
    [
        ("Stepping down from CIN to FEH in June. Lead?", True, "who_leads"),
        ("TAS on Friday, FEH in - lead now?", True, "who_leads"),
        ("CP plan, core group soon. Who's the lead?", True, "who_leads"),
        ("What is a TAS? Lead?", False, None),
        ("FEH took the lead", True, None),
    ],
)
def test_a_note_of_a_family_that_ends_in_lead_asks_who_leads(text: str, states_facts: bool, label: str | None) -> None:
    message = Message(text, (("guidance/early_help", 0.9),), "say", states_facts, "school")
    understood = plain_question(message, KNOWN)
    assert (understood.label if understood else None) == label


@pytest.mark.parametrize(
    ("text", "ranking", "label"),
    [
        (
            "What's the TAF's duty when it comes to going legal?",
            (("guidance/tas_what", 0.55), ("guidance/fair_and_proportionate", 0.3)),
            "guidance/fair_and_proportionate",
        ),
        ("who takes the minutes at the TAF?", (("guidance/tas_what", 0.9),), "nearest/guidance/fair_and_proportionate"),
        ("is TAF the same as TAS", (("guidance/tas_what", 0.9),), None),
        ("what is a TAF for", (("chapter/exclusion_stage_one", 0.9),), None),
    ],
)
def test_the_team_around_the_family_is_no_team_around_the_school(
    text: str, ranking: tuple[tuple[str, float], ...], label: str | None
) -> None:
    understood = team_of_the_family(Message(text, ranking, "say", False, "school"), KNOWN)
    assert (understood.label if understood else None) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("He is so anxious and the GP sent us away. Who is meant to help us?", "guidance/contact_details"),
        ("She has been bullied for months, nobody answers. who do we turn to", "guidance/contact_details"),
        ("the school blames the council and the council blames school, so who is in charge?", "who_leads"),
        ("She was bullied all year. Which school takes her?", None),
    ],
)
def test_a_story_of_trouble_is_read_by_the_question_it_ends_in(text: str, label: str | None) -> None:
    understood = plain_question(Message(text, (("neighbour/anxiety", 0.9),), "turn_away", False, "parent"), KNOWN)
    assert (understood.label if understood else None) == label
