"""Every fact is reachable, every question is answered, every sentence has a clause."""

import pytest

from assistant.guidance.answers import answer_question
from assistant.guidance.lengths import MOST_WORDS, every_reply, words
from assistant.guidance.model import VOICES

QUESTIONS = [
    "core_values_overview",
    "council_commitment",
    "principle_everyones_business",
    "principle_early_action",
    "principle_restorative",
    "principle_targeted_support",
    "spoc_what",
    "spoc_meetings",
    "spoc_responsibility",
    "using_spoc_and_tas",
    "early_help_restructure",
    "tas_what",
    "tas_which_schools",
    "tas_issues",
    "tsm_what",
    "tsm_when",
    "tsm_who_attends",
    "consultation_what_and_who",
    "consultation_how",
    "contact_details",
    "eit_role",
    "eit_advice",
    "eit_enforcement",
    "last_resort",
    "clarity_before_enforcement",
    "usually_and_exceptions",
    "lead_duties",
    "school_as_lead_tasks",
    "social_worker_education_core",
    "escalating_with_schools",
    "when_to_escalate",
    "hard_decision",
    "voluntary_chance_first",
    "engagement_does_not_override",
    "resistance_and_relationships",
    "fair_and_proportionate",
    "disagreement",
    "no_undermining",
    "why_no_undermining",
    "one_council",
    "three_stages_overview",
    "about_date_and_edition",
    "about_scope",
    "about_source",
    "tiers_meaning",
]

CLAUSES = {
    "core-values": [
        "opening",
        "principle-1",
        "principle-2",
        "principle-3",
        "principle-4",
        "single-point-of-contact",
        "team-around-the-school",
        "using-the-frameworks",
        "targeting-support-meetings",
        "consultation",
    ],
    "lead-professional": [
        "inclusion-team",
        "last-resort",
        "rule-1",
        "rule-2",
        "rule-3",
        "lead-duties",
        "deciding-to-escalate",
        "one-council",
        "no-undermining",
    ],
}


def seed_facts(library):
    return {
        fact.id for fact in library.facts.values() if fact.edition == "2023-01" and fact.clause.split("/")[0] in CLAUSES
    }


def facts_used(library):
    used = set()
    entries = [*library.questions.values(), *(term.entry for term in library.terms)]
    for entry in entries:
        used |= {fact for lines in entry.voices.values() for line in lines for fact in line.facts}
        used |= {fact for detail in entry.details.values() for fact in detail.facts}
    for outcome in library.rules.outcomes:
        used |= {fact for lines in outcome.voices.values() for line in lines for fact in line.facts}
    for rule in library.rules.escalation.values():
        used |= {fact for lines in rule.voices.values() for line in lines for fact in line.facts}
    return used


def test_every_fact_of_the_two_chapters_is_used_by_an_answer(library):
    assert seed_facts(library) - facts_used(library) == set()


def test_the_two_chapters_hold_the_clauses_of_the_contract(library):
    for chapter, clauses in CLAUSES.items():
        held = [c.id for c in library.clauses.values() if c.chapter == chapter and c.edition == "2023-01"]
        assert held == [f"{chapter}/{clause}" for clause in clauses]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_of_the_two_chapters_is_answered_from_them(library, question):
    for audience in VOICES:
        answer = answer_question(question, audience, library)
        assert answer.status == "answered"
        assert answer.edition == "2023-01"
        assert answer.clauses


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_has_one_to_six_sentences_in_each_voice(library, question):
    for lines in library.questions[question].voices.values():
        assert 1 <= len(lines) <= 6


def test_no_reply_is_longer_than_ninety_words_with_its_sources_and_every_later_change_in_full(library):
    """Every question, term, subject, aspect and decision, in every voice and edition."""
    for kind, answer in every_reply(library):
        assert words(answer) <= MOST_WORDS, (kind, answer.audience, answer.text)


def test_the_replies_counted_are_of_every_kind_voice_and_edition(library):
    replies = list(every_reply(library))
    assert {answer.audience for _, answer in replies} == set(VOICES)
    assert {answer.edition for _, answer in replies} >= set(library.editions)
    assert {answer.question for _, answer in replies} >= set(library.questions)
    assert {change for _, answer in replies for change in answer.later_changes} == {
        change.id for change in library.later_changes.entries
    }


def test_three_voices_of_every_answer_cite_the_same_clauses(library):
    for question, entry in library.questions.items():
        cited = [
            {(line.edition, clause) for line in lines for clause in line.clauses} for lines in entry.voices.values()
        ]
        assert cited[0] == cited[1] == cited[2], question


def test_every_sentence_of_every_answer_rests_on_a_clause_that_exists(library):
    for question in library.questions:
        for audience in VOICES:
            for sentence in answer_question(question, audience, library).sentences:
                for clause in sentence.clauses:
                    assert (sentence.edition, clause) in library.clauses


def test_numbers_and_addresses_stand_in_the_contacts_alone(content_folder):
    for path in content_folder.rglob("*.yml"):
        if path.name == "contacts.yml" or "chapters" in path.relative_to(content_folder).parts[:1]:
            continue  # the chapters say what the pages say, the contacts say whom to reach
        text = path.read_text(encoding="utf-8")
        assert "020 7525" not in text, path.name
        assert "@southwark" not in text, path.name


def test_the_safeguarding_words_never_give_the_inclusion_team(library):
    contacts = library.contacts
    for key in ("safeguarding", "safeguarding_line", "safeguarding_child", "safeguarding_line_child"):
        for audience in VOICES:
            text = " ".join(line.say for line in library.fixed[key].voices[audience])
            assert contacts["c-mash-day"].phone == "020 7525 1921"
            assert contacts["c-mash-day"].phone in text
            assert contacts["c-999"].phone in text
            assert "020 7525 1922" not in text
            assert "@" not in text


def test_a_child_is_given_a_helpline_for_children_and_an_adult_is_not(library):
    childline = library.contacts["c-childline"]
    assert childline.verify and not childline.facts
    for key in ("safeguarding", "safeguarding_line"):
        for audience in VOICES:
            said = {
                child: " ".join(line.say for line in library.fixed[key + child].voices[audience])
                for child in ("", "_child")
            }
            assert childline.phone in said["_child"]
            assert childline.phone not in said[""]
