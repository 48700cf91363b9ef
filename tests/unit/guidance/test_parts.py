"""An answer in parts: the same words as its text, each where it belongs, with every clause behind them."""

import re
from itertools import chain

import pytest

from assistant.guidance.answers import answer_fixed, answer_neighbour, answer_question
from assistant.guidance.loading import CONTENT
from assistant.guidance.model import VOICES, Situation
from assistant.guidance.parts import Kind, plain_parts
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import what_would_change, who_escalates, who_leads


def every_answer(library):
    """Every answer that the guidance core can give without reading a reader's words, in every voice."""
    for audience in VOICES:
        yield from (answer_question(question, audience, library) for question in library.questions)
        yield from (answer_fixed(key, audience, library) for key in library.fixed)
        yield from (answer_neighbour(subject, audience, library) for subject in library.neighbours)
        for situation in all_situations():
            yield who_leads(situation, audience, library)
            yield who_escalates(situation, audience, library)
            yield what_would_change(situation, audience, library)


def test_every_answer_opens_with_one_lead_and_its_parts_say_what_its_text_says(library):
    for answer in every_answer(library):
        parts = answer.parts
        assert parts["lead"] and answer.text.startswith(parts["lead"])
        assert len(answer.said(Kind.LEAD)) == 1
        for sentence in chain(parts["rest"], parts["change"], parts["limits"]):
            assert sentence in answer.text
        for fact in parts["facts"]:
            assert fact["text"].lower() in answer.recap.lower()


def test_the_sources_hold_every_clause_and_edition_that_a_sentence_cites(library):
    for answer in every_answer(library):
        cited = {(sentence.edition, clause) for sentence in answer.sentences for clause in sentence.clauses}
        cited |= {(answer.edition, clause) for clause in answer.clauses}
        linked = [(source.edition, source.clause) for source in answer.sources]
        assert set(linked) == cited and len(linked) == len(cited)


def test_the_ways_to_reach_people_can_be_pressed(library):
    contacts = answer_fixed("person", "parent", library).parts["contacts"]
    assert contacts == [
        {"text": "020 7525 1922", "href": "tel:02075251922"},
        {"text": "earlyhelp@southwark.gov.uk", "href": "mailto:earlyhelp@southwark.gov.uk"},
    ]


def test_a_lead_with_facts_shows_each_fact_and_what_would_change_it(library):
    parts = who_leads(Situation(feh="yes"), "parent", library).parts
    assert parts["facts"] == [{"fact": "feh", "value": "yes", "text": "An early help worker"}]
    assert len(parts["change"]) == 1 and "social worker" in parts["change"][0]


def test_what_would_change_stands_beside_who_escalates_too(library):
    answer = who_escalates(Situation(feh="yes"), "school", library)
    assert [change.lead for change in answer.changes_if] == ["social_worker"]
    assert answer.parts["change"] == ["If social care opens at Tier 3 or 4, the social worker would usually do so."]


def test_no_general_rule_on_who_escalates_is_made_of_the_rules_for_two_services(library):
    """The text lets the practitioners of rule 2 and the social worker escalate; of a school it does not say so."""
    for voice in VOICES:
        for situation in all_situations():
            for said in who_escalates(situation, voice, library).parts["change"]:
                assert "would usually" in said and not re.search(r"[Ww]ho(ever)? leads", said), said


def test_a_school_that_leads_is_not_said_to_escalate_because_it_leads(library):
    answer = who_escalates(Situation(tier="1"), "school", library)
    assert not [said for said in answer.parts["change"] if "escalates" in said]


@pytest.mark.parametrize("text", ["One.", "One.\n\nTwo.\n\nThree."])
def test_a_plain_reply_is_shown_paragraph_by_paragraph(text):
    parts = plain_parts(text, [{"text": "999", "href": "tel:999"}])
    assert "\n\n".join([parts["lead"], *parts["rest"]]) == text
    assert parts["contacts"] == [{"text": "999", "href": "tel:999"}]


def test_the_guidance_knows_nothing_of_button_payloads():
    for module in CONTENT.parent.glob("*.py"):
        assert "json.dumps" not in module.read_text(encoding="utf-8"), module.name
