"""Words for parents: reading age 11 or less, short sentences, no unexplained abbreviation."""

import re
from dataclasses import replace

import pytest
import textstat
from textstat.backend.counts import _count_syllables

from assistant.guidance.answers import answer_fixed, answer_question
from assistant.guidance.rules import all_situations
from assistant.guidance.who_leads import what_would_change, who_escalates, who_leads

# School year 6 is age 11.
HIGHEST_GRADE = 6.0
ABBREVIATIONS = re.compile(r"\b(?:EIT|FEH|SPOC|TAS|TSM|YOS|SEWO|TAF|CSC|CIN|ELPM|IUC|NTI|EHCP|SILS|DfE|LA)\b")


class SyllablesBySpelling(dict):
    """Counts groups of vowels, in place of the dictionary that textstat would download."""

    def __getitem__(self, word):
        word = re.sub(r"'s?$", "", word)
        if not re.search(r"[^aeiouy]le$", word):
            word = re.sub(r"(?<=[^aeiouytd])ed$|(?<=[^aeiouysxzgc])es$|(?<=[^aeiouy])e$", "", word)
        return [["1"] * max(1, len(re.findall("[aeiouy]+", word)))]


@pytest.fixture(autouse=True)
def no_download(monkeypatch):
    monkeypatch.setattr(_count_syllables, "get_cmudict", lambda language: SyllablesBySpelling())
    _count_syllables.count_syllables.cache_clear()


def body(answer):
    """The answer's own words: without its sources, contact details and the list of what the reader said."""
    text = " ".join(replace(answer, sources=(), recap="").text.split())
    text = re.sub(r"[\w.]+@[\w.]+\w", "this address", text)
    text = re.sub(r"https?://\S+\w", "this page", text)
    return re.sub(r"\b0[\d ]{8,}\d\b", "this number", text)


def sentence_lengths(text):
    return [len(one.split()) for one in re.split(r"(?<=[.?!:])\s+", text) if one]


def check(name, answer):
    text = body(answer)
    lengths = sentence_lengths(text)
    assert max(lengths) <= 25, name
    assert sum(lengths) / len(lengths) <= 15, name
    assert textstat.flesch_kincaid_grade(text) <= HIGHEST_GRADE, f"{name}: {text}"
    assert not ABBREVIATIONS.search(text), name


def seed_questions(library):
    return [name for name, entry in library.questions.items() if entry.label.startswith("guidance/")]


def test_answers_of_the_two_chapters_read_easily(library):
    for question in seed_questions(library):
        check(question, answer_question(question, "parent", library))


DETAILS = {
    "name": "who is our SPOC",
    "direct_contact": "their direct number",
    "deadline": "by when",
    "duration": "length of it",
    "number": "how many",
    "frequency": "how often",
    "place": "which venue",
    "form": "is there a form",
    "other_borough": "in Lewisham",
    "content_of_stages": "what are the stages",
    "child_attends": "are children there",
    "attendees": "who attends",
    "definition": "definition",
    "cost": "how much is it",
    "list": "a list of them",
    "own_date": "when is ours",
    "minutes": "is it minuted",
    "chair": "who chairs it",
    "agenda": "is there an agenda",
    "date_set": "who sets the date",
    "extra": "can there be an extra meeting",
    "companion": "can i bring my sister",
    "no_show": "what if i do not turn up",
    "copies": "can i see the papers",
    "how_made": "how do i draw the family tree",
    "consent": "do they need my permission",
    "told": "will i be told that she was discussed",
    "confidential": "is it confidential",
    "outcome": "what comes out of it",
    "vote": "do they vote",
    "missing": "what if a paper is missing",
    "which_stage": "what stage is court",
    "which_tier": "what tier is my family",
    "own_role": "what is my part in it",
    "pause": "do they hold off legal steps",
    "child_signs": "does my child sign",
    "signature": "who signs it",
    "setting": "is a nursery covered",
    "kind_of_school": "are academies covered",
    "signs": "what are the early signs",
    "which_assessment": "which assessment is it",
    "parenting_assessment": "is there a parenting assessment",
    "who_decided": "who came up with it",
    "other_route": "can i leave a voicemail",
    "each_parent": "do both parents need six",
    "before_legal": "must it be settled before court",
    "back_a_stage": "can we go back a stage",
    "emergency_review": "is there an emergency review",
    "contents": "what is in it",
    "topics": "what will we be asked",
    "evidence": "what evidence is needed",
    "primary_age": "what is it at primary",
    "automatic": "is it automatic",
    "a_family_asks": "what do i tell her",
    "method": "do we sit in a circle",
    "as_referral": "does it count as a referral",
    "details_wanted": "which details do they want",
    "earlier_notices": "are earlier notices checked when he moves",
    "social_plan": "there is only a CIN plan",
    "for_youth_offending": "what does YOS do",
    "many_plans": "we have five plans",
    "who_changed": "has it changed who leads",
    "for_me": "is it compulsory for me",
    "their_work": "what do they do",
}


def test_what_is_not_stated_reads_easily(library):
    for question in seed_questions(library):
        for kind, detail in library.questions[question].details.items():
            answer = answer_question(question, "parent", library, text=DETAILS[kind])
            assert answer.status == ("answered" if detail.stated else "not_settled"), (question, kind)
            check((question, kind), answer)


def test_terms_read_easily(library):
    for term in library.terms:
        if term.entry.question == "glossary":
            check(term.term, answer_question("glossary", "parent", library, text=term.term))


@pytest.mark.parametrize("decide", [who_leads, who_escalates, what_would_change])
def test_decisions_read_easily_in_every_situation(library, decide):
    for situation in all_situations():
        check(situation.stated, decide(situation, "parent", library))


def test_fixed_replies_keep_short_sentences(library):
    for key in library.fixed:
        lengths = sentence_lengths(body(answer_fixed(key, "parent", library)))
        assert max(lengths) <= 25, key
        assert sum(lengths) / len(lengths) <= 15, key


def test_the_parent_voice_speaks_to_the_parent(library):
    said = " ".join(body(answer_question(question, "parent", library)).lower() for question in seed_questions(library))
    assert len(re.findall(r"\byour child\b|\byou\b", said)) > 25
    assert "the parent" not in said
